"""Findings as text: the sentence, the lines with carets, other places, example, clause and fix."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import addendum
from addendum import Finding, Place, Related

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CREDITS = """\
kind: credit-bands
rows:
  - at least: 99 %
    credit: 10 %
  - at least: 95 %
    below: 98 %
    credit: 25 %
"""
GAP = Finding(
    "BAND-GAP",
    Place("acme/credits.yaml", 6, 12, 16),
    "No band covers an availability from 98 % to below 99 %.",
    "98.5 % would get no answer.",
    "write `below: 99 %`, or add a band.",
    "Higher Availability",
    (
        Related(Place("acme/credits.yaml", 3, 5), "this band starts at 99 %"),
        Related(Place("acme/credits.yaml", 6, 5), "this one stops at 98 %"),
        Related(Place("acme/terms.yaml", 1, 1), "declared here"),
    ),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "acme").mkdir()
    (tmp_path / "acme" / "credits.yaml").write_text(CREDITS)
    (tmp_path / "acme" / "terms.yaml").write_text("kind: definitions\n")
    return tmp_path


def test_a_finding_shows_its_lines_and_what_is_to_be_seen_there(
    root: Path, as_golden: Callable[[str, str], None]
) -> None:
    text = addendum.render_findings([GAP], root)

    as_golden("finding.txt", text)


def test_findings_stand_in_reading_order_an_empty_line_between_two(root: Path) -> None:
    first = Finding("A-CODE", Place("acme/credits.yaml", 1, 1, 5), "First.")
    second = Finding("B-CODE", None, "No place at all.", fix="Do this.")

    text = addendum.render_findings([GAP, first, second], root)

    assert text.startswith(
        "B-CODE  No place at all.\n"
        "  Fix: Do this.\n"
        "\n"
        "acme/credits.yaml:1:1  A-CODE  First.\n"
        "    1 | kind: credit-bands\n"
        "      | ^^^^\n"
        "\n"
        "acme/credits.yaml:6:12  BAND-GAP"
    )


def test_files_are_named_as_the_caller_sees_them(root: Path) -> None:
    text = addendum.render_findings([GAP], root, lambda file: f"policies/{file}")

    assert text.startswith("policies/acme/credits.yaml:6:12  BAND-GAP")
    assert "\n  policies/acme/terms.yaml\n" in text


@pytest.mark.parametrize(
    ("line", "place", "shown"),
    [
        ("naïve: größe", (8, 13), "    1 | naïve: größe\n      |        ^^^^^\n"),
        ("名: 値", (4, 5), "    1 | 名: 値\n      |     ^^\n"),
        ("a:\tb", (4, 5), "    1 | a: b\n      |    ^\n"),
        ("a: \x1b[31mb", (4, 5), "    1 | a:  [31mb\n      |    ^\n"),
        ("short", (40, 44), "    1 | short\n      |      ^\n"),
        ("x" * 300, (200, 203), "^^^\n"),
    ],
)
def test_carets_stand_below_what_they_point_at(
    tmp_path: Path, line: str, place: tuple[int, int], shown: str
) -> None:
    (tmp_path / "a.yaml").write_text(f"{line}\n", encoding="utf-8")

    text = addendum.render_findings([Finding("A-CODE", Place("a.yaml", 1, *place), "Here.")], tmp_path)

    assert shown in text
    assert max(map(len, text.splitlines())) <= 120


def test_a_line_that_is_not_there_any_more_is_left_out(root: Path) -> None:
    gone = Finding("A-CODE", Place("acme/credits.yaml", 99, 1), "Gone.")
    lost = Finding("A-CODE", Place("acme/lost.yaml", 1, 1), "Lost.")

    assert addendum.render_findings([gone, lost], root) == (
        "acme/credits.yaml:99:1  A-CODE  Gone.\n\nacme/lost.yaml:1:1  A-CODE  Lost.\n"
    )
