"""The kind `support-tier`: the bundle a customer buys, its features, and how a reported severity becomes effective."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.document import mapping_at
from addendum.kinds.severity_targets import SEVERITY
from addendum.rules import Decision
from addendum.values import ANY

if TYPE_CHECKING:
    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document

SEVERITY_RULE = "severity is"


def declare(builder: Builder, tier: Document) -> None:
    """Announce `severity`, where the tier decides it from what is reported."""
    rule = tier.body.get(SEVERITY_RULE)
    if isinstance(rule, Scalar):
        of_type = builder.lists.get("severities", ANY)
        builder.declare(SEVERITY, of_type, (), tier.origin(rule, notes=tier.body), "Severity")


def lower(builder: Builder, tier: Document) -> None:
    """Add the decision on the severity."""
    rule = tier.body.get(SEVERITY_RULE)
    if not isinstance(rule, Scalar):
        return
    formula = builder.formula(rule, builder.declared_type(SEVERITY))
    if formula is not None:
        origin = tier.origin(rule, notes=tier.body)
        builder.decide(
            Decision(SEVERITY, formula.names, (builder.output(SEVERITY),), formula, origin, "Severity")
        )


def features(tier: Document | None) -> list[tuple[str, str]]:
    """The features of a tier by name, as written."""
    listed = mapping_at(tier.body, "features") if tier is not None else None
    if not isinstance(listed, Mapping):
        return []
    return [(key.text, text_of(value)) for key, value in listed.entries]


def text_of(node: Node) -> str:
    """A value as it is written; a list with commas."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        value = node.get("value")
        return text_of(value) if value is not None else ""
    return ", ".join(text_of(item) for item in node.items)
