"""Trees of documents as plain JSON data, with the place of every node."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addendum.documents.nodes import Mapping, Scalar, Sequence
from addendum.findings import Place

if TYPE_CHECKING:
    from addendum.documents.nodes import Node

    Data = Any  # what JSON holds


def node_to_data(node: Node) -> Data:
    """The tree as data."""
    if isinstance(node, Scalar):
        return [node.text, node.kind, int(node.quoted), *node.place]
    if isinstance(node, Mapping):
        entries = [[node_to_data(key), node_to_data(value)] for key, value in node.entries]
        return [entries, None, 0, *node.place]
    return [[*map(node_to_data, node.items)], "", 0, *node.place]


def node_from_data(data: Data) -> Node:
    """The tree that `node_to_data` made this data of."""
    holds, kind, quoted, *where = data
    place = Place(*where)
    if kind is None:
        return Mapping(tuple((_key(key), node_from_data(value)) for key, value in holds), place)
    if not kind:
        return Sequence(tuple(map(node_from_data, holds)), place)
    return Scalar(holds, kind, place, bool(quoted))


def _key(data: Data) -> Scalar:
    text, kind, quoted, *where = data
    return Scalar(text, kind, Place(*where), bool(quoted))
