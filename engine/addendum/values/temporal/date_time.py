"""Dates with times: a moment on the calendar, local or in a zone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from addendum.values.durations import Duration, Months
from addendum.values.failures import NoAnswer, ValueProblem
from addendum.values.temporal.date import DATE_FORM, Date
from addendum.values.temporal.seconds import DAY, as_mode, exact, not_comparable
from addendum.values.temporal.time import TIME_FORM, Time, read_time
from addendum.values.temporal.zones import UTC, Offset

if TYPE_CHECKING:
    import datetime as dt
    from typing import NoReturn

    from addendum.values.temporal.seconds import Exact
    from addendum.values.temporal.zones import Zone

_DATE_TIME_FORM = f"{DATE_FORM}T{TIME_FORM}"
_EPOCH = 719_163  # the ordinal of 1970-01-01


class DateTime:
    """A date and a time of day, whose zone is the time's.

    In a zone, it is a moment: equal and ordered by that moment, and lengths of time are added to it as they
    elapse, through changes of the clocks. A local one and one in a zone are neither equal nor ordered.
    """

    __slots__ = ("date", "offset", "time")
    date: Date
    time: Time
    offset: int | None

    def __init__(self, date: Date, time: Time) -> None:
        zone = time.zone
        ahead: int | None = None
        if isinstance(zone, Offset):
            ahead = zone.seconds
        elif zone is not None:
            ahead = zone.offset_at(date.ordinal, int(time.since_midnight))
        _keep(self, date, time, ahead)

    @classmethod
    def at(cls, instant: Exact, zone: Zone = UTC) -> DateTime:
        """The moment so many seconds after 1970-01-01T00:00:00Z, on the clocks of a zone."""
        if type(instant) is not int:
            instant = exact(instant)
        ahead = zone.offset_at_moment(instant if type(instant) is int else instant // 1)
        return _shown(instant + ahead, zone, ahead)

    @classmethod
    def parse(cls, text: str) -> DateTime:
        """The date and time written `2024-01-31T14:30:00Z`; `T24:00:00` begins the next day."""
        found = re.fullmatch(_DATE_TIME_FORM, text)
        if found is None:
            raise ValueProblem(
                "VALUE-UNREADABLE", f"`{text}` is not a date and time.", "Write `2024-01-31T14:30:00Z`."
            )
        year, month, day, *clock = found.groups()
        date = Date(int(year), int(month), int(day))
        time, next_day = read_time(*clock)
        return cls(Date.from_ordinal(date.ordinal + 1) if next_day else date, time)

    @classmethod
    def of(cls, moment: dt.datetime) -> DateTime:
        """The same moment as a Python datetime; a zone other than `ZoneInfo` becomes its offset."""
        from zoneinfo import ZoneInfo

        from addendum.values.temporal.zones import region

        time = Time.of(moment.timetz())
        date = Date.of(moment)
        ahead = moment.utcoffset()
        if ahead is None:
            return cls(date, time)
        seconds = ahead.days * DAY + ahead.seconds
        fixed = cls(date, Time.at(time.since_midnight, Offset(seconds)))
        if isinstance(moment.tzinfo, ZoneInfo) and moment.tzinfo.key:
            return cls.at(fixed.instant, region(moment.tzinfo.key))
        return fixed

    def to_python(self) -> dt.datetime:
        """The same moment as a Python datetime, cut off below a microsecond; naive where it is local."""
        from datetime import datetime, timedelta, timezone

        day = self.date.to_python()
        second = self.time.second
        micro = int((second - int(second)) * 1_000_000)
        zone = None if self.offset is None else timezone(timedelta(seconds=self.offset))
        return datetime(
            day.year, day.month, day.day, self.time.hour, self.time.minute, int(second), micro, zone
        )

    @property
    def zone(self) -> Zone | None:
        """The zone whose clocks show the time, None where it is local."""
        return self.time.zone

    @property
    def timezone(self) -> str | None:
        """The name of its region, None for a local one or a fixed offset."""
        return self.time.timezone

    @property
    def local_seconds(self) -> Exact:
        """Seconds on its own clock and calendar since 1970-01-01T00:00:00 there."""
        return (self.date.ordinal - _EPOCH) * DAY + self.time.since_midnight

    @property
    def instant(self) -> Exact:
        """Seconds since 1970-01-01T00:00:00Z; raises NoAnswer TIME-ZONE-MISSING for a local one."""
        if self.offset is None:
            raise NoAnswer(
                "TIME-ZONE-MISSING",
                f"`{self}` does not say in which time zone it is.",
                "Add the zone, for example `Z`, `+02:00` or `@Europe/Berlin`.",
            )
        return self.local_seconds - self.offset

    def in_zone(self, zone: Zone) -> DateTime:
        """The same moment on the clocks of another zone; NoAnswer TIME-ZONE-MISSING for a local one."""
        return DateTime.at(self.instant, zone)

    def __add__(self, other: Duration | Months) -> DateTime:
        kind = type(other)
        if kind is Duration:
            seconds = exact(other.seconds)  # type: ignore[union-attr]
            if self.offset is None:
                return _shown(self.local_seconds + seconds, None, None)
            return DateTime.at(self.instant + seconds, self.time.zone or UTC)
        if kind is Months:
            return DateTime(self.date.plus_months(other.months), self.time)  # type: ignore[union-attr]
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other: object) -> object:
        kind = type(other)
        if kind is DateTime or kind is Date:
            left, right = _pair(self, _as_moment(other))
            return Duration(as_mode(exact(left - right)))
        if kind is Duration or kind is Months:
            return self + -other  # type: ignore[operator]
        return NotImplemented

    def __rsub__(self, other: object) -> object:
        return _as_moment(other) - self if type(other) is Date else NotImplemented

    def __eq__(self, other: object) -> bool:
        return type(other) is DateTime and self._identity() == other._identity()

    def __lt__(self, other: DateTime) -> bool:
        if type(other) is not DateTime:
            return NotImplemented
        left, right = _pair(self, other)
        return left < right

    def __le__(self, other: DateTime) -> bool:
        if type(other) is not DateTime:
            return NotImplemented
        left, right = _pair(self, other)
        return left <= right

    def __gt__(self, other: DateTime) -> bool:
        if type(other) is not DateTime:
            return NotImplemented
        left, right = _pair(self, other)
        return left > right

    def __ge__(self, other: DateTime) -> bool:
        if type(other) is not DateTime:
            return NotImplemented
        left, right = _pair(self, other)
        return left >= right

    def __hash__(self) -> int:
        return hash((DateTime, self._identity()))

    def __str__(self) -> str:
        zone = self.time.zone
        if (
            self.offset is not None
            and type(zone) is not Offset
            and self.offset != DateTime(self.date, self.time).offset
        ):
            # The second of two equal times as clocks go back: only its offset tells it from the first.
            return f"{self.date}T{Time.at(self.time.since_midnight, Offset(self.offset))}"
        return f"{self.date}T{self.time}"

    def __repr__(self) -> str:
        return f"DateTime.parse({str(self)!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return _restored, (self.date, self.time, self.offset)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a date and time does not change")

    def _identity(self) -> tuple[Exact, bool]:
        return self.local_seconds - (self.offset or 0), self.offset is None


def _as_moment(value: object) -> DateTime:
    """A date is taken as its midnight in UTC, by DMN's rule for differences."""
    return DateTime(value, _MIDNIGHT) if type(value) is Date else value  # type: ignore[return-value]


def _pair(left: DateTime, right: DateTime) -> tuple[Exact, Exact]:
    if left.offset is None and right.offset is None:
        return left.local_seconds, right.local_seconds
    if left.offset is None or right.offset is None:
        raise not_comparable("dates and times")
    return left.instant, right.instant


def _shown(local: Exact, zone: Zone | None, offset: int | None) -> DateTime:
    days, second = divmod(local, DAY)
    return _restored(_day(days + _EPOCH), Time.at(second, zone), offset)


@lru_cache(maxsize=4096)
def _day(ordinal: int) -> Date:
    """The day with this number; most moments of a question lie on few days, and dates do not change."""
    return Date.from_ordinal(ordinal)


def _restored(date: Date, time: Time, offset: int | None) -> DateTime:
    moment = DateTime.__new__(DateTime)
    _keep(moment, date, time, offset)
    return moment


def _keep(moment: DateTime, date: Date, time: Time, offset: int | None) -> None:
    _set_date(moment, date)
    _set_time(moment, time)
    _set_offset(moment, offset)


_MIDNIGHT = Time(0, 0, 0, UTC)
_set_date = DateTime.__dict__["date"].__set__
_set_time = DateTime.__dict__["time"].__set__
_set_offset = DateTime.__dict__["offset"].__set__
