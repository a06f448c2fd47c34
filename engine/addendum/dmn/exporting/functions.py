"""Decisions that formulas call as functions: which they are, and what they are called with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.rules import functions_called, names_needed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from addendum.rules import Program


class Functions:
    """The decisions of a program that are called, each with its name as a business knowledge model.

    Knowledge of DMN sees its parameters alone. So whatever else a called decision rests on becomes a
    parameter too if it is a fact, and a call of its own if it is a decision.
    """

    def __init__(self, program: Program, decisions: Iterable[str]) -> None:
        self._program = program
        self._further: dict[str, tuple[str, ...]] = {}
        called: dict[str, None] = {}
        looked_at: set[str] = set()
        for name in decisions:
            called.update(dict.fromkeys(self._called(name)))
            looked_at.update(self._values(name))
        waiting = list(called)
        while waiting:
            name = waiting.pop()
            bound = self._program.decisions[name].needs
            inside = [each for each in self._values(name) if each not in bound]
            for each in (*self._called(name), *inside):
                if each in program.decisions and each not in called:
                    called[each] = None
                    waiting.append(each)
        self.only_called = frozenset(name for name in called if name not in looked_at)
        taken = {*program.facts, *program.decisions}
        self._names = {name: self._named(name, taken) for name in called}

    def name(self, decision: str) -> str:
        """The name of a decision as a function; `""` for one that is not called."""
        return self._names.get(decision, "")

    def all(self) -> tuple[str, ...]:
        """The decisions that are called."""
        return tuple(self._names)

    def needs(self, decision: str) -> tuple[str, ...]:
        """What callers give."""
        return self._program.decisions[decision].needs

    def parameters(self, decision: str) -> tuple[str, ...]:
        """All that the function takes: what callers give, and the facts that it rests on beside."""
        if decision not in self._further:
            self._further[decision] = ()  # a circle ends here; it is reported where decisions are checked
            self._further[decision] = tuple(dict.fromkeys(self._facts(decision)))
        return (*self.needs(decision), *self._further[decision])

    def _facts(self, decision: str) -> Iterator[str]:
        """The facts behind a called decision that it is not called with."""
        bound = self.needs(decision)
        for name in self._values(decision):
            yield from self._behind(name, bound)
        for name in self._called(decision):
            for further in self.parameters(name)[len(self.needs(name)) :]:
                yield from self._behind(further, bound)

    def _behind(self, name: str, bound: tuple[str, ...]) -> Iterator[str]:
        if name in bound:
            return
        if name not in self._program.decisions:
            yield name
            return
        for parameter in self.parameters(name):
            yield from self._behind(parameter, bound)

    def _values(self, decision: str) -> tuple[str, ...]:
        return names_needed(self._program.decisions[decision])

    def _called(self, decision: str) -> list[str]:
        called = functions_called(self._program.decisions[decision])
        return [name for name in called if name in self._program.decisions]

    def _named(self, decision: str, taken: set[str]) -> str:
        if decision in self.only_called:
            return decision
        name = f"{decision}_function"
        while name in taken:
            name += "_"
        taken.add(name)
        return name
