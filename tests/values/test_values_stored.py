from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.values import (
    ANY,
    BEST_EFFORT,
    DATE_TIME,
    MONEY,
    NUMBER,
    PERCENT,
    TEXT,
    UNLIMITED,
    BusinessDays,
    CalendarDays,
    ContextOf,
    Date,
    DateTime,
    Duration,
    FunctionOf,
    Keyed,
    ListOf,
    MemberOf,
    Money,
    Month,
    Months,
    NotStored,
    Percent,
    Quarter,
    RangeOf,
    Time,
    type_from_data,
    type_to_data,
    value_from_data,
    value_to_data,
)

NUMBERS = st.one_of(
    st.decimals(allow_nan=False, allow_infinity=False, places=4),
    st.fractions(),
    st.integers(),
    st.sampled_from([Decimal("-0.00"), Decimal("1E+2"), Decimal("8000.00")]),
)
SIMPLE = st.one_of(
    NUMBERS,
    st.text(),
    st.booleans(),
    st.none(),
    NUMBERS.map(Percent),
    NUMBERS.map(Duration),
    NUMBERS.map(BusinessDays),
    NUMBERS.map(CalendarDays),
    st.integers(-1000, 1000).map(Months),
    st.builds(Money, st.sampled_from(["EUR", "JPY"]), NUMBERS),
    st.integers(-100_000, 800_000).map(Date.from_ordinal),
    st.integers(0, 40_000).map(Month.at),
    st.integers(0, 10_000).map(Quarter.at),
    st.sampled_from([UNLIMITED, BEST_EFFORT]),
    st.sampled_from(["", ".125Z", "+02:00", "@Europe/Berlin"]).map(lambda end: Time.parse(f"10:20:30{end}")),
    st.sampled_from(["", ".5-05:00", "@Europe/Berlin"]).map(
        lambda end: DateTime.parse(f"2025-03-30T10:20:30{end}")
    ),
)
VALUES = st.recursive(
    SIMPLE,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)
SEVERITIES = MemberOf("severities", ("S1", "S2"))
TYPES = [
    NUMBER,
    ANY,
    SEVERITIES,
    MemberOf("nobody", ()),
    ListOf(SEVERITIES),
    ListOf(ListOf(PERCENT)),
    ContextOf((("from", DATE_TIME), ("parts", ListOf(NUMBER))), open=True, optional=frozenset({"from"})),
    ContextOf(()),
    Keyed(MONEY, "portion"),
    RangeOf(NUMBER),
    FunctionOf((SEVERITIES, TEXT), ListOf(MONEY)),
]


def through_json(data):
    return json.loads(json.dumps(data))


def exact(value):
    """The value with the class and the digits of every number, which equality does not tell apart."""
    if isinstance(value, list | tuple):
        return type(value), [exact(item) for item in value]
    if isinstance(value, dict):
        return {name: exact(item) for name, item in value.items()}
    return type(value), repr(value)


@given(VALUES)
def test_a_value_is_read_back_to_the_digit(value):
    again = value_from_data(through_json(value_to_data(value)))

    assert again == value
    assert exact(again) == exact(value)


@pytest.mark.parametrize("of_type", TYPES, ids=str)
def test_a_type_is_read_back(of_type):
    again = type_from_data(through_json(type_to_data(of_type)))

    assert again == of_type
    assert type(again) is type(of_type)


def test_a_plain_type_is_the_very_same_when_it_is_read_back():
    assert type_from_data(type_to_data(NUMBER)) is NUMBER


@pytest.mark.parametrize("value", [1.5, {1: "a"}, [{"a": 2.5}], Percent(1.5), {1, 2}], ids=str)
def test_what_is_no_value_of_a_contract_is_not_stored(value):
    with pytest.raises(NotStored):
        value_to_data(value)


def test_fractions_stay_fractions():
    assert type(value_from_data(value_to_data(Percent(Fraction(4, 2)))).points) is Fraction
