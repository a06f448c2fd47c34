"""Calendars as data: open hours, what closes them, and how business days are counted.

Minutes are those of the local clock. Days are proleptic ordinals, as `Date.ordinal` has them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addendum.values import Duration

    DayHours = tuple[tuple[int, int], ...]

NEXT_BUSINESS_DAY, SAME_DAY = "the next business day", "the same day"
AT_CLOSE, AT_SAME_TIME, AT_MIDNIGHT = "at close of business", "at the same time of day", "at midnight"
AS_NEXT_BUSINESS_DAY, AS_SAME_DAY = "counts as the next business day", "counts as the same day"


class WeeklyHours(NamedTuple):
    """A stretch of every week, in minutes since Monday 00:00; `closes` may lie in the week after."""

    opens: int
    closes: int


class RecurringHours(NamedTuple):
    """A stretch of one day of each `period` (month, quarter, year), such as its last Sunday.

    `nth` counts from 1, -1 is the last; `weekday` is 0 on Monday. The minutes are since the day's 00:00, and
    `closes` may lie in the next day.
    """

    nth: int
    weekday: int
    period: str
    opens: int
    closes: int


Hours = WeeklyHours | RecurringHours


class HolidayList(NamedTuple):
    """The holidays of a region by day, each with the hours that stay open on it (none: closed all day).

    `first` and `last` are the days that the list covers, both included; None where it names no end.
    """

    id: str
    region: str
    first: int | None
    last: int | None
    days: Mapping[int, DayHours]


class BusinessDayRule(NamedTuple):
    """What `2 business days` mean.

    With `hours` a business day is so much open time, and the rest does not count.
    """

    hours: Duration | None = None
    starts_counting: str = NEXT_BUSINESS_DAY
    ends: str = AT_CLOSE
    received_after_hours: str = AS_NEXT_BUSINESS_DAY


class Definition(NamedTuple):
    """A calendar as a policy defines it: its own `open` hours, or other calendars put together.

    `open` is None where other calendars are put together: open when `any_of` them, or `all_of` them, are.
    `zone` is `""` where the fact or decision `zone_from` gives it. The holidays are those of `regions` and of
    the region or regions that `regions_from` gives: those of any of them, or with `in_all_regions` the days
    that are holidays in all. `holiday_lists` are further ones by id. What is closed goes before what is open,
    and a special day before everything.
    """

    name: str
    zone: str = "UTC"
    zone_from: str = ""
    open: tuple[Hours, ...] | None = ()
    any_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    regions_from: str = ""
    in_all_regions: bool = False
    holiday_lists: tuple[str, ...] = ()
    closed_days: frozenset[int] = frozenset()
    closed_hours: tuple[Hours, ...] = ()
    closed_calendars: tuple[str, ...] = ()
    special_days: Mapping[int, DayHours] = {}
    business_day: BusinessDayRule = BusinessDayRule()
    lands_on_next_opening: bool = False
