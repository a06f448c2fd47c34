"""Terms in the policy's own words: what changed of a document beside its tables.

A kind composes formulas from a document's terms. Where such a formula changed, the terms tell what changed of
it, as the author wrote them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.changes.change import Change, Direction, Stated, reach_of
from addendum.changes.directions import direction_of
from addendum.changes.leaves import TEXT_KEYS, leaves, path_words, words_of
from addendum.documents import Scalar
from addendum.kinds import HEAD_KEYS, term_way, value_by_form
from addendum.rules import is_formula

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.changes.leaves import Leaf
    from addendum.changes.pair import Pair
    from addendum.documents import Node
    from addendum.kinds import Document

TERM = "term"
# What has a comparison of its own.
_TOLD_ELSEWHERE = frozenset(
    {"calendars", "clocks", "facts", "features", "includes", "lists", "pins", "promises", "readings"}
)


def term_changes(pair: Pair, formulas: frozenset[str]) -> Iterator[Change]:
    """The terms that differ in the documents from which the changed `formulas` are composed."""
    told = _formulas_told(pair)
    places = (pair.row_places(pair.before), pair.row_places(pair.after))

    def skip(path: tuple[str, ...], before: Node | None, after: Node | None) -> bool:
        if not path:
            return False
        if path[-1] in TEXT_KEYS or path[0] in HEAD_KEYS | _TOLD_ELSEWHERE:
            return True
        nodes = zip((before, after), places, strict=True)
        return any(node is not None and node.place in known for node, known in nodes)

    for documents in _composing(pair, formulas):
        for leaf in leaves(documents[0].body, documents[1].body, skip):
            if not {_formula(leaf.before), _formula(leaf.after)} & told:
                yield _change(pair, documents, leaf)


def _change(pair: Pair, documents: tuple[Document, Document], leaf: Leaf) -> Change:
    before, after = (
        Stated(words_of(node), words_of(node), document.origin(node)) if node is not None else None
        for document, node in zip(documents, (leaf.before, leaf.after), strict=True)
    )
    origins = [said.origin for said in (after, before) if said is not None and said.origin is not None]
    direction = _direction(documents[1], leaf)
    question = documents[1].question
    return Change(
        kind=TERM,
        policy=origins[0].policy,
        name=".".join(leaf.path),
        title=path_words(leaf.path),
        before=before,
        after=after,
        direction=direction,
        reach=reach_of(direction),
        questions=(question,) if question in pair.after.lowered.questions else (),
    )


def _direction(document: Document, leaf: Leaf) -> Direction:
    way = term_way(document.head.kind, leaf.path)
    if way is None or not isinstance(leaf.before, Scalar) or not isinstance(leaf.after, Scalar):
        return Direction.NEUTRAL
    before, after = _apart(leaf.before.text.split(), leaf.after.text.split())
    return direction_of(way, value_by_form(before), value_by_form(after))


def _apart(before: list[str], after: list[str]) -> tuple[str, str]:
    """Two texts without the words that both begin and end with: `24` and `12` of `24 hours a year`."""
    while len(before) > 1 and len(after) > 1 and before[0] == after[0]:
        before, after = before[1:], after[1:]
    while len(before) > 1 and len(after) > 1 and before[-1] == after[-1]:
        before, after = before[:-1], after[:-1]
    return " ".join(before), " ".join(after)


def _composing(pair: Pair, formulas: frozenset[str]) -> Iterator[tuple[Document, Document]]:
    """The documents of both editions that one of the formulas is composed from."""
    for after in pair.after.bundle.documents:
        before = next((each for each in pair.before.bundle.documents if each.head.id == after.head.id), None)
        if before is not None and any(_is_of(pair, name, (before, after)) for name in formulas):
            yield before, after


def _is_of(pair: Pair, name: str, documents: tuple[Document, Document]) -> bool:
    asked = pair.questions(name)
    if asked and documents[1].question not in asked:
        return False
    for side, document in zip((pair.before, pair.after), documents, strict=True):
        decision = side.lowered.program.decisions.get(name)
        if decision is not None and decision.origin.place.file in document.writers:
            return True
    return False


def _formulas_told(pair: Pair) -> set[str]:
    """The formulas that authors wrote for decisions and that are compared as such."""
    return {
        _plain(getattr(decision.logic, "text", ""))
        for side in (pair.before, pair.after)
        for decision in side.lowered.program.decisions.values()
        if is_formula(decision.logic) and not decision.words
    }


def _formula(node: Node | None) -> str:
    return _plain(node.text) if isinstance(node, Scalar) and node.text.lstrip().startswith("=") else "\0"


def _plain(text: str) -> str:
    return "".join(text.split()).removeprefix("=")
