"""Calendars in formulas that a kind composes: the open hours of one that is named, or chosen by facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Scalar
from addendum.kinds.as_formula import literal
from addendum.kinds.chosen_text import chosen_text

if TYPE_CHECKING:
    from addendum.documents import Node
    from addendum.kinds.builder import Builder


def open_stretches(builder: Builder, calendar: Node, span: str) -> str:
    """The text for the open hours of a calendar within a stretch of time; `[]` for one that does not exist.

    Names of calendars are checked where they stand, so nothing is reported here.
    """

    def text_of(written: Node) -> str:
        name = written.text if isinstance(written, Scalar) else ""
        if name not in builder.calendars:
            return "[]"
        return f"open stretches({span}.from, {span}.to, {literal(name)})"

    return chosen_text(builder, calendar, text_of) or "[]"
