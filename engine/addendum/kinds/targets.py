"""The target of a commitment: how it is written, the type its unit gives, and its branches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.branches import ANNOTATIONS, Branch, branches, conditions_of
from addendum.kinds.document import mapping_at
from addendum.values import ANY, BUSINESS_DAYS, CALENDAR_DAYS, DURATION, PERCENT, TEXT, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.rules import Origin
    from addendum.values import Type

TARGET_KEYS = ("within", "less than", "every")
DETAILS: dict[str, Type] = {
    "during": TEXT,
    "or": TEXT,
    "for at least": PERCENT,
    "per": TEXT,
    "no tickets": TEXT,
}


def target_type(commitments: Iterator[Node]) -> Type:
    """Elapsed time, business days or calendar days; any of them where the severities mix them."""
    found = {
        _type_of_leaf(leaf)
        for commitment in commitments
        for leaf in _leaves(_target_node(commitment))
        if Outcome.named(leaf.text) is None
    }
    return found.pop() if len(found) == 1 else (ANY if found else DURATION)


def target_branches(builder: Builder, document: Document, commitment: Node) -> list[Branch]:
    """The branches of a commitment's target, with the rows that `only if` adds around it."""
    target = _target_node(commitment)
    of_type = target_type(iter((commitment,)))
    found = branches(builder, document, target, of_type)
    if not isinstance(commitment, Mapping):
        return found
    notes = document.origin(commitment, notes=commitment)
    found = [_noted(branch, notes) for branch in found]
    only_if = mapping_at(commitment, "only if")
    if only_if is None:
        return found
    conditions = conditions_of(builder, only_if)
    return [branch.under(conditions) for branch in found]


def detail_branches(builder: Builder, document: Document, commitment: Node, detail: str) -> list[Branch]:
    """The branches of what a commitment says besides its target (`during`, `or`, `for at least`, …)."""
    node = commitment.get(detail) if isinstance(commitment, Mapping) else None
    return branches(builder, document, node, DETAILS[detail]) if node is not None else []


def details_of(commitments: Iterator[Node]) -> tuple[str, ...]:
    """The details that any of the commitments names; `during` always, since support hours stand in for it."""
    found: dict[str, None] = {"during": None}
    for commitment in commitments:
        if isinstance(commitment, Mapping):
            found.update(dict.fromkeys(key.text for key, _ in commitment.entries if key.text in DETAILS))
    return tuple(found)


def is_strict(commitment: Node) -> bool:
    """Whether landing exactly on the target misses it (`less than` instead of `within`)."""
    return isinstance(commitment, Mapping) and "less than" in commitment


def _target_node(commitment: Node) -> Node:
    if isinstance(commitment, Mapping):
        for key in TARGET_KEYS:
            target = commitment.get(key)
            if target is not None:
                return target
    return commitment


def _leaves(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            if key.text not in ANNOTATIONS and key.text not in ("by", "when"):
                yield from _leaves(value)
    else:
        for item in node.items:
            yield from _leaves(item)


def _type_of_leaf(leaf: Scalar) -> Type:
    if leaf.text.startswith("="):
        return ANY
    words = leaf.text.split()
    if "business" in words:
        return BUSINESS_DAYS
    return CALENDAR_DAYS if "calendar" in words else DURATION


def _noted(branch: Branch, notes: Origin) -> Branch:
    own = branch.origin
    return branch._replace(
        origin=own._replace(quote=own.quote or notes.quote, assumed=own.assumed or notes.assumed)
    )
