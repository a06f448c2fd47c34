"""The question `statement`: each question of the contract's documents that is on a period, asked for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.ask import Inquiry
from addendum.answers.bound import ATTAINMENT
from addendum.answers.granted import first_day_of
from addendum.answers.readings import ground_under
from addendum.answers.statements.cases import Cases
from addendum.answers.statements.lines import lines_of
from addendum.answers.statements.model import Part, Statement
from addendum.answers.statements.spans import named_by, periods_in, span_of
from addendum.answers.statements.targets import targets_of
from addendum.answers.statements.totals import totals_of
from addendum.answers.statements.whole import PERIOD, TOGETHER, notes_of, whole_answer
from addendum.library import readings_key
from addendum.values import Date, NoAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from addendum.answers.answer import Answer
    from addendum.answers.bound import Ground
    from addendum.answers.library import Library
    from addendum.answers.statements.spans import Asked, Span
    from addendum.kinds import Question

    Facts = Mapping[str, object]

# A question that is not answered on a day: there is no contract, or its tier does not have it.
_NOT_THERE = ("NOT-IN-FORCE", "UNKNOWN-QUESTION")


class StatementInquiry:
    """The question `statement` to one subject."""

    def __init__(self, library: Library, subject: str, readings: Mapping[str, str]) -> None:
        self._library = library
        self._subject = subject
        self._readings = dict(readings)

    def answer(self, facts: Facts) -> Answer:
        """The statement as an answer; raises NoAnswer."""
        return self.statement(facts).whole

    def document(self, facts: Facts) -> dict[str, object]:
        """The statement as a document; raises NoAnswer."""
        return self.answer(facts).to_json(explain=False)

    def ground_for(self, facts: Facts) -> Ground:
        """What the statement is first answered from; raises NoAnswer and PoliciesInvalid."""
        return self._grounds(span_of(facts))[0][1]

    def parts(self, facts: Facts) -> tuple[str, ...]:
        """The names that may stand at the top of the answer."""
        questions = _questions(ground for _, ground in self._grounds(span_of(facts)))
        return (PERIOD, *questions, ATTAINMENT, TOGETHER)

    def statement(self, facts: Facts) -> Statement:
        """What the subject came to in the month, quarter or year that the facts name; raises NoAnswer."""
        span = span_of(facts)
        grounds = self._grounds(span)
        day, ground = grounds[0]
        cases = Cases(facts)
        cases.check(grounds[-1][1])
        parts = [
            part
            for question, of in _questions(each for _, each in grounds).values()
            for part in self._parts(question, of, span, cases)
        ]
        parts += targets_of(self._library, self._subject, self._readings, span, facts)
        cases.refuse_untold()
        if not parts:
            raise _nothing(self._subject, span)
        first_error = parts[0].error
        if first_error is not None and all(part.error is not None for part in parts):
            raise first_error
        totals = tuple(totals_of(parts))
        return Statement(
            span=span,
            ground=ground,
            as_of=day,
            parts=tuple(parts),
            totals=totals,
            notes=notes_of(parts),
            whole=whole_answer(ground, span, day, parts, totals),
        )

    def _grounds(self, span: Span) -> list[tuple[Date, Ground]]:
        """What the subject is answered from on the days of the span, from each change on."""
        changes = self._library.index.changes[self._subject]
        days = [
            span.first.ordinal,
            *(day for day in changes if span.first.ordinal < day < span.after.ordinal),
        ]
        found, missing = [], None
        for ordinal in days:
            day = Date.from_ordinal(ordinal)
            try:
                ground = ground_under(self._library, self._subject, day, readings_key(self._readings))
                found.append((day, ground))
            except NoAnswer as error:
                if error.code != "NOT-IN-FORCE":
                    raise
                missing = missing or error
        if missing is not None and not found:
            raise missing
        return found

    def _parts(self, question: Question, ground: Ground, span: Span, cases: Cases) -> Iterator[Part]:
        """The parts of one question: one for each of its periods, and each case of that."""
        inquiry = Inquiry(self._library, question.name, self._subject, span.last, self._readings)
        try:
            periods = self._periods(question, ground, span, cases)
        except NoAnswer as error:
            yield Part(question.name, question.title, span.name, span.first, span.last, "", (), error=error)
            return
        for asked in periods:
            for case, given in cases.for_question(question, ground, asked):
                part = Part(question.name, question.title, asked.name, asked.first, asked.last, case, ())
                try:
                    answer = inquiry.answer(given)
                except NoAnswer as error:
                    if error.code not in _NOT_THERE:
                        yield part._replace(error=error)
                    continue
                yield part._replace(lines=tuple(lines_of(answer)), answer=answer)

    def _periods(self, question: Question, ground: Ground, span: Span, cases: Cases) -> list[Asked]:
        """The periods of a question: those that cases name by their first days, else all of the span."""
        if question.period == "period_from":
            days = dict.fromkeys(cases.named_periods(question))
            if days:
                named = (named_by(span, question, day) for day in days)
                return [asked for asked in named if asked is not None]
        start = first_day_of(self._library, self._subject, ground)
        return [*periods_in(span, question, ground, start)]


def _questions(grounds: Iterator[Ground]) -> dict[str, tuple[Question, Ground]]:
    """The questions on a period, or on any day, by name, in the order of the documents."""
    found: dict[str, tuple[Question, Ground]] = {}
    for ground in grounds:
        for name, question in ground.standing.lowered.questions.items():
            if question.period or question.per is not None:
                found[name] = (question, ground)
    return found


def _nothing(subject: str, span: Span) -> NoAnswer:
    return NoAnswer(
        "NOTHING-TO-STATE",
        f"No document of `{subject}` answers a question on a period that belongs to {span.name}.",
        "Ask for a longer span, or give the `tickets` whose targets the statement tells.",
    )
