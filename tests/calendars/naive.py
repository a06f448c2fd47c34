"""Business time the slow way: each minute is looked at by itself, with Python's own time zones.

A calendar is a list of windows of the week in local time, days that are closed, and days with hours of their
own. Moments are whole minutes since 1970-01-01T00:00Z.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

MINUTES_A_DAY = 24 * 60
LONGEST = 8 * MINUTES_A_DAY


class Naive(NamedTuple):
    """Windows as (weekday, minute it opens, minute it closes, both since that day's midnight)."""

    zone: str
    windows: tuple[tuple[int, int, int], ...]
    closed: frozenset[date] = frozenset()
    special: tuple[tuple[date, tuple[tuple[int, int], ...]], ...] = ()


def moment(day: date, minute: int, zone: str) -> int:
    """When local clocks show a minute of a day: the first of two, one that is skipped by the old clocks."""
    local = datetime(day.year, day.month, day.day) + timedelta(minutes=minute)  # noqa: DTZ001 - local so far
    return int(local.replace(tzinfo=ZoneInfo(zone)).timestamp()) // 60


def day_of(minute: int, zone: str) -> date:
    """The day whose first midnight came last."""
    day = datetime.fromtimestamp(minute * 60, ZoneInfo(zone)).date()
    following = day + timedelta(days=1)
    return day if minute < moment(following, 0, zone) else following


def open_minutes(naive: Naive, start: int, end: int) -> list[int]:
    """The minutes from one to before another that are open, one after the other."""
    found: set[int] = set()
    special = dict(naive.special)
    first = day_of(start, naive.zone) - timedelta(days=LONGEST // MINUTES_A_DAY)
    days = [first + timedelta(days=n) for n in range((end - start + LONGEST) // MINUTES_A_DAY + 4)]
    for day in days:
        for weekday, opens, closes in naive.windows:
            if weekday == day.weekday():
                found.update(range(moment(day, opens, naive.zone), moment(day, closes, naive.zone)))
    for day in days:
        if day in naive.closed or day in special:
            midnight = moment(day, 0, naive.zone)
            found.difference_update(range(midnight, moment(day, MINUTES_A_DAY, naive.zone)))
    for day in days:
        for opens, closes in special.get(day, ()):
            found.update(range(moment(day, opens, naive.zone), moment(day, closes, naive.zone)))
    return sorted(minute for minute in found if start <= minute < end)


def between(naive: Naive, start: int, end: int) -> int:
    """The open minutes between two moments, negative where the end comes first."""
    return len(open_minutes(naive, start, end)) if start <= end else -len(open_minutes(naive, end, start))


def add(naive: Naive, start: int, minutes: int, within: int) -> int | None:
    """The moment so many open minutes on, at least one: the end of the last; None beyond `within` minutes."""
    passed = open_minutes(naive, start, start + within)
    return passed[minutes - 1] + 1 if len(passed) >= minutes else None


def subtract(naive: Naive, end: int, minutes: int, within: int) -> int | None:
    """The moment so many open minutes back, at least one: the start of the last; None beyond `within`."""
    passed = open_minutes(naive, end - within, end)
    return passed[-minutes] if len(passed) >= minutes else None


def business_days(naive: Naive, start: int, end: int) -> list[date]:
    """The days on which any minute between two moments is open."""
    return sorted({day_of(minute, naive.zone) for minute in open_minutes(naive, start, end)})
