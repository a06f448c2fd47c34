"""A question bound to what it is answered from: what it asks of the program, and the shape of its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.kinds import Field, Question
from addendum.light import NamedTuple
from addendum.rules import Planner, type_of_decision
from addendum.values import ANY, NOT_APPLICABLE, NoAnswer, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from addendum.library import Standing
    from addendum.rules import Program, Record, Result
    from addendum.values import Type, Value

    Path = tuple[str, ...]

ENTITLEMENTS = "entitlements"
"""The question that every tier and contract answers without a document of its own."""
TICKET, QUEUE, ATTAINMENT = "ticket", "queue", "attainment"
"""The questions on tickets, which every tier and contract answers that promises times on clocks."""
STATEMENT = "statement"
"""The question on a month, a quarter or a year that asks all questions on periods."""
BUILT_IN = (ENTITLEMENTS, TICKET, QUEUE, ATTAINMENT, STATEMENT)


class Ground:
    """What all questions to one standing share: its planner, and the digests of its documents.

    `given` are the facts whose values the contract gives; `zone` is where its days begin, `""` for UTC. What
    is looked at is noted in a `record`, where there is one.
    """

    __slots__ = ("_bounds", "given", "planner", "standing", "zone")

    def __init__(self, standing: Standing, zone: str = "", record: Record | None = None) -> None:
        program, functions = standing.lowered.program, standing.lowered.functions
        self.standing = standing
        self.zone = zone
        self.planner = Planner(program, functions) if record is None else _watched(program, functions, record)
        self.given = frozenset(name for name, fact in program.facts.items() if fact.value is not None)
        self._bounds: dict[str, Bound] = {}

    def bound(self, question: str) -> Bound:
        """The question on this ground, made once; raises NoAnswer UNKNOWN-QUESTION."""
        found = self._bounds.get(question)
        if found is None:
            found = self._bounds[question] = Bound(self, question_named(self.standing, question))
        return found

    @property
    def contract(self) -> str:
        """The id of the contract that is asked, `""` where a tier is."""
        return self.standing.contract

    @property
    def tier(self) -> str:
        """The id of the tier that is asked, or that the contract has."""
        return self.standing.tier

    def digests(self, writers: Iterable[tuple[str, int]]) -> dict[str, str]:
        """The digests of the documents into which these policies and versions went, by id."""
        wanted = frozenset(writers)
        parts = (part.id for part in self.standing.parts if not wanted.isdisjoint(part.writers))
        return {identity: self.standing.digest(identity) for identity in sorted(parts)}

    def type_named(self, name: str) -> Type:
        """The type of a fact or decision."""
        program = self.standing.lowered.program
        decision = program.decisions.get(name)
        if decision is not None:
            return type_of_decision(decision)
        fact = program.facts.get(name)
        return fact.type if fact is not None else ANY


class Entry(NamedTuple):
    """A value at the top of an answer: `source` itself, or a map of it under `word` with its details.

    One that stands there `if_any` is left out where it is not applicable. Values `apart`, such as the charges
    of a price, tell nothing of one another: each is there that is applicable.
    """

    key: str
    source: str
    word: str = ""
    details: tuple[tuple[str, str], ...] = ()
    if_any: bool = False
    apart: bool = False

    def told(self, found: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
        """The words of the map with what gives the value of each; nothing where an outcome stands for all."""
        if not self.word or (not self.apart and type(found[self.source]) is Outcome):
            return
        for word, source in ((self.word, self.source), *self.details):
            value = found[source]
            if type(value) is Outcome:
                if self.apart and value is not NOT_APPLICABLE:
                    yield word, source
            elif value is not None:
                yield word, source


class Bound:
    """A question on its ground. `run` answers one case; `values` lays the answer out as callers see it."""

    __slots__ = ("entries", "ground", "question", "targets")

    def __init__(self, ground: Ground, question: Question) -> None:
        self.ground = ground
        self.question = question
        self.targets = tuple(dict.fromkeys(entry.source for entry in question.fields))
        self.entries = _entries(question.fields)

    def run(self, facts: Mapping[str, object]) -> Result:
        """The values of the question's decisions with what they come from; raises NoAnswer."""
        try:
            return self.ground.planner.run(self.targets, facts)
        except NoAnswer as error:
            if error.code != "MISSING-FACT" or len(self.entries) == 1:
                raise
            from addendum.answers.missing import with_parts

            raise with_parts(self, facts, error) from None

    def values(self, found: Mapping[str, Value]) -> dict[str, Value]:
        """The answer by name. A target that is an absent outcome stands for itself, without details."""
        answer: dict[str, Value] = {}
        for entry in self.entries:
            key, source, word, details, if_any, apart = entry
            value = found[source]
            if if_any and value is NOT_APPLICABLE:
                continue
            if value is None:
                raise _no_value(source)
            if apart:
                value = {each: found[inner] for each, inner in entry.told(found)} or value
            elif word and type(value) is not Outcome:  # as `told`, for a stream has no time to ask it
                value = {word: value}
                for detail, inner in details:
                    told = found[inner]
                    if told is not None and type(told) is not Outcome:
                        value[detail] = told
            answer[key] = value
        return answer

    def shown(self, found: Mapping[str, Value]) -> Iterator[tuple[Path, str]]:
        """The paths of the answer, each with the decision or fact whose value stands there."""
        for entry in self.entries:
            if entry.if_any and found[entry.source] is NOT_APPLICABLE:
                continue
            paths: list[tuple[Path, str]] = [
                ((entry.key, word), source) for word, source in entry.told(found)
            ]
            yield from paths or [((entry.key,), entry.source)]


def _watched(program: Program, functions: Mapping[str, Callable[..., Value]], record: Record) -> Planner:
    from addendum.rules import WatchedPlanner

    return WatchedPlanner(program, functions, record)


def question_named(standing: Standing, name: str) -> Question:
    """The question of a document, else the decision of that name; raises NoAnswer UNKNOWN-QUESTION."""
    lowered = standing.lowered
    question = lowered.questions.get(name)
    if question is not None:
        return question
    decision = lowered.program.decisions.get(name)
    if decision is None:
        raise unknown_question(name, standing)
    title = decision.title or lowered.titles.get(name, "")
    return Question(name, title, (Field((name,), name),), decision.origin.policy)


def unknown_question(name: str, standing: Standing) -> NoAnswer:
    """UNKNOWN-QUESTION: no document answers it and nothing decides it."""
    from addendum.findings import did_you_mean, listed

    on_tickets = (TICKET, QUEUE, ATTAINMENT) if standing.lowered.clocks else ()
    periodic = any(question.period for question in standing.lowered.questions.values())
    questions = [*standing.lowered.questions, ENTITLEMENTS, *on_tickets, *((STATEMENT,) if periodic else ())]
    near = did_you_mean(name, questions) or did_you_mean(name, standing.lowered.program.decisions)
    ask = f"Ask `{near}`" if near else "Ask another question"
    return NoAnswer(
        "UNKNOWN-QUESTION",
        f"`{standing.subject}` does not answer `{name}`.",
        f"{ask}; the questions are {listed(questions, 'and')}.",
        details={"questions": tuple(questions)},
    )


def _entries(fields: Iterable[Field]) -> tuple[Entry, ...]:
    found: dict[str, Entry] = {}
    for path, source, inner, if_any in fields:
        key = path[0]
        entry = found.get(key)
        if entry is not None and len(path) > 1:
            details = (*entry.details, (path[1], source))
            found[key] = entry._replace(details=details, apart=entry.apart or not inner)
        else:
            found[key] = Entry(key, source, path[1] if len(path) > 1 else "", if_any=if_any)
    return tuple(found.values())


def _no_value(name: str) -> NoAnswer:
    return NoAnswer(
        "NO-VALUE",
        f"`{name}` has no value for these facts: an optional fact that it depends on is not given.",
        "Give the optional facts, or let the policy say what then holds.",
        details={"decision": name},
    )
