"""Where a key belongs that stands in the wrong map."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from addendum.documents.schemas import shipped

if TYPE_CHECKING:
    from collections.abc import Iterator

_BRANCHES = ("then", "else", "items", "additionalProperties")


def parent_of(key: str, kind: str) -> str:
    """The one key below which `key` stands in documents of a kind, `""` for several places or none."""
    parents = _parents(kind).get(key, set())
    return next(iter(parents)) if len(parents) == 1 else ""


@cache
def _parents(kind: str) -> dict[str, set[str]]:
    """For each key of a kind the keys below which it may stand; `""` is the file itself."""
    found: dict[str, set[str]] = {}
    seen: set[tuple[int, str]] = set()
    waiting: list[tuple[Any, str]] = [(shipped().load(kind), "")]
    while waiting:
        schema, parent = waiting.pop()
        for part in shipped().chain(schema):
            if (id(part), parent) in seen:
                continue
            seen.add((id(part), parent))
            for key, inner in part.get("properties", {}).items():
                found.setdefault(key, set()).add(parent)
                waiting.append((inner, key))
            waiting.extend((branch, parent) for branch in _branches(part))
    return found


def _branches(schema: dict[str, Any]) -> Iterator[Any]:
    yield from (schema[word] for word in _BRANCHES if isinstance(schema.get(word), dict))
