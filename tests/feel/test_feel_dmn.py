from decimal import Decimal

import pytest

from addendum.feel import Profile, Scope, Signature, compile_formula, compile_unary_tests
from addendum.findings import FindingsError
from addendum.values import ANY, NUMBER, TEXT, Date, DateTime, Duration, ListOf, exactly
from feel.support import dmn_value


def n(digits):
    return Decimal(digits)


NULLS = [
    "1 + null",
    "null - 1",
    "1 / 0",
    "null < 1",
    "1 < \"a\"",
    "1 = \"a\"",
    "\"a\" + 1",
    "-\"a\"",
    "nothing",
    "nothing + 1",
    "nothing(1)",
    "null.a",
    "{a: 1}.b",
    "[1, 2][3]",
    "[1, 2][0]",
    "1 between null and 2",
    "null in [1..2]",
    "true and null",
    "false or null",
    "not(null)",
    "not(1)",
    "1(2)",
    "substring(\"abc\")",
    "substring(\"abc\", \"x\")",
    "date(\"no date\")",
    "@\"no date\"",
    "max([])",
    "for i in null return i",
    "for i in 1..\"a\" return i",
    "for i in [2..1] return i",
    "some i in null satisfies i",
    "some i in [null, false] satisfies i",
    "every i in [null, true] satisfies i",
    "[1..\"a\"]",
    "(function(a) a)(1, 2)",
    "(function(a: number) a)(\"x\")",
    "{a: 1, a: 2}",
    "today()",
    "1 instance of nonsense",
]  # fmt: skip
VALUES = [
    ("if null then 1 else 2", n("2")),
    ("null = null", True),
    ("null != 1", True),
    ("null = 1", False),
    ("false and null", False),
    ("true or null", True),
    ("null and false", False),
    ("if null then 1 else 2", n(2)),
    ("if 1 then 1 else 2", n(2)),
    ("some i in [null, true] satisfies i", True),
    ("every i in [null, false] satisfies i", False),
    ("some i in [] satisfies i", False),
    ("every i in [] satisfies i", True),
    ("[1, 2, 3][item > 1]", [n(2), n(3)]),
    ("[1, null, 3][item > 1]", [n(3)]),
    ("[1, 2, 3][-1]", n(3)),
    ("5[1]", n(5)),
    ("5[item > 1]", [n(5)]),
    ("null[1]", None),
    ("null[true]", []),
    ("[][1]", None),
    ("[{a: 1, b: 2}, {a: 3, b: 4}][a > 1].b", [n(4)]),
    ("[{a: 1}, {b: 2}][a = 1]", [{"a": n(1)}]),
    ("[{a: 1}, {b: 2}].a", [n(1), None]),
    ("[{item: 1}, {item: 2}][item = 2]", [{"item": n(2)}]),
    ("for x in [1, 2], y in [x, 10] return x * y", [n(1), n(10), n(4), n(20)]),
    ("for x in 3 return x + 1", [n(4)]),
    ("for x in [1..3] return x", [n(1), n(2), n(3)]),
    ("for x in (1..3) return x", [n(2)]),
    ("for x in 0..3 return if x = 0 then 1 else x * partial[-1]", [n(1), n(1), n(2), n(6)]),
    ("{a: 1, b: {c: a + 1}, d: b.c}.d", n(2)),
    ("{\"a key\": 1}.a key", n(1)),
    ("{a key: 1, b: a key + 1}.b", n(2)),
    ("{f: function(x) x * 2, g: f(3)}.g", n(6)),
    ("{f: function(x, y) x - y, g: f(y: 1, x: 3)}.g", n(2)),
    ("(function(a: list<number>) a[1])(7)", n(7)),
    ("sort(list: [2, 1], precedes: function(a, b) a < b)", [n(1), n(2)]),
    ("5 in (< 5, 5)", True),
    ("5 in [1, [4..6]]", True),
    ("[1, 2] in [[1, 2], [3]]", True),
    ("(> 5) = (> 5)", True),
    ("1 instance of number", True),
    ("[1, 2] instance of list<number>", True),
    ("{a: 1} instance of context<a: number>", True),
    ("null instance of number", False),
    ("(function(a: number) a) instance of function<number> -> Any", True),
    ("[1, 2, 3] instance of list<string>", False),
    ("date and time(\"2024-01-31T10:00:00Z\").hour", n(10)),
    ("years and months duration(@\"2024-01-31\", @\"2025-03-01\") = @\"P1Y1M\"", True),
    ("@\"2024-01-31\" + @\"P1M\"", Date.parse("2024-02-29")),
    ("@\"PT1H\" * 1.5", Duration(n(5400))),
    ("\"a\" + \"b\"", "ab"),
    ("\"\\u0041\"", "A"),
    ("-2 ** 2", n(4)),
    ("2 ** 3 ** 2", n(64)),
    ("1 /* one */ + 2 // two", n(3)),
    ("string length(\"abc\")", n(3)),
    ("if \"string\" = \"x\" then 1 else string length(\"ab\")", n(2)),
]  # fmt: skip


@pytest.mark.parametrize("text", NULLS)
def test_what_has_no_value_is_null(text):
    assert dmn_value(text) is None


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_a_formula_has_the_value_that_the_standard_gives(text, value):
    assert dmn_value(text) == value


def test_names_may_hold_spaces_and_signs_and_the_longest_known_one_counts():
    assert dmn_value('first name + " " + last name', first_name="Ada", last_name="L") == "Ada L"
    assert dmn_value("a - b", a=n(3), b=n(1)) == n(2)
    assert _over("a-b + a", {"a": n(1), "a-b": n(5)}) == n(6)
    assert _over("date of birth.year", {"date of birth": Date.parse("2024-01-31")}) == n(2024)
    assert _over("1 in range", {"range": [n(1)]}) is True


def test_a_field_of_a_filters_item_hides_a_name_outside_and_other_names_show():
    items = [{"price": n(1), "unit price": n(9)}, {"price": n(5), "unit price": n(9)}]

    assert _over("items[price > limit]", {"items": items, "limit": n(2)}) == items[1:]
    assert _over("items[limit > price]", {"items": [{"limit": n(2)}], "price": n(1), "limit": n(0)}) == [
        {"limit": n(2)}
    ]


def test_fields_with_spaces_are_known_from_declared_types():
    from addendum.values import ContextOf

    of_type = ListOf(ContextOf((("unit price", NUMBER), ("name", TEXT))))
    items = [{"unit price": n(3), "name": "a"}]
    formula = compile_formula("items[unit price > 2].unit price", Scope({"items": of_type}), Profile.DMN)

    assert exactly(formula.bind(), items) == [n(3)]


def test_a_function_of_the_host_that_refuses_gives_null():
    def refusing(_value):
        raise ZeroDivisionError

    scope = Scope(functions={"ask it": Signature((("the value", ANY),), ANY)})

    for text in ("ask it(1)", "ask it(the value: 1)", "ask it()", "ask it(other: 1)"):
        formula = compile_formula(text, scope, Profile.DMN)
        assert exactly(formula.bind(), *[refusing for _ in formula.functions]) is None


CELLS = [
    ("-", n(1), True),
    ("-", None, True),
    ("1", n(1), True),
    ("1, 2", n(2), True),
    ("1, 2", n(3), False),
    ("< 5", n(3), True),
    ("< 5", n(5), False),
    ("[1..5]", n(5), True),
    ("]1..5[", n(5), False),
    ("[1..5), 9", n(9), True),
    ("not(1, 2)", n(3), True),
    ("not(1, 2)", n(1), False),
    ("? > 2", n(3), True),
    ("? > 2 and ? < 4", n(3), True),
    ("null", None, True),
    ("null", n(1), False),
    ("\"a\"", "a", True),
    ("\"a\", \"b\"", "b", True),
    ("[1, 2]", n(2), True),
    ("!= 3", n(4), True),
    ("= 3", n(3), True),
    ("true", True, True),
    ("false", True, False),
    ("limit", n(7), True),
    ("> limit", n(8), True),
    ("limit = 7", n(1), True),
    ("contains(?, \"b\")", "abc", True),
    ("date(\"2024-01-31\")", Date.parse("2024-01-31"), True),
    ("< date and time(\"2024-01-31T00:00:00Z\")", DateTime.parse("2024-01-30T00:00:00Z"), True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "met"), CELLS)
def test_a_cell_of_a_table_is_met_as_the_standard_says(text, value, met):
    test = compile_unary_tests(text, Scope({"limit": ANY}), Profile.DMN)

    found = exactly(test.bind(), *[{"?": value, "limit": n(7)}[name] for name in test.names])

    assert (found is True) is met


def test_a_cell_needs_the_value_of_its_column_by_the_name_of_a_question_mark():
    test = compile_unary_tests("> limit, 3", Scope({"limit": ANY}), Profile.DMN, input_type=NUMBER)

    assert sorted(test.names) == ["?", "limit"]
    assert compile_unary_tests("-", Scope(), Profile.DMN).names == ()


def test_a_fault_of_syntax_is_a_finding_in_this_profile_too():
    with pytest.raises(FindingsError, match="FORMULA-SYNTAX"):
        compile_formula("1 +", Scope(), Profile.DMN)


def test_units_are_none_of_the_standard():
    with pytest.raises(FindingsError, match="FORMULA-SYNTAX"):
        compile_formula("5 hours", Scope(), Profile.DMN)


def _over(text, facts):
    formula = compile_formula(text, Scope(dict.fromkeys(facts, ANY)), Profile.DMN)
    return exactly(formula.bind(), *[facts[name] for name in formula.names])
