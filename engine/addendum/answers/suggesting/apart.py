"""Cases that tell two programs apart: asked of both, they get different answers."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from addendum.answers.rows import TIER, is_own_row
from addendum.answers.suggesting.differences import differences
from addendum.answers.suggesting.literals import values_near
from addendum.answers.suggesting.reach import behind
from addendum.answers.suggesting.trying import Try
from addendum.light import NamedTuple
from addendum.rules import Sampler, Table, thresholds_of
from addendum.values import to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from addendum.answers.suggesting.differences import Differences
    from addendum.answers.suggesting.eras import Era
    from addendum.answers.suggesting.trying import Asker
    from addendum.kinds import Lowered
    from addendum.values import Value

    Wanted = dict[str, Value]

_MOST_AIMS = 60
_MOST_TRIES = 4
_MOST_WRITTEN = 40


class Apart(NamedTuple):
    """A case that gets another answer from another program; `decisions` are those that differ."""

    found: Try
    decisions: frozenset[str]


def told_apart(
    asker: Asker,
    era: Era,
    theirs: Lowered,
    differs: Callable[[Try], bool],
    readings: Mapping[str, str],
) -> Apart | None:
    """A case of an era that its own program and another one answer differently; None where none was found."""
    ours = era.standing.lowered
    found = differences(ours.program, theirs.program)
    if not found.names:
        return None
    for tried in islice(_candidates(asker, era, found, theirs, readings), _MOST_AIMS * _MOST_TRIES):
        if differs(tried):
            return Apart(asker.shortened(tried, differs), found.names)
    return None


def _candidates(
    asker: Asker, era: Era, found: Differences, theirs: Lowered, readings: Mapping[str, str]
) -> Iterator[Try]:
    """Cases that may be answered differently: written ones first, then such as lead to what differs."""
    yield from islice(_written(asker, era, found, readings), _MOST_WRITTEN)
    for decision, wanted in islice(_aims(asker, era, theirs, found), _MOST_AIMS):
        given = {name: to_json(value) for name, value in wanted.items()}
        yield from islice(asker.tries(era, decision, given, readings, direct=True), _MOST_TRIES)


def _written(asker: Asker, era: Era, found: Differences, readings: Mapping[str, str]) -> Iterator[Try]:
    """The cases that somebody has written for questions that rest on what differs."""
    lowered = era.standing.lowered
    for question in lowered.questions.values():
        reached = behind(lowered.program, (field.source for field in question.fields))
        if not found.names.isdisjoint(reached):
            for facts in asker.written(era, question.name):
                kept = {name: value for name, value in facts.items() if name not in found.names}
                tried = asker.ask(era, question.name, kept, readings)
                if isinstance(tried, Try):
                    yield tried


def _aims(asker: Asker, era: Era, theirs: Lowered, found: Differences) -> Iterator[tuple[str, Wanted]]:
    """Decisions of our program, with values under which they may give something else than in theirs."""
    ours = era.standing.lowered
    for name in sorted(found.names & ours.program.decisions.keys()):
        decision = ours.program.decisions[name]
        if isinstance(decision.logic, Table):
            yield from _of_table(ours, name, found.ours.get(name, ()))
            if name in theirs.program.decisions:
                yield from _of_table(theirs, name, found.theirs.get(name, ()))
        else:
            yield name, {}
            yield from ((name, wanted) for wanted in values_near(ours.program, theirs.program, name))
            for used in decision.logic.names:
                yield from ((name, {used: value}) for value in asker.values_of(era, used))
    for name in sorted(found.names & ours.program.facts.keys()):
        users = (each for each in ours.program.decisions if name in behind(ours.program, (each,)))
        yield from ((user, {}) for user in users)


def _of_table(lowered: Lowered, name: str, rows: tuple[int, ...]) -> Iterator[tuple[str, Wanted]]:
    """Values at the borders of rows, on both sides of each, then values within them."""
    program = lowered.program
    given = {name: fact.value for name, fact in program.facts.items() if fact.value is not None}
    fixed = {TIER: given.pop(TIER)} if TIER in given else {}
    sampler = Sampler(program, fixed, given)
    table = program.decisions[name].logic
    if not isinstance(table, Table) or not rows:
        return
    kept = frozenset(row for row in rows if is_own_row(lowered, table, table.rows[row]))
    for threshold in thresholds_of(program, lambda each, row: is_own_row(lowered, each, row)):
        for end in threshold.ends:
            if end.decision == name and end.row in kept:
                for value in (threshold.value, threshold.beside):
                    wanted = sampler.at(name, end.row, end.column, value)
                    if wanted is not None:
                        yield name, wanted
    for row in sorted(kept):
        yield from ((name, wanted) for wanted in sampler.in_row(name, row))
