from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.feel.builtins import lookup
from addendum.values import (
    DURATION,
    NUMBER,
    TEXT,
    UNLIMITED,
    Duration,
    ListOf,
    Money,
    Percent,
    exactly,
    in_fractions,
)
from feel_builtins.calling import call, date, n, numbers

RATIONALS = st.lists(
    st.fractions(min_value=-1000, max_value=1000, max_denominator=50), min_size=1, max_size=12
)


@pytest.mark.parametrize(
    ("name", "items", "expected"),
    [
        ("min", "3 1 2", "1"),
        ("max", "3 1 2", "3"),
        ("sum", "1.5 2.5", "4"),
        ("mean", "1 2 6", "3"),
        ("product", "2 3 4", "24"),
        ("median", "8 2 5 3 4", "4"),
        ("median", "6 1 2 3", "2.5"),
        ("stddev", "1 2 3", "1"),
        ("stddev", "2 4 7 5", "2.081665999466132735282297706979931"),
    ],
)
def test_a_list_and_its_items_as_arguments_give_the_same(name, items, expected):
    assert call(name, numbers(items)) == n(expected)
    assert call(name, *numbers(items)) == n(expected)
    assert call(name, list=numbers(items)) == n(expected)


@pytest.mark.parametrize("name", ["min", "max", "sum", "mean", "product", "median", "stddev"])
def test_nothing_and_null_have_no_statistics(name):
    assert call(name, []).startswith("<LIST-")
    assert call(name) == "<WRONG-ARGUMENTS>"
    assert call(name, None) == "<NULL-IN-LIST>"
    assert call(name, [n(1), None]) == "<NULL-IN-LIST>"
    assert call(name, l=numbers("1 2")) == "<WRONG-ARGUMENTS>"


@pytest.mark.parametrize("name", ["min", "max", "sum", "mean", "product", "median", "stddev", "mode"])
def test_kinds_do_not_mix(name):
    assert call(name, [n(1), "2"]).startswith("<")
    assert call(name, [n(1), True]).startswith("<")


def test_the_most_frequent_come_in_order():
    assert call("mode", numbers("6 3 9 6 6")) == numbers("6")
    assert call("mode", numbers("6 1 9 6 1")) == numbers("1 6")
    assert call("mode", []) == []


def test_values_with_units_are_summed_and_compared():
    outages = [Duration(n(60)), Duration(n(30))]

    assert call("sum", outages) == Duration(n(90))
    assert call("mean", outages) == Duration(n(45))
    assert call("max", Percent(n(5)), Percent(n(10))) == Percent(n(10))
    assert call("min", [Money("EUR", n(3)), Money("EUR", n(2))]) == Money("EUR", n(2))
    assert call("max", Duration(n(5)), UNLIMITED) is UNLIMITED
    assert call("min", ["b", "a"]) == "a"
    assert call("max", [date("2024-01-01"), date("2023-12-31")]) == date("2024-01-01")
    assert call("max", [True, False]) == "<NOT-COMPARABLE>"


@given(RATIONALS)
def test_a_mean_lies_between_the_extremes(items):
    least, mean, most = (in_fractions(lookup(name).call, items) for name in ("min", "mean", "max"))

    assert least <= mean <= most
    assert least <= in_fractions(lookup("median").call, items) <= most
    assert mean * len(items) == sum(items)


@given(RATIONALS)
def test_a_shift_leaves_the_deviation(items):
    deviation = lookup("stddev").call
    if len(items) > 1:
        assert in_fractions(deviation, items) == in_fractions(deviation, [item + 7 for item in items])


def test_a_mean_that_never_ends_asks_for_fractions():
    from decimal import Inexact

    with pytest.raises(Inexact):
        exactly(lookup("mean").call, numbers("1 1 2"))
    assert in_fractions(lookup("mean").call, [Fraction(1), Fraction(1), Fraction(2)]) == Fraction(4, 3)


def test_the_checker_learns_the_type_of_the_result():
    by_list, singly = lookup("max").signatures

    assert by_list.result((ListOf(DURATION),)) is DURATION
    assert singly.result((NUMBER, NUMBER)) is NUMBER
    assert lookup("sum").signatures[0].result((ListOf(TEXT),)) is None
