"""What decisions rest on, and which questions rest on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.rules import functions_called, names_needed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addendum.rules import Program, Record


def behind(program: Program, targets: Iterable[str]) -> set[str]:
    """The names that targets rest on, with the targets themselves: as values or as functions called."""
    found: set[str] = set()
    waiting = list(targets)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        decision = program.decisions.get(name)
        if decision is not None:
            waiting += (*names_needed(decision), *functions_called(decision))
    return found


def names_behind(program: Program, targets: Iterable[str]) -> set[str]:
    """The names that targets rest on, without the targets themselves."""
    named = set(targets)
    return behind(program, named) - named


def made(program: Program, record: Record) -> set[str]:
    """The decisions that a record shows made, with those that formulas among them call."""
    names = {*record.decided, *(visit.decision for visit in record.visits.values())}
    called = {each for name in names for each in functions_called(program.decisions[name])}
    return names | (behind(program, called) & program.decisions.keys())
