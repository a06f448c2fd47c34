"""The JSON Schemas that come with Addendum, linked: a reference leads to its target without a network."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from addendum.documents.data import data_root

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from addendum.documents.exact_validator import Fault


def load_schema(name: str) -> dict[str, Any]:
    """The schema `name` as it is shipped, its references made absolute; numbers are exact."""
    return shipped().load(name)


@cache
def shipped() -> Schemas:
    """The schemas of this installation."""
    return Schemas(data_root("schemas"))


class Schemas:
    """A folder of schemas that refer to each other by file name: `values.json#/$defs/percent`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._loaded: dict[str, dict[str, Any]] = {}
        self._targets: dict[str, Any] = {}

    def load(self, name: str) -> dict[str, Any]:
        """The schema in the file `name`.json, its references made absolute: `file.json#/…`."""
        if name not in self._loaded:
            import json
            from decimal import Decimal

            text = (self.folder / f"{name}.json").read_text(encoding="utf-8")
            schema = _absolute(json.loads(text, parse_float=Decimal), f"{name}.json")
            schema.pop("$schema", None)  # on it, jsonschema would go over to its own validator
            self._loaded[name] = schema
        return self._loaded[name]

    def target(self, reference: str) -> Any:
        """The schema that an absolute reference leads to."""
        if reference not in self._targets:
            file, _, pointer = reference.partition("#")
            schema: Any = self.load(file.removesuffix(".json"))
            for step in pointer.split("/")[1:]:
                schema = schema[step.replace("~1", "/").replace("~0", "~")]
            self._targets[reference] = schema
        return self._targets[reference]

    def chain(self, schema: Any) -> list[dict[str, Any]]:
        """A schema, the one that it refers to, and so on: the most particular one first."""
        found: list[dict[str, Any]] = []
        while isinstance(schema, dict):
            found.append(schema)
            schema = self.target(schema["$ref"]) if "$ref" in schema else None
        return found

    def with_target(self, schema: Any) -> dict[str, Any]:
        """A schema with the keywords of what it refers to below its own; its words for people go first."""
        merged: dict[str, Any] = {}
        for part in reversed(self.chain(schema)):
            merged |= part
        return merged

    def faults(self, data: Any, schema: dict[str, Any]) -> Iterator[Fault]:
        """What a schema refuses of plain data, numbers taken exactly."""
        from addendum.documents.exact_validator import faults_in

        return faults_in(data, schema, self.target)


def _absolute(schema: Any, file: str) -> Any:
    if isinstance(schema, dict):
        return {
            key: _reference(value, file) if key == "$ref" else _absolute(value, file)
            for key, value in schema.items()
        }
    if isinstance(schema, list):
        return [_absolute(item, file) for item in schema]
    return schema


def _reference(value: Any, file: str) -> Any:
    """A reference with its file; a property that happens to be named `$ref` is left alone."""
    if not isinstance(value, str):
        return _absolute(value, file)
    return f"{file}{value}" if value.startswith("#") else value
