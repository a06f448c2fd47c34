"""The room as others see it: its codes with their pages, its exports, the cost of importing it, its data."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import addendum.documents
from addendum.documents import Mapping, data, data_folder, data_root, read_text, validate
from addendum.findings import FindingsError
from addendum.findings.codes import pages
from addendum.findings.codes.documents import PAGES

ROOM = Path(addendum.documents.__file__).parent
ROOT = Path(__file__).parents[2]
CODE = re.compile(r'"([A-Z0-9]+(?:-[A-Z0-9]+)+)"')
HEAVY = {"dataclasses", "difflib", "importlib.metadata", "inspect", "jsonschema", "yaml"}
OF_FILES = {code for code in PAGES if code.startswith("FILE-")} | {"NOT-UTF-8", "INSTALLATION-INCOMPLETE"}
WITHOUT_EXAMPLE = {*OF_FILES, "FORBIDDEN-CHARACTER", "TOO-MANY-FINDINGS", "YAML-UNREADABLE"}
OF_SCHEMAS = {
    "UNKNOWN-KEY": ("credit-bands", "{}"),
    "KEY-MISSING": ("credit-bands", "when missed:\n  {}"),
    "KEYS-EXCLUDE": ("severity-targets", "commitments:\n  initial_response: {}"),
    "TOO-MANY-KEYS": ("definitions", "lists:\n  {}"),
    "VALUE-EMPTY": ("rules", "{}"),
    "WRONG-SHAPE": ("rules", "{}"),
    "WRONG-FORM": ("rules", "{}"),
    "WRONG-WORD": (
        "severity-targets",
        "commitments:\n  c:\n    within: 1 hour\n    for at least: 90 %\n    {}",
    ),
    "WRONG-NAME": ("severity-targets", "{}"),
    "NUMBER-TOO-SMALL": ("rules", "{}"),
    "LISTED-TWICE": ("severity-targets", "channels: {}"),
}
HEAD = {"kind": "{}", "id": "a/b", "version": "1", "title": "T"}


def used() -> set[str]:
    found = set()
    for module in sorted(ROOM.rglob("*.py")):
        found |= set(CODE.findall(module.read_text(encoding="utf-8")))
    return found - {"UTF-8"}


def found_in(text: str) -> set[str]:
    try:
        read_text(text, "policy.yaml")
    except FindingsError as error:
        return {finding.code for finding in error.findings}
    return set()


def refused_by_schema(kind: str, fragment: str) -> set[str]:
    key = fragment.partition(":")[0]
    head = "".join(f"{name}: {text.format(kind)}\n" for name, text in HEAD.items() if name != key)
    tree = read_text(f"{head}{fragment}\n", "policy.yaml")
    assert isinstance(tree, Mapping)
    return {finding.code for finding in validate(tree, kind)}


def test_every_code_of_the_room_has_its_page() -> None:
    assert used() <= pages().keys()


def test_every_page_is_of_a_code_of_the_room() -> None:
    assert PAGES.keys() <= used()


@pytest.mark.parametrize("code", sorted(PAGES.keys() - WITHOUT_EXAMPLE - OF_SCHEMAS.keys()))
def test_the_example_of_a_page_is_wrong_as_it_says_and_the_other_one_right(code: str) -> None:
    page = PAGES[code]

    assert code in found_in(page.wrong)
    assert found_in(page.right) == set()


@pytest.mark.parametrize("code", sorted(OF_SCHEMAS))
def test_the_example_of_a_page_on_schemas_is_wrong_as_it_says_and_the_other_one_right(code: str) -> None:
    page = PAGES[code]
    kind, around = OF_SCHEMAS[code]

    wrong = refused_by_schema(kind, around.replace("{}", page.wrong))
    right = refused_by_schema(kind, around.replace("{}", page.right))

    assert wrong == {code}
    assert right == set()


def test_the_room_exports_what_it_lists_in_order() -> None:
    names = addendum.documents.__all__

    assert names == sorted(names)
    assert all(hasattr(addendum.documents, name) for name in names)


def modules_after(statement: str) -> set[str]:
    program = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    return set(done.stdout.split())


def test_importing_the_room_stays_light() -> None:
    added = modules_after("import addendum.documents") - modules_after("import addendum.findings")

    assert not added & HEAVY


def test_the_data_is_found_beside_the_package_in_a_checkout() -> None:
    assert data_root("schemas") == ROOT / "schemas"
    assert data_root("policies") == ROOT / "policies"


def test_the_data_inside_an_installed_package_goes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages" / "addendum"
    (package / "_data" / "schemas").mkdir(parents=True)
    (package / "documents").mkdir()
    monkeypatch.setattr(data, "__file__", str(package / "documents" / "data.py"))

    found = Path(data_folder.__wrapped__("schemas"))

    assert found == package / "_data" / "schemas"


def test_an_installation_without_its_data_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "__file__", str(tmp_path / "a" / "b" / "c" / "data.py"))

    with pytest.raises(FindingsError) as caught:
        data_folder.__wrapped__("schemas")

    assert caught.value.findings[0].code == "INSTALLATION-INCOMPLETE"


def test_the_wheel_puts_the_data_where_it_is_looked_for() -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]

    included = build["targets"]["wheel"]["force-include"]

    assert included == {"schemas": "addendum/_data/schemas", "policies": "addendum/_data/policies"}
