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
from addendum.kinds import HEAD_KEYS, term_way
from addendum.rules import CONDITION_WORDS, Table, is_formula

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.changes.leaves import Leaf
    from addendum.changes.pair import Pair, RowPlaces
    from addendum.documents import Node
    from addendum.kinds import Document

TERM = "term"
_CONDITIONS = frozenset({"name", "when"})
# What has a comparison of its own.
_TOLD_ELSEWHERE = frozenset(
    {"calendars", "clocks", "facts", "features", "includes", "lists", "pins", "promises", "readings"}
)


def term_changes(pair: Pair, formulas: frozenset[str]) -> Iterator[Change]:
    """The terms that differ in the documents from which the changed `formulas` are composed."""
    told = _formulas_told(pair)
    rows = (pair.row_places(pair.before), pair.row_places(pair.after))
    for documents in _composing(pair, formulas):
        for leaf in leaves(documents[0].body, documents[1].body, _Skipped(rows)):
            if not {_formula(leaf.before), _formula(leaf.after)} & told:
                yield _change(pair, documents, leaf)


class _Skipped:
    """What of a document is told elsewhere: texts, rows of tables, what has a comparison of its own."""

    def __init__(self, rows: tuple[RowPlaces, RowPlaces]) -> None:
        self._rows = rows
        self._of_formulas: list[tuple[str, ...]] = []

    def __call__(self, path: tuple[str, ...], before: Node | None, after: Node | None) -> bool:
        if not path:
            return False
        if path[-1] in TEXT_KEYS or path[0] in HEAD_KEYS | _TOLD_ELSEWHERE:
            return True
        places = [node.place if node is not None else None for node in (before, after)]
        if any(place in rows.formulas for place, rows in zip(places, self._rows, strict=True)):
            self._of_formulas.append(path)
        elif any(place in rows.constants for place, rows in zip(places, self._rows, strict=True)):
            return True
        within = any(path[: len(each)] == each and path != each for each in self._of_formulas)
        return within and "rows" in path and (path[-1] in CONDITION_WORDS or path[-1] in _CONDITIONS)


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
    return direction_of(way, leaf.before.text, leaf.after.text)


def _composing(pair: Pair, formulas: frozenset[str]) -> Iterator[tuple[Document, Document]]:
    """The documents of both editions that one of the formulas is composed from."""
    for after in pair.after.bundle.documents:
        before = next((each for each in pair.before.bundle.documents if each.head.id == after.head.id), None)
        if before is None:
            continue
        if _asks_otherwise(pair, after) or any(_is_of(pair, name, (before, after)) for name in formulas):
            yield before, after


def _asks_otherwise(pair: Pair, document: Document) -> bool:
    """Whether the periods that a document is asked about, or how it keeps account of them, are others."""
    asked = (side.lowered.questions.get(document.question) for side in (pair.before, pair.after))
    kept = [(each.per, each.account) if each is not None else None for each in asked]
    return None not in kept and kept[0] != kept[1]


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
    """The formulas that authors wrote for decisions and rows, and that are compared as such."""
    found: set[str] = set()
    for side, other in ((pair.before, pair.after), (pair.after, pair.before)):
        for name, decision in side.lowered.program.decisions.items():
            if name not in side.told and name not in other.lowered.program.decisions:
                continue
            if isinstance(decision.logic, Table):
                outputs = (value for row in decision.logic.rows for value in row.outputs)
                found.update(_plain(value.text) for value in outputs if is_formula(value))
            elif not decision.words:
                found.add(_plain(decision.logic.text))
    return found


def _formula(node: Node | None) -> str:
    return _plain(node.text) if isinstance(node, Scalar) and node.text.lstrip().startswith("=") else "\0"


def _plain(text: str) -> str:
    return "".join(text.split()).removeprefix("=")
