"""Where a value is written: the number itself, within the row or the value that an origin points to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar, Sequence, plain
from addendum.values import NoAnswer, ValueProblem, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from addendum.documents import Node
    from addendum.findings import Place
    from addendum.kinds import Document
    from addendum.rules import Origin
    from addendum.values import Type, Value

    Spot = tuple[str, int, int]


class Places:
    """The nodes of documents by where they begin."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents: dict[str, list[Document]] = {}
        for document in documents:
            self._documents.setdefault(document.file, []).append(document)
        self._nodes: dict[str, dict[Spot, Node]] = {}

    def of_value(self, origins: Iterable[Origin], of_type: Type, value: Value) -> Place | None:
        """Where the first text at one of these origins reads as the value; None where none does."""
        for origin in origins:
            node = self.node(origin.place)
            for scalar in _scalars(node) if node is not None else ():
                if _reads_as(scalar, of_type, value):
                    return scalar.place
        return None

    def node(self, place: Place) -> Node | None:
        """The largest part of a document that begins at a place; at a key, what stands under it."""
        known = self._nodes.get(place.file)
        if known is None:
            known = self._nodes[place.file] = {}
            for document in self._documents.get(place.file, ()):
                for where, node in _below(document.body):
                    known.setdefault(_spot(where), node)
        return known.get(_spot(place))


def _spot(place: Place) -> Spot:
    return (place.file, place.line, place.column)


def _below(node: Node) -> Iterator[tuple[Place, Node]]:
    """A node and all below it with their places, the larger ones first; the place of a key is its value's."""
    yield node.place, node
    if isinstance(node, Mapping):
        for key, value in node.entries:
            yield key.place, value
            yield from _below(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _below(item)


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Mapping):
        for _, value in node.entries:
            yield from _scalars(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)


def _reads_as(scalar: Scalar, of_type: Type, value: Value) -> bool:
    try:
        return bool(read(of_type, plain(scalar)) == value)
    except (ValueProblem, NoAnswer):
        return False
