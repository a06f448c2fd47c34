"""The text of one file and the places in it; offsets within a scalar lead back to the file's characters."""

from __future__ import annotations

import re
from bisect import bisect_right

from addendum.findings import Place
from addendum.light import NamedTuple

_BLOCK = frozenset("|>")
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\n[ \t]*|[^\n])")
_FOLD = re.compile(r"[ \t]*\n[ \t\n]*")


class Source:
    """A file's text with the line feed as its only line break."""

    __slots__ = ("_starts", "file", "text")

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.text = text
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def line_of(self, index: int) -> int:
        """The line of the character at `index`, counted from 0."""
        return bisect_right(self._starts, index) - 1

    def line_end(self, line: int) -> int:
        """The index of the break that ends `line` (from 0), or the end of the text."""
        return self._starts[line + 1] - 1 if line + 1 < len(self._starts) else len(self.text)

    def line_text(self, line: int) -> str:
        """The characters of `line` (from 0) without its break."""
        return self.text[self._starts[line] : self.line_end(line)] if line < len(self._starts) else ""

    def place(self, start: int, end: int) -> Place:
        """The stretch from `start` up to `end`, cut at the end of its first line and at least one wide."""
        line = self.line_of(start)
        first = self._starts[line]
        last = min(end, self.line_end(line))
        return Place(self.file, line + 1, start - first + 1, max(last, start + 1) - first + 1)


class Span(NamedTuple):
    """Where a node stands in a source: its first index, the one past its last, and a scalar's style.

    The style is `'`, `"`, `|` or `>`, `{` for a collection, and empty for a plain scalar. Places are made
    when they are asked for: most nodes of a large table are never pointed at.
    """

    source: Source
    start: int
    end: int
    style: str

    @property
    def place(self) -> Place:
        """The whole of it, as far as it stands on one line; of a block text its first line."""
        if self.style in _BLOCK:
            return self._first_line()
        return self.source.place(self.start, self.end)

    def part(self, text: str, offset: int, length: int) -> Place:
        """The place of `length` characters from `offset` of `text`, which is what this span stands for."""
        where = self._indices(text)
        first = min(max(offset, 0), len(where) - 1)
        last = min(first + max(length, 1), len(where) - 1)
        line = self.source.line_of(where[first])
        while last > first + 1 and self.source.line_of(where[last - 1]) != line:
            last -= 1
        on_one_line = self.source.line_of(where[last]) == line
        return self.source.place(where[first], where[last] if on_one_line else where[last - 1] + 1)

    def _first_line(self) -> Place:
        line = self.source.line_of(self.start) + 1
        content = self.source.line_text(line)
        begin = self.source.line_end(line - 1) + 1
        if not content.strip() or begin >= self.end:
            return self.source.place(self.start, self.source.line_end(line - 1))
        blanks = len(content) - len(content.lstrip(" "))
        return self.source.place(begin + blanks, begin + len(content.rstrip()))

    def _indices(self, text: str) -> list[int]:
        """For each character of a scalar's text its index in the file, and one more for the end."""
        source = self.source.text
        if self.style == '"':
            found = _double_quoted(source, self.start + 1, self.end - 1)
            return found if len(found) == len(text) + 1 else [self.start] * len(text) + [self.end]
        if self.style in _BLOCK:
            begin = self.source.line_end(self.source.line_of(self.start)) + 1
            return _aligned(source, text, begin, self.end, "")
        inner = 1 if self.style == "'" else 0
        return _aligned(source, text, self.start + inner, self.end - inner, self.style)


def _double_quoted(source: str, start: int, end: int) -> list[int]:
    """Indices of the characters that a text in double quotes stands for."""
    where: list[int] = []
    index = start
    while index < end:
        if source[index] == "\\":
            found = _ESCAPE.match(source, index, end)
            width = found.end() - index if found else 1
            if source[index + 1 : index + 2] != "\n":
                where.append(index)
            index += width
        elif fold := _FOLD.match(source, index, end):
            where.extend([index] * max(fold.group().count("\n") - 1, 1))
            index = fold.end()
        else:
            where.append(index)
            index += 1
    where.append(end)
    return where


def _aligned(source: str, text: str, start: int, end: int, style: str) -> list[int]:
    """Indices of the characters of a text whose source differs from it in white space only.

    Folding and indentation touch nothing but blanks and line breaks, so the n-th other character of the
    text is the n-th other character of the source.
    """
    where: list[int] = []
    index = start
    blanks = 0  # characters of `text` that wait for the next visible one
    for offset, character in enumerate(text):
        if character in " \n":
            blanks += 1
            continue
        seen = index
        while index < end and source[index] != character:
            index += 1
        where.extend(_blank_indices(text[offset - blanks : offset], seen, index))
        blanks = 0
        where.append(index)
        index += 2 if style == "'" and character == "'" else 1
    where.extend(_blank_indices(text[len(text) - blanks :], index, end))
    where.append(min(index + blanks, end))
    return where


def _blank_indices(blanks: str, start: int, end: int) -> list[int]:
    """Indices of a run of blanks: those after its last line break stand right before what follows them."""
    after_break = len(blanks) - 1 - blanks.rfind("\n") if "\n" in blanks else 0
    before = len(blanks) - after_break
    head = [min(start + step, max(end - 1, start)) for step in range(before)]
    return head + [max(end - after_break + step, start) for step in range(after_break)]
