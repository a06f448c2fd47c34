"""Texts that are made to cost time or memory: each is read or refused soon, and in little space."""

from __future__ import annotations

import tracemalloc
from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from addendum.documents import Mapping, plain, read_text, validate
from addendum.findings import FindingsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addendum.findings import Finding

SIZE = 300_000
SECONDS = 60
MEGABYTES = 150

COSTLY = [
    ("brackets", "", "["),
    ("braces", "", "{a: "),
    ("hyphens", "", "- "),
    ("question marks", "", "? "),
    ("closing brackets", "", "]"),
    ("copies of copies", "a: &a [x]\nb: [", "*a, "),
    ("names for copying", "", "- &a x\n"),
    ("words for true", "", "- yes\n"),
    ("equal keys", "", "a: 1\n"),
    ("invisible characters", "a: ", "x\u200b"),
    ("NUL characters", "", "\0"),
    ("tight commas", "[", "a,"),
    ("entries without value", "{", "a, "),
    ("tabs", "", "\ta: 1\n"),
    ("colons", "", "a: "),
    ("documents", "", "--- a\n"),
    ("zeros", "a: ", "0"),
    ("underscores", "a: 1", "_"),
    ("digits in groups", "a: 1", ",000"),
    ("sixties", "a: 1", ":30"),
    ("one open quote", 'a: "', "x "),
    ("escapes", 'a: "', "\\x41"),
    ("lines", "a: |\n", "  x\n"),
    ("folded lines", "a: >\n", "  x\n\n"),
    ("comments", "", "# x\n"),
    ("blank lines", "a: x\n", "\n"),
    ("one long word", "", "x"),
    ("one long line of words", "a: ", "x "),
    ("one long line of dots", "a: ", "."),
]


def attempt(text: str) -> Sequence[Finding]:
    try:
        read_text(text, "policy.yaml")
    except FindingsError as error:
        return error.findings
    return ()


@pytest.mark.parametrize(("start", "unit"), [case[1:] for case in COSTLY], ids=[case[0] for case in COSTLY])
def test_a_costly_text_ends_in_sane_time_and_memory(start: str, unit: str) -> None:
    text = start + unit * (SIZE // len(unit))
    tracemalloc.start()
    begun = perf_counter()

    findings = attempt(text)

    taken = perf_counter() - begun
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(findings) <= 201
    assert taken < SECONDS
    assert peak < MEGABYTES * 1024 * 1024


def test_a_file_full_of_mistakes_shows_the_first_two_hundred_and_says_so() -> None:
    findings = attempt("- yes\n" * 1000)

    assert [finding.code for finding in findings[198:]] == [
        "BOOLEAN-WORD",
        "BOOLEAN-WORD",
        "TOO-MANY-FINDINGS",
    ]
    assert [finding.place.line for finding in findings[:3] if finding.place] == [1, 2, 3]


def test_a_document_full_of_mistakes_shows_the_first_two_hundred_and_says_so() -> None:
    rows = "".join(f"        - {{whenn: {{A{number}: x}}, gives: [{number}]}}\n" for number in range(2000))
    head = "kind: rules\nid: a/b\nversion: 1\ntitle: T\n"
    table = "decisions:\n  d:\n    gives: text\n    table:\n      rows:\n"
    tree = read_text(head + table + rows, "policy.yaml")
    assert isinstance(tree, Mapping)
    begun = perf_counter()

    findings = validate(tree, "rules")

    assert perf_counter() - begun < SECONDS
    assert len(findings) == 201
    assert findings[-1].code == "TOO-MANY-FINDINGS"
    assert findings[0].place is not None
    assert findings[0].place.line == 10


def test_the_deepest_tree_that_is_read_can_be_validated() -> None:
    text = "kind: credit-bands\nwhen missed:\n  credit: " + "{by: a, x: " * 97 + "10" + "}" * 97 + "\n"
    tree = read_text(text, "policy.yaml")
    assert isinstance(tree, Mapping)

    findings = validate(tree, "credit-bands")

    assert "WRONG-SHAPE" in {finding.code for finding in findings}
    assert plain(tree)["kind"] == "credit-bands"
