"""What versions say otherwise in words only: titles, quotes, clauses, and the cases of scenarios."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.changes.change import Change, Direction, Reach, Stated
from addendum.changes.documents import How, documents_of
from addendum.changes.leaves import TEXT_KEYS, leaves, path_words, words_of
from addendum.documents import Mapping
from addendum.kinds import HEAD_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from addendum.changes.documents import VersionChange
    from addendum.changes.editions import Edition
    from addendum.changes.leaves import Leaf
    from addendum.documents import Node
    from addendum.kinds import Document

TEXT = "text"


def text_changes(before: Edition, after: Edition, versions: Iterable[VersionChange]) -> Iterator[Change]:
    """The texts that differ in versions that were edited, and in new ones from the version before them."""
    for version in versions:
        if version.how is How.GONE:
            continue
        later = documents_of(after, version.id, version.version)
        earlier = _predecessors(before, after, version)
        for document in later:
            known = next((each for each in earlier if each.head.id == document.head.id), None)
            if known is not None:
                yield from _texts(known, document)


def _predecessors(before: Edition, after: Edition, version: VersionChange) -> tuple[Document, ...]:
    """The version as it was, or the last one before it."""
    if version.how is not How.NEW:
        return documents_of(before, version.id, version.earlier or version.version)
    numbers = {
        document.head.version
        for document in after.library.policies.documents
        if document.head.id == version.document.head.id and document.head.version < version.version
    }
    last = max(numbers, default=0)
    return documents_of(before, version.id, last) or documents_of(after, version.id, last)


def _texts(before: Document, after: Document) -> Iterator[Change]:
    for leaf in leaves(before.body, after.body, _is_head):
        if _is_text(leaf, after.head.kind):
            yield _change(before, after, leaf)


def _is_head(path: tuple[str, ...], _before: Node | None, _after: Node | None) -> bool:
    """Whether it is what dates and places a document; its title and source are texts as others are."""
    return len(path) == 1 and path[0] in HEAD_KEYS - TEXT_KEYS


def _is_text(leaf: Leaf, kind: str) -> bool:
    last = leaf.path[-1] if leaf.path else ""
    if kind == "scenarios" or not TEXT_KEYS.isdisjoint(leaf.path):
        return True
    is_title = leaf.path[:1] == ("lists",) and len(leaf.path) > 2
    is_reason = kind == "holidays" and leaf.before is not None and leaf.after is not None
    return is_title or is_reason or (last in ("name", "says") and not {"measure", "eligible"} & {*leaf.path})


def _words(node: Node) -> str:
    """A text on one line; of a whole case what it expects."""
    expected = node.get("expect") if isinstance(node, Mapping) else None
    return words_of(expected or node)


def _change(before: Document, after: Document, leaf: Leaf) -> Change:
    said = [
        Stated(_words(node), _words(node), document.origin(node)) if node is not None else None
        for document, node in ((before, leaf.before), (after, leaf.after))
    ]
    origins = [each.origin for each in reversed(said) if each is not None and each.origin is not None]
    return Change(
        kind=TEXT,
        policy=origins[0].policy,
        name=".".join(leaf.path),
        title=path_words(leaf.path),
        before=said[0],
        after=said[1],
        direction=Direction.NEUTRAL,
        reach=Reach.EDITORIAL,
    )
