"""Calendars in formulas that a kind composes: the open hours of one that is named, or chosen by facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.as_formula import condition_text
from addendum.kinds.branches import chosen_entries

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document


def open_stretches(builder: Builder, document: Document, calendar: Node, span: str) -> str:
    """The text for the open hours of a calendar within a stretch of time."""
    return _over_calendar(
        builder, document, calendar, lambda name: f'open stretches({span}.from, {span}.to, "{name}")'
    )


def open_time(builder: Builder, document: Document, calendar: Node, span: str) -> str:
    """The text for how long a calendar is open within a stretch of time."""
    return _over_calendar(
        builder, document, calendar, lambda name: f'business time between({span}.from, {span}.to, "{name}")'
    )


def _over_calendar(
    builder: Builder, document: Document, calendar: Node, text_for: Callable[[str], str]
) -> str:
    if isinstance(calendar, Scalar):
        return text_for(calendar.text)
    if not isinstance(calendar, Mapping):
        return text_for("")
    if "by" not in calendar:
        inner = calendar.get("value")
        return text_for("") if inner is None else _over_calendar(builder, document, inner, text_for)
    cases = []
    for conditions, written, _ in chosen_entries(builder, document, calendar):
        test = " and ".join(condition_text(fact, condition) for fact, condition in conditions.items())
        cases.append(f"if {test} then {_over_calendar(builder, document, written, text_for)} else ")
    return f'({"".join(cases)}nothing_said("the calendar"))'
