"""What every schema file must be: valid, strict, explained for people, and plain enough for editors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from jsonschema import Draft202012Validator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
NAMES = sorted(path.name for path in (ROOT / "schemas").glob("*.json"))
BESIDE_A_REFERENCE = {"$ref", "title", "description", "examples"}
LITERAL = {"examples", "enum", "const", "default", "required", "dependentRequired"}
MAPS_OF_SCHEMAS = {"properties", "patternProperties", "$defs", "dependentSchemas"}


def parts(schema: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Every schema within a schema, with its path."""
    if not isinstance(schema, dict):
        return
    yield path, schema
    for word, value in schema.items():
        if word in MAPS_OF_SCHEMAS:
            for name, inner in value.items():
                yield from parts(inner, (*path, word, name))
        elif isinstance(value, list) and word not in LITERAL:
            for number, inner in enumerate(value):
                yield from parts(inner, (*path, word, str(number)))
        elif word not in LITERAL:
            yield from parts(value, (*path, word))


def pointer(name: str, path: tuple[str, ...]) -> str:
    escaped = (quote(step.replace("~", "~0").replace("/", "~1")) for step in path)
    return f"{name}#/{'/'.join(escaped)}" if path else name


def resolved(schemas: dict[str, Any], name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with what it refers to; what stands beside the reference goes first."""
    found = dict(schema)
    while "$ref" in found:
        target, _, path = str(found.pop("$ref")).partition("#")
        name = target or name
        inner = schemas[name]
        for step in path.split("/")[1:]:
            inner = inner[step]
        found = {**inner, **found}
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_valid_json_schema_of_2020_12(name: str, schemas: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schemas[name])

    assert schemas[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("name", NAMES)
def test_every_property_has_a_title_and_a_description(name: str, schemas: dict[str, Any]) -> None:
    bare = [
        (*path, key)
        for path, schema in parts(schemas[name])
        for key, inner in schema.get("properties", {}).items()
        if isinstance(inner, dict)
        and not _only_decides(path)
        and not {"title", "description"} <= resolved(schemas, name, inner).keys()
    ]

    assert bare == []


@pytest.mark.parametrize("name", NAMES)
def test_unknown_keys_are_refused_wherever_keys_are_known(name: str, schemas: dict[str, Any]) -> None:
    free = {"policy.json", "head.json/$defs/context"}
    lax = [
        "/".join((name, *path))
        for path, schema in parts(schemas[name])
        if "properties" in schema and "additionalProperties" not in schema and not _only_decides(path)
    ]

    assert [place for place in lax if place not in free and not _open_on_purpose(place)] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_example_is_one(
    name: str, schemas: dict[str, Any], validator: Callable[[str], Draft202012Validator]
) -> None:
    wrong = [
        (pointer(name, path), example, error.message)
        for path, schema in parts(schemas[name])
        for example in schema.get("examples", ())
        for error in validator(pointer(name, path)).iter_errors(example)
    ]

    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_every_reference_leads_somewhere(name: str, schemas: dict[str, Any]) -> None:
    for _, schema in parts(schemas[name]):
        assert resolved(schemas, name, schema) is not None


@pytest.mark.parametrize("name", NAMES)
def test_only_words_for_people_stand_beside_a_reference(name: str, schemas: dict[str, Any]) -> None:
    """Editors let what stands beside a reference replace what it leads to, where the standard adds both."""
    mixed = [
        path
        for path, schema in parts(schemas[name])
        if "$ref" in schema and schema.keys() - BESIDE_A_REFERENCE
    ]

    assert mixed == []


@pytest.mark.parametrize("name", NAMES)
def test_no_alternatives_blur_what_is_wrong(name: str, schemas: dict[str, Any]) -> None:
    blurred = [path for path, schema in parts(schemas[name]) if "oneOf" in schema or _blurs(path, schema)]

    assert blurred == []


@pytest.mark.parametrize("name", NAMES)
def test_every_pattern_says_in_words_what_to_write(name: str, schemas: dict[str, Any]) -> None:
    silent = [
        path
        for path, schema in parts(schemas[name])
        if "pattern" in schema and not schema.get("patternErrorMessage")
    ]

    assert silent == []


@pytest.mark.parametrize("name", NAMES)
def test_every_part_is_used(name: str, schemas: dict[str, Any]) -> None:
    text = "".join(json.dumps(schema) for schema in schemas.values())
    own = json.dumps(schemas[name])
    unused = [
        part
        for part in schemas[name].get("$defs", {})
        if f'"{name}#/$defs/{part}"' not in text and f'"#/$defs/{part}"' not in own
    ]

    assert [part for part in unused if name != "values.json"] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_guide_for_editors_tells_of_every_schema(name: str) -> None:
    guide = (ROOT / "schemas" / "README.md").read_text(encoding="utf-8")

    assert f"`{name}`" in guide


@pytest.mark.parametrize(
    ("name", "golden"),
    [
        ("findings.json", "findings.json"),
        ("test-report.json", "scenarios.json"),
        ("changes.json", "changes.json"),
        ("lock-status.json", "lock_status.json"),
        ("test-report.json", "coverage.json"),
        ("test-report.json", "mutation.json"),
    ],
)
def test_the_reports_of_the_command_line_keep_to_their_schema(
    name: str, golden: str, validator: Callable[[str], Draft202012Validator]
) -> None:
    report = json.loads((ROOT / "tests" / "cli" / "golden" / golden).read_text(encoding="utf-8"))

    assert [error.message for error in validator(name).iter_errors(report)] == []


def _only_decides(path: tuple[str, ...]) -> bool:
    """Whether the schema only picks a branch or excludes a key; the properties are explained elsewhere."""
    return bool({"if", "dependentSchemas"} & set(path)) or (path[-1:] == ("then",) and "allOf" in path)


def _open_on_purpose(place: str) -> bool:
    """Values whose shape the declared fact decides."""
    return place in {"contract.json/$defs/given", "offering.json/$defs/further"}


def _blurs(path: tuple[str, ...], schema: dict[str, Any]) -> bool:
    return "anyOf" in schema and not ({"if", "not"} & set(path))
