"""Findings as people read them: the sentence, the lines it speaks of with carets, an example and the fix."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

from addendum.documents import line_reader
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from addendum.findings import Finding, Place

    ReadLine = Callable[[Place], str | None]
    ShownAs = Callable[[str], str]

_WIDEST = 100
_GAP = 4
_MARGIN = 5


class _Shown(NamedTuple):
    """A line to show: its place, its text, what is to be seen there, and whether carets go below it."""

    place: Place
    text: str
    says: str
    marked: bool


def render_findings(findings: Iterable[Finding], root: Path, shown_as: ShownAs | None = None) -> str:
    """All findings as text, in reading order, an empty line between two.

    Lines are read from files below `root`; `shown_as` turns a file's name from there into the printed one.
    """
    read_line = line_reader(root.parent if root.is_file() else root)
    name = shown_as or (lambda file: file)
    ordered = sorted(findings, key=lambda finding: finding.sort_key)
    return "\n".join("".join(f"{line}\n" for line in _lines(each, read_line, name)) for each in ordered)


def _lines(finding: Finding, read_line: ReadLine, name: ShownAs) -> Iterator[str]:
    where = f"{_where(finding.place, name)}  " if finding.place is not None else ""
    yield f"{where}{finding.code}  {finding.says}"
    if finding.place is not None:
        yield from _excerpt(_places(finding, read_line), finding.place.file, name)
    parts = []
    if finding.example:
        parts.append(f"Example: {finding.example}")
    if finding.clause:
        parts.append(f"Clause: {finding.clause}.")
    if parts:
        yield f"  {'  '.join(parts)}"
    if finding.fix:
        yield f"  Fix: {finding.fix}"


def _where(place: Place, name: ShownAs) -> str:
    return f"{name(place.file)}:{place.line}:{place.column}"


def _places(finding: Finding, read_line: ReadLine) -> list[_Shown]:
    """The lines that a finding speaks of, each once: its own, and those of its related places."""
    found: dict[tuple[str, int], _Shown] = {}
    own = finding.place
    said = [(related.place, related.says) for related in finding.related]
    for place, says in [*([(own, "")] if own is not None else []), *said]:
        key = (place.file, place.line)
        before = found.get(key)
        if before is not None:
            found[key] = before._replace(says=before.says or says)
            continue
        text = read_line(place)
        if text is not None:
            found[key] = _Shown(place, text, says, marked=place is own)
    return sorted(found.values(), key=lambda shown: (shown.place.file, shown.place.line))


def _excerpt(lines: Sequence[_Shown], file: str, name: ShownAs) -> Iterator[str]:
    """The lines with their numbers; those of other files below the name of theirs."""
    own = [line for line in lines if line.place.file == file]
    others = [line for line in lines if line.place.file != file]
    told = [len(_cut(line)[0]) for line in lines if line.says]
    column = max(told, default=0) + _GAP
    for line in own:
        yield from _numbered(line, column)
    named = ""
    for line in others:
        if line.place.file != named:
            named = line.place.file
            yield f"  {name(named)}"
        yield from _numbered(line, column)


def _numbered(line: _Shown, column: int) -> Iterator[str]:
    text, start, end = _cut(line)
    told = f"{text.ljust(column)}{line.says}" if line.says else text
    yield f"{line.place.line:>{_MARGIN}} | {told}".rstrip()
    if line.marked:
        before = _width(text[: start - 1])
        carets = max(_width(text[start - 1 : end - 1]), 1)
        yield f"{'':>{_MARGIN}} | {' ' * before}{'^' * carets}"


def _cut(line: _Shown) -> tuple[str, int, int]:
    """The text of a line, cut to what can be read around its place, and where the place then is in it."""
    text = "".join(character if character.isprintable() else " " for character in line.text.rstrip())
    start = min(line.place.column, len(text) + 1)
    end = min(max(line.place.end, start + 1), len(text) + 1) if len(text) >= start else start + 1
    if len(text) <= _WIDEST:
        return text, start, end
    first = max(0, min(start - 1 - _WIDEST // 3, len(text) - _WIDEST))
    cut = text[first : first + _WIDEST]
    head, tail = ("…" if first else ""), ("…" if first + _WIDEST < len(text) else "")
    shift = first - len(head)
    return f"{head}{cut}{tail}", start - shift, min(end - shift, len(head) + len(cut) + 1)


def _width(text: str) -> int:
    """How many columns a terminal gives the text."""
    if text.isascii():
        return len(text)
    return sum(
        0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1 for character in text
    )
