"""Where a time of day is read: at a fixed offset from UTC, or in a region of the IANA time zone data."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from addendum.values.failures import ValueProblem
from addendum.values.temporal.gregorian import civil
from addendum.values.temporal.offsets import FIRST_KNOWN, LAST_KNOWN, offsets_of

if TYPE_CHECKING:
    from typing import NoReturn
    from zoneinfo import ZoneInfo

MOST_OFFSET = 18 * 3600
_OFFSET = r"([+-])([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?"
_REGION = r"[A-Za-z][A-Za-z0-9_+-]{0,31}(?:/[A-Za-z0-9_+-]{1,32}){0,3}"


class _Zone:
    """A zone that is told by one value, which does not change."""

    __slots__ = ("_told_by",)
    _told_by: int | str

    def __init__(self, told_by: int | str) -> None:
        object.__setattr__(self, "_told_by", told_by)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._told_by == other._told_by

    def __hash__(self) -> int:
        return hash(self._told_by)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._told_by!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self._told_by,)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a time zone does not change")


class Offset(_Zone):
    """So many seconds ahead of UTC; `Offset(0)` is written `Z`."""

    __slots__ = ()
    _told_by: int

    @property
    def seconds(self) -> int:
        """Seconds ahead of UTC."""
        return self._told_by

    def offset_at_moment(self, moment: int) -> int:  # noqa: ARG002 - a region needs it
        """Seconds ahead of UTC at a moment, in seconds since 1970-01-01T00:00:00Z."""
        return self._told_by

    def offsets_between(self, start: int, end: int) -> list[tuple[int, int]]:  # noqa: ARG002
        """The moments from which on an offset held, each with the offset; the first of them is `start`."""
        return [(start, self._told_by)]

    def __str__(self) -> str:
        if not self.seconds:
            return "Z"
        minutes, seconds = divmod(abs(self.seconds), 60)
        tail = f":{seconds:02}" if seconds else ""
        return f"{'-' if self.seconds < 0 else '+'}{minutes // 60:02}:{minutes % 60:02}{tail}"


class Region(_Zone):
    """A zone with a name, such as `Europe/Berlin`; its offset depends on the date."""

    __slots__ = ()
    _told_by: str

    @property
    def name(self) -> str:
        """The name in the IANA time zone data."""
        return self._told_by

    def __str__(self) -> str:
        return f"@{self.name}"

    @property
    def fixed_offset(self) -> int | None:
        """Seconds ahead of UTC where the region has never known another offset, else None."""
        found = _zone_info(self.name).utcoffset(None)
        return None if found is None else _seconds(found)

    def offset_at(self, ordinal: int, second: int) -> int:
        """Seconds ahead of UTC at a local day and second of that day, the first where there are two.

        A local time that the clocks skipped is read by the offset before the change.
        """
        from datetime import datetime

        zone = _zone_info(self.name)
        day = _year_known(ordinal)
        moment = datetime(*day, second // 3600, second // 60 % 60, second % 60, tzinfo=zone)
        return _seconds(moment.utcoffset())

    def offset_at_moment(self, moment: int) -> int:
        """Seconds ahead of UTC at a moment, in seconds since 1970-01-01T00:00:00Z."""
        if not FIRST_KNOWN < moment < LAST_KNOWN:
            moment = _moment_known(moment)
        return offsets_of(self._told_by).at(moment)

    def offsets_between(self, start: int, end: int) -> list[tuple[int, int]]:
        """The moments from which on an offset held, each with the offset; the first of them is `start`.

        Both moments lie between the years 2 and 9996.
        """
        return offsets_of(self._told_by).between(start, end)


Zone = Offset | Region
UTC = Offset(0)


def parse_zone(text: str) -> Zone | None:
    """The zone written after a time: nothing, `Z`, `+02:00` or `@Europe/Berlin`; raises ValueProblem."""
    if not text:
        return None
    if text in ("Z", "z"):  # the examples of DMN write it small
        return UTC
    if text[0] == "@":
        return region(text[1:])
    found = re.fullmatch(_OFFSET, text)
    if found is None:
        raise _unreadable(text)
    sign, hours, minutes, seconds = found.groups()
    if int(minutes) > 59 or int(seconds or 0) > 59:
        raise _unreadable(text)
    size = int(hours) * 3600 + int(minutes) * 60 + int(seconds or 0)
    return fixed_offset(-size if sign == "-" else size)


def fixed_offset(seconds: int) -> Offset:
    """A fixed offset of at most 18 hours; raises ValueProblem beyond."""
    if abs(seconds) > MOST_OFFSET:
        raise ValueProblem(
            "VALUE-UNREADABLE", "No time zone is more than 18 hours from UTC.", "Write for example `+02:00`."
        )
    return Offset(seconds)


def region(name: str) -> Region:
    """The region with this name in the time zone data; raises ValueProblem where there is none."""
    if re.fullmatch(_REGION, name) is None or not _is_known(name):
        raise ValueProblem(
            "VALUE-UNREADABLE",
            f"`{name}` is not a time zone.",
            "Write a name such as `Europe/Berlin`, as IANA lists them.",
        )
    return Region(name)


@lru_cache(maxsize=256)
def _zone_info(name: str) -> ZoneInfo:
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)


def _is_known(name: str) -> bool:
    from zoneinfo import ZoneInfoNotFoundError

    try:
        _zone_info(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a folder of the data opens as no file
        return False
    return True


def _seconds(delta: object) -> int:
    return delta.days * 86_400 + delta.seconds  # type: ignore[attr-defined, no-any-return]


def _year_known(ordinal: int) -> tuple[int, int, int]:
    """The day in a year that the time zone data can be asked about.

    Weekdays and leap days repeat every 400 years. Far ahead the rules of the last years go on, and
    before clocks were set by law every year has the same local mean time.
    """
    year, month, day = civil(ordinal)
    if year < 2:
        year = year % 400 + 400
    elif year > 9998:
        year = year % 400 + 9200
    return year, month, day


def _moment_known(moment: int) -> int:
    """A moment in a year that the time zone data can be asked about, at the same place of its 400 years."""
    cycle = 146_097 * 86_400
    into = (moment - FIRST_KNOWN) % cycle
    return (
        FIRST_KNOWN + cycle + into
        if moment < FIRST_KNOWN
        else LAST_KNOWN - cycle + (moment - LAST_KNOWN) % cycle
    )


def _unreadable(text: str) -> ValueProblem:
    return ValueProblem(
        "VALUE-UNREADABLE", f"`{text}` is not a time zone.", "Write `Z`, `+02:00` or `@Europe/Berlin`."
    )
