"""A fact about business time as the public calendar functions are asked about it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from addendum.calendars import BusinessDayRule, CalendarBook, Definition, HolidayList, WeeklyHours
from addendum.values import UTC, BusinessDays, Date, DateTime, Duration, Time, ValueProblem, region

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from addendum.calendars import Calendar
    from addendum.values import Zone

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_MINUTES = 24 * 60
DAY = 86_400
YEARS_AROUND = 100  # how far holidays that come every year are listed; beyond, the calendar refuses to answer
LOOK_AROUND = 400 * DAY
SAME_DAY_SAME_TIME = BusinessDayRule(
    ends="at the same time of day", received_after_hours="counts as the same day"
)


@dataclass(frozen=True)
class Reading:
    """How a case is read: the rules of its calendar, and what is done to a result."""

    lands_on_next_opening: bool = False
    business_day: BusinessDayRule = SAME_DAY_SAME_TIME
    moves_origin: bool = False
    moves_result: bool = False
    whole_seconds: bool = False
    reversed_interval: str = "negative"


@dataclass(frozen=True)
class Case:
    """One case with its zone, and the readings of times in it."""

    data: Mapping[str, Any]
    zone: Zone = field(init=False)

    def __post_init__(self) -> None:
        name = self.data.get("tz")
        object.__setattr__(self, "zone", UTC if name in (None, "UTC") else region(name))

    @property
    def op(self) -> str:
        return str(self.data["op"])

    def given(self, name: str) -> Any:
        return self.data["inputs"].get(name)

    def moment(self, text: str) -> DateTime:
        """The moment of a text; a date is its midnight, and what names no zone is local."""
        if is_date(text):
            text += "T00:00:00"
        found = DateTime.parse(text)
        if found.zone is not None:
            return found
        return DateTime(found.date, Time.at(found.time.since_midnight, self.zone))

    def day(self, text: str) -> Date:
        """The local day of a text that is a date or a moment."""
        return self.moment(text).in_zone(self.zone).date


def calendar_of(case: Case, reading: Reading) -> Calendar:
    """The calendar of a case: its hours, less breaks and pauses, less holidays.

    Breaks and pauses are calendars of their own, since they go before the hours of special days, too.
    """
    data = case.data
    zone = data.get("tz") or "UTC"
    hours = Definition(
        "hours", zone=zone, open=weekly(data["weekly_hours"]), special_days=dated(data.get("date_overrides"))
    )
    breaks = Definition("breaks", zone=zone, special_days=dated(data.get("breaks")))
    pauses = Definition("pauses", special_days=paused(case, data.get("pauses") or ()))
    whole = Definition(
        "whole",
        zone=zone,
        open=None,
        any_of=("hours",),
        holiday_lists=("every year",) if data.get("holidays_annual_mmdd") else (),
        closed_days=frozenset(Date.parse(each).ordinal for each in data.get("holidays") or ()),
        closed_hours=weekly(data.get("daily_breaks") or {}),
        closed_calendars=("breaks", "pauses"),
        business_day=reading.business_day,
        lands_on_next_opening=reading.lands_on_next_opening,
    )
    return CalendarBook((hours, breaks, pauses, whole), every_year(data)).calendar("whole")


def weekly(days: Mapping[str, Iterable[tuple[str, str]]]) -> tuple[WeeklyHours, ...]:
    found = []
    for name, windows in days.items():
        midnight = WEEKDAYS.index(name[:3].lower()) * DAY_MINUTES
        found += [WeeklyHours(midnight + opens, midnight + closes) for opens, closes in map(window, windows)]
    return tuple(found)


def dated(days: Mapping[str, Iterable[tuple[str, str]]] | None) -> dict[int, tuple[tuple[int, int], ...]]:
    return {Date.parse(day).ordinal: tuple(map(window, windows)) for day, windows in (days or {}).items()}


def window(texts: tuple[str, str]) -> tuple[int, int]:
    """The minutes of `["22:00", "06:00"]` since midnight; one that does not close later closes next day."""
    opens, closes = map(minutes, texts)
    return opens, closes if closes > opens else closes + DAY_MINUTES


def minutes(text: str) -> Any:
    hour, minute, *second = text.split(":")
    return whole(int(hour) * 60 + int(minute) + Fraction(second[0] if second else 0) / 60)


def whole(number: Fraction) -> int | Fraction:
    """An int where the number is one."""
    return int(number) if number.denominator == 1 else number


def paused(case: Case, pauses: Iterable[tuple[str, str]]) -> dict[int, tuple[tuple[Any, Any], ...]]:
    """Stretches between moments as hours of days in UTC."""
    found: dict[int, list[tuple[Any, Any]]] = defaultdict(list)
    for start, end in ([case.moment(text).in_zone(UTC) for text in pair] for pair in pauses):
        for day in range(start.date.ordinal, end.date.ordinal + 1):
            opens = start.time.since_midnight if day == start.date.ordinal else 0
            closes = end.time.since_midnight if day == end.date.ordinal else DAY
            if opens < closes:
                found[day].append((whole(Fraction(opens) / 60), whole(Fraction(closes) / 60)))
    return {day: tuple(stretches) for day, stretches in found.items()}


def every_year(data: Mapping[str, Any]) -> list[HolidayList]:
    """The holidays that come every year, for a hundred years around the case."""
    texts = data.get("holidays_annual_mmdd")
    if not texts:
        return []
    year = next(int(str(value)[:4]) for value in data["inputs"].values() if str(value)[4:5] == "-")
    first, last = Date(year - YEARS_AROUND, 1, 1), Date(year + YEARS_AROUND, 12, 31)
    days = {}
    for each in range(first.year, last.year + 1):
        for text in texts:
            try:
                days[Date.parse(f"{each:04}-{text}").ordinal] = ()
            except ValueProblem:
                continue  # the 29th of February, which most years do not have
    return [HolidayList("every year", "", first.ordinal, last.ordinal, days)]


def add(case: Case, calendar: Calendar, _: Reading) -> Any:
    return calendar.add(case.moment(case.given("start")), Duration(Decimal(case.given("seconds"))))


def subtract(case: Case, calendar: Calendar, _: Reading) -> Any:
    return calendar.subtract(case.moment(case.given("start")), Duration(Decimal(case.given("seconds"))))


def between(case: Case, calendar: Calendar, reading: Reading) -> Any:
    start, end = (case.moment(case.given(name)) for name in ("start", "end"))
    return forward(Fraction(calendar.between(start, end).seconds), reading)


def add_days(case: Case, calendar: Calendar, reading: Reading) -> Any:
    found = calendar.add(origin(case, calendar, reading, +1), business_days(case))
    return like(case, calendar.next_open(found) if reading.moves_result else found)


def subtract_days(case: Case, calendar: Calendar, reading: Reading) -> Any:
    found = calendar.subtract(origin(case, calendar, reading, -1), business_days(case))
    return like(case, calendar.previous_open(found) if reading.moves_result else found)


def business_days(case: Case) -> BusinessDays:
    return BusinessDays(Decimal(case.given("business_days")))


def origin(case: Case, calendar: Calendar, reading: Reading, way: int) -> DateTime:
    """Where counting starts; the same time on the nearest business day, where the reading moves it."""
    start = case.moment(case.given("start")).in_zone(case.zone)
    if not reading.moves_origin:
        return start
    day = start.date
    while not calendar.is_business_day(day):
        day = Date.from_ordinal(day.ordinal + way)
    return DateTime(day, start.time)


def days_between(case: Case, calendar: Calendar, reading: Reading) -> Any:
    start, end = (case.day(case.given(name)) for name in ("start", "end"))
    if reading.reversed_interval == "absolute" and end < start:
        start, end = end, start
    counted = forward(calendar.business_days_between(start, end), reading)
    return counted + (bool(case.given("include_start")) and calendar.is_business_day(start))


def is_open(case: Case, calendar: Calendar, _: Reading) -> Any:
    return calendar.is_open(case.moment(case.given("at")))


def is_business_day(case: Case, calendar: Calendar, _: Reading) -> Any:
    return calendar.is_business_day(case.day(case.given("at")))


def next_open(case: Case, calendar: Calendar, _: Reading) -> Any:
    return calendar.next_open(case.moment(case.given("at")))


def next_opening(case: Case, calendar: Calendar, _: Reading) -> Any:
    """The next opening that is not the one that is open now."""
    at = case.moment(case.given("at"))
    closing = calendar.next_close(at) if calendar.is_open(at) else at
    return None if closing is None else calendar.next_open(closing)


def next_close(case: Case, calendar: Calendar, _: Reading) -> Any:
    return calendar.next_close(case.moment(case.given("at")))


def previous_open(case: Case, calendar: Calendar, _: Reading) -> Any:
    return calendar.previous_open(case.moment(case.given("at")))


def stretches_after(case: Case, calendar: Calendar, _: Reading) -> Any:
    take = case.given("take")
    return looked_for(calendar, case.moment(case.given("origin")), take, +1)[:take]


def stretches_before(case: Case, calendar: Calendar, _: Reading) -> Any:
    take = case.given("take")
    return looked_for(calendar, case.moment(case.given("origin")), take, -1)[::-1][:take]


def looked_for(calendar: Calendar, start: DateTime, take: int, way: int) -> list[tuple[DateTime, DateTime]]:
    """The open stretches on one side of a moment, at least one more than is taken: the last may be cut."""
    span = LOOK_AROUND
    while True:
        other = DateTime.at(start.instant + way * span)
        found = calendar.open_stretches(*((start, other) if way > 0 else (other, start)))
        if len(found) > take:
            return found
        span *= 2


def local_to_utc(case: Case, _: Calendar, __: Reading) -> Any:
    return case.moment(case.given("local"))


OPERATIONS: Mapping[str, Callable[[Case, Calendar, Reading], Any]] = {
    "add": add,
    "add_business_days": add_days,
    "between": between,
    "between_business_days": days_between,
    "is_business_day": is_business_day,
    "is_open": is_open,
    "local_to_utc": local_to_utc,
    "next_close": next_close,
    "next_open_instant": next_open,
    "next_opening_strict": next_opening,
    "prev_open_instant": previous_open,
    "segments_after": stretches_after,
    "segments_before": stretches_before,
    "subtract": subtract,
    "subtract_business_days": subtract_days,
}


def expected_moment(case: Case, text: str) -> Any:
    return Date.parse(text) if is_date(text) else case.moment(text)


def expected_stretches(case: Case, pairs: Iterable[tuple[str, str]]) -> Any:
    return [(case.moment(start), case.moment(end)) for start, end in pairs]


EXPECTED: Mapping[str, Callable[[Case, Any], Any]] = {
    "at": expected_moment,
    "days": lambda _, value: value,
    "seconds": lambda _, value: Fraction(value),
    "segments": expected_stretches,
    "value": lambda _, value: value,
}


def like(case: Case, moment: DateTime) -> Any:
    """A date where a date was given."""
    return moment.in_zone(case.zone).date if is_date(case.given("start")) else moment


def is_date(text: str) -> bool:
    return len(text) == len("2014-04-07")


def forward(number: Any, reading: Reading) -> Any:
    """A length of time as a reading takes it where the end comes first."""
    if number >= 0 or reading.reversed_interval == "negative":
        return number
    return 0 if reading.reversed_interval == "none" else -number
