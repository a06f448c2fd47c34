"""Lines of open hours: `monday to friday 09:00 to 17:00`, and the hours of a single day."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from addendum.calendars import RecurringHours, WeeklyHours
from addendum.documents import Scalar
from addendum.findings import Level, Related

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addendum.calendars import Hours
    from addendum.documents import Node
    from addendum.kinds.builder import Builder

    DayHours = tuple[tuple[int, int], ...]

DAY = 24 * 60
WEEK = 7 * DAY
ALWAYS = (WeeklyHours(0, WEEK),)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_TIME = r"([0-9]{2}):([0-9]{2})"
_WINDOW = re.compile(rf"{_TIME} to {_TIME}")
_ACROSS = re.compile(rf"([a-z]+) {_TIME} to ([a-z]+) {_TIME}")
_RECURRING = re.compile(r"(first|second|third|fourth|last) ([a-z]+) of (?:the|every) (month|quarter|year) ")


def read_hours(builder: Builder, nodes: Iterable[Node]) -> tuple[Hours, ...]:
    """The hours of lines, `always` and `never`; what has no meaning is reported and left out."""
    written: list[tuple[Hours, Scalar]] = []
    for node in nodes:
        if isinstance(node, Scalar):
            written += [(hours, node) for hours in _line(builder, node)]
    _report_overlaps(builder, written)
    return tuple(hours for hours, _ in written)


def read_day(builder: Builder, nodes: Iterable[Node]) -> DayHours:
    """The hours of a single day in minutes since its midnight, in order; none for `closed`."""
    written: list[tuple[int, int, Scalar]] = []
    for node in nodes:
        if isinstance(node, Scalar):
            written += [(opens, closes, node) for opens, closes in _windows(builder, node)]
    written.sort(key=lambda each: each[:2])
    for before, after in pairwise(written):
        if after[0] < before[1]:
            _report_overlap(builder, after[2], before[2])
    return tuple((opens, closes) for opens, closes, _ in written)


def _line(builder: Builder, node: Scalar) -> Iterable[Hours]:
    text = node.text
    if text in ("always", "never"):
        return ALWAYS if text == "always" else ()
    across = _ACROSS.fullmatch(text)
    if across is not None:
        return _across(*across.groups())
    recurring = _RECURRING.match(text)
    windows = _windows(builder, node)
    if recurring is not None:
        nth, weekday, period = recurring.groups()
        at = _NTH[nth], _WEEKDAYS.index(weekday), period
        return tuple(RecurringHours(*at, opens, closes) for opens, closes in windows)
    days = _days(builder, node)
    return tuple(
        WeeklyHours(day * DAY + opens, day * DAY + closes) for day in days for opens, closes in windows
    )


def _across(first: str, hour: str, minute: str, last: str, end_hour: str, end_minute: str) -> Iterable[Hours]:
    """One stretch across days; one that ends when it begins is the whole week."""
    opens = _WEEKDAYS.index(first) * DAY + _minutes(hour, minute)
    closes = _WEEKDAYS.index(last) * DAY + _minutes(end_hour, end_minute)
    return (WeeklyHours(opens, closes if closes > opens else closes + WEEK),)


def _windows(builder: Builder, node: Scalar) -> list[tuple[int, int]]:
    """The stretches of a day in a line; one that closes before it opens closes on the next day."""
    found = []
    for hour, minute, end_hour, end_minute in _WINDOW.findall(node.text):
        opens, closes = _minutes(hour, minute), _minutes(end_hour, end_minute)
        if opens == closes:
            builder.report(
                "HOURS-EMPTY",
                node.place,
                f"`{node.text}` closes when it opens, so it says nothing about any hour.",
                fix="Write `00:00 to 24:00` for the whole day, or correct one of the times.",
            )
        else:
            found.append((opens, closes if closes > opens else closes + DAY))
    return found


def _days(builder: Builder, node: Scalar) -> list[int]:
    """The days of the week that a line names, from 0 on Monday; `friday to monday` goes over the weekend."""
    words = node.text[: node.text.index(":") - 2].strip()
    if words == "every day":
        return [*range(7)]
    found: dict[int, None] = {}
    for part in re.split(r", | and ", words):
        first, _, last = part.partition(" to ")
        start = _WEEKDAYS.index(first)
        if first == last:
            builder.report(
                "HOURS-EMPTY",
                node.place,
                f"`{part}` may be one day, or a week and a day.",
                fix=f"Write `{first}`, or `every day`.",
            )
        end = _WEEKDAYS.index(last) if last else start
        found.update(((start + step) % 7, None) for step in range((end - start) % 7 + 1))
    return [*found]


def _minutes(hour: str, minute: str) -> int:
    return int(hour) * 60 + int(minute)


def _report_overlaps(builder: Builder, written: list[tuple[Hours, Scalar]]) -> None:
    """Report the lines whose hours of the week meet; each line once."""
    weekly = sorted(
        ((hours.opens, hours.closes, node) for hours, node in written if isinstance(hours, WeeklyHours)),
        key=lambda each: each[:2],
    )
    around = [(opens + WEEK, closes + WEEK, node) for opens, closes, node in weekly[:1]]
    told: set[int] = set()
    for before, after in pairwise([*weekly, *around]):
        if after[0] < before[1] and after[2].place.line not in told:
            told.add(after[2].place.line)
            _report_overlap(builder, after[2], before[2])


def _report_overlap(builder: Builder, node: Scalar, other: Scalar) -> None:
    related = () if other is node else (Related(other.place, "these hours"),)
    builder.report(
        "HOURS-OVERLAP",
        node.place,
        f"The hours `{node.text}` say again what is open already.",
        example="Time counts once, however often it is open; one of the lines may be a slip.",
        fix="Correct one of the times or days.",
        related=related,
        level=Level.WARNING,
    )
