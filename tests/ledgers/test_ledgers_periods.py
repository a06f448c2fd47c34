"""Periods as stretches of time: where they begin and end in a zone, counted from a day, or up to one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.ledgers import anchored_span, length_of, span_between, span_of, trailing_span
from addendum.values import Date, Month, NoAnswer, Quarter

DAYS = st.integers(Date(1990, 1, 1).ordinal, Date(2090, 1, 1).ordinal).map(Date.from_ordinal)


def told(found):
    """A stretch as its first day and the day after its last one."""
    return f"{found['from'].date} {found['to'].date}"


@pytest.mark.parametrize(
    ("found", "days"),
    [
        (span_of(Month(2025, 2), "1 month", "UTC"), "2025-02-01 2025-03-01"),
        (span_of(Quarter(2025, 4), "3 months", "UTC"), "2025-10-01 2026-01-01"),
        (span_of(Date(2025, 1, 31), "1 month", "UTC"), "2025-01-31 2025-02-28"),
        (span_of(Date(2025, 2, 20), "30 days", "UTC"), "2025-02-20 2025-03-22"),
        (span_between(Date(2025, 2, 20), Date(2025, 3, 4), "UTC"), "2025-02-20 2025-03-05"),
        (trailing_span(Month(2025, 4), "12 months", "UTC"), "2024-05-01 2025-05-01"),
        (trailing_span(Date(2025, 4, 30), "30 days", "UTC"), "2025-04-01 2025-05-01"),
        (trailing_span(Date(2025, 4, 30), "12 months", "UTC"), "2024-05-01 2025-05-01"),
        (anchored_span(Date(2025, 5, 1), "3 months", Date(2000, 2, 1), "UTC"), "2025-05-01 2025-08-01"),
        (anchored_span(Date(2025, 2, 28), "1 month", Date(2025, 1, 31), "UTC"), "2025-02-28 2025-03-31"),
        (anchored_span(Date(2025, 2, 28), "1 month", 30, "UTC"), "2025-02-28 2025-03-30"),
        (anchored_span(Date(2024, 2, 29), "12 months", Date(2024, 2, 29), "UTC"), "2024-02-29 2025-02-28"),
    ],
)
def test_a_period_begins_and_ends(found, days):
    assert told(found) == days


@pytest.mark.parametrize(
    ("zone", "hours"), [("UTC", 744), ("Europe/Berlin", 743), ("America/New_York", 743), ("Asia/Tokyo", 744)]
)
def test_a_month_has_the_hours_that_its_clocks_show(zone, hours):
    assert length_of(span_of(Month(2025, 3), "1 month", zone)).seconds == hours * 3_600


@given(DAYS, st.sampled_from(["1 month", "3 months", "12 months", "7 days", "30 days"]), st.integers(0, 40))
def test_periods_that_are_counted_from_a_day_follow_each_other(anchor, length, count):
    first = anchor
    for _ in range(count % 5 + 1):
        found = anchored_span(first, length, anchor, "UTC")
        assert found["from"].date == first
        assert found["from"].date < found["to"].date
        first = found["to"].date


@pytest.mark.parametrize(
    ("first", "anchor", "fix"),
    [
        (Date(2025, 2, 15), Date(2000, 2, 1), "2025-02-01"),
        (Date(2025, 1, 31), Date(2000, 2, 1), "2024-11-01"),
    ],
)
def test_no_period_begins_on_another_day(first, anchor, fix):
    with pytest.raises(NoAnswer) as refused:
        anchored_span(first, "3 months", anchor, "UTC")

    assert refused.value.code == "NOT-A-FIRST-DAY"
    assert fix in refused.value.fix


@pytest.mark.parametrize("day", [0, 32, -1])
def test_no_month_has_such_a_day(day):
    with pytest.raises(NoAnswer) as refused:
        anchored_span(Date(2025, 1, 1), "1 month", day, "UTC")

    assert refused.value.code == "DAY-OF-MONTH"


def test_a_period_does_not_end_before_it_begins():
    with pytest.raises(NoAnswer) as refused:
        span_between(Date(2025, 3, 2), Date(2025, 3, 1), "UTC")

    assert refused.value.code == "PERIOD-REVERSED"
    assert told(span_between(Date(2025, 3, 1), Date(2025, 3, 1), "UTC")) == "2025-03-01 2025-03-02"
