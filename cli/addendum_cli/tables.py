"""Tables for people: aligned columns with wrapped cells as text, and pipes as Markdown."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from addendum import Section

WIDTH = 100
"""How wide text output may be, in characters."""

_GAP = "  "
_NARROWEST = 12


def columns(rows: Sequence[Sequence[str]], indent: int = 0, width: int = WIDTH) -> list[str]:
    """The rows as lines with aligned columns; the widest columns wrap so that a line stays within `width`."""
    if not rows:
        return []
    widths = _fitted(_natural_widths(rows), width - indent)
    lines: list[str] = []
    for row in rows:
        cells = [_wrapped(cell, cell_width) for cell, cell_width in zip(row, widths, strict=True)]
        for number in range(max(map(len, cells))):
            parts = [cell[number] if number < len(cell) else "" for cell in cells]
            padded = _GAP.join(
                _padded(part, cell_width) for part, cell_width in zip(parts, widths, strict=True)
            )
            lines.append(f"{' ' * indent}{padded}".rstrip())
    return lines


def text_sections(sections: Iterable[Section], width: int = WIDTH) -> str:
    """Sections with underlined titles, wrapped paragraphs and aligned tables."""
    return "\n\n".join(_text_section(section, width) for section in sections) + "\n"


def markdown_sections(sections: Iterable[Section]) -> str:
    """Sections as Markdown: a heading, paragraphs and a table each."""
    return "\n\n".join(_markdown_section(section) for section in sections) + "\n"


def _text_section(section: Section, width: int) -> str:
    blocks = [f"{section.title}\n{'=' * _wide(section.title)}"] if section.title else []
    blocks += ["\n".join(_wrapped(paragraph, width)) for paragraph in section.paragraphs]
    rows = [*([section.header] if any(section.header) else []), *section.rows]
    if rows:
        lines = columns(_squared(rows), width=width)
        if any(section.header):
            after_header = (
                len(columns(_squared(rows)[:1], width=width))
                if len(rows) == 1
                else _header_height(rows, width)
            )
            lines.insert(after_header, "-" * max(map(_wide, lines)))
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def _header_height(rows: Sequence[Sequence[str]], width: int) -> int:
    widths = _fitted(_natural_widths(_squared(rows)), width)
    return max(len(_wrapped(cell, cell_width)) for cell, cell_width in zip(rows[0], widths, strict=False))


def _markdown_section(section: Section) -> str:
    blocks = [f"## {_markdown_cell(section.title)}"] if section.title else []
    blocks += [paragraph.strip() for paragraph in section.paragraphs]
    if section.rows or section.header:
        header, *rows = _squared([section.header, *section.rows])
        lines = [header, ["---"] * len(header), *rows]
        blocks.append("\n".join(f"| {' | '.join(map(_markdown_cell, line))} |" for line in lines))
    return "\n\n".join(blocks)


def _markdown_cell(text: str) -> str:
    return "<br>".join(text.replace("\\", "\\\\").replace("|", "\\|").splitlines())


def _squared(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows, each filled up with empty cells to the longest."""
    longest = max(map(len, rows))
    return [[*row, *[""] * (longest - len(row))] for row in rows]


def _natural_widths(rows: Sequence[Sequence[str]]) -> list[int]:
    return [
        max(max(map(_wide, cell.splitlines() or [""])) for cell in column)
        for column in zip(*rows, strict=True)
    ]


def _fitted(widths: list[int], width: int) -> list[int]:
    """The widths, the widest cut down first, until a line fits or no column can give more."""
    room = max(width - len(_GAP) * (len(widths) - 1), len(widths))
    fitted = list(widths)
    while sum(fitted) > room and max(fitted) > _NARROWEST:
        fitted[fitted.index(max(fitted))] -= 1
    return fitted


def _wrapped(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for line in text.splitlines() or [""]:
        lines += textwrap.wrap(line, max(width, 1), break_on_hyphens=False) or [""]
    return lines


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _wide(text))


def _wide(text: str) -> int:
    """How many columns a terminal gives the text."""
    if text.isascii():
        return len(text)
    return sum(
        0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1 for character in text
    )
