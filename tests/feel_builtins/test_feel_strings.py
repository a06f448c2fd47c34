import pytest

from addendum.feel.budgets import STRING_LENGTH
from feel_builtins.calling import call, n


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("substring", ("foobar", n(3)), "obar"),
        ("substring", ("foobar", n(-2), n(1)), "a"),
        ("substring", ("foobar", n(3), n("3.8")), "oba"),
        ("substring", ("a\U0001f600b", n(2), n(1)), "\U0001f600"),
        ("substring", ("abc", n(2), n(99)), "bc"),
        ("string length", ("",), n(0)),
        ("string length", ("a\U0001f600",), n(2)),
        ("upper case", ("aBc4",), "ABC4"),
        ("lower case", ("aBc4",), "abc4"),
        ("substring before", ("foobar", "bar"), "foo"),
        ("substring before", ("foobar", "x"), ""),
        ("substring before", ("abc", ""), ""),
        ("substring after", ("foobar", "ob"), "ar"),
        ("substring after", ("abc", ""), "abc"),
        ("substring after", ("", "a"), ""),
        ("contains", ("abc", "b"), True),
        ("contains", ("abc", ""), True),
        ("starts with", ("abc", "ab"), True),
        ("ends with", ("abc", "ab"), False),
        ("matches", ("foobar", "^fo*b"), True),
        ("matches", ("foobar", "FO", "i"), True),
        ("matches", ("foobar", "^bar"), False),
        ("split", ("a;b;c;;", ";"), ["a", "b", "c", "", ""]),
        ("split", ("John Doe", r"\s"), ["John", "Doe"]),
        ("split", ("", ";"), [""]),
        ("replace", ("abcd", "(ab)|(a)", "[1=$1][2=$2]"), "[1=ab][2=]cd"),
        ("replace", ("abracadabra", "bra", "*"), "a*cada*"),
        ("replace", ("abracadabra", "a.*?a", "*"), "*c*bra"),
        ("replace", ("a.b.c", ".", "-", "q"), "a-b-c"),
        ("replace", ("abc", "b", r"\$\\"), "a$\\c"),
        ("replace", ("abcdefghijkl", "(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)(l)", "$12$10"), "lj"),
        ("replace", ("ab", "(a)", "$12"), "a2b"),
        ("replace", ("0123456789", r"(\d{3})(\d{3})(\d{4})", "($1) $2-$3"), "(012) 345-6789"),
        ("string join", (["a", None, "c"], "X"), "aXc"),
        ("string join", ([],), ""),
        ("string join", (["a", "b"], None), "ab"),
        ("string join", ("a", "X"), "a"),
    ],
)
def test_a_text_function_gives_what_the_standard_says(name, arguments, expected):
    assert call(name, *arguments) == expected


@pytest.mark.parametrize(
    ("name", "arguments", "code"),
    [
        ("substring", ("abc", n(0)), "<NO-SUCH-PLACE>"),
        ("substring", ("abc", n(4)), "<NO-SUCH-PLACE>"),
        ("substring", ("abc", n(1), n(0)), "<NO-SUCH-PLACE>"),
        ("upper case", (n(1),), "<WRONG-ARGUMENTS>"),
        ("contains", ("a", None), "<WRONG-ARGUMENTS>"),
        ("matches", ("a", "[a"), "<PATTERN-UNREADABLE>"),
        ("matches", ("a", "a", "z"), "<PATTERN-UNREADABLE>"),
        ("replace", ("abc", "x*", "-"), "<PATTERN-EMPTY>"),
        ("replace", ("abc", "b", "$"), "<REPLACEMENT-UNREADABLE>"),
        ("replace", ("abc", "b", "\\"), "<REPLACEMENT-UNREADABLE>"),
        ("split", ("abc", ""), "<PATTERN-EMPTY>"),
        ("string join", ([n(1)], "X"), "<WRONG-TYPE>"),
        ("string join", (None,), "<WRONG-ARGUMENTS>"),
    ],
)
def test_what_has_no_value_fails_by_name(name, arguments, code):
    assert call(name, *arguments) == code


def test_a_text_longer_than_its_budget_is_a_named_error():
    half = "x" * (STRING_LENGTH // 2 + 1)

    assert call("string join", [half, half]) == "<TEXT-TOO-LONG>"
    assert call("replace", "a" * 2000, "a", "b" * 1000) == "<TEXT-TOO-LONG>"


def test_arguments_by_name_have_the_names_of_the_standard():
    assert call("substring", string="foobar", start_position=n(3)) == "obar"
    assert call("replace", input="abc", pattern="b", replacement="x", flags="i") == "axc"
    assert call("string join", delimiter="X", list=["a", "c"]) == "aXc"
    assert call("string join", list=["a"], delimitr="X") == "<WRONG-ARGUMENTS>"


def test_a_list_of_one_text_stands_for_it():
    assert call("upper case", ["bob"]) == "BOB"
