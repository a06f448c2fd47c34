"""The JSON Schemas that come with Addendum, linked: a reference leads to its target without a network."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from addendum.documents.data import data_root

if TYPE_CHECKING:
    from pathlib import Path

    from jsonschema.protocols import Validator


def load_schema(name: str) -> dict[str, Any]:
    """The schema `name` as it is shipped; numbers are exact."""
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
            self._loaded[name] = _absolute(json.loads(text, parse_float=Decimal), f"{name}.json")
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

    def with_target(self, schema: Any) -> dict[str, Any]:
        """A schema with the keywords of what it refers to below its own; its words for people go first."""
        merged: dict[str, Any] = {}
        while isinstance(schema, dict):
            merged = {**schema, **merged}
            schema = self.target(schema["$ref"]) if "$ref" in schema else None
        return merged

    def validator(self, name: str) -> Validator:
        """A jsonschema validator (draft 2020-12) whose numbers are exact."""
        from addendum.documents.exact_validator import exact_validator

        return exact_validator(self.load(name), self.target)


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
