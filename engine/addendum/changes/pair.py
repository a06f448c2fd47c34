"""One subject in two editions: what both call things, what is better, which questions a name reaches."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from addendum.answers.words import value_words, word_of
from addendum.changes.change import Change, Direction, Stated, reach_of
from addendum.kinds import mapping_at, promises_in, ways_of
from addendum.light import NamedTuple
from addendum.rules import Table, domains_of, facts_behind, is_formula, names_behind
from addendum.values import show

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addendum.feel import Compiled
    from addendum.findings import Place
    from addendum.kinds import Document, Lowered, Way
    from addendum.library import Bundle
    from addendum.rules import Decision, Domains, Fact, Origin
    from addendum.values import Type, Value


class Side:
    """A subject in one edition: its documents and what they come to."""

    def __init__(self, bundle: Bundle, lowered: Lowered) -> None:
        self.bundle = bundle
        self.lowered = lowered

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """The documents that answer, with the tier and the contract, by their ids."""
        holders = (each for each in (self.bundle.tier, self.bundle.contract) if each is not None)
        return {document.head.id: document for document in (*self.bundle.documents, *holders)}

    def document(self, identity: str) -> Document | None:
        """The document with that id."""
        return self.documents.get(identity)

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """The kind of each document by its id."""
        return {identity: document.head.kind for identity, document in self.documents.items()}

    @cached_property
    def told(self) -> frozenset[str]:
        """The decisions that people name: an answer tells them, or an author wrote them by this name."""
        asked = (field.source for each in self.lowered.questions.values() for field in each.fields)
        rules = (document for document in self.bundle.documents if document.head.kind == "rules")
        written = (mapping_at(document.body, "decisions") for document in rules)
        own = (name for decisions in written if decisions is not None for name in decisions)
        return frozenset((*asked, *own))

    @cached_property
    def reached(self) -> Mapping[str, frozenset[str]]:
        """All facts and decisions behind each question."""
        return {
            name: names_behind(self.lowered.program, [field.source for field in question.fields])
            for name, question in self.lowered.questions.items()
        }


class RowPlaces(NamedTuple):
    """Where rows are written: those of `constants`, of which regions tell all, and those of formulas.

    Regions tell the conditions of the latter; what their formulas are composed of is told term by term.
    """

    constants: frozenset[Place]
    formulas: frozenset[Place]


class Pair:
    """A subject as two editions have it."""

    def __init__(self, before: Side, after: Side) -> None:
        self.before = before
        self.after = after

    @cached_property
    def domains(self) -> Domains:
        """What both editions accept for each name."""
        return domains_of(self.before.lowered.program, self.after.lowered.program)

    @cached_property
    def ways(self) -> Mapping[str, Way]:
        """Which way is better for the customer, by the name of a decision."""
        return {
            name: way
            for side in (self.before, self.after)
            for name, way in ways_of(side.lowered.questions, side.kinds).items()
        }

    @cached_property
    def promises(self) -> frozenset[str]:
        """The decisions that promise something by being there at all."""
        sides = (self.before, self.after)
        return frozenset().union(*(promises_in(side.lowered.questions, side.kinds) for side in sides))

    def neutral(
        self, kind: str, thing: Decision | Fact, before: Stated | None, after: Stated | None
    ) -> Change:
        """A change of a fact or decision as a whole, of which nothing tells whom it favours."""
        return Change(
            kind=kind,
            policy=thing.origin.policy,
            name=thing.name,
            title=self.title(thing.name),
            before=before,
            after=after,
            direction=Direction.NEUTRAL,
            reach=reach_of(Direction.NEUTRAL),
            questions=self.questions(thing.name),
        )

    def title(self, name: str) -> str:
        """What people call a fact or decision, in the later edition where it has it."""
        return word_of(self.lowered(name), name)

    def lowered(self, name: str) -> Lowered:
        """The program of the later edition where it has the name, else that of the earlier one."""
        program = self.after.lowered.program
        known = name in program.facts or name in program.decisions
        return (self.after if known else self.before).lowered

    def questions(self, *names: str) -> tuple[str, ...]:
        """The questions of either edition whose answer rests on one of the names, in alphabetical order."""
        found = {
            question
            for side in (self.before, self.after)
            for question, behind in side.reached.items()
            if not behind.isdisjoint(names)
        }
        return tuple(sorted(found))

    @cached_property
    def shared_questions(self) -> frozenset[str]:
        """The questions that both editions answer."""
        return frozenset(self.before.lowered.questions) & frozenset(self.after.lowered.questions)

    @cached_property
    def asked_facts(self) -> frozenset[str]:
        """The facts that either edition looks at for something that both of them tell."""
        told = self.before.told & self.after.told
        return frozenset(
            name
            for side in (self.before, self.after)
            for name in facts_behind(side.lowered.program, sorted(told))
        )

    def behind(self, change: Change) -> frozenset[tuple[str, int]]:
        """The policies and versions of all that went into the documents in which a change is written."""
        documents = (*self.before.documents.values(), *self.after.documents.values())
        written = frozenset(change.writers)
        own = (frozenset(document.writers.values()) for document in documents)
        return frozenset().union(*(writers for writers in own if writers & written))

    def row_places(self, side: Side) -> RowPlaces:
        """Where the rows are written of all tables that are compared as such."""
        decisions = side.lowered.program.decisions
        rows = [
            row
            for name, decision in decisions.items()
            if isinstance(decision.logic, Table) and (name in side.told or self._is_in_both(name))
            for row in decision.logic.rows
        ]
        of_formulas = frozenset(row.origin.place for row in rows if any(map(is_formula, row.outputs)))
        return RowPlaces(frozenset(row.origin.place for row in rows) - of_formulas, of_formulas)

    def _is_in_both(self, name: str) -> bool:
        return all(
            isinstance(getattr(side.lowered.program.decisions.get(name), "logic", None), Table)
            for side in (self.before, self.after)
        )


def stated(lowered: Lowered, of_type: Type, value: Value | Compiled, origin: Origin | None) -> Stated:
    """What an edition gives: a value, or the formula behind it."""
    if is_formula(value):
        text = f"= {' '.join(value.text.split())}"
        return Stated(text, text, origin)
    items = value if isinstance(value, list | tuple) else (value,)
    return Stated(value_words(lowered, of_type, value), ", ".join(map(show, items)) or "none", origin)
