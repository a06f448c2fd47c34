"""Days that calendars name: dates and stretches that are closed, and special days with their hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar, Sequence
from addendum.findings import Related
from addendum.kinds.document import items_at
from addendum.kinds.hours_lines import read_day
from addendum.values import DATE, ValueProblem, read

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping as Table

    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.hours_lines import DayHours
    from addendum.values import Date

_MOST_DAYS = 1_000
"""How long a stretch of days may be; what is closed for years is another version of the calendar."""


def read_date(builder: Builder, node: Node) -> Date | None:
    """The day written in a node; None and a finding where there is no such day."""
    if not isinstance(node, Scalar):
        return None
    try:
        day: Date = read(DATE, node.text)
    except ValueProblem as problem:
        builder.problem(problem, node.place)
        return None
    return day


def closed_days(builder: Builder, node: Node | None) -> dict[int, Scalar]:
    """The days of `dates`, a list or a map to reasons, each with where it is written."""
    keys: Iterable[Node] = ()
    if isinstance(node, Mapping):
        keys = [key for key, _ in node.entries]
    elif isinstance(node, Sequence):
        keys = node.items
    return {day: key for key in keys if isinstance(key, Scalar) for day in _stretch(builder, key)}


def special_days(builder: Builder, node: Mapping | None, closed: Table[int, Scalar]) -> dict[int, DayHours]:
    """The hours of special days; a day that is named twice, or closed as well, is reported."""
    found: dict[int, DayHours] = {}
    named: dict[int, Scalar] = dict(closed)
    for key, value in node.entries if node is not None else ():
        written = items_at(value, "open") if isinstance(value, Mapping) else items_at(node, key.text)
        hours = read_day(builder, written)
        days = _stretch(builder, key)
        other = next((named[day] for day in days if day in named), None)
        if other is not None:
            builder.report(
                "DAY-TWICE",
                key.place,
                f"`{key.text}` has hours here, and `{other.text}` says something else about the same day.",
                fix="Say once what holds on that day.",
                related=(Related(other.place, "the other one"),),
            )
        for day in days:
            named.setdefault(day, key)
            found.setdefault(day, hours)
    return found


def _stretch(builder: Builder, node: Scalar) -> range:
    """The ordinals of a day, or of a stretch of days with both ends."""
    first_text, _, last_text = node.text.partition(" to ")
    ends = []
    for text in (first_text, last_text or first_text):
        day = read_date(builder, Scalar(text, node.kind, node.place))
        if day is None:
            return range(0)
        ends.append(day.ordinal)
    first, last = ends
    if last < first or last - first >= _MOST_DAYS:
        says = "ends before it begins" if last < first else f"is longer than {_MOST_DAYS} days"
        builder.report(
            "DAYS-UNCLEAR",
            node.place,
            f"The stretch `{node.text}` {says}.",
            fix="Correct one of the dates, or write a new version of the calendar for what holds for years.",
        )
        return range(0)
    return range(first, last + 1)
