"""Examples of a schema as an author would write them: one line of YAML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from addendum.documents.scalars import kind_of, trap_in
from addendum.documents.schemas import shipped

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_SHOWN = 60

_LONGEST_LINE = 100
_PLAIN = re.compile(r"[^\s\[\]{},#&*!|>'\"%@`?:-](?:[^\n:#]|:(?!\s|$)|(?<=\S)#)*")
_PLAIN_INSIDE = re.compile(r"[^\s\[\]{},#&*!|>'\"%@`?:=-][^\n:#,\[\]{}]*")


def example_line(key: str, schemas: Iterable[dict[str, Any]]) -> str:
    """A line for `key` with the first short example of the schemas, the most particular one first."""
    found = list(schemas)
    given = [example for schema in found for example in _examples(schema)]
    for example in (*given, *(_reduced(given[0], found) if given else _composed(found))):
        line = f"{written(key)}: {written(example)}"
        if len(line) <= _LONGEST_LINE:
            return line
    return f"{written(key)}: …"


def first_example(schemas: Iterable[dict[str, Any]]) -> Any:
    """The first example that the schemas have, one composed of examples of their parts, or None."""
    found = list(schemas)
    return next((example for schema in found for example in _examples(schema)), None) or next(
        iter(_composed(found)), None
    )


def written(value: Any, inside: bool = False) -> str:
    """A plain value as YAML on one line; `inside` braces or brackets more texts need quotes."""
    if isinstance(value, str):
        return _text(value, inside)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_text(key, True)}: {written(item, True)}' for key, item in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(written(item, True) for item in value)}]"
    return "null" if value is None else str(value)


def short(text: str) -> str:
    """A text of the author's as a message shows it: on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"


def _examples(schema: dict[str, Any]) -> list[Any]:
    constant = [schema["const"]] if "const" in schema else []
    return [*schema.get("examples", ()), *constant, *schema.get("enum", ())[:1]]


def _reduced(example: Any, schemas: list[dict[str, Any]]) -> list[Any]:
    """A long example with one entry in each of its maps and lists, if it is still one."""
    less = _first_entries(example)
    return [less] if all(next(shipped().faults(less, schema), None) is None for schema in schemas) else []


def _first_entries(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _first_entries(item) for key, item in list(value.items())[:1]}
    return [_first_entries(item) for item in value[:1]] if isinstance(value, list) else value


def _composed(schemas: Iterable[dict[str, Any]]) -> list[Any]:
    """An example put together from those of the keys that must stand or, without such, the first one."""
    for schema in schemas:
        properties = schema.get("properties", {})
        keys = [key for key in schema.get("required", list(properties)[:1]) if key in properties]
        if keys:
            return [{key: first_example(shipped().chain(properties[key])) for key in keys}]
        if "items" in schema:
            return [[first_example(shipped().chain(schema["items"]))]]
    return []


def _text(text: str, inside: bool) -> str:
    form = _PLAIN_INSIDE if inside else _PLAIN
    means_itself = kind_of(text) == "text" and trap_in(text) is None and text != "<<"
    if means_itself and form.fullmatch(text) and text == text.rstrip():
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
