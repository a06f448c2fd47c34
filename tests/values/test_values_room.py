from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import addendum.values
from addendum.findings.codes import pages

ROOM = Path(addendum.values.__file__).parent
NOT_ON_THE_WARM_PATH = {
    "dataclasses",
    "inspect",
    "difflib",
    "importlib.metadata",
    "jsonschema",
    "yaml",
    "unicodedata",
}


def test_every_code_of_the_room_has_its_page():
    raised = set()
    for module in ROOM.rglob("*.py"):
        raised |= set(re.findall(r'"([A-Z]+(?:-[A-Z]+)+)"', module.read_text(encoding="utf-8")))

    assert raised <= pages().keys()


def test_the_room_exports_what_it_lists_in_order():
    names = addendum.values.__all__

    assert len(set(names)) == len(names)
    assert all(hasattr(addendum.values, name) for name in names)


def test_importing_values_stays_light():
    program = "import sys, addendum.values; print(*sys.modules)"

    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603

    assert not NOT_ON_THE_WARM_PATH & set(found.stdout.split())
