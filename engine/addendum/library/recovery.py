"""What can be used of a file with faults, so that one mistake neither hides others nor makes new ones up.

Whatever a finding points at is left out of the tree, until the rest is as the schema wants it. What was left
out is remembered: a name that stood only there is not unknown, and a gap that it leaves is not the author's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar, Sequence, validate
from addendum.kinds import text_at
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from addendum.documents import Node
    from addendum.findings import Finding, Place

_MOST_ROUNDS = 8
_QUOTED = re.compile("`([^`]+)`")
_WORD = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_/-]*")


class Unread:
    """What could not be used of the files of a root: its words, the places of parts, and whole files."""

    def __init__(self) -> None:
        self.words: set[str] = set()
        self.places: set[Place] = set()
        self.files: set[str] = set()

    def lose(self, file: str, text: str) -> None:
        """Remember a file of which nothing could be used."""
        self.files.add(file)
        self._learn(text)

    def names_of(self, finding: Finding) -> bool:
        """Whether a finding names something that could not be used."""
        return any(name in self.words for name in _QUOTED.findall(finding.says))

    def leave_out(self, *nodes: Node) -> None:
        """Remember parts that were left out."""
        for node in nodes:
            self.places.add(node.place)
            for text in _texts(node):
                self._learn(text)

    def _learn(self, text: str) -> None:
        """Keep the words of a text; a document is also called by the last part of its id."""
        for word in _WORD.findall(text):
            self.words.update((word, word.rsplit("/", 1)[-1]))


def without(tree: Mapping, findings: Iterable[Finding], unread: Unread) -> Mapping:
    """The tree without what findings point at."""
    faults = _faults(findings, tree)
    return _Pruning(faults, unread, wider=False).root(tree) if faults else tree


def recovered(tree: Mapping, kind: str, findings: Iterable[Finding], unread: Unread) -> Mapping | None:
    """The tree without what findings point at and, where that is not enough, without what is around it.

    None where what is left is no document. A key that the head lacks spoils nothing else.
    """
    faults = _faults(findings, tree)
    before: list[_Fault] = []
    for _ in range(_MOST_ROUNDS):
        if not faults:
            return tree if text_at(tree, "id") else None
        tree = _Pruning(faults, unread, wider=faults == before).root(tree)
        before, faults = faults, _faults(validate(tree, kind), tree)
    return None


class _Fault(NamedTuple):
    """A place that a finding points at; `of_map` where it is the whole map there that lacks something."""

    place: Place
    of_map: bool


def _faults(findings: Iterable[Finding], tree: Mapping) -> list[_Fault]:
    return [
        _Fault(finding.place, finding.code == "KEY-MISSING")
        for finding in findings
        if finding.place is not None and finding.place != tree.place
    ]


class _Pruning:
    """Takes the smallest parts at some places out of a tree; `wider`, the maps and lists that hold them."""

    def __init__(self, faults: Iterable[_Fault], unread: Unread, *, wider: bool) -> None:
        self._places: dict[int, list[Place]] = {}
        self._maps: set[Place] = set()
        for place, of_map in faults:
            if of_map:
                self._maps.add(place)
            else:
                self._places.setdefault(place.line, []).append(place)
        self._unread = unread
        self._wider = wider

    def root(self, tree: Mapping) -> Mapping:
        """The tree of a file without its faulty parts."""
        entries, _ = self._entries(tree)
        return Mapping(entries, tree.place)

    def _pruned(self, node: Node) -> Node | None:
        """The node without its faulty parts; None where it goes itself."""
        if isinstance(node, Scalar):
            return None if self._is_faulty(node) else node
        if node.place in self._maps:
            return None
        if isinstance(node, Mapping):
            entries, hit = self._entries(node)
            lost = (hit and self._wider) or (not entries and (hit or self._is_faulty(node)))
            return None if lost else Mapping(entries, node.place)
        return self._list(node)

    def _list(self, node: Sequence) -> Sequence | None:
        """The list without its faulty entries; a row that lost a condition would hold for too much."""
        kept: list[Node] = []
        for item in node.items:
            inner = self._pruned(item)
            if inner is None or _size(inner) < _size(item):
                self._unread.leave_out(item)
            else:
                kept.append(inner)
        hit = len(kept) < len(node.items)
        lost = (hit and self._wider) or (not kept and (hit or self._is_faulty(node)))
        return None if lost else Sequence(tuple(kept), node.place)

    def _entries(self, node: Mapping) -> tuple[tuple[tuple[Scalar, Node], ...], bool]:
        """The entries that stay, and whether one was faulty."""
        kept: list[tuple[Scalar, Node]] = []
        for key, value in node.entries:
            inner = None if self._is_faulty(key) else self._pruned(value)
            if inner is None:
                self._unread.leave_out(key, value)
            else:
                kept.append((key, inner))
        return tuple(kept), len(kept) < len(node.entries)

    def _is_faulty(self, node: Node) -> bool:
        own = node.place
        return any(
            own.column <= place.column < max(own.end, own.column + 1)
            for place in self._places.get(own.line, ())
        )


def _size(node: Node) -> int:
    """How many values a part holds; what is in lists inside it stands for itself."""
    if isinstance(node, Mapping):
        return 1 + sum(_size(value) for _, value in node.entries)
    return 1


def _texts(node: Node) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield node.text
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            yield key.text
            yield from _texts(value)
    else:
        for item in node.items:
            yield from _texts(item)
