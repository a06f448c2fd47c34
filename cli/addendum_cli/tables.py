"""Tables for people: aligned columns with wrapped cells as text, and pipes as Markdown."""

from __future__ import annotations

import re
import shutil
import sys
import textwrap
from functools import partial
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from addendum import Section

WIDTH = 100
"""How wide text is that goes to no terminal, in characters."""

_GAP = "  "
_TIE = "\ue000"
_BETWEEN_NUMBER_AND_UNIT = re.compile(
    r"(?<=[0-9]) (?=%|(?:business |calendar )?(?:second|minute|hour|day|week|month)s?\b)"
    r"|(?<=[0-9] (?:business|calendar)) (?=days?\b)|(?<=\b[A-Z]{3}) (?=-?[0-9])|(?<=\bversion) (?=[0-9])"
)
_NARROWEST_TERMINAL = 60


def width_of_output() -> int:
    """How wide text on standard output may be: as wide as the terminal, where it is one."""
    if not sys.stdout.isatty():
        return WIDTH
    return max(shutil.get_terminal_size((WIDTH, 0)).columns, _NARROWEST_TERMINAL)


def columns(rows: Sequence[Sequence[str]], indent: int = 0, width: int = WIDTH) -> list[str]:
    """The rows as lines with aligned columns; the widest columns wrap so that a line stays within `width`.

    No word is broken: where the longest words alone are wider, so is the line.
    """
    return [line for lines in _lines_of_rows(rows, indent, width) for line in lines]


def _lines_of_rows(rows: Sequence[Sequence[str]], indent: int, width: int) -> Iterator[list[str]]:
    widths = _fitted(rows, width - indent) if rows else []
    for row in rows:
        lines: list[str] = []
        cells = [_wrapped(cell, cell_width) for cell, cell_width in zip(row, widths, strict=True)]
        for number in range(max(map(len, cells))):
            parts = [cell[number] if number < len(cell) else "" for cell in cells]
            padded = _GAP.join(
                _padded(part, cell_width) for part, cell_width in zip(parts, widths, strict=True)
            )
            lines.append(f"{' ' * indent}{padded}".rstrip())
        yield lines


def text_sections(sections: Iterable[Section], width: int = WIDTH) -> str:
    """Sections with underlined titles, wrapped paragraphs and aligned tables."""
    return "\n\n".join(_text_section(section, width) for section in sections) + "\n"


def markdown_sections(sections: Iterable[Section]) -> str:
    """Sections as Markdown: a heading, paragraphs and a table each."""
    return "\n\n".join(_markdown_section(section) for section in sections) + "\n"


def _text_section(section: Section, width: int) -> str:
    blocks = [f"{section.title}\n{'=' * _wide(section.title)}"] if section.title else []
    blocks += ["\n".join(_wrapped(paragraph, width)) for paragraph in section.paragraphs]
    blocks += ["\n".join(_table(section, width))] if section.rows or any(section.header) else []
    return "\n\n".join(blocks)


def _table(section: Section, width: int) -> list[str]:
    """The rows of a section as lines, with a rule below the header where there is one."""
    has_header = any(section.header)
    rows = _squared([*([section.header] if has_header else []), *section.rows])
    parts = list(_lines_of_rows(rows, 0, width))
    lines = [line for part in parts for line in part]
    if has_header:
        lines.insert(len(parts[0]), "-" * max(map(_wide, lines)))
    return lines


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


def _fitted(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """The widths of columns: the widest is cut down first, until a line fits or each is one word wide."""
    columns_of_cells = list(zip(*rows, strict=True))
    fitted = [max(_widest(cell.splitlines()) for cell in cells) for cells in columns_of_cells]
    least = [max(_widest(_bound(cell).split()) for cell in cells) for cells in columns_of_cells]
    room = width - len(_GAP) * (len(fitted) - 1)
    while sum(fitted) > room:
        wider = [at for at, size in enumerate(fitted) if size > least[at]]
        if not wider:
            break
        fitted[max(wider, key=fitted.__getitem__)] -= 1
    return fitted


def _widest(texts: Iterable[str]) -> int:
    return max(map(_wide, texts), default=0)


def _wrapped(text: str, width: int) -> list[str]:
    wrap = partial(textwrap.wrap, width=max(width, 1), break_on_hyphens=False, break_long_words=False)
    lines: list[str] = []
    for line in text.splitlines() or [""]:
        lines += [part.replace(_TIE, " ") for part in wrap(_bound(line))] or [""]
    return lines


def _bound(text: str) -> str:
    """The text with a character that is no space between a number and its unit, which stay on one line."""
    return _BETWEEN_NUMBER_AND_UNIT.sub(_TIE, text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _wide(text))


def _wide(text: str) -> int:
    """How many columns a terminal gives the text."""
    if text.isascii():
        return len(text)
    return sum(
        0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1 for character in text
    )
