"""A part of a page: a heading, sentences and a table, whose rows may tell on which line they are written."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addendum.findings import Place

    Row = tuple[str, ...]


class Section(NamedTuple):
    """A heading, sentences below it, and a table; a page is a list of them."""

    title: str
    paragraphs: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def located_section(
    title: str, header: Row, rows: Sequence[tuple[Row, Place | None]], paragraphs: Row = ()
) -> Section:
    """A section whose last column has the line of each row, and the file where it is not the usual one."""
    files = Counter(place.file for _, place in rows if place is not None)
    usual = files.most_common(1)[0][0] if files else ""
    written = (f"Written in `{usual}`.",) if usual else ()
    return Section(
        title,
        (*paragraphs, *written),
        (*header, "Line"),
        tuple((*row, _line(place, usual)) for row, place in rows),
    )


def _line(place: Place | None, usual: str) -> str:
    if place is None:
        return ""
    return str(place.line) if place.file == usual else f"{place.file}:{place.line}"
