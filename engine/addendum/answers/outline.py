"""A document as it is written: its texts by their path, with the line of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.section import Draft
from addendum.answers.words import begun, spoken
from addendum.documents import Mapping, Scalar, Sequence
from addendum.kinds import lines_of, mapping_at, text_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.documents import Node
    from addendum.findings import Place
    from addendum.kinds import Document

    Row = tuple[tuple[str, ...], Place]

_HEAD = frozenset(
    {
        "format",
        "kind",
        "id",
        "version",
        "effective",
        "until",
        "title",
        "source",
        "extends",
        "uses",
        "readings",
    }
)


def outline_of(document: Document) -> tuple[Draft, ...]:
    """The head of a document in a sentence, and what it says as tables."""
    head = document.head
    named = f"The {spoken(head.kind)} `{head.id}` version {head.version}."
    first = Draft(head.title or head.id, paragraphs=(named,))
    calendars = mapping_at(document.body, "calendars")
    if calendars is None:
        parts = [("", list(_rows(document.body, skip=_HEAD)))]
    else:
        parts = [(key.text, list(_rows(value))) for key, value in calendars.entries]
    return (first, *(Draft(name, ("What", "Value"), rows) for name, rows in parts))


def calendars_in(document: Document) -> Iterator[Row]:
    """The calendars that a document defines: name, title, what is written of it, and where."""
    calendars = mapping_at(document.body, "calendars")
    for key, value in calendars.entries if calendars is not None else ():
        yield (key.text, text_at(value, "title"), "; ".join(line for line, _ in lines_of(value))), key.place


def _rows(node: Node, above: str = "", skip: frozenset[str] = frozenset()) -> Iterator[Row]:
    """One row a value; a list of plain values is one value."""
    if isinstance(node, Mapping):
        for key, value in node.entries:
            if key.text not in skip:
                yield from _rows(value, f"{above}, {key.text}" if above else begun(key.text))
    elif isinstance(node, Sequence) and not all(isinstance(item, Scalar) for item in node.items):
        for number, item in enumerate(node.items, 1):
            yield from _rows(item, f"{above} {number}")
    else:
        yield (above, _text(node)), node.place


def _text(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text
    items = node.items if isinstance(node, Sequence) else ()
    return "; ".join(item.text for item in items if isinstance(item, Scalar))
