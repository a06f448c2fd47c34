"""A part of a page: a heading, sentences and a table, whose rows may tell on which line they are written."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from addendum.findings import Place

    Row = tuple[str, ...]
    ShownAs = Callable[[str], str]


class Section(NamedTuple):
    """A heading, sentences below it, and a table; a page is a list of them."""

    title: str
    paragraphs: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


class Draft(NamedTuple):
    """A section before it is known what files are called: its rows, with the place of each where it has one.

    Where rows are `grouped`, what several of them begin with stands once.
    """

    title: str
    header: Row = ()
    rows: Sequence[tuple[Row, Place | None]] = ()
    paragraphs: Row = ()
    grouped: bool = False

    def section(self, shown_as: ShownAs) -> Section:
        """The section; its last column has the line of each row, and sentences tell the files.

        Columns in which no row says anything are left out.
        """
        files = Counter(place.file for _, place in self.rows if place is not None)
        marks = {file: f" [{at}]" if at > 1 else "" for at, (file, _) in enumerate(files.most_common(), 1)}
        rows = [row for row, _ in self.rows]
        rows = _without_repetition(rows) if self.grouped else rows
        kept = [at for at in range(len(self.header)) if at == 0 or any(row[at] for row in rows)]
        header = (*(self.header[at] for at in kept), *(["Line"] if files else []))
        told = tuple(
            (*(row[at] for at in kept), *([_line(place, marks)] if files else []))
            for row, (_, place) in zip(rows, self.rows, strict=True)
        )
        written = (_written(marks, shown_as),) if files else ()
        return Section(self.title, (*self.paragraphs, *written), header if told else (), told)


def _without_repetition(rows: Sequence[Row]) -> list[Row]:
    found: list[Row] = []
    before = ""
    for first, *others in rows:
        found.append(("" if first == before else first, *others))
        before = first
    return found


def _line(place: Place | None, marks: dict[str, str]) -> str:
    return f"{place.line}{marks[place.file]}" if place is not None else ""


def _written(marks: dict[str, str], shown_as: ShownAs) -> str:
    """`Written in …`, and each further file on a line of its own, by the mark that its lines bear."""
    first, *others = [f"`{shown_as(file)}`" for file in marks]
    told = [f"lines marked [{at}] in {file}" for at, file in enumerate(others, 2)]
    return ",\n".join((f"Written in {first}", *told)) + "."
