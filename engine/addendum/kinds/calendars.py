"""Calendars and holidays as documents hold them: their names, and whether what they name exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar, Sequence
from addendum.findings import Level, Related, did_you_mean, listed
from addendum.kinds.branches import ANNOTATIONS
from addendum.kinds.document import items_at, mapping_at, text_at
from addendum.values import DATE, TEXT, Outcome, ValueProblem, read, region

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.values import Date

CALENDARS = "calendars"


def declare_calendars(builder: Builder, document: Document) -> None:
    """Add the names of the calendars that a document holds, with their titles."""
    calendars = mapping_at(document.body, CALENDARS)
    for name, body in calendars.entries if calendars is not None else ():
        known = builder.calendars.get(name.text)
        if known is not None:
            builder.report(
                "NAME-TWICE",
                name.place,
                f"The calendar `{name.text}` is defined twice, so it is open which one counts.",
                fix="Keep one, or give one of them another name.",
                related=(Related(known, "defined here too"),),
            )
        builder.calendars.setdefault(name.text, name.place)
        title = text_at(body, "title")
        if title:
            builder.titles.setdefault(f"{CALENDARS}.{name.text}", title)


def lower_calendars(builder: Builder, document: Document) -> None:
    """Look at what calendars name: other calendars, zones, and the facts of formulas."""
    calendars = mapping_at(document.body, CALENDARS)
    for name, body in calendars.entries if calendars is not None else ():
        if not isinstance(body, Mapping):
            continue
        _check_zone(builder, body.get("zone"))
        parts = (*_named(body), *_excepted(body))
        for part in parts:
            _check_name(builder, part)
        if isinstance(calendars, Mapping):
            _check_circle(builder, calendars, name, parts)
        exceptions = mapping_at(body, "except")
        for region_node in items_at(exceptions, "holidays of"):
            if isinstance(region_node, Scalar) and region_node.text.startswith("="):
                builder.formula(region_node, TEXT)
        days = [key for key, _ in _entries(mapping_at(body, "special days"))]
        _dates(builder, [*days, *items_at(exceptions, "dates")])


def lower_holidays(builder: Builder, document: Document) -> None:
    """Look at the dates of holidays: each a day of the calendar, and within what the document covers."""
    covers = mapping_at(document.body, "covers")
    border = _dates(builder, [value for _, value in _entries(covers)])
    if len(border) == 2 and border[0][1] > border[1][1]:
        builder.report(
            "BOUNDS-EMPTY",
            border[0][0].place,
            "No day lies within what these holidays cover: it ends before it begins.",
            fix="Correct `from` or `to`.",
        )
        return
    for node, day in _dates(builder, [key for key, _ in _entries(mapping_at(document.body, "days"))]):
        if len(border) == 2 and not border[0][1] <= day <= border[1][1]:
            builder.report(
                "HOLIDAY-NOT-COVERED",
                node.place,
                f"The holiday {node.text} lies outside the days that this document covers.",
                fix="Correct the date, or let `covers:` reach so far.",
            )


def check_calendar_names(builder: Builder, body: Node, keys: tuple[str, ...]) -> None:
    """Every calendar named under one of the keys, at any depth, exists."""
    if isinstance(body, Sequence):
        for item in body.items:
            check_calendar_names(builder, item, keys)
    elif isinstance(body, Mapping):
        for key, value in body.entries:
            if key.text not in keys:
                check_calendar_names(builder, value, keys)
                continue
            for leaf in _leaves(value):
                if not leaf.text.startswith("=") and Outcome.named(leaf.text) is None:
                    _check_name(builder, leaf)


def _check_name(builder: Builder, named: Scalar) -> None:
    if named.text in builder.calendars:
        return
    near = did_you_mean(named.text, builder.calendars)
    known = f"Known are {listed(builder.calendars, 'and')}." if builder.calendars else ""
    builder.report(
        "UNKNOWN-CALENDAR",
        named.place,
        f"There is no calendar `{named.text}`, so it is open which hours are meant.",
        fix=f"Write `{near}`." if near else known or "Add it to a document of the kind `calendar`.",
        level=Level.ERROR if builder.calendars else Level.WARNING,
    )


def _check_circle(builder: Builder, calendars: Mapping, name: Scalar, parts: tuple[Scalar, ...]) -> None:
    """Report a part that leads back to the calendar; of a circle the calendar that stands first tells it."""
    order = calendars.keys()
    for part in parts:
        circle = [each for each in _reached(calendars, part.text) if name.text in _reached(calendars, each)]
        if circle and name.text == min(circle, key=order.index):
            builder.report(
                "CALENDAR-CYCLE",
                part.place,
                f"The calendar `{name.text}` is made of itself, so its hours are open.",
                fix="Name other calendars.",
            )


def _reached(calendars: Mapping, start: str) -> set[str]:
    """The calendars of a document that one of them is made of, itself included."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        body = calendars.get(name)
        if name not in found and isinstance(body, Mapping):
            found.add(name)
            waiting.extend(part.text for part in (*_named(body), *_excepted(body)))
    return found


def _check_zone(builder: Builder, zone: Node | None) -> None:
    if not isinstance(zone, Scalar):
        return
    if zone.text.startswith("="):
        builder.formula(zone, TEXT)
        return
    check_zone(builder, zone)


def check_zone(builder: Builder, zone: Scalar) -> None:
    """A time zone that is written out exists."""
    if zone.text == "UTC":
        return
    try:
        region(zone.text)
    except ValueProblem as problem:
        builder.problem(problem, zone.place)


def _named(body: Mapping) -> Iterator[Scalar]:
    for key in ("any of", "all of"):
        yield from (item for item in items_at(body, key) if isinstance(item, Scalar))


def _excepted(body: Mapping) -> Iterator[Scalar]:
    found = items_at(mapping_at(body, "except"), "calendar")
    return (item for item in found if isinstance(item, Scalar))


def _dates(builder: Builder, nodes: list[Node]) -> list[tuple[Scalar, Date]]:
    found = []
    for node in nodes:
        if isinstance(node, Scalar):
            try:
                found.append((node, read(DATE, node.text)))
            except ValueProblem as problem:
                builder.problem(problem, node.place)
    return found


def _entries(node: Mapping | None) -> tuple[tuple[Scalar, Node], ...]:
    return node.entries if node is not None else ()


def _leaves(node: Node) -> Iterator[Scalar]:
    """The texts of a value position: its value, or those of its choices."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            if key.text == "rows" and isinstance(value, Sequence):
                for row in value.items:
                    inner = row.get("value") if isinstance(row, Mapping) else None
                    yield from _leaves(inner) if inner is not None else ()
            elif key.text not in ANNOTATIONS and key.text != "by":
                yield from _leaves(value)
