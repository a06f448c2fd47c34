from decimal import Decimal, Inexact
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.feel import operators as op
from addendum.feel.failure import FeelFailure
from addendum.feel.limits import OverBudget
from addendum.feel.operators import strict
from addendum.feel.ranges import Range
from addendum.values import (
    ANY,
    BOOLEAN,
    DATE,
    NUMBER,
    TEXT,
    UNLIMITED,
    ContextOf,
    Duration,
    FunctionOf,
    ListOf,
    MemberOf,
    Money,
    Month,
    Months,
    NoAnswer,
    Percent,
    RangeOf,
    exactly,
    in_fractions,
)
from feel_builtins.calling import date, moment, n, numbers, time

SECOND = Duration(n(1))
SAMPLES = [
    None,
    True,
    False,
    n(1),
    n("0.5"),
    n(0),
    "a",
    "",
    date("2024-01-31"),
    time("10:00:00"),
    time("10:00:00Z"),
    moment("2024-01-01T10:00:00"),
    moment("2024-01-01T10:00:00Z"),
    SECOND,
    Months(1),
    Percent(n(5)),
    Money("EUR", n(5)),
    Money("USD", n(5)),
    UNLIMITED,
    [n(1)],
    {"a": n(1)},
    Range(n(1), n(2)),
    len,
]
BINARY = [
    op.add,
    op.subtract,
    op.multiply,
    op.divide,
    op.power,
    op.equal,
    op.not_equal,
    op.less,
    op.less_equal,
    op.greater,
    op.greater_equal,
    op.conjunction,
    op.disjunction,
    op.contains,
    op.index_list,
]


@given(st.sampled_from(BINARY), st.sampled_from(SAMPLES), st.sampled_from(SAMPLES))
def test_any_two_values_have_a_result_or_null(operator, left, right):
    try:
        exactly(operator, left, right)
    except Inexact:
        in_fractions(operator, Fraction(1), Fraction(3))


@pytest.mark.parametrize(
    ("operator", "left", "right", "expected"),
    [
        (op.add, n(1), n(2), n(3)),
        (op.add, "a", "b", "ab"),
        (op.add, "a", n(1), None),
        (op.add, None, n(1), None),
        (op.add, True, n(1), None),
        (op.add, [n(1)], [n(2)], None),
        (op.add, date("2024-01-31"), Months(1), date("2024-02-29")),
        (op.add, Months(1), date("2024-01-31"), date("2024-02-29")),
        (op.add, Money("EUR", n(1)), Money("USD", n(1)), None),
        (op.subtract, time("10:00:00"), time("09:00:00"), Duration(n(3600))),
        (op.subtract, moment("2024-01-01T10:00:00"), date("2024-01-01"), None),
        (op.subtract, date("2024-01-02"), date("2024-01-01"), Duration(n(86400))),
        (op.multiply, Months(3), n("1.5"), Months(4)),
        (op.multiply, n("-0.5"), Months(3), Months(-1)),
        (op.multiply, SECOND, n(2), Duration(n(2))),
        (op.multiply, SECOND, SECOND, None),
        (op.divide, n(1), n(0), None),
        (op.divide, n(0), n(0), None),
        (op.divide, Months(3), n(0), None),
        (op.divide, Months(5), n(2), Months(2)),
        (op.divide, Months(6), Months(4), n("1.5")),
        (op.divide, SECOND, Duration(n(4)), n("0.25")),
        (op.power, n(2), n(10), n(1024)),
        (op.power, n(2), n(-1), n("0.5")),
        (op.power, n(4), n("0.5"), n(2)),
        (op.power, n(0), n(-1), None),
        (op.power, n(2), n("0.5"), n("1.414213562373095048801688724209698")),
        (op.power, n(-2), n("0.5"), None),
        (op.power, "2", n(1), None),
    ],
)
def test_arithmetic_without_a_result_is_null(operator, left, right, expected):
    assert exactly(operator, left, right) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (None, None, True),
        (None, n(1), False),
        (n(1), "1", None),
        (n("1.0"), n(1), True),
        (True, n(1), None),
        ([], None, False),
        ([n(1)], [n(1)], True),
        ([n(1)], [n(1), n(2)], False),
        ([n(1)], ["1"], False),
        ({"a": n(1), "b": None}, {"b": None, "a": n(1)}, True),
        ({"a": n(1)}, {"b": n(1)}, False),
        (date("2024-01-01"), moment("2024-01-01T00:00:00"), None),
        (time("10:00:00Z"), time("11:00:00+01:00"), True),
        (time("10:00:00"), time("10:00:00Z"), False),
        (Months(0), Duration(n(0)), None),
        (Range(n(1), n(2)), Range(n(1), n(2)), True),
        (Range(n(1), n(2)), Range(n(1), n(2), False), False),
        ([n(1)], n(1), None),
    ],
)
def test_equality_has_three_values(left, right, expected):
    assert op.equal(left, right) is expected
    assert op.not_equal(left, right) is (None if expected is None else not expected)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (n(1), n(2), True),
        ("a", "b", True),
        (None, n(1), None),
        (n(1), "2", None),
        (True, False, None),
        ([n(1)], [n(2)], None),
        (time("10:00:00"), time("11:00:00Z"), True),
        (moment("2024-01-01T10:00:00+01:00"), moment("2024-01-01T09:30:00"), False),
        (date("2024-01-01"), moment("2024-01-02T00:00:00"), None),
        (Months(1), Duration(n(1)), None),
        (Percent(n(5)), UNLIMITED, True),
        (n(1), UNLIMITED, True),
    ],
)
def test_order_has_three_values(left, right, expected):
    assert op.less(left, right) is expected
    assert op.greater(right, left) is expected


def test_logic_follows_the_tables_with_null():
    values = (True, False, None)

    assert [[op.conjunction(a, b) for b in values] for a in values] == [
        [True, False, None],
        [False] * 3,
        [None, False, None],
    ]
    assert [[op.disjunction(a, b) for b in values] for a in values] == [
        [True] * 3,
        [True, False, None],
        [True, None, None],
    ]
    assert [op.negation(a) for a in (*values, n(1))] == [False, True, None, None]
    assert op.conjunction("x", True) is None
    assert op.conjunction("x", False) is False


@pytest.mark.parametrize(
    ("value", "test", "expected"),
    [
        (n(1), numbers("2 3 1"), True),
        (n(1), [Range(n(2), n(4)), Range(n(1), n(3))], True),
        (n(5), Range(n(1), n(3)), False),
        (n(2), n(2), True),
        (numbers("1 2"), [numbers("1 2 3"), numbers("1 2")], True),
        (True, [False, n(2)], False),
        (None, Range(n(1), n(2)), None),
        ("a", Range(n(1), n(2)), None),
        (None, [None], True),
        (n(5), None, None),
        ({"a": n(1)}, [{"b": n(1)}, {"a": n(1)}], True),
    ],
)
def test_membership_has_three_values(value, test, expected):
    assert op.contains(value, test) is expected


@pytest.mark.parametrize(
    ("value", "of_type", "expected"),
    [
        (None, ANY, False),
        (n(1), ANY, True),
        (n(1), NUMBER, True),
        (True, NUMBER, False),
        (numbers("1 2"), ListOf(NUMBER), True),
        ([n(1), "2"], ListOf(NUMBER), False),
        (n(1), ListOf(NUMBER), False),
        ([], ListOf(TEXT), True),
        ({"a": "x", "b": n(1)}, ContextOf((("a", TEXT),)), True),
        ({"a": None}, ContextOf((("a", TEXT),)), True),
        ({}, ContextOf((("a", TEXT),)), False),
        (Range(n(1), n(2)), RangeOf(NUMBER), True),
        (Range(None, n(2)), RangeOf(TEXT), False),
        (len, FunctionOf((), ANY), True),
        (len, NUMBER, False),
        ("S1", MemberOf("severities", ("S1",)), True),
        ("S9", MemberOf("severities", ("S1",)), False),
        (date("2024-01-01"), DATE, True),
    ],
)
def test_values_are_instances_of_their_types(value, of_type, expected):
    assert op.instance_of(value, of_type) is expected


@pytest.mark.parametrize(
    ("value", "name", "expected"),
    [
        ({"a": n(1)}, "a", n(1)),
        ({"a": n(1)}, "b", None),
        (None, "a", None),
        (n(1), "a", None),
        ([{"a": n(1)}, {}], "a", [n(1), None]),
        (date("2018-12-10"), "weekday", n(1)),
        (moment("2018-12-10T10:30:01.5+05:00"), "second", n("1.5")),
        (moment("2018-12-10T10:30:01"), "year", n(2018)),
        (moment("2018-12-10T10:30:00+05:00"), "time offset", Duration(n(18000))),
        (time("10:30:00"), "time offset", None),
        (time("10:30:00"), "timezone", None),
        (moment("2018-12-10T10:30:00@Etc/UTC"), "timezone", "Etc/UTC"),
        (moment("2018-07-10T10:30:00@Europe/Paris"), "time offset", Duration(n(7200))),
        (Months(-14), "years", n(-1)),
        (Months(-14), "months", n(-2)),
        (Months(14), "days", None),
        (Duration(n("-93784.5")), "days", n(-1)),
        (Duration(n("-93784.5")), "hours", n(-2)),
        (Duration(n("93784.5")), "minutes", n(3)),
        (Duration(n("-93784.5")), "seconds", n("-4.5")),
        (Duration(n(1)), "years", None),
        (Range(n(1), n(2), False), "start included", False),
        (Range.where("<", n(2)), "start", None),
        (Range.where("<", n(2)), "end", n(2)),
        (Month.parse("2024-02"), "length", Duration(n(29 * 86400))),
        (Month.parse("2024-02"), "last_day", date("2024-02-29")),
    ],
)
def test_paths_and_properties(value, name, expected):
    assert exactly(op.path, value, name) == expected


def test_filters_and_places():
    assert op.filter_list(numbers("1 2 3"), lambda item: op.greater_equal(item, n(2))) == numbers("2 3")
    assert op.filter_list(n(5), lambda _: True) == [n(5)]
    assert op.filter_list(None, lambda _: True) == []
    assert [op.index_list(numbers("1 2 3"), n(place)) for place in (1, -1, 0, 4, -4, "1.5")] == [
        n(1),
        n(3),
        None,
        None,
        None,
        None,
    ]
    assert op.index_list("foo", n(1)) == "foo"


def test_ranges_of_two_kinds_or_null_are_null():
    assert op.make_range(n(1), None, True, True) is None
    assert op.make_range(n(1), "a", True, True) is None
    assert op.make_range([1], [2], True, True) is None
    assert op.range_where("<", None) is None
    assert op.between(n(2), n(1), n(2)) is True
    assert op.between(n(2), None, n(1)) is False
    assert op.between(n(1), None, n(2)) is None


def test_what_is_null_in_dmn_is_a_named_error_when_strict():
    for code, failing in (
        ("NULL-OPERAND", lambda: strict.add(None, n(1))),
        ("WRONG-TYPE", lambda: strict.add("a", n(1))),
        ("DIVISION-BY-ZERO", lambda: strict.divide(n(1), n(0))),
        ("NOT-COMPARABLE", lambda: strict.equal(n(1), "1")),
        ("MISSING-KEY", lambda: strict.path({"a": n(1)}, "b")),
        ("NO-SUCH-PROPERTY", lambda: strict.path(n(1), "b")),
        ("NO-SUCH-ITEM", lambda: strict.index_list([], n(1))),
    ):
        with pytest.raises(FeelFailure, match=code):
            exactly(failing)
    with pytest.raises(NoAnswer, match="MONTHS-NOT-WHOLE"):
        exactly(strict.multiply, Months(1), n("0.5"))


def test_budgets_end_in_named_errors_in_both_profiles():
    large = n(10**4)
    with pytest.raises(OverBudget, match="NUMBER-TOO-LARGE"):
        exactly(op.power, large, large * large)
    with pytest.raises(OverBudget, match="NUMBER-TOO-LARGE"):
        exactly(op.power, n("1.5"), n(-10_001))
    with pytest.raises(OverBudget, match="TEXT-TOO-LONG"):
        op.add("x" * 600_000, "x" * 600_000)
    huge = Fraction(3) ** 40_000
    with pytest.raises(OverBudget, match="NUMBER-TOO-LARGE"):
        in_fractions(op.multiply, huge, huge)


def test_a_quotient_that_never_ends_asks_for_fractions():
    with pytest.raises(Inexact):
        exactly(op.divide, Decimal(1), Decimal(3))
    assert in_fractions(op.divide, Fraction(1), Fraction(3)) == Fraction(1, 3)


def test_booleans_are_types_of_their_own():
    assert op.instance_of(True, BOOLEAN) is True
    assert op.equal(True, n(1)) is None
