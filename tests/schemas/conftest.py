"""The schemas as a validator sees them, and YAML as exact readers and as editors see it."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "schemas"

_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")


class _Reader(yaml.SafeLoader):
    """YAML 1.2: numbers, `true`, `false` and null; everything else, dates included, is text."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012 - replaces what the base class declares
    number: Callable[[str], object] = Decimal


class _EditorReader(_Reader):
    number = float


def _number(reader: _Reader, node: yaml.ScalarNode) -> object:
    whole = re.fullmatch(r"[-+]?[0-9]+", node.value)
    return int(node.value) if whole else type(reader).number(node.value)


def _mapping(reader: _Reader, node: yaml.MappingNode) -> dict[str, object]:
    return {key.value: reader.construct_object(value, deep=True) for key, value in node.value}


_Reader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), ["t", "f"])
_Reader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^(?:null|~|)$"), ["n", "~", ""])
_Reader.add_implicit_resolver("!number", re.compile(f"^{_NUMBER.pattern}$"), list("-+.0123456789"))
_Reader.add_constructor("!number", _number)
_Reader.add_constructor("tag:yaml.org,2002:map", _mapping)


@pytest.fixture(scope="session")
def schemas() -> dict[str, Any]:
    """All schemas by file name."""
    return {
        path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(SCHEMAS.glob("*.json"))
    }


@pytest.fixture(scope="session")
def validator(schemas: dict[str, Any]) -> Callable[[str], Draft202012Validator]:
    """A validator for a schema, or for a part of one by its pointer, with its references among the others."""
    resources = [(name, Resource.from_contents(schema)) for name, schema in schemas.items()]
    registry: Registry[Any] = Registry().with_resources(resources)
    return lambda name: Draft202012Validator({"$ref": name}, registry=registry)


@pytest.fixture(scope="session", params=[_Reader, _EditorReader], ids=["exact", "editor"])
def read(request: pytest.FixtureRequest) -> Callable[[str], Any]:
    """Reads YAML text in one of the two ways; every test that uses it runs both."""
    return lambda text: yaml.load(text, request.param)  # noqa: S506 - a safe loader with fewer scalars


@pytest.fixture(scope="session")
def places() -> Callable[[Any], str]:
    """Where an error lies, keys divided by ` > `; a key that is missing or too many counts."""

    def place(error: Any) -> str:
        return " > ".join(map(str, (*error.absolute_path, *_last_key(error))))

    return place


def _last_key(error: Any) -> Iterator[str]:
    if error.validator == "required":
        yield next(key for key in error.validator_value if key not in error.instance)
    elif error.validator == "dependentRequired":
        missing = (
            key for keys in error.validator_value.values() for key in keys if key not in error.instance
        )
        yield next(missing)
    elif error.validator == "additionalProperties":
        known = error.schema.get("properties", {}).keys()
        patterns = error.schema.get("patternProperties", {})
        unknown = (key for key in error.instance if key not in known)
        yield next(key for key in unknown if not any(re.search(pattern, key) for pattern in patterns))
    elif error.parent is None and "propertyNames" in error.absolute_schema_path:
        yield str(error.instance)
