"""Asking: subject, question and day are found, then the program is run and its answer laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.bound import ATTAINMENT, ENTITLEMENTS, QUEUE, STATEMENT, TICKET
from addendum.answers.dates import LAST_DAY, bears_zone, date_needed, day_at, day_of, governing_fact
from addendum.answers.readings import ground_under
from addendum.library import readings_key
from addendum.light import NamedTuple
from addendum.values import NoAnswer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    from addendum.answers.answer import Answer
    from addendum.answers.bound import Bound, Ground
    from addendum.answers.library import Library
    from addendum.answers.notes import Note
    from addendum.answers.statements import StatementInquiry
    from addendum.answers.tickets import AttainmentInquiry, QueueInquiry, TicketInquiry
    from addendum.rules import Result
    from addendum.values import Date

    Facts = Mapping[str, object]
    Inquiries: TypeAlias = "Inquiry | TicketInquiry | QueueInquiry | AttainmentInquiry | StatementInquiry"

TICKETS = "tickets"
_MOST_DAYS = 4096
_MOST_SHAPES = 256


def ask(
    library: Library,
    question: str,
    facts: Facts,
    *,
    contract: str | None = None,
    tier: str | None = None,
    at: str | Date | None = None,
    readings: Mapping[str, str] | None = None,
) -> Answer:
    """The answer of a contract or tier to a question, with its reasons; raises NoAnswer.

    `at` is the day whose policies answer where the facts bear no date. `readings` chooses among the readings
    of unclear words, by their ids.
    """
    subject = library.index.subject(contract, tier)
    answer = inquiry(library, question, subject, at, readings or {}).answer(facts)
    return answer if library.known is None else answer._replace(known_at=str(library.known))


def asker(
    library: Library,
    question: str,
    *,
    contract: str | None = None,
    tier: str | None = None,
    at: str | Date | None = None,
    readings: Mapping[str, str] | None = None,
    explain: bool = False,
) -> Callable[[Facts], dict[str, object]]:
    """A function from facts to answers as documents, for many cases; it raises NoAnswer.

    Documents are as `Answer.to_json` makes them, except that values stay values: `dumps` writes them.
    """
    subject = library.index.subject(contract, tier)
    asked = inquiry(library, question, subject, at, readings or {})
    whole = explain or question == ENTITLEMENTS
    document = _explained_by(asked, explain) if whole else asked.document
    if library.known is None:
        return document
    known = {"known_at": str(library.known)}
    return lambda facts: {**document(facts), **known}


def _explained_by(asked: Inquiries, explain: bool) -> Callable[[Facts], dict[str, object]]:
    return lambda facts: asked.answer(facts).to_json(explain=explain)


def inquiry(
    library: Library, question: str, subject: str, at: str | Date | None, readings: Mapping[str, str]
) -> Inquiries:
    """A question to a subject, ready for any number of cases."""
    if question == STATEMENT:
        from addendum.answers.statements import StatementInquiry

        return StatementInquiry(library, subject, readings)
    if question == TICKET:
        from addendum.answers.tickets import TicketInquiry

        return TicketInquiry(library, subject, readings)
    if question == QUEUE:
        from addendum.answers.tickets import QueueInquiry

        return QueueInquiry(library, subject, readings)
    if question == ATTAINMENT:
        from addendum.answers.tickets import AttainmentInquiry

        return AttainmentInquiry(library, subject, readings)
    return Inquiry(library, question, subject, at, readings)


class _Reached(NamedTuple):
    """A question bound for a day, with that day as an answer names it.

    `notes` are kept by the names of the facts: what was given in place of something else depends on no value.
    `changing` is the period where something may change within it.
    """

    bound: Bound
    as_of: str
    notes: dict[tuple[str, ...], list[dict[str, object]]]
    changing: tuple[str, object] | None


class Inquiry:
    """One question to one subject, bound once for each stretch of days in which nothing changes."""

    def __init__(
        self,
        library: Library,
        question: str,
        subject: str,
        at: str | Date | None,
        readings: Mapping[str, str],
    ) -> None:
        self._library = library
        self._question = question
        self._subject = subject
        self._at = day_at(at) if at is not None else None
        self._readings = dict(readings)
        self._key = readings_key(readings)
        self._zone = library.zone_of(subject)
        self._governing = library.governing(question, subject)
        self._by_end = LAST_DAY in library.governed_by(question, subject)
        self._by_date: dict[tuple[str, str], _Reached] = {}
        self._undated: _Reached | None = None

    def answer(self, facts: Facts) -> Answer:
        """The answer with its reasons; raises NoAnswer."""
        dated = governing_fact(facts, self._governing)
        day = self._day(dated)
        if self._question == ENTITLEMENTS:
            from addendum.answers.entitlements import entitlements_of

            return entitlements_of(self._ground(day), facts, day, self._readings)
        from addendum.answers.explaining import explained

        bound = self._bound(day)
        zoned = bool(self._zone) and dated is not None and bears_zone(dated[1])
        facts, result, further = self._run(bound, facts)
        if dated is not None and self._changes_within(dated, day):
            further = (*further, *self._switches(bound, result, facts, dated))
        answer = explained(bound, result, facts, day, self._readings, zoned=zoned)
        notes, brief = (*answer.notes, *further), (*answer.brief_notes, *further)
        return answer._replace(notes=notes, brief_notes=brief) if further else answer

    def ground_for(self, facts: Facts) -> Ground:
        """What the question is answered from for these facts; raises NoAnswer and PoliciesInvalid."""
        day = self._day(governing_fact(facts, self._governing))
        return self._ground(day) if self._question == ENTITLEMENTS else self._bound(day).ground

    def bound_for(self, facts: Facts) -> Bound:
        """The question as it stands for these facts; raises NoAnswer and PoliciesInvalid."""
        return self.ground_for(facts).bound(self._question)

    def document(self, facts: Facts) -> dict[str, object]:
        """The answer without its reasons, as a document of values; raises NoAnswer."""
        reached = self._reach(facts)
        bound = reached.bound
        further: tuple[Note, ...] = ()
        if TICKETS in facts or bound.question.account is not None:
            facts, result, further = self._run(bound, facts)
        else:
            result = bound.run(facts)
        if reached.changing is not None:
            further = (*further, *self._switches(bound, result, facts, reached.changing))
        document: dict[str, object] = {"question": self._question, "answer": bound.values(result.values)}
        notes = reached.notes.get(tuple(facts)) if None not in facts.values() else None
        if notes is None:
            notes = self._notes(reached, result, facts)
        if notes or further:
            document["notes"] = [*map(dict, notes), *(note.to_json() for note in further)]
        document["as_of"] = reached.as_of
        return document

    def _run(self, bound: Bound, facts: Facts) -> tuple[Facts, Result, tuple[Note, ...]]:
        """The result, from facts with what is counted over tickets, and what was granted on other days."""
        if bound.question.account is not None:
            from addendum.answers.granted import with_history

            facts = with_history(self._library, self._subject, self._key, bound, facts)
        if TICKETS not in facts or not bound.ground.standing.lowered.ticket_measures:
            return facts, bound.run(facts), ()
        from addendum.answers.tickets import with_counted

        counted = with_counted(self._library, self._subject, self._readings, bound, facts)
        try:
            return counted.facts, bound.run(counted.facts), counted.notes
        except NoAnswer as error:
            raise counted.blamed(error) from None

    def _notes(self, reached: _Reached, result: Result, facts: Facts) -> list[dict[str, object]]:
        from addendum.answers.notes import brief_notes

        given = {name: value for name, value in facts.items() if value is not None}
        found = brief_notes(reached.bound.ground, result, given, self._readings)
        if len(reached.notes) >= _MOST_SHAPES:
            reached.notes.clear()
        notes = reached.notes[tuple(given)] = [note.to_json() for note in found]
        return notes

    def _reach(self, facts: Facts) -> _Reached:
        """The question bound for the day that the facts bear; kept by the text that the day is written as."""
        dated = governing_fact(facts, self._governing)
        if dated is None:
            if self._undated is None:
                self._undated = self._bind(self._day(None), None)
            return self._undated
        if type(dated[1]) is not str:
            return self._bind(self._day(dated), dated)
        found = self._by_date.get(dated)
        if found is None:
            found = self._bind(self._day(dated), dated)
            if len(self._by_date) >= _MOST_DAYS:
                self._by_date.clear()
            self._by_date[dated] = found
        return found

    def _day(self, dated: tuple[str, object] | None) -> Date:
        if dated is not None:
            return day_of(*dated, self._zone, last=self._by_end)
        if self._at is None:
            raise date_needed(self._question, self._library.period_of(self._subject, self._question))
        return self._at

    def _bind(self, day: Date, dated: tuple[str, object] | None) -> _Reached:
        changing = dated if dated is not None and self._changes_within(dated, day) else None
        return _Reached(self._bound(day), str(day), {}, changing)

    def _changes_within(self, dated: tuple[str, object], day: Date) -> bool:
        """Whether something may change after the first day of the period of a case, which decides."""
        last = day_of(*dated, self._zone, last=True)
        return last != day and any(
            day.ordinal < change <= last.ordinal for change in self._library.index.changes[self._subject]
        )

    def _switches(
        self, bound: Bound, result: Result, facts: Facts, dated: tuple[str, object]
    ) -> tuple[Note, ...]:
        from addendum.answers.switches import switch_notes

        return switch_notes(self._library, self._subject, self._key, bound, result, facts, dated)

    def _bound(self, day: Date) -> Bound:
        """The question on the ground of a day; for an account, on the first one of the period that has it."""
        try:
            return self._ground(day).bound(self._question)
        except NoAnswer:
            from addendum.answers.granted import first_bound

            return first_bound(self._library, self._subject, self._key, self._question, day)

    def _ground(self, day: Date) -> Ground:
        return ground_under(self._library, self._subject, day, self._key)
