"""Calendars as documents hold them: their names, what they are made of, and who names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar, Sequence
from addendum.findings import Related
from addendum.kinds.branches import ANNOTATIONS
from addendum.kinds.calendar_choices import HOLIDAYS_OF, REGION, ZONE, declare_decided, is_decided
from addendum.kinds.calendar_definition import define
from addendum.kinds.calendar_names import unknown_calendar
from addendum.kinds.calendar_shelf import Written
from addendum.kinds.document import items_at, mapping_at, text_at
from addendum.values import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document

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
        if isinstance(body, Mapping) and known is None:
            depends = tuple(_declare_decided(builder, document, name.text, body))
            parts = tuple(part.text for part in _parts(body))
            builder.shelf.written[name.text] = Written(depends, parts)


def lower_calendars(builder: Builder, document: Document) -> None:
    """Define the calendars of a document: their hours, zones, exceptions, and what they are made of."""
    calendars = mapping_at(document.body, CALENDARS)
    for name, body in calendars.entries if calendars is not None else ():
        if not isinstance(body, Mapping):
            continue
        parts = tuple(_parts(body))
        for part in parts:
            _check_name(builder, part)
        circles = _report_circle(builder, name, parts)
        definition = define(builder, document, name, body)
        if not circles:
            builder.shelf.definitions.setdefault(name.text, definition)


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
    if named.text not in builder.calendars:
        unknown_calendar(builder, builder.calendars, named.text, named.place)


def _declare_decided(builder: Builder, document: Document, name: str, body: Mapping) -> Iterator[str]:
    """Announce the zone and the regions of a calendar where facts decide them."""
    written = {ZONE: body.get(ZONE)}
    exceptions = mapping_at(body, "except")
    written[REGION] = exceptions.get(HOLIDAYS_OF) if exceptions is not None else None
    for what, node in written.items():
        if node is not None and is_decided(node):
            yield declare_decided(builder, document, name, what, node)


def _report_circle(builder: Builder, name: Scalar, parts: tuple[Scalar, ...]) -> bool:
    """Whether a part leads back to the calendar; of a circle the calendar that stands first tells it."""
    shelf = builder.shelf
    order = [*builder.calendars]
    found = False
    for part in parts:
        circle = [each for each in shelf.reached(part.text) if name.text in shelf.reached(each)]
        found = found or bool(circle)
        if circle and name.text == min(circle, key=order.index):
            builder.report(
                "CALENDAR-CYCLE",
                part.place,
                f"The calendar `{name.text}` is made of itself, so its hours are open.",
                fix="Name other calendars.",
            )
    return found


def _parts(body: Mapping) -> Iterator[Scalar]:
    """The calendars that one is made of, with those that it is closed in."""
    exceptions = mapping_at(body, "except")
    named = (*items_at(body, "any of"), *items_at(body, "all of"), *items_at(exceptions, "calendar"))
    return (item for item in named if isinstance(item, Scalar))


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
