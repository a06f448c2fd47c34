"""A statement for people: lines of text, and sections with tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.section import Draft, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from addendum.answers.statements.model import Line, Part, Statement

    ShownAs = Callable[[str], str]

_NO_ANSWER = "No answer"


def sentences(statement: Statement, shown_as: ShownAs, *, explain: bool) -> list[str]:
    """The statement as text: part by part, line by line, and what they come to together."""
    lines = list(_head(statement))
    for part in statement.parts:
        lines += ["", part.heading, *_part(part, shown_as, explain=explain)]
    if statement.totals:
        lines += ["", "Together", *(f"  {line}" for line in _totals(statement))]
    if statement.notes and explain:
        lines += ["", "Note", *(f"  {note.says}" for note in statement.notes)]
    return lines


def sections(statement: Statement, shown_as: ShownAs, *, explain: bool) -> tuple[Section, ...]:
    """The statement as sections: a table for each part."""
    title, *paragraphs = _head(statement)
    drafts = [Draft(title, paragraphs=(*paragraphs,))]
    for part in statement.parts:
        header = ("What", "Value", "Why") if explain else ("What", "Value")
        rows = [
            (
                (line.title, line.words, line.because) if explain else (line.title, line.words),
                line.reason.origin.place if explain and line.reason is not None else None,
            )
            for line in part.lines
        ]
        drafts.append(Draft(part.heading, header, rows, paragraphs=(*_error(part),)))
    if statement.totals:
        rows = [((total.question_title, f"{total.title} {total.words}"), None) for total in statement.totals]
        drafts.append(Draft("Together", ("What", "Value"), rows))
    if statement.notes and explain:
        drafts.append(Draft("Note", paragraphs=tuple(note.says for note in statement.notes)))
    return tuple(draft.section(shown_as) for draft in drafts)


def _head(statement: Statement) -> Iterator[str]:
    span = statement.span
    subject = f"contract {statement.contract}" if statement.contract else f"tier {statement.tier}"
    yield f"Statement for {span.name}"
    yield f"{statement.title} ({subject}), from {span.first} to {span.last}."


def _part(part: Part, shown_as: ShownAs, *, explain: bool) -> Iterator[str]:
    for line in part.lines:
        yield f"  {line.title}: {line.words}"
        if explain:
            yield from (f"    {told}" for told in _why(line, shown_as))
    yield from (f"  {told}" for told in _error(part))


def _why(line: Line, shown_as: ShownAs) -> Iterator[str]:
    """The reason of a line, where it is written, and what the text says."""
    yield from line.behind
    if line.says:
        yield line.says
    if line.reason is not None:
        origin = line.reason.origin
        clause = f" · {origin.clause}" if origin.clause else ""
        yield f"{shown_as(origin.place.file)}:{origin.place.line}, version {origin.version}{clause}"
        if origin.quote:
            yield f"“{origin.quote}”"


def _error(part: Part) -> Iterator[str]:
    if part.error is not None:
        yield f"{_NO_ANSWER}: {part.error.says} {part.error.fix}".rstrip()


def _totals(statement: Statement) -> Iterator[str]:
    for total in statement.totals:
        yield f"{total.question_title}, {total.title}: {total.words} in {total.parts} parts"
