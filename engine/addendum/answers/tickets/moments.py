"""Moments as tickets write them, to exact seconds and back, fast enough for streams of tickets.

Everyday forms (`2025-03-30T01:50:00+01:00`, `…Z`) are put together from parts that have been read before: the
day, the hour and minute, the second, the offset. Each part was read by `values` when it was first seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.values import DATE_TIME, UTC, Date, DateTime, Offset, read, show

if TYPE_CHECKING:
    from fractions import Fraction

    from addendum.values import Zone

    Moment = int | Fraction

_DAY = 86_400
_EPOCH = 719_163  # the ordinal of 1970-01-01
_MOST_DAYS, _MOST_OFFSETS = 16_384, 256
_CLOCK = {f"{hour:02}:{minute:02}:": hour * 3600 + minute * 60 for hour in range(24) for minute in range(60)}
_SECOND = {f"{second:02}": second for second in range(60)}
_MINUTES, _SECONDS = tuple(_CLOCK), tuple(_SECOND)
_days: dict[str, int] = {}
_day_texts: dict[int, str] = {}
_offsets: dict[str, int] = {}
_offset_texts: dict[int, str] = {}
_zones: dict[str, Zone] = {}


def moment_of(raw: object) -> Moment:
    """Seconds since 1970-01-01T00:00:00Z of a moment as text or as a value.

    Raises ValueProblem for what is no date and time, and NoAnswer TIME-ZONE-MISSING for one without a zone.
    """
    if type(raw) is str:
        try:
            return _days[raw[:11]] + _CLOCK[raw[11:17]] + _SECOND[raw[17:19]] - _offsets[raw[19:]]
        except KeyError:
            return _read(raw)
    return _value(raw).instant


def zone_of(raw: object) -> Zone:
    """The zone in which a moment is written; UTC for one that is not written as text."""
    behind = raw[19:] if type(raw) is str else ""
    found = _zones.get(behind)
    if found is not None:
        return found
    zone = _value(raw).zone or UTC
    if behind in _offsets:  # the text is one of an everyday form
        if len(_zones) >= _MOST_OFFSETS:
            _zones.clear()
        _zones[behind] = zone
    return zone


def local_day(moment: Moment, zone: Zone) -> int:
    """The ordinal of the day on which a moment lies on the clocks of a zone."""
    whole = moment if type(moment) is int else int(moment // 1)
    return (whole + zone.offset_at_moment(whole)) // _DAY + _EPOCH


def day_text(ordinal: int) -> str:
    """The day of that ordinal as text, `2025-03-30`."""
    found = _day_texts.get(ordinal)
    return found if found is not None else _keep_day(ordinal)


def moment_text(moment: Moment, zone: Zone) -> str:
    """The moment on the clocks of a zone with their offset from UTC: `2025-03-30T03:05:00+02:00`."""
    if type(moment) is not int:
        return show(moment_value(moment, zone))
    ahead = zone.offset_at_moment(moment)
    days, second = divmod(moment + ahead, _DAY)
    minute, second = divmod(second, 60)
    day = _day_texts.get(days + _EPOCH) or _keep_day(days + _EPOCH)
    behind = _offset_texts.get(ahead) or _keep_offset(ahead)
    return f"{day}T{_MINUTES[minute]}{_SECONDS[second]}{behind}"


def moment_value(moment: Moment, zone: Zone) -> DateTime:
    """The moment as a value, at the offset from UTC that the clocks of a zone show then."""
    whole = moment if type(moment) is int else int(moment // 1)
    return DateTime.at(moment, Offset(zone.offset_at_moment(whole)))


def _value(raw: object) -> DateTime:
    value: DateTime = read(DATE_TIME, raw)
    return value


def _read(text: str) -> Moment:
    """The moment, read in full; the parts of one in an everyday form are kept."""
    value = _value(text)
    moment = value.instant
    day, clock, second, behind = text[:11], text[11:17], text[17:19], text[19:]
    if clock in _CLOCK and second in _SECOND and behind[:1] in ("+", "-", "Z"):
        if len(_days) >= _MOST_DAYS:
            _days.clear()
        if len(_offsets) >= _MOST_OFFSETS:
            _offsets.clear()
        _days[day] = (value.date.ordinal - _EPOCH) * _DAY
        _offsets[behind] = value.offset or 0
    return moment


def _keep_day(ordinal: int) -> str:
    if len(_day_texts) >= _MOST_DAYS:
        _day_texts.clear()
    found = _day_texts[ordinal] = str(Date.from_ordinal(ordinal))
    return found


def _keep_offset(ahead: int) -> str:
    if len(_offset_texts) >= _MOST_OFFSETS:
        _offset_texts.clear()
    found = _offset_texts[ahead] = str(Offset(ahead))
    return found
