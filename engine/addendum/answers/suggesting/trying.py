"""Cases that are made up and asked: facts for what is wanted, the rest filled in until there is an answer."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from addendum.answers.bound import BUILT_IN
from addendum.answers.dates import day_of, governing_fact
from addendum.answers.suggesting.outcomes import Outcomes
from addendum.answers.suggesting.reach import behind, names_behind
from addendum.answers.suggesting.samples import Samples
from addendum.findings import FindingsError
from addendum.light import NamedTuple
from addendum.rules import type_of_decision
from addendum.values import DATE, Date, NoAnswer, dumps, to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from addendum.answers.library import Library
    from addendum.answers.suggesting.eras import Era
    from addendum.answers.watch import Looks, Watch
    from addendum.rules import Fact
    from addendum.values import Value

    Facts = dict[str, object]

_MOST_ROUNDS = 12
_MOST_BASES = 3
_VARIANTS = 3
_MOST_KEPT = 20_000
_MUCH_LATER = 730  # days
_OF_TICKETS = frozenset({"context", "events", "now", "opened", "tickets"})


class Base(NamedTuple):
    """Facts with which a question was answered before, to begin with."""

    question: str
    subject: str
    facts: Mapping[str, object]


class Try(NamedTuple):
    """A case that was asked, with the text of its answer and what that looked at."""

    era: Era
    question: str
    facts: Facts
    readings: Mapping[str, str]
    outcome: str
    looks: Looks


class Asker:
    """Asks cases that are made up; `bases` are those that somebody has written."""

    def __init__(self, library: Library, watch: Watch, bases: Sequence[Base]) -> None:
        self._library = library
        self._watch = watch
        self._bases = bases
        self._samples: dict[Era, Samples] = {}
        self._outcomes = Outcomes(library, watched=True)
        self._known: dict[object, Try | NoAnswer] = {}

    def tries(
        self,
        era: Era,
        decision: str,
        wanted: Mapping[str, object],
        readings: Mapping[str, str],
        *,
        direct: bool = False,
    ) -> Iterator[Try]:
        """Answered cases in which a decision is made from what is wanted, those most like others first.

        What is wanted is given as it is where `direct`, else by facts that lead to it, too.
        """
        for question in self._questions(era, decision):
            for base in self._bases_for(era, question):
                for given in (wanted,) if direct else self._ways(era, question, base, wanted):
                    for variant in range(_VARIANTS):
                        found = self._filled(era, question, {**base, **given}, given, readings, variant)
                        if found is not None:
                            yield found

    def written(self, era: Era, question: str) -> Iterator[Facts]:
        """The facts of cases that somebody has written for a question, those of the same subject first."""
        known = [base for base in self._bases if base.question == question and _fits(era, base)]
        known.sort(key=lambda base: base.subject != era.subject)
        return (self._dated_in(era, question, base.facts) for base in known)

    def all_written(self, era: Era) -> Iterator[tuple[str, Facts]]:
        """The written cases of an era's namespace, question and facts, those of its subject first."""
        namespace = era.subject.split("/", 1)[0]
        same = (base for base in self._bases if base.subject.split("/", 1)[0] == namespace)
        known = [base for base in same if _fits(era, base)]
        known.sort(key=lambda base: base.subject != era.subject)
        return ((base.question, self._dated_in(era, base.question, base.facts)) for base in known)

    def completed(self, era: Era, question: str, facts: Facts) -> Try | None:
        """A case with what it lacks filled in; None where it comes to no answer."""
        return self._filled(era, question, facts, facts, {}, 0)

    def ask(
        self, era: Era, question: str, facts: Mapping[str, object], readings: Mapping[str, str]
    ) -> Try | NoAnswer | None:
        """The case with its answer, or why it has none; None where the policies refuse the readings."""
        key = (era, question, dumps(dict(facts)), *sorted(readings.items()))
        known = self._known.get(key)
        if known is not None:
            return known
        self._watch.taken()
        found: Try | NoAnswer
        try:
            outcome = self._outcomes.answer(era.subject, question, facts, era.day, readings)
            found = Try(era, question, dict(facts), readings, outcome, self._watch.taken())
        except NoAnswer as error:
            found = error
        except FindingsError:
            return None
        if len(self._known) >= _MOST_KEPT:
            self._known.clear()
        self._known[key] = found
        return found

    def values_of(self, era: Era, name: str) -> list[Value]:
        """Plain values that a fact or decision of an era may have."""
        program = era.standing.lowered.program
        decision, fact = program.decisions.get(name), program.facts.get(name)
        if decision is not None:
            return self._samples_of(era).of_type(type_of_decision(decision))
        return self._samples_of(era).of(fact._replace(value=None)) if fact is not None else []

    def shortened(self, found: Try, good: Callable[[Try], bool]) -> Try:
        """The case without the facts that it does not need to be good; the date that governs stays."""
        dated = governing_fact(found.facts, self._library.governing(found.question, found.era.subject))
        for name in [each for each in found.facts if dated is None or each != dated[0]]:
            fewer = {other: value for other, value in found.facts.items() if other != name}
            shorter = self.ask(found.era, found.question, fewer, found.readings)
            if isinstance(shorter, Try) and good(shorter):
                found = shorter
        return found

    def _ways(
        self, era: Era, question: str, base: Facts, wanted: Mapping[str, object]
    ) -> Iterator[Mapping[str, object]]:
        """What is wanted, given as it is; before that, by facts in place of values that only policies know.

        Those are what a kind of document composed for itself, such as whether a claim is late.
        """
        program = era.standing.lowered.program
        composed = [name for name in wanted if name in program.decisions and program.decisions[name].words]
        others = {name: value for name, value in wanted.items() if name not in composed}
        reached = names_behind(program, composed)
        for name, fact in program.facts.items():
            if name in reached and fact.optional:
                values = self._values_of(era, fact)
                if fact.type is DATE:
                    values = [*self._much_later(era, question, base), *values]
                yield from ({**others, name: to_json(value)} for value in values[:_VARIANTS])
        yield wanted

    def _much_later(self, era: Era, question: str, facts: Facts) -> Iterator[Date]:
        """A day by which all periods have ended, and all times to claim have passed."""
        dated = governing_fact(facts, self._library.governing(question, era.subject))
        try:
            day = era.day if dated is None else day_of(*dated, self._library.zone_of(era.subject))
        except NoAnswer:
            return
        yield Date.from_ordinal(day.ordinal + _MUCH_LATER)

    def _questions(self, era: Era, decision: str) -> Iterator[str]:
        """The questions whose answers rest on a decision, that of its own document first, at last itself."""
        lowered = era.standing.lowered
        document = lowered.program.decisions[decision].origin.policy
        reaching = [
            question
            for question in lowered.questions.values()
            if decision in behind(lowered.program, (field.source for field in question.fields))
        ]
        reaching.sort(key=lambda question: question.document != document)
        yield from dict.fromkeys((*(question.name for question in reaching), decision))

    def _bases_for(self, era: Era, question: str) -> Iterator[Facts]:
        """Facts to begin with: those of cases of this subject, of others, none; each set of names once."""
        asked = [base for base in self._bases if base.question == question and question not in BUILT_IN]
        known = [base for base in asked if _fits(era, base)]
        known.sort(key=lambda base: base.subject != era.subject)
        by_names = {tuple(sorted(base.facts)): base for base in reversed(known)}
        kept = sorted(by_names.values(), key=known.index)[:_MOST_BASES]
        for base in kept:
            yield self._dated_in(era, question, base.facts)
        if not kept and question in era.standing.lowered.program.decisions:
            yield from self._parts_for(era, question)
        yield {}

    def _parts_for(self, era: Era, decision: str) -> Iterator[Facts]:
        """Of the facts with which its subject was asked otherwise those that a decision rests on."""
        reached = behind(era.standing.lowered.program, (decision,))
        found: dict[str, Facts] = {}
        for base in self._bases:
            facts = {name: value for name, value in base.facts.items() if name in reached}
            if base.subject == era.subject and facts:
                found.setdefault(dumps(sorted(facts)), self._dated_in(era, decision, facts))
        yield from islice(found.values(), _MOST_BASES)

    def _dated_in(self, era: Era, question: str, facts: Mapping[str, object]) -> Facts:
        """The facts with a date of the era in place of one that lies outside it."""
        dated = governing_fact(facts, self._library.governing(question, era.subject))
        if dated is None:
            return dict(facts)
        try:
            inside = era.holds(day_of(*dated, self._library.zone_of(era.subject)))
        except NoAnswer:
            inside = False
        fact = era.standing.lowered.program.facts.get(dated[0])
        if inside or fact is None:
            return {name: value for name, value in facts.items() if inside or name != dated[0]}
        values = self._values_of(era, fact)
        return {**facts, **({fact.name: to_json(values[0])} if values else {})}

    def _filled(
        self,
        era: Era,
        question: str,
        facts: Facts,
        wanted: Mapping[str, object],
        readings: Mapping[str, str],
        variant: int,
    ) -> Try | None:
        """The case with what it lacks filled in; None where it comes to no answer."""
        for _ in range(_MOST_ROUNDS):
            found = self.ask(era, question, facts, readings)
            if not isinstance(found, NoAnswer):
                return found
            disagree = found.code == "INPUTS-DISAGREE"
            changed = (
                self._agreeing(era, question, facts, wanted)
                if disagree
                else self._completed(era, facts, found, variant)
            )
            if changed is None:
                return None
            facts = changed
        return None

    def _agreeing(self, era: Era, question: str, facts: Facts, wanted: Mapping[str, object]) -> Facts | None:
        """The facts without those that wanted values are computed from; the date that governs stays."""
        program = era.standing.lowered.program
        computed = [name for name in wanted if name in program.decisions]
        dropped = names_behind(program, computed) - wanted.keys()
        dated = governing_fact(facts, self._library.governing(question, era.subject))
        if dated is not None:
            dropped.discard(dated[0])
        fewer = {name: value for name, value in facts.items() if name not in dropped}
        return fewer if len(fewer) < len(facts) else None

    def _completed(self, era: Era, facts: Facts, error: NoAnswer, variant: int) -> Facts | None:
        """The facts with those that the error asks for; None where it asks for none that are known."""
        lacking = [fact for fact in _lacking(era, error) if fact.name not in facts]
        added = {}
        for fact in lacking:
            values = self._values_of(era, fact)
            if not values:
                return None
            added[fact.name] = to_json(values[min(variant, len(values) - 1)])
        return {**facts, **added} if added else None

    def _values_of(self, era: Era, fact: Fact) -> list[Value]:
        return self._samples_of(era).of(fact)

    def _samples_of(self, era: Era) -> Samples:
        if era not in self._samples:
            self._samples[era] = Samples(era)
        return self._samples[era]


def _fits(era: Era, base: Base) -> bool:
    """Whether an era knows all facts of a case; what tickets have besides facts is known everywhere."""
    program = era.standing.lowered.program
    return all(
        name in program.facts or name in program.decisions or name in _OF_TICKETS for name in base.facts
    )


def _lacking(era: Era, error: NoAnswer) -> Iterable[Fact]:
    """The facts that an answer lacks; where an optional one does, all such behind the decision."""
    program = era.standing.lowered.program
    if error.code == "MISSING-FACT":
        named: Iterable[str] = error.details.get("missing", ())  # type: ignore[assignment]
        facts: Iterable[Fact] = error.details.get("facts", ())  # type: ignore[assignment]
        return (*facts, *(program.facts[name] for name in named if name in program.facts))
    decision = error.details.get("decision")
    if error.code == "NO-VALUE" and isinstance(decision, str):
        reached = names_behind(program, (decision,))
        return [fact for name, fact in program.facts.items() if name in reached and fact.optional]
    return ()
