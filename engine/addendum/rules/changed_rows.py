"""Which rows of a table changed, by what they say and not by where they stand, and which lie near those."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from addendum.rules.given import signature_of
from addendum.rules.model import Aggregation, Among, Anything, HitPolicy, Passing
from addendum.rules.paired import key_of
from addendum.rules.wording import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addendum.rules.model import Column, Condition, Row, Table

_MANY_ROWS = 2_000
# The rows of these count one by one, so that it does not matter in which order they stand.
_WITHOUT_ORDER = frozenset({HitPolicy.UNIQUE, HitPolicy.ANY})


def changed_rows(before: Table, after: Table) -> tuple[set[int], set[int]]:
    """The rows of each table that the other does not have, or has in another place where that counts."""
    keys = sorted({*map(key_of, before.columns), *map(key_of, after.columns)})
    first = [_signature(before, row, keys) for row in before.rows]
    second = [_signature(after, row, keys) for row in after.rows]
    kept = _kept(first, second, in_order=after.hit_policy not in _WITHOUT_ORDER)
    return (
        {row for row in range(len(first)) if row not in kept},
        {*range(len(second))}.difference(kept.values()),
    )


def rows_near(table: Table, changed: set[int], others: set[int], other: Table) -> Sequence[int]:
    """The rows that may hold where changed ones do: of a large table, those that share a value with one."""
    numbers = range(len(table.rows))
    if len(numbers) < _MANY_ROWS or table.aggregation is Aggregation.COUNT:
        return numbers
    wanted = [(table, changed), (other, others)]
    named = {key_of(column): _named(wanted, key_of(column)) for column in table.columns}
    kept = []
    for number in numbers:
        pairs = zip(table.columns, table.rows[number].conditions, strict=True)
        if all(_may_meet(condition, named[key_of(column)]) for column, condition in pairs):
            kept.append(number)
    return kept


def _kept(before: Sequence[object], after: Sequence[object], *, in_order: bool) -> dict[int, int]:
    """Rows that stayed, by their numbers before and after; only those that also stayed in order."""
    places: dict[object, list[int]] = {}
    for number in reversed(range(len(after))):
        places.setdefault(after[number], []).append(number)
    pairs = [(row, places[each].pop()) for row, each in enumerate(before) if places.get(each)]
    return dict(_rising(pairs) if in_order else pairs)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs whose second numbers rise as the first ones do."""
    ends: list[int] = []
    last: list[int] = []
    previous: list[int | None] = []
    for at, (_, number) in enumerate(pairs):
        place = bisect_left(ends, number)
        previous.append(last[place - 1] if place else None)
        ends[place : place + 1] = [number]
        last[place : place + 1] = [at]
    found = []
    at_pair = last[-1] if last else None
    while at_pair is not None:
        found.append(pairs[at_pair])
        at_pair = previous[at_pair]
    return found[::-1]


def _signature(table: Table, row: Row, keys: Sequence[str]) -> object:
    own = {key_of(column): (column, row.conditions[at]) for at, column in enumerate(table.columns)}
    conditions = (_condition(*own[key]) if key in own else None for key in keys)
    return (*conditions, *map(signature_of, row.outputs))


def _condition(column: Column, condition: Condition) -> object:
    if isinstance(condition, Anything):
        return None
    if isinstance(condition, Passing):
        return words(condition, column.type)
    if isinstance(condition, Among):
        return (condition.negated, frozenset(map(signature_of, condition.values)))
    return tuple((*map(signature_of, span),) for span in condition.spans)


def _named(sides: Sequence[tuple[Table, set[int]]], key: str) -> frozenset[object] | None:
    """The values that changed rows name in a column; None where one of them takes others, too."""
    found: set[object] = set()
    for table, rows in sides:
        at = next((i for i, column in enumerate(table.columns) if key_of(column) == key), None)
        for row in rows:
            condition = Anything() if at is None else table.rows[row].conditions[at]
            if not isinstance(condition, Among) or condition.negated:
                return None
            found.update(map(signature_of, condition.values))
    return frozenset(found)


def _may_meet(condition: Condition, named: frozenset[object] | None) -> bool:
    if named is None or not isinstance(condition, Among) or condition.negated:
        return True
    return not named.isdisjoint(map(signature_of, condition.values))
