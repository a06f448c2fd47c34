"""An ordered column cut at every border: which rows cover each border and each stretch between two.

With borders b0 < b1 < … the cells are: 0 below b0, 1 exactly b0, 2 between b0 and b1, 3 exactly b1, and so
on. A condition covers whole cells only, so that a bisection tells all that is to be known about a value.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from itertools import pairwise
from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum.rules.model import Among, Within
from addendum.values import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from addendum.rules.model import Condition, Span
    from addendum.values import Value

    Key = Callable[[Value], Value]
    Covered = Sequence[tuple[int, tuple["KeyedSpan", ...]]]


class KeyedSpan(NamedTuple):
    """A span by its sort keys; None is open to infinity."""

    low: Value | None
    low_closed: bool
    high: Value | None
    high_closed: bool


EVERYTHING = (KeyedSpan(None, False, None, False),)


def covered_by(condition: Condition, key: Key) -> tuple[KeyedSpan, ...]:
    """What a condition on an ordered column covers.

    Null and absent outcomes among its values lie on no scale: they are compared for themselves.
    """
    if isinstance(condition, Within):
        return tuple(_keyed(span, key) for span in condition.spans)
    if isinstance(condition, Among):
        points = sorted({key(value) for value in condition.values if not isinstance(value, Outcome | None)})
        if not condition.negated:
            return tuple(KeyedSpan(point, True, point, True) for point in points)
        return tuple(KeyedSpan(low, False, high, False) for low, high in pairwise((None, *points, None)))
    return EVERYTHING


def borders_of(covered: Covered) -> list[Value]:
    """All ends of what rows cover, sorted, each once."""
    ends = {end for _, spans in covered for span in spans for end in (span.low, span.high) if end is not None}
    return sorted(ends)


def cell_of(borders: Sequence[Value], sort_key: Value) -> int:
    """The cell that a value lies in."""
    index = bisect_right(borders, sort_key)
    return 2 * index - 1 if index and borders[index - 1] == sort_key else 2 * index


def rows_by_cell(borders: Sequence[Value], covered: Covered, most: int) -> list[tuple[int, ...]] | None:
    """For each cell the rows that cover it, in row order; None where that takes more than `most` entries."""
    starts: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for row, first, behind in _runs(borders, covered):
        starts.setdefault(first, []).append(row)
        ends.setdefault(behind, []).append(row)
    active: list[int] = []
    current: tuple[int, ...] = ()
    found: list[tuple[int, ...]] = []
    total = 0
    for cell in range(2 * len(borders) + 1):
        if cell in starts or cell in ends:
            for row in ends.get(cell, ()):
                active.remove(row)
            for row in starts.get(cell, ()):
                insort(active, row)
            current = tuple(active)
            total += len(current)
            if total > most:
                return None
        found.append(current)
    return found


def masks_by_cell(borders: Sequence[Value], covered: Covered) -> list[int]:
    """For each cell the rows that cover it as the bits of one number."""
    changes: dict[int, int] = {}
    for row, first, behind in _runs(borders, covered):
        changes[first] = changes.get(first, 0) ^ 1 << row
        changes[behind] = changes.get(behind, 0) ^ 1 << row
    mask = 0
    found = []
    for cell in range(2 * len(borders) + 1):
        mask ^= changes.get(cell, 0)
        found.append(mask)
    return found


def _runs(borders: Sequence[Value], covered: Covered) -> Iterator[tuple[int, int, int]]:
    """Row, first cell and first cell behind, for each run of cells a row covers; its runs are disjoint."""
    for row, spans in covered:
        reached = 0
        for first, behind in sorted(_cells(borders, span) for span in spans):
            start = max(first, reached)
            if start < behind:
                yield row, start, behind
                reached = behind


def _cells(borders: Sequence[Value], span: KeyedSpan) -> tuple[int, int]:
    """The first cell of a span and the first one behind it."""
    first, behind = 0, 2 * len(borders) + 1
    if span.low is not None:
        first = 2 * bisect_left(borders, span.low) + (1 if span.low_closed else 2)
    if span.high is not None:
        behind = 2 * bisect_left(borders, span.high) + (2 if span.high_closed else 1)
    return first, behind


def _keyed(span: Span, key: Key) -> KeyedSpan:
    low = None if span.low is None else key(span.low)
    high = None if span.high is None else key(span.high)
    return KeyedSpan(low, span.low_closed, high, span.high_closed)
