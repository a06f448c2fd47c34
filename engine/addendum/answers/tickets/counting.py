"""Commitments of many tickets counted: those that were met and missed, by whatever they are grouped by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.dates import governing_fact
from addendum.answers.notes import Note
from addendum.answers.tickets.failures import nothing_counted, ticket_unanswered, tickets_missing
from addendum.answers.tickets.subjects import Subjects
from addendum.clocks import LISTED_TIMES, ONE_TIME, Tally, Times
from addendum.ledgers import Days, days_around
from addendum.light import NamedTuple
from addendum.values import DATE, MONTH, QUARTER, Date, Month, NoAnswer, Quarter, ValueProblem, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from addendum.answers.bound import Bound
    from addendum.answers.library import Library
    from addendum.answers.tickets.asking import Tickets
    from addendum.answers.tickets.moments import Moment
    from addendum.answers.tickets.replaying import Replayed
    from addendum.answers.tickets.terms import Terms
    from addendum.clocks import Instance, Measure, Status
    from addendum.kinds import Question
    from addendum.values import Value

    Facts = Mapping[str, object]

TICKETS, NOW, ID = "tickets", "now", "id"
_PERIODS = (MONTH, QUARTER, DATE)


class Counted(NamedTuple):
    """One run of a commitment of a ticket that was opened on a day; `now` where the ticket tells it."""

    day: int
    tier: str
    commitment: str
    severity: Value
    run: Instance
    now: Moment | None
    details: Mapping[str, Value]

    @property
    def status(self) -> Status | None:
        """How it went; None where nothing is promised."""
        return self.run.status


def counted_runs(tickets: Tickets, raw: Mapping[str, object]) -> Iterator[Counted]:
    """The runs of all commitments of a ticket; raises NoAnswer."""
    day = tickets.day(raw)
    prepared = tickets.prepared(day)
    replayed = prepared.replay.replay(raw)
    tier = prepared.replay.ground.tier
    now = replayed.ticket.now
    for at, (commitment, runs) in enumerate(zip(prepared.replay.commitments, replayed.runs, strict=True)):
        for run in runs:
            terms = _terms(replayed, at, run.target)
            yield Counted(day, tier, commitment.name, terms.severity, run, now, terms.details[at])


def records_of(facts: Facts) -> Iterator[tuple[str, dict[str, object]]]:
    """The tickets of a case, each by its id or its number; `now` of the case is theirs, too.

    Raises NoAnswer TICKETS-MISSING for what is no list of records.
    """
    given = facts.get(TICKETS)
    if given is None or isinstance(given, str | dict) or not hasattr(given, "__iter__"):
        raise tickets_missing()
    now = {NOW: facts[NOW]} if facts.get(NOW) is not None else {}
    for number, raw in enumerate(given, 1):
        if not isinstance(raw, dict):
            raise tickets_missing()
        yield str(raw.get(ID, number)), now | {name: value for name, value in raw.items() if name != ID}


class WithCounted(NamedTuple):
    """The facts of a case with what was counted over its tickets in their place, and what to know about it.

    `empty` are the shares and averages of nothing for which no policy says a value.
    """

    facts: dict[str, object]
    notes: tuple[Note, ...]
    empty: tuple[Measure, ...]

    def blamed(self, error: NoAnswer) -> NoAnswer:
        """The error that a case has no answer; where it lacks a share or an average of nothing, that one."""
        facts: Any = error.details.get("facts", ())
        missing = {getattr(fact, "name", "") for fact in facts}
        lacking = next((measure for measure in self.empty if measure.fact in missing), None)
        return error if lacking is None else nothing_counted(lacking)


def with_counted(
    library: Library, subject: str, readings: Mapping[str, str], bound: Bound, facts: Facts
) -> WithCounted:
    """The facts with what is counted over the tickets among them in their place.

    Tickets that were opened outside of the period of the case do not count. Raises NoAnswer.
    """
    wanted = bound.ground.standing.lowered.ticket_measures
    given = {name: value for name, value in facts.items() if name not in (TICKETS, NOW)}
    measures = [measure for name, measure in wanted.items() if name not in facts]
    tallies = [_tally(measure) for measure in measures]
    subjects = Subjects(library, subject, readings)
    period = _period(facts, bound.question)
    outside = 0
    for own, raw in records_of(facts):
        try:
            tickets, ticket = subjects.of(raw)
            if period is not None and not period.first.ordinal <= tickets.day(ticket) < period.after.ordinal:
                outside += 1
                continue
            for run in counted_runs(tickets, ticket):
                for measure, tally in zip(measures, tallies, strict=True):
                    if _counts(measure, run):
                        tally.take(run.run, run.now)
        except NoAnswer as error:
            raise ticket_unanswered(own, error) from None
    values = [(each, _value(each, tally)) for each, tally in zip(measures, tallies, strict=True)]
    given |= {each.fact: value for each, value in values if value is not None}
    return WithCounted(given, _notes(outside), tuple(each for each, value in values if value is None))


def _tally(measure: Measure) -> Tally | Times:
    return Times() if measure.counts in (*ONE_TIME, *LISTED_TIMES) else Tally()


def _value(measure: Measure, tally: Tally | Times) -> Value:
    """What is counted, None for a share or an average of nothing where the policy does not say what it is."""
    return (
        tally.value(measure.counts) if tally.decided or measure.without_any is None else measure.without_any
    )


def _counts(measure: Measure, run: Counted) -> bool:
    return measure.clock == run.commitment and (not measure.severities or run.severity in measure.severities)


def _terms(replayed: Replayed, at: int, target: object) -> Terms:
    """The terms by which the target of a run held."""
    held = (each.terms for each in reversed(replayed.held))
    return next((terms for terms in held if terms.targets[at] is target), replayed.last)


def _period(facts: Facts, question: Question) -> Days | None:
    """The days that the case is about, None where it names no period."""
    named = facts.get(question.period)
    if named is None:
        dated = governing_fact(facts, ())
        named = None if dated is None else dated[1]
    if named is None:
        return None
    found = _named(named)
    per = question.per
    if per is not None and per.trailing:
        return _up_to(found, per.span)
    if isinstance(found, Month | Quarter):
        return Days(found.first_day, found.next().first_day)
    if found is None or per is None:
        return None
    if per.span:
        return days_around(found, per.span, found)
    last = _named(facts.get("last_day"))
    return Days(found, Date.from_ordinal(last.ordinal + 1)) if isinstance(last, Date) else None


def _up_to(last: Month | Quarter | Date | None, span: str) -> Days | None:
    """So many days or months that end with a month, a quarter or a day."""
    if last is None:
        return None
    after = Date.from_ordinal(last.ordinal + 1) if isinstance(last, Date) else last.next().first_day
    return days_around(Date.from_ordinal(after.ordinal - 1), span, after)


def _named(written: object) -> Month | Quarter | Date | None:
    """The month, quarter or day that a fact names, None for anything else."""
    for of_type in _PERIODS:
        try:
            period: Month | Quarter | Date = read(of_type, written)
        except ValueProblem:
            continue
        return period
    return None


def _notes(outside: int) -> tuple[Note, ...]:
    if not outside:
        return ()
    tickets = "1 ticket was" if outside == 1 else f"{outside} tickets were"
    return (
        Note(f"{tickets} opened outside of the period, and {'does' if outside == 1 else 'do'} not count."),
    )
