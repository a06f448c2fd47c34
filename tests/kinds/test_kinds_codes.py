"""Every code that the rooms `kinds` and `library` report has its page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import addendum
from addendum.findings.codes import pages

ROOT = Path(addendum.__file__).parent
CODE = re.compile(r'"([A-Z]+(?:-[A-Z]+)+)"')


@pytest.mark.parametrize("room", ["kinds", "library"])
def test_every_code_has_a_page(room):
    used = {
        code
        for path in sorted((ROOT / room).glob("*.py"))
        for code in CODE.findall(path.read_text(encoding="utf-8"))
    }

    assert used
    assert sorted(used - pages().keys()) == []
