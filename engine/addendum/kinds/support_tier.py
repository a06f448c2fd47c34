"""The kind `support-tier`: the bundle a customer buys, its features, and the severity that counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.branches import ANNOTATIONS, names_by
from addendum.kinds.document import mapping_at, text_at
from addendum.kinds.severity_entries import SEVERITIES, SEVERITY
from addendum.values import ANY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document

SEVERITY_RULE = "severity is"


def declare(builder: Builder, tier: Document) -> None:
    """Announce `severity`, where the tier decides it from what is reported."""
    rule = tier.body.get(SEVERITY_RULE)
    if isinstance(rule, Scalar):
        of_type = builder.lists.get(SEVERITIES, ANY)
        builder.becomes_decision(SEVERITY)
        builder.declare(SEVERITY, of_type, (), tier.origin(rule, notes=tier.body), "Severity")


def lower(builder: Builder, tier: Document) -> None:
    """Add the decision on the severity; a feature that depends on facts names known ones."""
    rule = tier.body.get(SEVERITY_RULE)
    if isinstance(rule, Scalar):
        formula = builder.formula(rule, builder.declared_type(SEVERITY))
        builder.decide_by_formula(SEVERITY, formula, tier.origin(rule, notes=tier.body), "Severity")
    listed = tier.body.get("features")
    for name in names_by(listed) if listed is not None else ():
        builder.type_named(name.text, name.place)


def features(tier: Document | None) -> list[tuple[str, str]]:
    """The features of a tier by name, as written."""
    found = mapping_at(tier.body, "features") if tier is not None else None
    return [(key.text, text_of(value)) for key, value in found.entries] if found is not None else []


def text_of(node: Node) -> str:
    """A value as it is written; a list with commas, a choice with what each value depends on."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        value = node.get("value")
        return "; ".join(_choices(node)) if value is None else text_of(value)
    return ", ".join(text_of(item) for item in node.items)


def _choices(node: Mapping) -> Iterator[str]:
    rows = node.get("rows")
    if rows is not None and not isinstance(rows, Scalar | Mapping):
        for row in rows.items:
            value = row.get("value") if isinstance(row, Mapping) else None
            if isinstance(row, Mapping) and value is not None:
                borders = [
                    f"{key.text} {text_of(border)}"
                    for key, border in row.entries
                    if key.text not in ANNOTATIONS | {"value"}
                ]
                yield f"{text_at(node, 'by').replace('_', ' ')} {' and '.join(borders)}: {text_of(value)}"
        return
    for key, value in node.entries:
        if key.text not in ANNOTATIONS and key.text != "by":
            yield f"{key.text}: {text_of(value)}"
