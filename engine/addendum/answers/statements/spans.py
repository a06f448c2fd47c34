"""The days that a statement is on, and the periods of a question that belong to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.ledgers import anchor_day, days_around
from addendum.light import NamedTuple
from addendum.values import DATE, MONTH, QUARTER, Date, Month, NoAnswer, Quarter, ValueProblem, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from addendum.answers.bound import Ground
    from addendum.kinds import Question

    Facts = Mapping[str, object]

MONTH_OF, QUARTER_OF, YEAR_OF = "month", "quarter", "year"
NAMED = (MONTH_OF, QUARTER_OF, YEAR_OF)
FIRST_DAY, LAST_DAY = "period_from", "last_day"
_YEAR = re.compile(r"[0-9]{4}")
_CONTRACT = "contract"


class Span(NamedTuple):
    """The days of a statement, with its name: `2025-Q3`. `after` is the first day after them."""

    name: str
    first: Date
    after: Date

    @property
    def last(self) -> Date:
        """The last of the days."""
        return Date.from_ordinal(self.after.ordinal - 1)


class Asked(NamedTuple):
    """A period of a question: the facts that name it, what it is called, and its first and last day."""

    facts: Mapping[str, object]
    name: str
    first: Date
    last: Date


def span_of(facts: Facts) -> Span:
    """The month, quarter or year that the facts name; raises NoAnswer where they name none, or several."""
    named = [name for name in NAMED if facts.get(name) is not None]
    if len(named) != 1:
        raise NoAnswer(
            "STATEMENT-PERIOD",
            "It is open which period the statement is on."
            if not named
            else f"A statement is on one period, and here are {' and '.join(f'`{name}`' for name in named)}.",
            "Give `month`, `quarter` or `year`, for example `quarter: 2025-Q3`.",
        )
    (name,) = named
    raw = facts[name]
    try:
        if name == YEAR_OF:
            return _year(str(raw))
        period = read(MONTH if name == MONTH_OF else QUARTER, raw)
    except ValueProblem as problem:
        raise NoAnswer(problem.code, f"`{name}`: {problem.says}", problem.fix) from None
    return Span(str(period), period.first_day, period.next().first_day)


def periods_in(span: Span, question: Question, ground: Ground, start: Date | None) -> Iterator[Asked]:
    """The periods of a question that a statement tells of, in order.

    What is measured over a period is told when that has ended; an account is told while its period runs.
    `start` is the first day of the contract, where it is known. Raises NoAnswer where it is open when the
    periods begin.
    """
    if not question.period:
        found = iter((Asked({}, f"on {span.last}", span.last, span.last),))
    elif question.period == MONTH_OF:
        found = _named(span, Month, MONTH_OF)
    elif question.period == QUARTER_OF:
        found = _named(span, Quarter, QUARTER_OF)
    elif question.period == LAST_DAY:
        found = iter((Asked({LAST_DAY: str(span.last)}, f"up to {span.last}", span.first, span.last),))
    else:
        found = _from_first_days(span, question, ground, start)
    for asked in found:
        if question.account is not None or asked.last < span.after:
            yield asked


def named_by(span: Span, question: Question, first_day: str) -> Asked | None:
    """The period that begins on a day, as a case names it; None where it lies outside of the span."""
    try:
        first: Date = read(DATE, first_day)
    except ValueProblem as problem:
        raise NoAnswer(problem.code, f"`{question.period}`: {problem.says}", problem.fix) from None
    length = question.per.span if question.per is not None else ""
    last = Date.from_ordinal(days_around(first, length, first).after.ordinal - 1) if length else first
    if first >= span.after or last < span.first:
        return None
    return Asked(
        {question.period: str(first)}, f"{first} to {last}" if length else f"from {first}", first, last
    )


def _year(text: str) -> Span:
    if _YEAR.fullmatch(text) is None:
        raise ValueProblem("VALUE-UNREADABLE", f"`{text}` is no year.", "Write `2025`.")
    year = int(text)
    return Span(text, Date(year, 1, 1), Date(year + 1, 1, 1))


def _named(span: Span, kind: type[Month | Quarter], fact: str) -> Iterator[Asked]:
    period = kind.containing(span.first)
    while period.first_day < span.after:
        yield Asked({fact: str(period)}, str(period), period.first_day, period.last_day)
        period = period.next()


def _from_first_days(span: Span, question: Question, ground: Ground, start: Date | None) -> Iterator[Asked]:
    """The periods that their first days name."""
    per = question.per
    anchor = _anchor(question, ground, start)
    if per is None or not per.span or anchor is None:
        raise NoAnswer(
            "PERIODS-OPEN",
            f"It is open when the periods of `{question.name}` begin.",
            f"Name them in `cases`, each with its first day as `{question.period}`.",
        )
    days = days_around(span.first, per.span, anchor)
    while days.first < span.after:
        last = Date.from_ordinal(days.after.ordinal - 1)
        yield Asked({FIRST_DAY: str(days.first)}, f"{days.first} to {last}", days.first, last)
        days = days_around(days.after, per.span, anchor)


def _anchor(question: Question, ground: Ground, start: Date | None) -> Date | None:
    """The day from which the periods count: one of the calendar, that of a fact, or the contract's first."""
    per = question.per
    if per is None:
        return None
    if per.fixed_day:
        return Date.parse(per.fixed_day)
    fact = ground.standing.lowered.program.facts.get(per.anchor)
    if fact is not None and fact.value is not None:
        return anchor_day(fact.value)
    return start if per.words.startswith(_CONTRACT) else None
