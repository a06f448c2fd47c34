"""What a policy says in its own words, on lines: shown in place of what a kind composes from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.branches import ANNOTATIONS
from addendum.kinds.question import Term
from addendum.kinds.support_tier import text_of

if TYPE_CHECKING:
    from addendum.documents import Node
    from addendum.kinds.document import Document

_READ_ON = frozenset({"above", "below", "by", "for", "in", "least", "most", "of", "per", "step", "to"})


def stated(title: str, document: Document, node: Node, source: str = "") -> Term:
    """The term that a part of a document states in its own words, from which a kind may make a decision."""
    return Term(title, source, tuple((line, document.origin(item)) for line, item in lines_of(node)))


def lines_of(node: Node) -> tuple[tuple[str, Node], ...]:
    """What stands in a map or a list, a line for each entry and where it stands; one value is one line."""
    if isinstance(node, Mapping) and "by" not in node and "value" not in node:
        return tuple(
            (_entry_words(key, value), value) for key, value in node.entries if key.text not in ANNOTATIONS
        )
    if isinstance(node, Scalar | Mapping):
        return ((in_words(node), node),)
    return tuple((in_words(item), item) for item in node.items)


def in_words(node: Node) -> str:
    """A value as one line: `when cause planned_servicing, notice at least 7 days`, formulas as written."""
    if isinstance(node, Scalar):
        return " ".join(node.text.removeprefix("=").split())
    if isinstance(node, Mapping):
        value = node.get("value")
        if value is not None:
            return in_words(value)
        return text_of(node) if "by" in node else ", ".join(line for line, _ in lines_of(node))
    return "; ".join(in_words(item) for item in node.items)


def _entry_words(key: Scalar, value: Node) -> str:
    """`notice at least 7 days`, and `if notice unknown: not excluded` where the value does not read on."""
    *others, last = key.text.split()
    apart = ":" if len(others) > 1 and last not in _READ_ON else ""
    return f"{key.text}{apart} {in_words(value)}"
