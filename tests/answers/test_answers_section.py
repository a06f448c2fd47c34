"""A section: lines with their file, columns that say something, and what several rows begin with once."""

from __future__ import annotations

from addendum.answers.section import Draft
from addendum.findings import Place


def here(line: int, file: str = "premium/credits.yaml") -> Place:
    return Place(file, line, 1)


def test_files_stand_above_the_table_and_lines_of_others_bear_a_mark() -> None:
    rows = [
        (("Period", "30 days"), here(3, "standard/credits.yaml")),
        (("Commitment", "99.99 %"), here(10)),
        (("Credit", "10 %"), here(12)),
        (("Calendar", "24/7"), None),
    ]

    section = Draft("Credits", ("What", "Then"), rows).section(lambda file: f"policies/{file}")

    assert section.paragraphs == (
        "Written in `policies/premium/credits.yaml`,\nlines marked [2] in `policies/standard/credits.yaml`.",
    )
    assert section.header == ("What", "Then", "Line")
    assert [row[-1] for row in section.rows] == ["3 [2]", "10", "12", ""]


def test_a_column_in_which_no_row_says_anything_is_left_out() -> None:
    section = Draft("Credits", ("What", "When", "Then"), [(("Period", "", "30 days"), here(3))]).section(str)

    assert (section.header, section.rows) == (("What", "Then", "Line"), (("Period", "30 days", "3"),))


def test_what_several_rows_begin_with_stands_once_where_they_are_grouped() -> None:
    rows = [(("Credit", "10 %"), here(3)), (("Credit", "25 %"), here(4)), (("Claim", "30 days"), here(5))]

    def first_cells(*, grouped: bool) -> list[str]:
        section = Draft("Credits", ("What", "Then"), rows, grouped=grouped).section(str)
        return [row[0] for row in section.rows]

    assert first_cells(grouped=True) == ["Credit", "", "Claim"]
    assert first_cells(grouped=False) == ["Credit", "Credit", "Claim"]


def test_a_table_without_places_has_no_column_for_them() -> None:
    section = Draft("Lists", ("List", "Members"), [(("Regions", "eu; us"), None)], ("All of them.",)).section(
        str
    )

    assert section == ("Lists", ("All of them.",), ("List", "Members"), (("Regions", "eu; us"),))
