"""Every code that the room `dmn` reports has a page, and every page is of a code that it reports."""

from __future__ import annotations

import re
from pathlib import Path

import addendum.dmn
from addendum.findings.codes.dmn import PAGES

SOURCES = Path(addendum.dmn.__file__).parent


def test_codes_and_pages_are_the_same():
    texts = [path.read_text(encoding="utf-8") for path in sorted(SOURCES.rglob("*.py"))]

    reported = {code for text in texts for code in re.findall(r'"(DMN-[A-Z-]+)"', text)}

    assert reported == set(PAGES)
