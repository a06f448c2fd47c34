"""What users meet is documented: every code has a page and every page a code, every room its line."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

import addendum

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+")
NO_CODES = frozenset({"UTF-8", "UTF-16", "UTF-32"})


@cache
def written_codes():
    """The codes that the engine and the command line write, with a file that does."""
    found = {}
    for folder in ("engine", "cli"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "codes" in path.parts:
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if (
                    isinstance(node, ast.Constant)
                    and isinstance(node.value, str)
                    and CODE.fullmatch(node.value)
                ):
                    found.setdefault(node.value, path.name)
    return {code: file for code, file in found.items() if code not in NO_CODES}


def test_every_code_that_is_written_has_a_page():
    assert {code: file for code, file in written_codes().items() if addendum.explain_code(code) is None} == {}


def test_every_page_is_of_a_code_that_is_written():
    assert sorted(set(addendum.codes()) - set(written_codes())) == []


@pytest.mark.parametrize("name", sorted(p.name for p in (ROOT / "engine" / "addendum").iterdir()))
def test_every_room_is_in_the_guide_of_the_engine(name):
    if name.startswith("_") or name == "py.typed":
        pytest.skip("no room")

    assert f"| `{name.removesuffix('.py')}` | " in (ROOT / "engine" / "README.md").read_text(encoding="utf-8")


def test_every_kind_has_a_schema_and_a_page_to_begin_with():
    for kind in addendum.policy_kinds():
        assert (ROOT / "schemas" / f"{kind}.json").is_file()
        assert addendum.template(kind)
