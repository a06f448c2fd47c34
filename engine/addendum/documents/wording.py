"""The words of a schema for people: what it expects, how that is written, what a key is for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from addendum.documents.examples import short
from addendum.documents.rewriting import respelt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addendum.documents.exact_validator import Fault

_TYPES = {
    "string": "a text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "`true` or `false`",
    "array": "a list",
    "object": "a map",
}
_LONGEST_TEXT = 120
_LONGEST_HINT = 130


def expected(schema: dict[str, Any]) -> str:
    """What a schema takes, as the object of a sentence: its title where that is a noun, else its types."""
    title = str(schema.get("title", ""))
    if title[:1].islower():
        return title
    types = types_of(schema)
    return " or ".join(_TYPES[name] for name in types if name in _TYPES) or "another value"


def types_of(schema: dict[str, Any]) -> list[str]:
    """The types that a schema takes."""
    found = schema.get("type", [])
    return [found] if isinstance(found, str) else list(found)


def how_to_write(fault: Fault, text: str) -> str:
    """How a text is written that has the wrong form: as the author most likely meant it, else by the rule."""
    near = respelt(text, fault.value) if fault.keyword == "pattern" and len(text) <= _LONGEST_TEXT else ""
    if not near:
        return rule(fault.schema)
    if near == text.strip():
        return f"Write `{short(near)}` on the line of its key, without line breaks or spaces around it."
    if near == " ".join(text.split()):
        return f"Type it anew, `{near}`: a space in it is of another sort, or one too many."
    return f"Write `{short(near)}`."


def rule(schema: dict[str, Any]) -> str:
    """How a schema's values are written: its own words for it, and what it says of itself."""
    words = str(schema.get("patternErrorMessage", ""))
    own = str(schema.get("title", ""))[:1].islower()
    more = str(schema.get("description", "")) if own else ""
    return f"{words} {more}".strip() if len(more) <= _LONGEST_HINT else words


def purpose(schemas: Iterable[dict[str, Any]]) -> str:
    """What a key is for, by the first sentence of its description, with a blank before it."""
    for schema in schemas:
        if words := str(schema.get("description", "")):
            first = re.split(r"(?<=\.)\s", words)[0]
            return f" {first}" if len(first) <= _LONGEST_HINT else ""
    return ""
