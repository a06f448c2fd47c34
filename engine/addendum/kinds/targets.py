"""The target of a commitment: how it is written, the type its unit gives, its branches, and its details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar, Sequence
from addendum.kinds.branches import ANNOTATIONS, Branch, all_under, branches, conditions_of
from addendum.kinds.document import mapping_at, text_at
from addendum.rules import complement
from addendum.values import (
    ANY,
    BUSINESS_DAYS,
    CALENDAR_DAYS,
    DURATION,
    NO_COMMITMENT,
    PERCENT,
    TEXT,
    Outcome,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.rules import Condition, Origin
    from addendum.values import Type

TARGET_WORDS = ("within", "less than", "every")
DURING = "during"
DETAILS: dict[str, Type] = {
    DURING: TEXT,
    "or": TEXT,
    "for at least": PERCENT,
    "per": TEXT,
    "no tickets": TEXT,
}
_OF_TICKETS = " of tickets"


def target_type(commitments: Iterable[Node]) -> Type:
    """Elapsed time, business days or calendar days; any of them where the severities mix them."""
    found = {
        _type_of_leaf(leaf)
        for commitment in commitments
        for leaf in _leaves(_target_node(commitment))
        if Outcome.named(leaf.text) is None
    }
    return found.pop() if len(found) == 1 else (ANY if found else DURATION)


def target_word(commitment: Node) -> str:
    """`within`, `less than` or `every`: what a commitment says of its time; `""` where it promises none."""
    if isinstance(commitment, Mapping):
        return next(
            (word for word in TARGET_WORDS if word in commitment), "within" if "by" in commitment else ""
        )
    return "" if not isinstance(commitment, Scalar) or Outcome.named(commitment.text) else "within"


def target_branches(builder: Builder, document: Document, commitment: Node) -> list[Branch]:
    """The branches of a commitment's target; where an `only if` is not met, what its `otherwise` says."""
    target = _target_node(commitment)
    found = branches(builder, document, target, target_type((commitment,)))
    if not isinstance(commitment, Mapping):
        return found
    notes = document.origin(commitment)
    found = [_noted(branch, notes) for branch in found]
    only_if = mapping_at(commitment, "only if")
    if only_if is None:
        return found
    conditions = conditions_of(builder, only_if)
    otherwise = Outcome.named(text_at(commitment, "otherwise")) or NO_COMMITMENT
    written = commitment.get("otherwise") or only_if
    origin = document.origin(written, name=notes.name, notes=commitment)
    return [
        *all_under(found, conditions),
        *(Branch(unmet, otherwise, origin) for unmet in _unmet(builder, conditions)),
    ]


def detail_branches(builder: Builder, document: Document, commitment: Node, detail: str) -> list[Branch]:
    """The branches of what a commitment says besides its target (`during`, `or`, `for at least`, …)."""
    node = commitment.get(detail) if isinstance(commitment, Mapping) else None
    if node is None:
        return []
    if detail == "for at least":
        node = _without_tickets(node)
    return branches(builder, document, node, DETAILS[detail])


def details_of(commitments: Iterable[Node]) -> tuple[str, ...]:
    """The details that any of the commitments names; `during` always, since support hours stand in for it."""
    found: dict[str, None] = {DURING: None}
    for commitment in commitments:
        if isinstance(commitment, Mapping):
            found.update(dict.fromkeys(key.text for key, _ in commitment.entries if key.text in DETAILS))
    return tuple(found)


def _unmet(builder: Builder, conditions: dict[str, Condition]) -> Iterator[dict[str, Condition]]:
    """Disjoint conditions that hold where not all of these do: not the first; the first, but no second."""
    met: dict[str, Condition] = {}
    for fact, condition in conditions.items():
        yield {**met, fact: complement(condition, builder.declared_type(fact) or ANY)}
        met[fact] = condition


def _target_node(commitment: Node) -> Node:
    if isinstance(commitment, Mapping):
        for word in TARGET_WORDS:
            target = commitment.get(word)
            if target is not None:
                return target
    return commitment


def _leaves(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Mapping):
        rows = node.get("rows")
        if isinstance(rows, Sequence):
            for row in rows.items:
                value = row.get("value") if isinstance(row, Mapping) else None
                yield from _leaves(value) if value is not None else ()
            return
        for key, value in node.entries:
            if key.text not in ANNOTATIONS and key.text != "by":
                yield from _leaves(value)


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
        origin=own._replace(
            name=own.name or notes.name,
            clause=notes.clause if own.clause == "" else own.clause,
            quote=own.quote or notes.quote,
            assumed=own.assumed or notes.assumed,
        )
    )


def _without_tickets(node: Node) -> Node:
    """`90 % of tickets` as the percentage that it is, wherever it stands in the value."""
    if isinstance(node, Scalar):
        return Scalar(node.text.removesuffix(_OF_TICKETS), "text", node.place, node.quoted)
    if isinstance(node, Mapping):
        return Mapping(tuple((key, _without_tickets(value)) for key, value in node.entries), node.place)
    return Sequence(tuple(map(_without_tickets, node.items)), node.place)
