"""Calendars for tests: lines of hours as authors write them, days as text, moments as text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from addendum.calendars import CalendarBook, Definition, HolidayList, RecurringHours, WeeklyHours
from addendum.values import UTC, BusinessDays, CalendarDays, Date, DateTime, Duration, Time, region

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from addendum.calendars import Calendar, Hours

DAY, WEEK = 24 * 60, 7 * 24 * 60
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ALWAYS = (WeeklyHours(0, WEEK),)
BERLIN, NEW_YORK = "Europe/Berlin", "America/New_York"


def hours(*lines: str) -> tuple[Hours, ...]:
    """Hours from lines: `mon-fri 09:00-17:00`, `sun 15:00 - fri 17:00`, `-1 sun of month 02:00-06:00`."""
    return tuple(each for line in lines for each in one_line(line))


def one_line(line: str) -> Iterable[Hours]:
    recurring = re.fullmatch(r"(-?\d) (\w+) of (\w+) (\S+)", line)
    if recurring:
        nth, weekday, period, window = recurring.groups()
        return [RecurringHours(int(nth), WEEKDAYS.index(weekday), period, *day_hours(window)[0])]
    across = re.fullmatch(r"(\w+) (\S+) - (\w+) (\S+)", line)
    if across:
        first, opens, last, closes = across.groups()
        start = WEEKDAYS.index(first) * DAY + minutes(opens)
        end = WEEKDAYS.index(last) * DAY + minutes(closes)
        return [WeeklyHours(start, end if end > start else end + WEEK)]
    days, *windows = line.split(" ")
    first, _, last = days.partition("-")
    span = range(WEEKDAYS.index(first), WEEKDAYS.index(last or first) + 1)
    return [
        WeeklyHours(day * DAY + opens, day * DAY + closes)
        for day in span
        for opens, closes in day_hours(*windows)
    ]


def day_hours(*windows: str) -> tuple[tuple[int, int], ...]:
    """The minutes of `09:00-12:00` since midnight; those that do not close later close on the next day."""
    pairs = [[minutes(end) for end in window.split("-")] for window in windows]
    return tuple((opens, closes if closes > opens else closes + DAY) for opens, closes in pairs)


def minutes(text: str) -> int:
    hour, _, minute = text.partition(":")
    return int(hour) * 60 + int(minute)


def days(texts: Mapping[str, str] | Iterable[str]) -> dict[int, tuple[tuple[int, int], ...]]:
    """Days with hours, `{"2025-12-24": "09:00-12:00"}`, or days that are closed."""
    written = texts if isinstance(texts, dict) else dict.fromkeys(texts, "")
    return {day(text): day_hours(*windows.split()) for text, windows in written.items()}


def day(text: str) -> int:
    return Date.parse(text).ordinal


def holiday_list(
    identity: str,
    texts: Mapping[str, str] | Iterable[str],
    first: str | None,
    last: str | None,
    of: str = "DE",
) -> HolidayList:
    return HolidayList(identity, of, first and day(first), last and day(last), days(texts))  # type: ignore[arg-type]


def definition(*lines: str, name: str = "hours", zone: str = BERLIN, **more: Any) -> Definition:
    """A definition with these hours; without lines it has none of its own."""
    for field in ("closed_days", "special_days"):
        if field in more:
            found = days(more[field])
            more[field] = frozenset(found) if field == "closed_days" else found
    if "closed_hours" in more:
        more["closed_hours"] = hours(*more["closed_hours"])
    opened = None if "any_of" in more or "all_of" in more else hours(*lines)
    return Definition(name, zone=zone, **{"open": opened, **more})


def calendar(*lines: str, lists: Iterable[HolidayList] = (), **more: Any) -> Calendar:
    made = definition(*lines, **more)
    return CalendarBook([made], lists).calendar(made.name)


def at(text: str, zone: str = BERLIN) -> DateTime:
    """The moment of `2025-12-24T09:00` on the clocks of a zone; or one that says its zone."""
    found = DateTime.parse(text if text.count(":") > 1 else f"{text}:00")
    where = UTC if zone == "UTC" else region(zone)
    return found if found.zone else DateTime(found.date, Time.at(found.time.since_midnight, where))


def shown(moment: DateTime | None) -> str:
    """A moment to the minute with what its clocks are ahead of UTC: `2025-12-24T09:00+01:00`."""
    if moment is None:
        return "never"
    offset = moment.offset or 0
    local = DateTime.at(moment.instant + offset)
    sign = "-" if offset < 0 else "+"
    text = f"{local.date}T{local.time.hour:02}:{local.time.minute:02}"
    second = local.time.second
    return f"{text}{f':{second}' if second else ''}{sign}{abs(offset) // 3600:02}:{abs(offset) // 60 % 60:02}"


def length(hours: int | str = 0, minutes: int = 0, seconds: int | str = 0) -> Duration:
    return Duration(Decimal(hours) * 3600 + minutes * 60 + Decimal(seconds))


def business_days(count: int | str) -> BusinessDays:
    return BusinessDays(Decimal(count))


def calendar_days(count: int | str) -> CalendarDays:
    return CalendarDays(Decimal(count))
