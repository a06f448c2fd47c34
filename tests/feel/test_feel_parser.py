import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from addendum.feel.faults import SyntaxFault
from addendum.feel.parser import Parser
from addendum.feel.printer import print_tree
from addendum.feel.vocabulary import Vocabulary

NAMES = Vocabulary(("first name", "name", "first", "a-b", "date and time", "time", "in stock", "x", "f"))


def parser(text, policy=False):
    return Parser(text, (NAMES,), ("unit price",), policy)


GROUPED = [
    ("1 + 2 * 3", "1 + (2 * 3)"),
    ("1 - 2 - 3", "(1 - 2) - 3"),
    ("2 ** 3 ** 2", "(2 ** 3) ** 2"),
    ("-2 ** 2", "(-2) ** 2"),
    ("- - x", "-(-x)"),
    ("x or x and x", "x or (x and x)"),
    ("x and 1 < 2 + 3", "x and (1 < (2 + 3))"),
    ("x = 1 = true", "(x = 1) = true"),
    ("x between 1 and 2 and x", "(x between 1 and 2) and x"),
    ("1 + 2 in [1..5]", "(1 + 2) in [1..5]"),
    ("if x then 1 else 2 + 3", "if x then 1 else (2 + 3)"),
    ("for y in x return y + 1", "for y in x return (y + 1)"),
    ("some y in x satisfies y and x", "some y in x satisfies (y and x)"),
    ("x.zone[1].y", "((x.zone)[1]).y"),
    ("f(1)(2)", "(f(1))(2)"),
    ("x instance of number and x", "(x instance of number) and x"),
    ("-x.y", "-(x.y)"),
    ("x in < 5", "x in (< 5)"),
]


@pytest.mark.parametrize(("text", "grouped"), GROUPED)
def test_operators_bind_as_the_standard_has_it(text, grouped):
    assert parser(text).formula() == parser(grouped).formula()


PRINTED = [
    ("first name + name", "first name + name"),
    ("first  name", "first name"),
    ("a-b - 1", "a-b - 1"),
    ("a - c", "a - c"),
    ('date and time("x")', 'date and time("x")'),
    ("in stock and x", "in stock and x"),
    ("for in stock in x return in stock", "for in stock in x return in stock"),
    ("unknown words here + 1", "unknown words here + 1"),
    ("x[unit price > 1].unit price", "x[unit price > 1].unit price"),
    ("{my key: 1, b: my key + 1}.my key", '{"my key": 1, b: my key + 1}.my key'),
    ("function(my arg: number) my arg", "function(my arg: number) my arg"),
    ("]1..5[", "(1..5)"),
    ("[1..5[", "[1..5)"),
    ("x in (1, < 2, [3..4])", "x in (1, < 2, [3..4])"),
    ("f(a: 1, b: 2)", "f(a: 1, b: 2)"),
    ("x instance of context<a: list<number>>", "x instance of context<a: list<number>>"),
    ("[x][1]", "[x][1]"),
    ("x[[1][1]]", "x[[1][1]]"),
    ('@"2024-01-31"', '@"2024-01-31"'),
]


@pytest.mark.parametrize(("text", "printed"), PRINTED)
def test_a_formula_is_read_and_printed(text, printed):
    assert print_tree(parser(text).formula()) == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("5%", "5 %"),
        ("EUR 5 + x", "EUR 5 + x"),
        ("20 minutes", "20 minutes"),
        ("2 business days", "2 business days"),
        ("x is given and 5 is given", "x is given and 5 is given"),
        ("x[1] is given", "x[1] is given"),
    ],
)
def test_the_policy_profile_has_units_and_is_given(text, printed):
    assert print_tree(parser(text, policy=True).formula()) == printed


FAULTS = [
    ("1 +", 3, "A value belongs here; the end of the formula stands there."),
    ("(1 + 2", 6, "`)` is missing after what the opened bracket holds; the end of the formula stands there."),
    ("1 2", 2, "Between `1` and `2` an operator is missing."),
    ("x = = 1", 4, "A value belongs here; `=` stands there."),
    ("if x 1", 5, "`then` is missing after the condition of `if`; `1` stands there."),
    (
        "if x then 1",
        11,
        "`else` is missing after the value after `then`; the end of the formula stands there.",
    ),
    ("for 1 in x return 1", 4, "A name belongs after `for`; `1` stands there."),
    ("for y x return 1", 8, "`in` is missing after the name after `for`; `return` stands there."),
    (
        "some y in x",
        11,
        "`satisfies` is missing after what `some` goes through; the end of the formula stands there.",
    ),
    ("f(1, a: 2, 3)", 11, "Arguments are given all by name, or all by position."),
    ("f(1", 3, "`)` is missing after the arguments; the end of the formula stands there."),
    ("[1, 2", 5, "`]` is missing after the items of the list; the end of the formula stands there."),
    ("{a 1}", 4, "A name followed by `:` belongs here; `}` stands there."),
    ("[1..2", 5, "The range is not closed; the end of the formula stands there."),
    ("x.", 2, "A name belongs after the dot; the end of the formula stands there."),
    ("1 < 2)", 5, "The formula is complete before `)`."),
    ("'premium'", 0, "A value belongs here; `'` stands there."),
    ("@5", 1, "A text belongs after `@`."),
    ("x instance of 5", 14, "A type belongs here; `5` stands there."),
    ("", 0, "A value belongs here; the end of the formula stands there."),
]


@pytest.mark.parametrize(("text", "start", "says"), FAULTS)
def test_a_fault_says_what_is_missing_and_where(text, start, says):
    with pytest.raises(SyntaxFault) as raised:
        parser(text).formula()

    assert (raised.value.start, raised.value.says) == (start, says)


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("20 minuts", "Write `20 minutes`."),
        ("x is 5", "Compare by `=`."),
        ("% 5", "Percentages are numbers with a sign: `5 %`."),
    ],
)
def test_a_fault_of_a_policy_has_its_fix(text, fix):
    with pytest.raises(SyntaxFault) as raised:
        parser(text, policy=True).formula()

    assert raised.value.fix == fix


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ("1", "x", "first name", '"a"', "+", "-", "*", "(", ")", "[", "]", "{", "}", ",", ":", "..", ".",
             "<", "=", "if", "then", "else", "for", "in", "return", "some", "satisfies", "and", "or",
             "between", "not", "function", "instance of", "number", "f(", "@", "%", "is given", "null",
             "?", "item")
        ),
        max_size=14,
    ).map(" ".join),
    st.booleans(),
)  # fmt: skip
def test_any_words_are_a_tree_or_a_fault(text, policy):
    for read in (lambda: parser(text, policy).formula(), lambda: parser(text, policy).unary_tests()):
        try:
            found = print_tree(read())
        except SyntaxFault as fault:
            found = fault.says

        assert found
