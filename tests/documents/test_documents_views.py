"""The exact view and an editor's view of a document: what one of them accepts, the other accepts as well.

The editor's view is that of the YAML language server: YAML 1.2 as JSON, with floats, and plain jsonschema.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from addendum.documents import Mapping, Sequence, plain, read_file, read_text, validate
from addendum.documents.examples import written

ROOT = Path(__file__).parents[2]
SCHEMAS = sorted((ROOT / "schemas").glob("*.json"))
FILES = sorted(
    [
        *(ROOT / "policies").rglob("*.yaml"),
        *(ROOT / "schemas" / "templates").glob("*.yaml"),
        *(ROOT.parent / "shared" / "examples").rglob("*.yaml"),
    ]
)
TABLES = {
    name: (ROOT / "tests" / "schemas" / f"{name}.yaml").read_text(encoding="utf-8")
    for name in ("right", "wrong")
}
OTHER_VALUES = st.sampled_from(
    ["", "x", "10 %", "= x", "no commitment", "2024-01-01", 0, 1, -1, True, None, [], {}, ["x"], ["x", "x"]]
) | st.sampled_from(
    [{"by": "x"}, {"by": "x", "S1": "10 %"}, {"value": "10 %"}, {"at least": "1 %"}, ["x", 1]]
)
OTHER_KEYS = st.sampled_from(
    ["by", "value", "within", "rows", "x", "S1", "at least", "credit", "Größe", "kind"]
)


class _Editor(yaml.SafeLoader):
    """The core schema of YAML 1.2, with floats."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012 - replaces what the base class declares


def _mapping(loader: _Editor, node: yaml.MappingNode) -> dict[str, Any]:
    return {key.value: loader.construct_object(value, deep=True) for key, value in node.value}


for _tag, _form, _first in (
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", "~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", "[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    _Editor.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_form})$"), list(_first))
_Editor.add_constructor("tag:yaml.org,2002:map", _mapping)


@cache
def editors_validator(kind: str) -> Draft202012Validator:
    resources = [
        (path.name, Resource.from_contents(json.loads(path.read_text(encoding="utf-8")))) for path in SCHEMAS
    ]
    registry: Registry[Any] = Registry().with_resources(resources)
    return Draft202012Validator({"$ref": f"{kind}.json"}, registry=registry)


def editor_accepts(text: str, kind: str) -> bool:
    document = yaml.load(text, _Editor)  # noqa: S506 - a safe loader with other scalars
    return bool(editors_validator(kind).is_valid(document))


def we_accept(text: str, kind: str) -> bool:
    tree = read_text(text, "policy.yaml")
    assert isinstance(tree, Mapping)
    return not validate(tree, kind)


def documents(table: str) -> list[dict[str, Any]]:
    tree = read_text(TABLES[table], f"{table}.yaml")
    assert isinstance(tree, Sequence)
    return [plain(case)["document"] for case in tree]


def kind_of(document: dict[str, Any]) -> str:
    kind = str(document["kind"])
    return kind if (ROOT / "schemas" / f"{kind}.json").is_file() else "rules"


@st.composite
def _damaged(draw: st.DrawFn, value: Any) -> Any:
    """The value with something in it replaced, renamed, added or taken away."""
    if isinstance(value, dict) and value and draw(st.integers(0, 3)):
        key = draw(st.sampled_from(sorted(value)))
        if draw(st.booleans()):
            return {**value, key: draw(_damaged(value[key]))}
        rest = {name: item for name, item in value.items() if name != key}
        if draw(st.booleans()):
            return rest
        return {**rest, draw(OTHER_KEYS): draw(st.just(value[key]) | OTHER_VALUES)}
    if isinstance(value, list) and value and draw(st.integers(0, 3)):
        number = draw(st.integers(0, len(value) - 1))
        inner = draw(
            st.sampled_from([[], [value[number]] * 2]) | _damaged(value[number]).map(lambda item: [item])
        )
        return [*value[:number], *inner, *value[number + 1 :]]
    return draw(OTHER_VALUES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-2:]))
def test_both_views_accept_what_is_shipped(path: Path) -> None:
    tree = read_file(path)
    assert isinstance(tree, Mapping)
    kind = plain(tree).get("kind", "folder")

    assert validate(tree, kind) == []
    assert editor_accepts(path.read_text(encoding="utf-8"), kind)


@pytest.mark.parametrize("number", range(len(documents("right"))))
def test_both_views_accept_what_real_contracts_say(number: int) -> None:
    document = documents("right")[number]
    text = written(document)

    assert we_accept(text, kind_of(document))
    assert editor_accepts(text, kind_of(document))


@pytest.mark.parametrize("number", range(len(documents("wrong"))))
def test_both_views_refuse_mistakes(number: int) -> None:
    document = documents("wrong")[number]
    text = written(document)

    assert not we_accept(text, kind_of(document))
    assert not editor_accepts(text, kind_of(document))


@settings(deadline=None)
@given(data=st.data())
def test_both_views_agree_on_damaged_documents(data: st.DataObject) -> None:
    document = data.draw(st.sampled_from(documents("right")))
    kind = kind_of(document)
    damaged = {
        **data.draw(_damaged(document).filter(lambda value: isinstance(value, dict) and value)),
        "kind": kind,
    }
    text = written(damaged)

    assert we_accept(text, kind) == editor_accepts(text, kind)
