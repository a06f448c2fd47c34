"""What differs between two programs: the facts, decisions and rows that mean something else in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum.rules import Passing, Table, is_formula

if TYPE_CHECKING:
    from collections.abc import Hashable

    from addendum.rules import Condition, Decision, Program, Row


class Differences(NamedTuple):
    """The names of facts and decisions that differ, and by decision the rows of each program that do."""

    names: frozenset[str]
    ours: dict[str, tuple[int, ...]]
    theirs: dict[str, tuple[int, ...]]


def differences(ours: Program, theirs: Program) -> Differences:
    """What differs between two programs; where a thing is written makes no difference."""
    names = {name for name in {*ours.facts, *theirs.facts} if _of_fact(ours, name) != _of_fact(theirs, name)}
    found = Differences(frozenset(), {}, {})
    for name in dict.fromkeys((*ours.decisions, *theirs.decisions)):
        one, other = ours.decisions.get(name), theirs.decisions.get(name)
        if one is other or (one is not None and other is not None and _meaning(one) == _meaning(other)):
            continue
        names.add(name)
        found.ours[name] = _rows_only_in(one, other)
        found.theirs[name] = _rows_only_in(other, one)
    return found._replace(names=frozenset(names))


def _of_fact(program: Program, name: str) -> Hashable:
    fact = program.facts.get(name)
    return None if fact is None else (repr(fact.value), fact.type, fact.bounds, fact.optional)


def _meaning(decision: Decision) -> Hashable:
    """What a decision says, without where it says so."""
    logic = decision.logic
    if not isinstance(logic, Table):
        return (logic.text, decision.outputs)
    columns = tuple(
        (column.name, "" if column.expression is None else column.expression.text) for column in logic.columns
    )
    otherwise = tuple(map(_result, logic.otherwise)) if logic.otherwise is not None else None
    rows = tuple(map(_row, logic.rows))
    return (columns, rows, logic.hit_policy, logic.aggregation, otherwise, decision.outputs)


def _row(row: Row) -> Hashable:
    return (tuple(map(_condition, row.conditions)), tuple(map(_result, row.outputs)))


def _condition(condition: Condition) -> Hashable:
    return condition.test.text if isinstance(condition, Passing) else repr(condition)


def _result(value: object) -> Hashable:
    return value.text if is_formula(value) else repr(value)


def _rows_only_in(one: Decision | None, other: Decision | None) -> tuple[int, ...]:
    """The rows of a decision that another version of it does not have."""
    if one is None or not isinstance(one.logic, Table):
        return ()
    known = (
        set(map(_row, other.logic.rows)) if other is not None and isinstance(other.logic, Table) else set()
    )
    return tuple(at for at, row in enumerate(one.logic.rows) if _row(row) not in known)
