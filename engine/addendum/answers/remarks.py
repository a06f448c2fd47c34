"""What a reader of the policies should know: values that the source does not state, and readings taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.notes import written
from addendum.documents import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from addendum.documents import Node
    from addendum.findings import Place
    from addendum.kinds import Choice, Document

_ASSUMED = "assumed"


def assumed_in(documents: Iterable[Document]) -> tuple[str, ...]:
    """Every value that is marked `assumed`, with its line and why, in reading order, each once."""
    found: dict[tuple[str, int, int], str] = {}
    for document in documents:
        for path, place, why in _assumed(document.body, ""):
            key = (place.file, place.line, place.column)
            found.setdefault(key, f"{place.file}:{place.line}: {path}: {why}" if path else f"{place}: {why}")
    return tuple(text for _, text in sorted(found.items()))


def readings_taken(choices: Iterable[Choice]) -> tuple[str, ...]:
    """Every reading with what it takes, in reading order, each once."""
    found = {
        (choice.place.file, choice.place.line, choice.place.column): f"{choice.id}: {written(choice.value)}"
        for choice in choices
    }
    return tuple(text for _, text in sorted(found.items()))


def _assumed(node: Node, path: str) -> Iterator[tuple[str, Place, str]]:
    if isinstance(node, Mapping):
        why = node.get(_ASSUMED)
        if isinstance(why, Scalar):
            yield path, node.place, why.text
        for key, value in node.entries:
            yield from _assumed(value, f"{path}.{key.text}" if path else key.text)
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items, 1):
            name = item.get("name") or item.get("id") if isinstance(item, Mapping) else None
            step = name.text if isinstance(name, Scalar) else str(number)
            yield from _assumed(item, f"{path}.{step}")
