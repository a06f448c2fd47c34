"""Clocks as definitions declare them: their names and titles; they run on the history of a ticket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.findings import Related
from addendum.kinds.document import mapping_at, text_at

if TYPE_CHECKING:
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document


EVENT_KEYS = ("starts", "stops", "pauses", "resumes", "repeats", "reopens", "cancelled by")
"""The keys of a clock that name events."""
REOPENED = "reopened"
"""The event that opens a ticket again, where a clock names no other."""


def declare_clocks(builder: Builder, document: Document) -> None:
    """Add the clocks that a document declares."""
    clocks = mapping_at(document.body, "clocks")
    for name, declared in clocks.entries if clocks is not None else ():
        known = builder.clocks.get(name.text)
        if known is not None:
            builder.report(
                "NAME-TWICE",
                name.place,
                f"The clock `{name.text}` is declared twice, so it is open which one counts.",
                fix="Declare it once.",
                related=(Related(known, "declared here too"),),
            )
        builder.clocks.setdefault(name.text, name.place)
        title = text_at(declared, "title")
        if title:
            builder.titles.setdefault(name.text, title)
