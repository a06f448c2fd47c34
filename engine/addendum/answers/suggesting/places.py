"""Where a value is written: the number itself, within the row or the value that an origin points to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar, Sequence, plain
from addendum.values import ANY, NoAnswer, Outcome, ValueProblem, read, type_of

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
        self._holders: dict[Spot, Mapping] = {}

    def of_value(
        self, origins: Iterable[Origin], of_type: Type, value: Value, *, last: bool = False
    ) -> Place | None:
        """Where the first, or `last`, text at one of these origins reads as the value; None: nowhere."""
        for origin in origins:
            scalars = self.texts(origin.place)
            found = [each for each in scalars if _reads_as(each, of_type, value)]
            if found:
                return found[-1 if last else 0].place
        return None

    def texts(self, place: Place) -> list[Scalar]:
        """The single values that stand at a place and below it; at a key, also those beside it."""
        if place.file not in self._nodes:
            self._note(place.file)
        node = self._nodes[place.file].get(_spot(place))
        holder = self._holders.get(_spot(place))
        beside = holder.entries if holder is not None else ()
        found = [] if node is None else [*_scalars(node)]
        others = [value for _, value in beside if isinstance(value, Scalar) and value not in found]
        return [*found, *others]

    def _note(self, file: str) -> None:
        """Note where the parts of a file begin: the largest one at each place, and what holds each key."""
        known = self._nodes[file] = {}
        for document in self._documents.get(file, ()):
            for where, node in _below(document.body):
                known.setdefault(_spot(where), node)
                if isinstance(node, Mapping):
                    self._holders.update((_spot(key.place), node) for key, _ in node.entries)


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
    if isinstance(value, Outcome):
        return Outcome.named(scalar.text) is value
    wanted = type_of(value) if of_type is ANY else getattr(of_type, "item", of_type)
    try:
        return bool(read(wanted, plain(scalar)) == value)
    except (ValueProblem, NoAnswer):
        return False
