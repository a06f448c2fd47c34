"""The words of the language, from the schemas: each key that an author may write, and what it says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEAD = """# The words of the language

Every key that a policy file may have, in alphabetical order: below which other key or in which kind of file
it stands, and what it says. [Writing policies](README.md) shows them at work. This page is made of the
[schemas](../schemas/README.md), which editors complete from; a test holds it complete.

| word | stands in | says |
|---|---|---|
"""
_MOST_PLACES = 4
_OF_ALL = "every file"


class Word(NamedTuple):
    """A key below another one, or at the top of a kind of file."""

    name: str
    place: str
    says: str


def page(schemas: Path, kinds: tuple[str, ...]) -> str:
    """The page with all words of these kinds of files."""
    files = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in schemas.glob("*.json")}
    rows: dict[tuple[str, str], dict[str, None]] = {}
    for kind in kinds:
        for word in _words(files, f"{kind}.json", files[f"{kind}.json"], f"`{kind}`", set()):
            rows.setdefault((word.name, word.says), {})[word.place] = None
    lines = []
    for (name, says), places in sorted(rows.items(), key=lambda row: (row[0][0].casefold(), row[0][1])):
        lines.append(
            f"| `{name}` | {_where(list(places), len(kinds))} | {says.replace('|', chr(92) + '|')} |"
        )
    return HEAD + "\n".join(lines) + "\n"


def _where(places: list[str], kinds: int) -> str:
    of_kinds = [place for place in places if place.startswith("`") and " " not in place.strip("`")]
    if len(of_kinds) == kinds:
        return _OF_ALL
    shown = ", ".join(places[:_MOST_PLACES])
    return f"{shown} and others" if len(places) > _MOST_PLACES else shown


def _words(
    files: dict[str, Any], file: str, node: Any, place: str, seen: set[tuple[str, str]]
) -> Iterator[Word]:
    """The keys at and below a part of a schema; parts that refer to each other are followed once."""
    if not isinstance(node, dict):
        return
    reference = node.get("$ref")
    if isinstance(reference, str):
        name, _, pointer = reference.partition("#")
        target = name or file
        key = (f"{target}#{pointer}", place)
        if key not in seen:
            seen.add(key)
            yield from _words(files, target, _at(files[target], pointer), place, seen)
    for name, inner in node.get("properties", {}).items():
        if not isinstance(inner, dict) or inner.get("type") == "null":
            continue
        says = inner.get("description") or _said(files, file, inner)
        if says:
            yield Word(name, place, says)
        yield from _words(files, file, inner, f"`{name}`", seen)
    for name in ("items", "additionalProperties", "then", "else", "if", "not"):
        yield from _words(files, file, node.get(name), place, seen)
    for name in ("allOf", "anyOf", "oneOf"):
        for inner in node.get(name, ()):
            yield from _words(files, file, inner, place, seen)


def _said(files: dict[str, Any], file: str, node: dict[str, Any]) -> str:
    """What the part that a key refers to says of itself."""
    reference = node.get("$ref")
    if not isinstance(reference, str):
        return ""
    name, _, pointer = reference.partition("#")
    found: str = _at(files[name or file], pointer).get("description", "")
    return found


def _at(schema: Any, pointer: str) -> Any:
    for step in filter(None, pointer.split("/")):
        schema = schema[step]
    return schema
