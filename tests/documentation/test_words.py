"""The table of all words of the language holds every key of the schemas."""

from __future__ import annotations

import os
from pathlib import Path

import addendum
from documentation.words import page

ROOT = Path(__file__).parents[2]
WORDS = ROOT / "policies" / "words.md"


def test_every_key_that_an_author_may_write_is_in_the_table():
    expected = page(ROOT / "schemas", tuple(addendum.policy_kinds()))

    if os.environ.get("WRITE_GOLDEN"):
        WORDS.write_text(expected, encoding="utf-8")
    assert WORDS.read_text(encoding="utf-8") == expected
