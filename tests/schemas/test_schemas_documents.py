"""What the schemas accept and refuse: templates, policies, examples, and tables of small documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TEMPLATES = sorted((ROOT / "schemas" / "templates").glob("*.yaml"))
SHIPPED = sorted((ROOT / "policies").rglob("*.yaml"))
EXAMPLES = sorted((ROOT.parent / "shared" / "examples").rglob("*.yaml"))
KINDS = {
    "calendar",
    "contract",
    "credit-bands",
    "definitions",
    "holidays",
    "hour-quota",
    "mapping",
    "offering",
    "price",
    "rules",
    "scenarios",
    "severity-targets",
    "support-tier",
}


def cases(name: str) -> list[Any]:
    """The cases of a table; only their names are taken from this reading of it."""
    table = yaml.load((HERE / name).read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - text only
    return [pytest.param(number, id=case["name"]) for number, case in enumerate(table)]


def case(read: Callable[[str], Any], name: str, number: int) -> dict[str, Any]:
    found: dict[str, Any] = read((HERE / name).read_text(encoding="utf-8"))[number]
    return found


def problems(validator: Callable[[str], Any], document: Any, schema: str = "policy.json") -> list[str]:
    return [
        f"{list(error.absolute_path)}: {error.message}" for error in validator(schema).iter_errors(document)
    ]


def schema_of(path: Path) -> str:
    return "folder.json" if path.name == "folder.yaml" else "policy.json"


def shown(path: Path) -> str:
    return "/".join(path.parts[-2:])


@pytest.mark.parametrize("path", [*TEMPLATES, *SHIPPED], ids=shown)
def test_templates_and_shipped_policies_are_accepted(
    path: Path, read: Callable[[str], Any], validator: Callable[[str], Any]
) -> None:
    document = read(path.read_text(encoding="utf-8"))

    assert problems(validator, document, schema_of(path)) == []


@pytest.mark.skipif(not EXAMPLES, reason="the shared examples are not on this machine")
@pytest.mark.parametrize("path", EXAMPLES, ids=shown)
def test_the_examples_of_the_design_are_accepted(
    path: Path, read: Callable[[str], Any], validator: Callable[[str], Any]
) -> None:
    document = read(path.read_text(encoding="utf-8"))

    assert problems(validator, document, schema_of(path)) == []


@pytest.mark.parametrize("number", cases("right.yaml"))
def test_what_real_contracts_say_is_accepted(
    number: int, read: Callable[[str], Any], validator: Callable[[str], Any]
) -> None:
    document = case(read, "right.yaml", number)["document"]

    assert problems(validator, document) == []


@pytest.mark.parametrize("number", cases("wrong.yaml"))
def test_a_mistake_is_refused_where_it_is(
    number: int,
    read: Callable[[str], Any],
    validator: Callable[[str], Any],
    places: Callable[[Any], str],
) -> None:
    wrong = case(read, "wrong.yaml", number)

    found = [places(error) for error in validator("policy.json").iter_errors(wrong["document"])]

    assert found == [wrong["at"]]


def test_every_kind_has_a_template_and_a_schema(schemas: dict[str, Any]) -> None:
    kinds = schemas["policy.json"]["properties"]["kind"]["enum"]

    assert set(kinds) == KINDS
    assert {path.stem for path in TEMPLATES} == KINDS
    assert {f"{kind}.json" for kind in KINDS} <= schemas.keys()


@pytest.mark.parametrize("path", TEMPLATES, ids=shown)
def test_a_template_begins_with_its_modeline_and_teaches(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()

    assert lines[0] == f"# yaml-language-server: $schema=../{path.stem}.json"
    assert lines[1].startswith("# ")
    assert f"kind: {path.stem}" in lines


@pytest.mark.parametrize("path", SHIPPED, ids=shown)
def test_the_modeline_of_a_shipped_policy_leads_to_the_schema_of_its_kind(
    path: Path, read: Callable[[str], Any]
) -> None:
    text = path.read_text(encoding="utf-8")
    kind = read(text).get("kind", "folder")

    modeline = text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")

    assert (path.parent / modeline).resolve() == ROOT / "schemas" / f"{kind}.json"
