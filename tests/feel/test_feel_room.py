from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import addendum.feel
from addendum.findings.codes import pages

ROOM = Path(addendum.feel.__file__).parent
_MOST_LINES = 400
NOT_FOR_COMPILING = {"dataclasses", "difflib", "importlib.metadata", "jsonschema", "yaml", "inspect"}


def test_every_code_of_the_room_has_its_page():
    raised = set()
    for module in ROOM.rglob("*.py"):
        raised |= set(re.findall(r'"([A-Z]+(?:-[A-Z]+)+)"', module.read_text(encoding="utf-8")))

    assert raised <= pages().keys()


def test_the_room_exports_what_it_lists_in_order():
    names = addendum.feel.__all__

    assert list(names) == sorted(names, key=lambda name: (not name.isupper(), name))
    assert all(hasattr(addendum.feel, name) for name in names)


def test_no_module_is_longer_than_a_reader_bears():
    texts = {module.name: module.read_text(encoding="utf-8") for module in ROOM.rglob("*.py")}

    lengths = {name: len(text.splitlines()) for name, text in texts.items()}

    assert {name: length for name, length in lengths.items() if length > _MOST_LINES} == {}


def test_compiling_a_formula_imports_only_what_it_needs():
    program = (
        "import sys; from addendum.feel import *;"
        "compile_formula('1 + 2 * 3', Scope(), Profile.POLICY).bind()(); print(*sys.modules)"
    )

    loaded = subprocess.run(  # noqa: S603 -- the program stands above
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert not NOT_FOR_COMPILING & set(loaded.stdout.split())


def test_no_text_is_ever_run():
    for module in ROOM.rglob("*.py"):
        text = module.read_text(encoding="utf-8")
        assert not re.search(r"\b(eval|exec|__import__)\(", text), module
        assert "getattr(" not in text or module.name in _OWN_NAMES, module


_OWN_NAMES = {
    "__init__.py",
    "tree.py",
    "membership.py",
    "properties.py",
    "booleans.py",
    "stored.py",
    "rewriting.py",
}
"""Modules that ask for attributes by name; the names are their own, never those of data."""
