"""Mappings of two editions: how tables of other systems are read, key by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.changes.change import Change, Direction, Stated, reach_of
from addendum.changes.documents import documents_of
from addendum.changes.leaves import TEXT_KEYS, leaves, path_words, words_of
from addendum.kinds import HEAD_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from addendum.changes.documents import VersionChange
    from addendum.changes.editions import Edition
    from addendum.documents import Node
    from addendum.kinds import Document

MAPPING = "mapping"


def mapping_changes(before: Edition, after: Edition, versions: Iterable[VersionChange]) -> Iterator[Change]:
    """What mappings read otherwise, where both editions have the version, or two versions are compared."""
    for version in versions:
        earlier = documents_of(before, version.id, version.earlier or version.version)
        later = documents_of(after, version.id, version.version)
        for old, new in zip(earlier, later, strict=False):
            if old.head.kind == new.head.kind == MAPPING:
                yield from _changes(old, new)


def _changes(before: Document, after: Document) -> Iterator[Change]:
    for leaf in leaves(before.body, after.body, _skip):
        said = [
            Stated(words_of(node), words_of(node), document.origin(node)) if node is not None else None
            for document, node in ((before, leaf.before), (after, leaf.after))
        ]
        yield Change(
            kind=MAPPING,
            policy=after.head.id,
            name=".".join(leaf.path),
            title=path_words(leaf.path),
            before=said[0],
            after=said[1],
            direction=Direction.NEUTRAL,
            reach=reach_of(Direction.NEUTRAL),
        )


def _skip(path: tuple[str, ...], _before: Node | None, _after: Node | None) -> bool:
    return bool(path) and (path[0] in HEAD_KEYS or path[-1] in TEXT_KEYS)
