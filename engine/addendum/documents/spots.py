"""The spot of a tree that a fault is about: its nodes, and what to call it in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents.examples import short
from addendum.documents.keywords import Key
from addendum.documents.nodes import Mapping, Scalar, Sequence
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence as Steps

    from addendum.documents.nodes import Node
    from addendum.findings import Place


class Spot(NamedTuple):
    """A value, with the key nearest to it on the way down; or that key itself.

    `in_list` tells an entry of a list from the value of the key.
    """

    node: Node
    key: Scalar | None
    in_list: bool
    is_key: bool

    @property
    def place(self) -> Place:
        """Where the finding points: the value, and its key where the value is nothing to point at."""
        if self.key is not None and (self.is_key or self._is_nothing):
            return self.key.place
        return self.node.place

    @property
    def heading(self) -> Place:
        """Where the finding points that misses something in a map: its key, or where the map begins."""
        return self.node.place if self.key is None or self.in_list else self.key.place

    @property
    def name(self) -> str:
        """The value as the subject of a sentence."""
        if self.key is None:
            return "an entry of the list" if self.in_list else "this file"
        name = f"`{short(self.key.text)}`"
        return f"an entry of {name}" if self.in_list else name

    @property
    def _is_nothing(self) -> bool:
        return isinstance(self.node, Scalar) and self.node.kind == "null" and not self.in_list


def spot_at(tree: Node, path: Steps[str | int]) -> Spot:
    """The spot that a path of keys and numbers leads to."""
    node, key, in_list = tree, None, False
    for step in path:
        if isinstance(step, Key) and isinstance(node, Mapping):
            return Spot(node, node.key(step), in_list=False, is_key=True)
        if isinstance(step, str) and isinstance(node, Mapping):
            key, node, in_list = node.key(step), node.get(step) or node, False
        elif isinstance(step, int) and isinstance(node, Sequence):
            node, in_list = node[step], True
    return Spot(node, key, in_list, is_key=False)


def sentence(words: str) -> str:
    """The words with a capital letter at their beginning, unless they begin with the author's own."""
    return words[:1].upper() + words[1:]
