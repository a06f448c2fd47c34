"""Times of day: hours, minutes and exact seconds, local or in a zone."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from addendum.values.durations import Duration
from addendum.values.failures import ValueProblem
from addendum.values.temporal.seconds import DAY, as_mode, exact, not_comparable, second_text
from addendum.values.temporal.zones import Offset, fixed_offset, parse_zone

if TYPE_CHECKING:
    import datetime as dt
    from typing import NoReturn

    from addendum.values.numbers import Number
    from addendum.values.temporal.seconds import Exact
    from addendum.values.temporal.zones import Zone

TIME_FORM = r"([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,400}))?([Zz]|[+-][0-9:]+|@.+)?"


class Time:
    """A time of day: `since_midnight` seconds on the local clock, an int or a fraction, and a zone or None.

    Adding a length of time runs around midnight. A local time and one in a zone are not equal nor ordered;
    two times in different regions are ordered only where both regions have one offset all the year.
    """

    __slots__ = ("since_midnight", "zone")
    since_midnight: Exact
    zone: Zone | None

    def __init__(self, hour: int, minute: int, second: Number = 0, zone: Zone | None = None) -> None:
        second = exact(second)
        if not (0 <= hour < 24 and 0 <= minute < 60 and 0 <= second < 60):
            raise ValueProblem(
                "VALUE-UNREADABLE", "There is no such time of day.", "Write a time from 00:00:00 to 23:59:59."
            )
        _keep(self, hour * 3600 + minute * 60 + second, zone)

    @classmethod
    def at(cls, since_midnight: Exact, zone: Zone | None = None) -> Time:
        """The time so many seconds after midnight, taken around the clock."""
        time = cls.__new__(cls)
        rest = since_midnight % DAY
        _keep(time, rest if type(rest) is int else exact(rest), zone)
        return time

    @classmethod
    def parse(cls, text: str) -> Time:
        """The time written `14:30:00`, also `14:30:00.5+02:00`; `24:00:00` is midnight."""
        found = re.fullmatch(TIME_FORM, text)
        if found is None:
            raise ValueProblem("VALUE-UNREADABLE", f"`{text}` is not a time of day.", "Write `14:30:00`.")
        return read_time(*found.groups())[0]

    @classmethod
    def of(cls, time: dt.time) -> Time:
        """The same time as a Python time; its zone is kept where it is a fixed offset."""
        ahead = time.utcoffset()
        zone = None if ahead is None else Offset(ahead.days * DAY + ahead.seconds)
        return cls(time.hour, time.minute, time.second + Fraction(time.microsecond, 1_000_000), zone)

    def at_offset(self, seconds: int) -> Time:
        """The same clock time, so many seconds ahead of UTC; raises ValueProblem beyond 18 hours."""
        return Time.at(self.since_midnight, fixed_offset(seconds))

    @property
    def hour(self) -> int:
        """The hour, 0 to 23."""
        return int(self.since_midnight // 3600)

    @property
    def minute(self) -> int:
        """The minute, 0 to 59."""
        return int(self.since_midnight // 60 % 60)

    @property
    def second(self) -> Exact:
        """The second with its fraction, from 0 to below 60."""
        return exact(self.since_midnight % 60)

    @property
    def offset(self) -> int | None:
        """Seconds ahead of UTC; None for a local time, and for a region where that depends on the date."""
        zone = self.zone
        if zone is None:
            return None
        return zone.seconds if type(zone) is Offset else zone.fixed_offset  # type: ignore[union-attr]

    @property
    def timezone(self) -> str | None:
        """The name of the time's region, None for a local time or a fixed offset."""
        return None if self.zone is None or type(self.zone) is Offset else self.zone.name  # type: ignore[union-attr]

    def __add__(self, other: Duration) -> Time:
        if type(other) is Duration:
            return Time.at(self.since_midnight + exact(other.seconds), self.zone)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other: object) -> object:
        kind = type(other)
        if kind is Time:
            left, right = _pair(self, other)  # type: ignore[arg-type]
            return Duration(as_mode(exact(left - right)))
        return self + -other if kind is Duration else NotImplemented  # type: ignore[operator]

    def __eq__(self, other: object) -> bool:
        return type(other) is Time and self._identity() == other._identity()

    def __lt__(self, other: Time) -> bool:
        if type(other) is not Time:
            return NotImplemented
        left, right = _pair(self, other)
        return left < right

    def __le__(self, other: Time) -> bool:
        if type(other) is not Time:
            return NotImplemented
        left, right = _pair(self, other)
        return left <= right

    def __gt__(self, other: Time) -> bool:
        if type(other) is not Time:
            return NotImplemented
        left, right = _pair(self, other)
        return left > right

    def __ge__(self, other: Time) -> bool:
        if type(other) is not Time:
            return NotImplemented
        left, right = _pair(self, other)
        return left >= right

    def __hash__(self) -> int:
        return hash(self._identity())

    def __str__(self) -> str:
        return f"{self.hour:02}:{self.minute:02}:{second_text(self.second)}{self.zone or ''}"

    def __repr__(self) -> str:
        return f"Time.parse({str(self)!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return Time.at, (self.since_midnight, self.zone)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a time does not change")

    def _identity(self) -> tuple[Exact, object]:
        """What makes two times equal: the moment of the day in UTC, or else on the clock of one region."""
        ahead = self.offset
        return (self.since_midnight, self.zone) if ahead is None else (self.since_midnight - ahead, True)


def read_time(
    hour: str, minute: str, second: str, fraction: str | None, zone: str | None
) -> tuple[Time, int]:
    """A time from the groups of `TIME_FORM`, and 1 where it is 24:00:00, which begins the next day."""
    clock = (
        Fraction(int(second)) if fraction is None else Fraction(int(second + fraction), 10 ** len(fraction))
    )
    where = parse_zone(zone or "")
    if hour == "24" and minute == "00" and not clock:
        return Time(0, 0, 0, where), 1
    return Time(int(hour), int(minute), clock, where), 0


def _pair(left: Time, right: Time) -> tuple[Exact, Exact]:
    """Both times on one clock; raises NoAnswer NOT-COMPARABLE."""
    if left.zone == right.zone:
        return left.since_midnight, right.since_midnight
    first, second = left.offset, right.offset
    if first is None or second is None:
        raise not_comparable("times")
    return left.since_midnight - first, right.since_midnight - second


def _keep(time: Time, since_midnight: Exact, zone: Zone | None) -> None:
    _set_since(time, since_midnight)
    _set_zone(time, zone)


_set_since = Time.__dict__["since_midnight"].__set__
_set_zone = Time.__dict__["zone"].__set__
