"""What was kept of the targets for tickets: a part of a statement that joins where tickets are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.bound import ATTAINMENT
from addendum.answers.statements.cases import NOW, TICKETS
from addendum.answers.statements.model import Line, Part
from addendum.answers.tickets import AttainmentInquiry
from addendum.values import MONTH, QUARTER, NoAnswer, ValueProblem, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from addendum.answers.library import Library
    from addendum.answers.statements.spans import Span

    Facts = Mapping[str, object]

_TITLE = "Targets for tickets"


def targets_of(
    library: Library, subject: str, readings: Mapping[str, str], span: Span, facts: Facts
) -> Iterator[Part]:
    """The share of each commitment that was kept in the span, where the facts have tickets."""
    if facts.get(TICKETS) is None:
        return
    given = {name: facts[name] for name in (TICKETS, NOW) if name in facts}
    part = Part(ATTAINMENT, _TITLE, span.name, span.first, span.last, "", ())
    try:
        answer = AttainmentInquiry(library, subject, readings).answer(given)
    except NoAnswer as error:
        yield part._replace(error=error)
        return
    lines = []
    rows = zip(answer.values[ATTAINMENT], answer.told[(ATTAINMENT,)], strict=True)
    for row, told in rows:
        if _lies_in(str(row["period"]), span):
            title, _, words = told.partition(": ")
            lines.append(Line(str(row["commitment"]), title, row, words, _says(row)))
    without = answer.values.get("unanswered", ())
    for each in without:
        says = str(each["error"]["says"])
        lines.append(Line("unanswered", f"Ticket {each['id']}", each, "without an answer", says))
    yield part._replace(lines=tuple(lines))


def _lies_in(name: str, span: Span) -> bool:
    """Whether a month, quarter or year has days of the span."""
    for of_type in (MONTH, QUARTER):
        try:
            period = read(of_type, name)
        except ValueProblem:
            continue
        return bool(period.first_day < span.after and period.last_day >= span.first)
    return span.first.year <= int(name) <= span.last.year


def _says(row: Mapping[str, object]) -> str:
    still = f", {row['open']} open" if row["open"] else ""
    return f"{row['met']} met, {row['missed']} missed{still}, of the tickets opened in {row['period']}."
