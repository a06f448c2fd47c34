"""One subject in two editions: what both call things, what is better, which questions a name reaches."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from addendum.answers.words import value_words, word_of
from addendum.changes.change import Stated
from addendum.kinds import ways_of
from addendum.light import NamedTuple
from addendum.rules import domains_of, functions_called, is_formula, names_needed
from addendum.values import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from addendum.feel import Compiled
    from addendum.kinds import Lowered, Way
    from addendum.library import Bundle
    from addendum.rules import Domains, Origin
    from addendum.values import Type, Value


class Side(NamedTuple):
    """A subject in one edition: its documents and what they come to."""

    bundle: Bundle
    lowered: Lowered


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
        return {**_ways(self.before), **_ways(self.after)}

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
            for reached in (self._reached_before, self._reached_after)
            for question, behind in reached.items()
            if not behind.isdisjoint(names)
        }
        return tuple(sorted(found))

    @cached_property
    def _reached_before(self) -> Mapping[str, frozenset[str]]:
        return _reached(self.before.lowered)

    @cached_property
    def _reached_after(self) -> Mapping[str, frozenset[str]]:
        return _reached(self.after.lowered)


def stated(lowered: Lowered, of_type: Type, value: Value | Compiled, origin: Origin | None) -> Stated:
    """What an edition gives: a value, or the formula behind it."""
    if is_formula(value):
        text = f"= {' '.join(value.text.split())}"
        return Stated(text, text, origin)
    items = value if isinstance(value, list | tuple) else (value,)
    return Stated(value_words(lowered, of_type, value), ", ".join(map(show, items)) or "none", origin)


def _ways(side: Side) -> dict[str, Way]:
    kinds = {document.head.id: document.head.kind for document in side.bundle.documents}
    return ways_of(side.lowered.questions, kinds)


def _reached(lowered: Lowered) -> dict[str, frozenset[str]]:
    """All facts and decisions behind each question."""
    return {
        name: _behind(lowered, [field.source for field in question.fields])
        for name, question in lowered.questions.items()
    }


def _behind(lowered: Lowered, sources: Iterable[str]) -> frozenset[str]:
    decisions = lowered.program.decisions
    waiting = [*sources]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        decision = decisions.get(name)
        if decision is not None:
            called = (each for each in functions_called(decision) if each in decisions)
            waiting += (*names_needed(decision), *called)
    return frozenset(seen)
