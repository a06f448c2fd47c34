"""What is promised for a ticket while certain facts hold: the severity, and a target for each commitment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.bound import TICKET, Bound
from addendum.answers.tickets.failures import calendar_needed, nothing_promised
from addendum.calendars import CalendarBook, Definition, WeeklyHours
from addendum.clocks import Target
from addendum.kinds import Question
from addendum.light import NamedTuple
from addendum.values import BusinessDays, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from addendum.answers.bound import Entry, Ground
    from addendum.answers.tickets.moments import Moment
    from addendum.calendars import Calendar
    from addendum.clocks import Clock
    from addendum.kinds import Field, Lowered
    from addendum.rules import Result
    from addendum.values import Value

    Facts = Mapping[str, object]

SEVERITY = "severity"
DURING, OR, COUNTED_AS = "during", "or", "counted as"
AS_PROMISED = "as promised"
_MOST_TERMS = 4096
_WEEK = 7 * 24 * 60
_AROUND_THE_CLOCK = "around the clock"


class Commitment(NamedTuple):
    """A commitment by the name of its clock: the decisions on its time and on its details by their words."""

    clock: Clock
    source: str
    word: str
    details: Mapping[str, str]

    @property
    def name(self) -> str:
        """The name under which answers have it: that of its clock."""
        return self.clock.name


class Terms(NamedTuple):
    """What is promised for certain facts: for each commitment a target, in their order.

    `alone` has each target as the whole history of a ticket whose facts never change; `details` are what is
    said besides of each commitment, by its words.
    """

    severity: Value
    targets: tuple[Target, ...]
    details: tuple[Mapping[str, Value], ...]
    alone: tuple[tuple[tuple[Moment, Target], ...], ...]


class TermsBook:
    """The terms of tickets on one ground, worked out once for the same facts."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        lowered = ground.standing.lowered
        self.commitments = tuple(_commitments(ground))
        if not self.commitments:
            raise nothing_promised(ground.standing)
        self.bound = Bound(ground, _question(lowered, self.commitments))
        self._calendars = lowered.calendars
        always = Definition(_AROUND_THE_CLOCK, open=(WeeklyHours(0, _WEEK),))
        self._always = CalendarBook((always,), ()).calendar(_AROUND_THE_CLOCK)
        self._known: dict[object, Terms] = {}

    def of(self, facts: Facts) -> Terms:
        """What is promised for these facts; raises NoAnswer."""
        values = (*facts.values(),)
        try:
            key = (*facts, *values, *map(type, values))
            known = self._known.get(key)
        except TypeError:  # lists and records, which few tickets have
            from addendum.values import dumps

            key = (dumps(dict(facts)),)
            known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MOST_TERMS:
                self._known.clear()
            known = self._known[key] = self._terms(facts)
        return known

    def result(self, facts: Facts) -> Result:
        """The decisions behind the terms, with what they come from; raises NoAnswer."""
        return self.bound.run(facts)

    def calendar_facts(self, name: str, facts: Facts) -> Result | None:
        """What the zone and the regions of a calendar come from, None for one that is always the same."""
        parameters = self._calendars.parameters(name) if name else ()
        return self.ground.planner.run(parameters, facts) if parameters else None

    def _terms(self, facts: Facts) -> Terms:
        found = self.bound.run(facts).values
        details = tuple(
            {word: found[source] for word, source in each.details.items()} for each in self.commitments
        )
        targets = tuple(
            self._target(each, found[each.source], said, facts)
            for each, said in zip(self.commitments, details, strict=True)
        )
        return Terms(found.get(SEVERITY), targets, details, tuple(((0, target),) for target in targets))

    def _target(
        self, commitment: Commitment, time: Value, details: Mapping[str, Value], facts: Facts
    ) -> Target:
        if isinstance(time, Outcome):
            return Target(commitment.word, time)
        during = details.get(DURING)
        calendar = self._always
        if isinstance(during, str):
            calendar = self._calendar(during, facts)
        elif isinstance(time, BusinessDays):
            raise calendar_needed(commitment.name, time)
        word = details.get(COUNTED_AS)
        promised = details.get(OR)
        return Target(
            word if isinstance(word, str) else commitment.word,
            time,
            calendar,
            during if isinstance(during, str) else "",
            isinstance(promised, str) and promised.startswith(AS_PROMISED),
        )

    def _calendar(self, name: str, facts: Facts) -> Calendar:
        result = self.calendar_facts(name, facts)
        return self._calendars.calendar(name, result.values if result is not None else {})


def _commitments(ground: Ground) -> Iterator[Commitment]:
    """Every clock by which a document of the ground promises anything."""
    lowered = ground.standing.lowered
    for question in lowered.questions.values():
        for entry in Bound(ground, question).entries:
            clock = lowered.clocks.get(entry.key)
            if clock is not None and entry.source == entry.key and entry.word:
                yield _commitment(clock, entry)


def _commitment(clock: Clock, entry: Entry) -> Commitment:
    return Commitment(clock, entry.source, entry.word, dict(entry.details))


def _question(lowered: Lowered, commitments: Iterable[Commitment]) -> Question:
    """What the commitments rest on, as one question; it answers by the fields of the documents' own.

    What another question tells under the name of a clock, such as a credit of that name, is not among them.
    """
    names = {each.name for each in commitments}
    fields: dict[Field, None] = {}
    for question in lowered.questions.values():
        promised = {field.source for field in question.fields if field.source == field.path[0]} & names
        if promised:
            wanted = promised | {SEVERITY}
            fields.update((field, None) for field in question.fields if field.path[0] in wanted)
    documents = [question.document for question in lowered.questions.values()]
    return Question(TICKET, "", tuple(fields), documents[0])
