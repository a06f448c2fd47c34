"""What the periods of measures are called: `period`, and by the measure where it is another one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.branches import ANNOTATIONS
from addendum.kinds.document import mapping_at
from addendum.kinds.measured_time import TIME_KEYS, measured_period
from addendum.kinds.own_words import in_words
from addendum.kinds.periods import zone_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document

PERIOD = "period"
_NAMED = re.compile(r"\bperiod\b(?=\s*\.)")


def period_name(builder: Builder, document: Document, measure: str) -> str:
    """The name of the decision on the period of a document's measure.

    The first is called `period`, and so is every other one that is measured over the same time.
    """
    node = mapping_at(document.body, "measure") or document.body
    period = measured_period(document)
    told = [f"{key}: {in_words(value)}" for key in TIME_KEYS if (value := node.get(key)) is not None]
    time = "; ".join((*told, zone_of(builder, document, period)))
    if builder.periods.setdefault(PERIOD, time) == time:
        return PERIOD
    return f"{measure}_{PERIOD}"


def check_period_names(builder: Builder, document: Document, name: str) -> None:
    """Report formulas that say `period` and do not get the period of their own measure."""
    if name == PERIOD:
        return
    for written in _formulas(document.body):
        found = _NAMED.search(written.text)
        if found is not None:
            builder.report(
                "PERIOD-TWICE",
                written.at(found.start(), len(found[0])),
                "`period` is that of another measure, which is counted over another time.",
                fix=f"Write `{name}`.",
            )


def _formulas(node: Node) -> Iterator[Scalar]:
    """The formulas of a document besides those of its remedies, which may have measures of their own."""
    if isinstance(node, Scalar):
        if node.text.startswith("="):
            yield node
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            if key.text != "remedies" and key.text not in ANNOTATIONS:
                yield from _formulas(value)
    else:
        for item in node.items:
            yield from _formulas(item)
