"""Dates and times as an export writes them, by a pattern such as `DD.MM.YYYY HH:mm`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.values import Date, DateTime, Offset, Time, ValueProblem

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.values import Zone

ISO = "YYYY-MM-DDTHH:mm:ss"
_PARTS = {
    "YYYY": r"(?P<year>\d{4})",
    "MM": r"(?P<month>\d{2})",
    "M": r"(?P<month>\d{1,2})",
    "DD": r"(?P<day>\d{2})",
    "D": r"(?P<day>\d{1,2})",
    "HH": r"(?P<hour>\d{2})",
    "H": r"(?P<hour>\d{1,2})",
    "hh": r"(?P<hour>\d{2})",
    "h": r"(?P<hour>\d{1,2})",
    "mm": r"(?P<minute>\d{2})",
    "ss": r"(?P<second>\d{2}(?:\.\d+)?)",
    "A": r"(?P<half>[AaPp])\.?[Mm]\.?",
    "Z": r"(?P<zone>Z|[+-]\d{2}:?\d{2})",
}
_WORD = re.compile("YYYY|MM|DD|HH|hh|mm|ss|[MDHhAZ]")
_WITHOUT_PATTERN = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
    r"(?:[T ](?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}(?:\.\d+)?))?)?"
    r" ?(?P<zone>Z|[+-]\d{2}:?\d{2})?"
)


def time_reader(written_as: str, zone: Zone | None) -> Callable[[str], str]:
    """A function from a time as the export writes it to the time as facts have it, with its offset.

    Without a pattern times are as ISO 8601 has them. `zone` is that of times that name none; it raises
    ValueProblem for a text of another form, for a time that there is not, and for one without any zone.
    """
    pattern = re.compile(_pattern(written_as)) if written_as else _WITHOUT_PATTERN
    shown = written_as or ISO

    def read(text: str) -> str:
        found = pattern.fullmatch(text.strip())
        if found is None:
            raise ValueProblem("VALUE-UNREADABLE", f"`{text}` is no time written as `{shown}`.")
        return _moment(found.groupdict(), text, zone)

    return read


def date_reader(written_as: str) -> Callable[[str], str] | None:
    """As `time_reader` for a pattern that has no hours, which tells of days; None for one that has."""
    if not written_as or re.search("[Hh]", written_as):
        return None
    pattern = re.compile(_pattern(written_as))

    def read(text: str) -> str:
        found = pattern.fullmatch(text.strip())
        if found is None:
            raise ValueProblem("VALUE-UNREADABLE", f"`{text}` is no day written as `{written_as}`.")
        parts = found.groupdict()
        return str(Date(int(parts["year"] or 0), int(parts["month"] or 1), int(parts["day"] or 1)))

    return read


def unknown_word(written_as: str) -> str:
    """The first letters of a pattern that stand for no part of a time, `""` where all do."""
    left = re.sub(r"[^A-Za-z]|T", "", _WORD.sub("", written_as))
    return left[:1]


def _pattern(written_as: str) -> str:
    parts: list[str] = []
    at = 0
    for word in _WORD.finditer(written_as):
        parts += [re.escape(written_as[at : word.start()]), _PARTS[word[0]]]
        at = word.end()
    return "".join((*parts, re.escape(written_as[at:])))


def _moment(parts: dict[str, str | None], text: str, zone: Zone | None) -> str:
    date = Date(int(parts["year"] or 0), int(parts["month"] or 1), int(parts["day"] or 1))
    hour = _hour(int(parts.get("hour") or 0), parts.get("half"))
    clock = f"{hour:02}:{parts.get('minute') or '00'}:{parts.get('second') or '00'}"
    offset = parts.get("zone")
    if offset:
        shown = offset if offset == "Z" or ":" in offset else f"{offset[:3]}:{offset[3:]}"
        return str(DateTime.parse(f"{date}T{clock}{shown}"))
    if zone is None:
        raise ValueProblem(
            "TIME-ZONE-MISSING",
            f"`{text}` does not say in which time zone it is.",
            "Write `zone of times: Europe/Berlin` in the mapping.",
        )
    local = DateTime(date, Time.parse(clock))
    in_zone = DateTime(local.date, Time.at(local.time.since_midnight, zone))
    if DateTime.at(in_zone.instant, zone).local_seconds != local.local_seconds:
        raise ValueProblem(
            "TIME-SKIPPED", f"The clocks skipped `{text}`, so there was no such time.", "Correct the export."
        )
    return str(DateTime.at(in_zone.instant, Offset(in_zone.offset or 0)))


def _hour(hour: int, half: str | None) -> int:
    if half is None:
        return hour
    return hour % 12 + (12 if half.lower() == "p" else 0)
