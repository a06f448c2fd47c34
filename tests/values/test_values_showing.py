from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.values import (
    BUSINESS_DAYS,
    CALENDAR_DAYS,
    DATE,
    DATE_TIME,
    DURATION,
    MONEY,
    MONTH,
    MONTHS,
    NUMBER,
    PERCENT,
    QUARTER,
    TIME,
    UNLIMITED,
    BusinessDays,
    CalendarDays,
    Date,
    DateTime,
    Duration,
    Money,
    Month,
    Months,
    Percent,
    Quarter,
    Time,
    approx,
    dumps,
    for_people,
    loads,
    read,
    show,
    to_decimal_if_finite,
    to_fraction,
    to_json,
)

SHOWN = [
    (Percent(Decimal("99.50")), "99.5 %"),
    (Percent(Decimal("1E+1")), "10 %"),
    (Percent(Decimal("-0.0")), "0 %"),
    (Percent(Fraction(199, 2)), "99.5 %"),
    (Percent(Fraction(42767, 432)), "42767/432 %"),
    (Percent(10), "10 %"),
    (Money("EUR", Decimal(8000)), "EUR 8000.00"),
    (Money("EUR", Decimal("-0.5")), "EUR -0.50"),
    (Money("EUR", Decimal("0.123")), "EUR 0.123"),
    (Money("EUR", Fraction(1000, 3)), "EUR 1000/3"),
    (Money("JPY", Decimal(8000)), "JPY 8000"),
    (Money("KWD", Decimal(8)), "KWD 8.000"),
    (Duration(Decimal(1200)), "20 minutes"),
    (Duration(Decimal(5400)), "90 minutes"),
    (Duration(Decimal(7200)), "2 hours"),
    (Duration(Decimal(3600)), "1 hour"),
    (Duration(Decimal(86_400)), "24 hours"),
    (Duration(Decimal(90)), "90 seconds"),
    (Duration(Decimal("0.5")), "0.5 seconds"),
    (Duration(Decimal(0)), "0 minutes"),
    (Duration(Decimal(-60)), "-1 minute"),
    (Duration(Fraction(1000, 3)), "1000/3 seconds"),
    (Months(1), "1 month"),
    (Months(15), "15 months"),
    (BusinessDays(Decimal("1.0")), "1 business day"),
    (CalendarDays(Decimal(60)), "60 calendar days"),
    (Date(2024, 1, 31), "2024-01-31"),
    (Month(2025, 3), "2025-03"),
    (Quarter(2025, 3), "2025-Q3"),
    (Decimal("1E+3"), "1000"),
    (Fraction(1, 3), "1/3"),
    (7, "7"),
    (UNLIMITED, "unlimited"),
    ("text", "text"),
    (True, "true"),
    (None, "null"),
    ([Decimal(1), "S1"], "[1, S1]"),
    ({"a": Percent(Decimal(1))}, "{a: 1 %}"),
]
JSON = [
    (Percent(Decimal("99.50")), '"99.5 %"'),
    (Decimal("5.50"), "5.5"),
    (Decimal("1E+3"), "1000"),
    (Decimal("0.10000000000000000000000000000000000000001"), "0.10000000000000000000000000000000000000001"),
    (Fraction(1, 4), "0.25"),
    (Fraction(1, 3), '"1/3"'),
    (7, "7"),
    (True, "true"),
    (None, "null"),
    ('say "hello"\n', '"say \\"hello\\"\\n"'),
    ("€", '"€"'),
    (UNLIMITED, '{"outcome": "unlimited"}'),
    ((Decimal(1), Month(2025, 3)), '[1, "2025-03"]'),
    ({"a": {"b": Money("EUR", Decimal(1))}, "c": []}, '{"a": {"b": "EUR 1.00"}, "c": []}'),
    ({}, "{}"),
]

decimals = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12)
numbers = decimals | st.fractions(max_denominator=1000) | st.integers(-(10**9), 10**9)
values = st.one_of(
    st.tuples(st.just(NUMBER), decimals | st.fractions()),
    st.tuples(st.just(PERCENT), numbers.map(Percent)),
    st.tuples(st.just(MONEY), st.builds(Money, st.from_regex("[A-Z]{3}", fullmatch=True), numbers)),
    st.tuples(st.just(DURATION), numbers.map(Duration)),
    st.tuples(st.just(MONTHS), st.integers(-(10**6), 10**6).map(Months)),
    st.tuples(st.just(BUSINESS_DAYS), numbers.map(BusinessDays)),
    st.tuples(st.just(CALENDAR_DAYS), numbers.map(CalendarDays)),
    st.tuples(st.just(MONTH), st.builds(Month, st.integers(0, 9999), st.integers(1, 12))),
    st.tuples(st.just(QUARTER), st.builds(Quarter, st.integers(0, 9999), st.integers(1, 4))),
    st.tuples(st.just(DATE), st.dates().map(Date.of)),
    st.tuples(st.just(DATE_TIME), st.datetimes().map(DateTime.of)),
    st.tuples(st.just(TIME), st.times().map(Time.of)),
)


@pytest.mark.parametrize(("value", "text"), SHOWN, ids=repr)
def test_a_value_has_one_canonical_text(value, text):
    assert show(value) == text


@given(typed=values, whole_in_fractions=st.booleans())
def test_a_value_reads_back_as_it_prints(typed, whole_in_fractions):
    of_type, value = typed
    written = to_fraction(value) if whole_in_fractions else value

    assert read(of_type, show(written)) == value
    assert read(of_type, show(written), Fraction) == value
    assert show(to_decimal_if_finite(written)) == show(to_fraction(value))


@given(typed=values)
def test_a_value_reads_back_from_json(typed):
    of_type, value = typed

    assert read(of_type, loads(dumps(value))) == value
    assert dumps(to_json(value)) == dumps(value)


@pytest.mark.parametrize(("value", "text"), JSON, ids=repr)
def test_json_keeps_every_digit(value, text):
    assert dumps(value) == text
    assert dumps(to_json(value)) == text


@pytest.mark.parametrize("value", [0.1, NotImplemented, {1: 2}, {"a": {1.5}}, b"bytes"], ids=repr)
def test_json_has_no_place_for_what_is_not_exact(value):
    with pytest.raises(TypeError):
        dumps(value)


def test_only_values_have_a_text():
    with pytest.raises(TypeError):
        show(0.1)


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Percent(Fraction(42767, 432)), 2, "≈ 99 %"),
        (Percent(Fraction(42767, 432)), 4, "≈ 98.9977 %"),
        (Money("EUR", Fraction(1000, 3)), 2, "≈ EUR 333.33"),
        (Money("EUR", Decimal("0.125")), 2, "≈ EUR 0.13"),
        (Duration(Fraction(1000, 3)), 0, "≈ 333 seconds"),
        (Fraction(-1, 3), 2, "≈ -0.33"),
        (Percent(Decimal("99.5")), 2, "99.5 %"),
        (Date(2024, 1, 31), 2, "2024-01-31"),
        ("text", 2, "text"),
    ],
    ids=str,
)
def test_only_text_for_people_rounds(value, places, text):
    assert approx(value, places) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (Percent(Fraction(10675, 108)), "", "≈ 98.842593 % (exactly 10675/108 %)"),
        (Percent(Decimal("99.98999999999999999999")), "", "99.98999999999999999999 %"),
        (Money("EUR", Decimal(1_000_000)), "", "EUR 1,000,000.00"),
        (Money("EUR", Decimal("-1234.5")), "", "EUR -1,234.50"),
        (Money("EUR", Decimal("-0.5")), "", "EUR -0.50"),
        (Money("EUR", Fraction(10000, 3)), "", "≈ EUR 3,333.333333 (exactly EUR 10000/3)"),
        (Money("JPY", Decimal("1E+6")), "", "JPY 1,000,000"),
        (Duration(Decimal(0)), "", "0 minutes"),
        (Duration(Decimal(0)), "hour", "0 hours"),
        (Duration(Decimal(3600)), "hour", "1 hour"),
        (Duration(Decimal(2700)), "hour", "0.75 hours"),
        (Duration(Decimal(1200)), "hour", "20 minutes"),
        (Decimal(120000), "", "120000"),
        ([Money("EUR", Decimal(1000))], "", "[EUR 1000.00]"),
    ],
    ids=str,
)
def test_text_for_people_groups_money_and_tells_rounded_before_exact(value, unit, text):
    assert for_people(value, unit) == text
