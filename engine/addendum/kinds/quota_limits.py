"""The limits of fair use that are numbers, and which of them the entries of a period exceed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.document import items_at, mapping_at, text_at
from addendum.kinds.quota_entries import are_dated, terms_text
from addendum.kinds.quota_names import ENTRIES
from addendum.kinds.quota_periods import granted_name
from addendum.values import PERCENT, TEXT, ContextOf, ListOf

if TYPE_CHECKING:
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.kinds.quota_names import QuotaNames

EXCEEDED = "exceeded"
_TITLE = "Fair use exceeded"
_OF_DAYS = ("day", "week", "calendar month")


def has_limits(document: Document) -> bool:
    """Whether the document limits how the entries may lie."""
    return bool(_limits(document))


def declare_limits(builder: Builder, document: Document, names: QuotaNames) -> None:
    """Announce what exceeds the limits."""
    if has_limits(document):
        record = ContextOf((("per", TEXT), ("of", TEXT), ("used", names.type), ("at_most", names.type)))
        origin = document.origin(document.body)
        builder.declare(names.term(EXCEEDED), ListOf(record), (), origin, _TITLE)


def lower_limits(builder: Builder, document: Document, names: QuotaNames) -> None:
    """Add the decision on what exceeds the limits."""
    if not has_limits(document):
        return
    granted = granted_name(document, names)
    written, told = [], []
    for limit in _limits(document):
        most, per = limit.get("at most"), text_at(limit, "per")
        if not isinstance(most, Scalar):
            continue
        if per in _OF_DAYS and not are_dated(builder, names):
            builder.report(
                "FIELD-NEEDED",
                most.place,
                f"The entries of `{names.used}` have no field `date`, so nothing is known of a {per}.",
                fix="Give their records the field `date: date`.",
            )
            continue
        share = most.text.endswith("%")
        value = builder.value(most, PERCENT if share else names.type)
        if value is None:
            continue
        amount = f"{most.text} * {granted}" if share else most.text
        written.append(f'{{per: "{per}", at_most: {amount}}}')
        told.append(f"at most {most.text} per {per}")
    node = mapping_at(document.body, "fair use") or document.body
    terms = terms_text(builder, document, names)
    text = f"limits_exceeded({names.term(ENTRIES)}, [{', '.join(written)}], {terms})"
    formula = builder.internal_formula(text, node.place)
    words = f"the entries that count as used; {', '.join(told)}"
    builder.decide_by_formula(names.term(EXCEEDED), formula, document.origin(node), _TITLE, words=words)


def _limits(document: Document) -> list[Mapping]:
    fair_use = mapping_at(document.body, "fair use")
    return [limit for limit in items_at(fair_use, "limits") if isinstance(limit, Mapping)]
