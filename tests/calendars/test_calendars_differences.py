"""Two calendars day by day: what is told differs, and what is not told does not."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from addendum.calendars import (
    CalendarBook,
    Definition,
    HolidayList,
    WeeklyHours,
    hours_differences,
    years_known,
)
from addendum.values import Date

DAY = 24 * 60
YEARS = (2025, 2026)
FIRST = Date(2025, 1, 1).ordinal
DAYS = range(FIRST, Date(2027, 1, 1).ordinal)


@st.composite
def definitions(draw):
    days = draw(st.lists(st.integers(0, 6), max_size=5, unique=True))
    hours = tuple(
        WeeklyHours(
            day * DAY + draw(st.sampled_from([0, 480, 540])),
            day * DAY + draw(st.sampled_from([720, 1020, 1440, 1500])),
        )
        for day in days
    )
    closed = frozenset(draw(st.lists(st.sampled_from(DAYS), max_size=3)))
    special = dict.fromkeys(draw(st.lists(st.sampled_from(DAYS), max_size=2)), ((600, 660),))
    return Definition(
        "c",
        draw(st.sampled_from(["UTC", "Europe/Berlin"])),
        open=hours,
        closed_days=closed,
        special_days=special,
    )


def _calendar(definition):
    return CalendarBook([definition], []).calendar("c")


def _hours(calendar, day):
    clock = calendar.clock
    start, end = clock.midnight(day), clock.midnight(day + 1)
    local = (day - 719_163) * 86_400
    return tuple(
        (int(clock.local(opens)) - local, 86_400 if closes == end else int(clock.local(closes)) - local)
        for opens, closes in calendar.stretches(start, end)
    )


@settings(max_examples=60, deadline=None)
@given(definitions(), definitions())
def test_a_day_is_told_just_where_its_hours_differ(one, other):
    before, after = _calendar(one), _calendar(other)

    found = hours_differences(before, after, YEARS)

    told = {day: (each.before, each.after) for each in found for day in each.days}
    assert sum(len(each.days) for each in found) == len(told)
    for day in DAYS:
        hours = _hours(before, day), _hours(after, day)
        assert told.get(day) == (hours if hours[0] != hours[1] else None)


@settings(max_examples=20, deadline=None)
@given(definitions())
def test_a_calendar_does_not_differ_from_itself(one):
    assert hours_differences(_calendar(one), _calendar(one), YEARS) == []


def test_weekdays_that_differ_alike_are_told_together():
    def week(opens):
        hours = tuple(WeeklyHours(day * DAY + opens * 60, day * DAY + 17 * 60) for day in range(5))
        return _calendar(Definition("c", open=hours))

    (found,) = hours_differences(week(9), week(8), YEARS)

    assert found.weekdays == (0, 1, 2, 3, 4)
    assert (found.before, found.after) == (((32_400, 61_200),), ((28_800, 61_200),))
    assert (found.opens, found.closes) == (True, False)


def test_years_are_those_that_holidays_tell_of_and_those_of_dated_days():
    def listed(first, last):
        ends = (None if year is None else Date(year, 1, 1).ordinal for year in (first, last))
        return HolidayList("h", "DE", *ends, {})

    assert years_known([], []) == tuple(range(2000, 2028))
    assert years_known([listed(2022, 2024), listed(2025, 2030)], []) == tuple(range(2022, 2031))
    assert years_known([listed(2022, 2023)], [Date(2040, 12, 24).ordinal]) == (2022, 2023, 2040)
    assert years_known([listed(None, 2030)], [])[-1] == 2030
