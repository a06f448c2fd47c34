"""Borders of periods: counted from their anchor, without drift, and no day outside or in two of them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.ledgers import days_around, days_before, days_of, period_days
from addendum.values import Date, Month, NoAnswer, Quarter

DAYS = st.integers(Date(1999, 1, 1).ordinal, Date(2060, 1, 1).ordinal).map(Date.from_ordinal)
SPANS = st.sampled_from(["1 month", "3 months", "12 months", "1 day", "7 days", "28 days"])


def day(text):
    return Date.parse(text)


@pytest.mark.parametrize(
    ("on", "span", "anchor", "first", "after"),
    [
        ("2024-02-29", "1 month", "2024-01-31", "2024-02-29", "2024-03-31"),
        ("2024-03-30", "1 month", "2024-01-31", "2024-02-29", "2024-03-31"),
        ("2024-03-31", "1 month", "2024-01-31", "2024-03-31", "2024-04-30"),
        ("2024-04-30", "3 months", "2024-01-31", "2024-04-30", "2024-07-31"),
        ("2024-07-30", "3 months", "2024-01-31", "2024-04-30", "2024-07-31"),
        ("2027-03-01", "12 months", "2024-02-29", "2027-02-28", "2028-02-29"),
        ("2023-12-31", "3 months", "2024-01-31", "2023-10-31", "2024-01-31"),
        ("2024-01-07", "7 days", "2024-01-01", "2024-01-01", "2024-01-08"),
        ("2023-12-31", "7 days", "2024-01-01", "2023-12-25", "2024-01-01"),
    ],
)
def test_borders_do_not_drift_from_the_anchor(on, span, anchor, first, after):
    assert days_around(day(on), span, day(anchor)) == (day(first), day(after))


@given(DAYS, SPANS, DAYS)
def test_every_day_lies_in_the_one_period_that_is_around_it(on, span, anchor):
    found = days_around(on, span, anchor)

    assert found.has(on)
    assert not found.has(found.after)
    assert days_around(found.first, span, anchor) == found
    assert days_around(found.after, span, anchor).first == found.after
    assert days_around(Date.from_ordinal(found.first.ordinal - 1), span, anchor).after == found.first


@given(st.integers(0, 40), DAYS, SPANS)
def test_earlier_periods_follow_each_other_up_to_this_one(count, anchor, span):
    wanted = days_around(anchor, span, anchor)
    for _ in range(count):
        wanted = days_around(wanted.after, span, anchor)

    found = [*days_before(wanted, anchor, span, anchor), wanted]

    assert len(found) == count + 1
    assert found[0].first == anchor
    assert all(one.after == next_one.first for one, next_one in pairwise(found))


def test_periods_of_the_calendar_need_no_anchor():
    assert days_of(Quarter(2025, 3), "3 months", day("2001-01-01")) == (day("2025-07-01"), day("2025-10-01"))
    assert period_days(Month(2024, 2), "1 month", day("2001-01-01"))["last_day"] == day("2024-02-29")
    assert [
        *days_before(
            days_of(Quarter(2025, 3), "3 months", day("2001-01-01")), day("2025-08-01"), "", day("2001-01-01")
        )
    ] == []


def test_a_day_on_which_no_period_begins_is_refused_with_those_that_do():
    with pytest.raises(NoAnswer) as error:
        days_of(day("2024-05-01"), "3 months", day("2024-01-31"))

    assert error.value.code == "NOT-A-FIRST-DAY"
    assert "2024-04-30 to 2024-07-30" in error.value.says
    assert "2024-07-31" in error.value.fix
