"""A statement for programs: one table of all lines, and the lines as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.values import dumps, show, to_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.answers.statements.model import Line, Part, Statement
    from addendum.values import Value

COLUMNS = (
    "contract",
    "tier",
    "question",
    "title",
    "period",
    "from",
    "last_day",
    "case",
    "name",
    "line",
    "value",
    "because",
    "policy",
    "version",
    "row",
    "at",
    "clause",
)
_TOGETHER = "together"


def rows(statement: Statement) -> list[tuple[str, ...]]:
    """The names of the columns, then a row for each line; what has no answer is a row without a value."""
    found: list[tuple[str, ...]] = [COLUMNS]
    found += [(*_head(statement, part), *_of_line(line)) for part, line in _lines(statement)]
    for part in statement.parts:
        if part.error is not None:
            told = ("", "", "", f"{part.error.says} {part.error.fix}".rstrip(), "", "", "", "", "")
            found.append((*_head(statement, part), *told))
    for total in statement.totals:
        span = statement.span
        where = (span.name, str(span.first), str(span.last), _TOGETHER)
        subject = (statement.contract, statement.tier, total.question, total.question_title)
        told = (
            total.name,
            total.title,
            show(total.value),
            f"{total.parts} parts together",
            "",
            "",
            "",
            "",
            "",
        )
        found.append((*subject, *where, *told))
    return found


def lines_as_json(statement: Statement) -> list[dict[str, object]]:
    """The lines, each with its question, period, value and reason; parts without an answer with the error."""
    found: list[dict[str, object]] = []
    for part, line in _lines(statement):
        told = {"name": line.name, "line": line.title, "value": to_json(_given(line.value))}
        if line.because:
            told["says"] = line.because
        if line.reason is not None:
            reason = line.reason.to_json()
            told |= {
                name: reason[name] for name in ("policy", "version", "row", "at", "clause") if name in reason
            }
        found.append({**_about(part), **told})
    for part in statement.parts:
        error = part.error
        if error is not None:
            told = {"code": error.code, "says": error.says, "fix": error.fix}
            found.append({**_about(part), "error": told})
    return found


def _lines(statement: Statement) -> Iterator[tuple[Part, Line]]:
    for part in statement.parts:
        for line in part.lines:
            yield part, line


def _head(statement: Statement, part: Part) -> tuple[str, ...]:
    days = (str(part.first), str(part.last))
    return (statement.contract, statement.tier, part.question, part.title, part.period, *days, part.case)


def _about(part: Part) -> dict[str, object]:
    about: dict[str, object] = {
        "question": part.question,
        "period": part.period,
        "from": str(part.first),
        "last_day": str(part.last),
    }
    return about | ({"case": part.case} if part.case else {})


def _of_line(line: Line) -> tuple[str, ...]:
    reason = line.reason
    if reason is None:
        return (line.name, line.title, _plain(line.value), line.because, "", "", "", "", "")
    origin = reason.origin
    where = (origin.policy, str(origin.version), reason.row, reason.at, origin.clause)
    return (line.name, line.title, _plain(line.value), line.because, *where)


def _plain(value: Value) -> str:
    """A value as text that is read back; records and lists as JSON."""
    told = to_json(_given(value))
    if isinstance(told, dict) and told.keys() == {"outcome"}:
        return str(told["outcome"])
    return told if isinstance(told, str) else dumps(told)


def _given(value: Value) -> Value:
    """The value without fields of records that are not given."""
    if isinstance(value, dict):
        return {name: _given(item) for name, item in value.items() if item is not None}
    return [_given(item) for item in value] if isinstance(value, list | tuple) else value
