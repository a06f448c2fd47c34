"""Tables keep their columns aligned, wrap what is too wide and survive awkward text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum_cli.tables import columns, markdown_sections, text_sections, width_of_output

TARGETS = (
    ("S1", "60 minutes", "20 minutes"),
    ("S2", "180 minutes", "90 minutes"),
)


def test_a_section_as_text(section: Any) -> None:
    shown = text_sections(
        [section("Response targets", ("First answer.",), ("", "standard", "premium"), TARGETS)]
    )

    assert shown == (
        "Response targets\n"
        "================\n"
        "\n"
        "First answer.\n"
        "\n"
        "    standard     premium\n"
        "---------------------------\n"
        "S1  60 minutes   20 minutes\n"
        "S2  180 minutes  90 minutes\n"
    )


def test_a_section_as_markdown(section: Any) -> None:
    shown = markdown_sections(
        [section("Targets | all", ("Text.",), ("", "a|b"), (("S1", "one\ntwo"), ("S2",)))]
    )

    assert shown == (
        "## Targets \\| all\n\nText.\n\n|  | a\\|b |\n| --- | --- |\n| S1 | one<br>two |\n| S2 |  |\n"
    )


def test_sections_are_parted_by_an_empty_line(section: Any) -> None:
    two = [section("A", ("a",)), section("B", ("b",))]

    assert text_sections(two) == "A\n=\n\na\n\nB\n=\n\nb\n"
    assert markdown_sections(two) == "## A\n\na\n\n## B\n\nb\n"


def test_a_wide_cell_wraps_within_its_column() -> None:
    shown = columns(
        [("S1", "a target for the first response within support hours"), ("S2", "none")], width=30
    )

    assert shown == [
        "S1  a target for the first",
        "    response within support",
        "    hours",
        "S2  none",
    ]


def test_no_word_is_broken_and_the_other_columns_give_way() -> None:
    place = "standard/service-credits.v1.yaml:13"

    shown = columns([(place, "one two three", "four five six")], width=50)

    assert shown == [f"{place}  one    four", f"{'':35}  two    five", f"{'':35}  three  six"]
    assert columns([(place, place)], width=20) == [f"{place}  {place}"]


@pytest.mark.parametrize(
    "bound", ["99.9 %", "EUR 500,000.00", "EUR -3", "20 minutes", "2 business days", "version 1"]
)
def test_a_number_and_its_unit_stay_together(bound: str) -> None:
    assert columns([(f"a {bound} b",)], width=len(bound)) == ["a", bound, "b"]


def test_a_wide_header_wraps_above_the_rule(section: Any) -> None:
    shown = text_sections(
        [section("", (), ("severity", "first response " * 4), (("S1", "20 minutes"),))], width=40
    )

    assert shown.splitlines()[2].startswith("---")


def test_wide_characters_count_for_two_columns() -> None:
    assert columns([("日本", "a"), ("b", "c")]) == ["日本  a", "b     c"]


def test_text_to_a_terminal_is_as_wide_as_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "132")

    assert width_of_output() == 100
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert width_of_output() == 132
    monkeypatch.setenv("COLUMNS", "20")
    assert width_of_output() == 60


@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30)), max_size=4), st.integers(10, 60))
def test_any_text_fits_into_columns(rows: list[tuple[str, str]], width: int) -> None:
    shown = columns(rows, width=width)

    assert bool(shown) == bool(rows)


@pytest.mark.parametrize("render", [text_sections, markdown_sections])
def test_a_header_without_rows_is_shown(render: Any, section: Any) -> None:
    assert "premium" in render([section("", (), ("standard", "premium"))])
