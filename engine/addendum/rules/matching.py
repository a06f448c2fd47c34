"""Which rows of a table match: equalities by dict, one range by bisection, all else by bit sets.

A column's odd values (null, absent outcomes, what could not be had) never come here: `tables` sees to them.
"""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING

from addendum.rules.model import Among, Anything, Passing, Within
from addendum.rules.stretches import borders_of, cell_of, covered_by, masks_by_cell, rows_by_cell
from addendum.values import ANY, ContextOf, Keyed, ListOf, is_ordered, key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from addendum.rules.model import Column, Condition, Row
    from addendum.rules.stretches import KeyedSpan
    from addendum.values import Type, Value

    Values = Sequence[Value]
    Numbered = list[int]

# More ways of leaving equality columns open than this, and some of the columns become bit sets instead.
_MOST_PATTERNS = 8
_MOST_KEYS_A_ROW = 64
# Rows in one group of bit sets: 2 bits a row, column and border, so about 256 bytes a row and column.
_CHUNK = 1024
_ENTRIES_A_ROW = 16


class Banded:
    """Rows that differ in one ordered column only: a sorted list of borders, and the rows for each cell."""

    __slots__ = ("borders", "cells", "key", "position")

    def __init__(
        self,
        position: int,
        sort_key: Callable[[Value], Value],
        borders: list[Value],
        cells: list[tuple[int, ...]],
    ) -> None:
        self.position = position
        self.key = sort_key
        self.borders = borders
        self.cells = cells

    def rows(self, values: Values) -> tuple[int, ...]:
        """The rows that match, in order."""
        return self.cells[cell_of(self.borders, self.key(values[self.position]))]


class Listed:
    """Rows that need no further look."""

    __slots__ = ("_rows",)

    def __init__(self, rows: Iterable[int]) -> None:
        self._rows = tuple(rows)

    def rows(self, _values: Values) -> tuple[int, ...]:
        """The rows that match, in order."""
        return self._rows


class Masked:
    """Rows that several columns choose from: for each column a bit set by cell or value, all ANDed."""

    __slots__ = ("_chunks",)

    def __init__(self, chunks: list[tuple[tuple[int, ...], tuple[Callable[[Values], int], ...]]]) -> None:
        self._chunks = chunks

    def rows(self, values: Values) -> tuple[int, ...]:
        """The rows that match, in order."""
        found: list[int] = []
        for rows, looks in self._chunks:
            mask = -1
            for look in looks:
                mask &= look(values)
                if not mask:
                    break
            while mask:
                lowest = mask & -mask
                found.append(rows[lowest.bit_length() - 1])
                mask ^= lowest
        return tuple(found)


Bucket = Banded | Listed | Masked


class Matcher:
    """The rows of a table by the values of some of its columns; tests in formulas count as met.

    `kept` are the rows that take part, `hashed` the columns looked up by dict, `ranged` and `masked` the
    others that are looked at. `patterns` holds, for each set of equality columns that rows test together, the
    rows by the values there.
    """

    def __init__(
        self, columns: Sequence[Column], rows: Sequence[Row], looked_at: Iterable[int], kept: Numbered
    ) -> None:
        self._columns = columns
        self._rows = rows
        self.kept = kept
        self._keys: dict[int, Callable[[Value], Value]] = {}
        hashed, self.ranged, self.masked = self._sorted_out(tuple(looked_at), kept)
        self.hashed = self._few_patterns(hashed, kept)
        self.masked += tuple(position for position in hashed if position not in self.hashed)
        self.plain = all(not is_loose(columns[position].type) for position in self.hashed)
        self.patterns = self._patterns(kept)

    def candidates(self, values: Values) -> tuple[int, ...]:
        """The rows that match, in order."""
        found: tuple[int, ...] = ()
        for positions, buckets in self.patterns:
            bucket = buckets.get(self._key_at(positions, values))
            if bucket is not None:
                rows = bucket.rows(values)
                found = tuple(sorted(found + rows)) if found else rows
        return found

    def key_of(self, position: int) -> Callable[[Value], Value]:
        """The sort key of an ordered column; for money it refuses all but the currency of the table."""
        found = self._keys.get(position)
        if found is None:
            found = self._keys[position] = key(self._columns[position].type, self._sample(position))
        return found

    def _condition(self, row: int, position: int) -> Condition:
        return self._rows[row].conditions[position]

    def _sample(self, position: int) -> Value | None:
        """Any value that the column is compared with."""
        for row in self._rows:
            condition = row.conditions[position]
            if isinstance(condition, Among) and condition.values:
                return condition.values[0]
            if isinstance(condition, Within):
                ends = (end for span in condition.spans for end in (span.low, span.high) if end is not None)
                found = next(ends, None)
                if found is not None:
                    return found
        return None

    def _sorted_out(
        self, looked_at: tuple[int, ...], kept: Numbered
    ) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
        """The columns looked up by value, those looked up by range, and those that exclude values."""
        hashed: list[int] = []
        ranged: list[int] = []
        masked: list[int] = []
        for position in looked_at:
            conditions = [self._condition(row, position) for row in kept]
            if any(isinstance(each, Within) or _is_negated(each) for each in conditions):
                (ranged if is_ordered(self._columns[position].type) else masked).append(position)
            elif any(isinstance(each, Among) for each in conditions):
                hashed.append(position)
        return tuple(hashed), tuple(ranged), tuple(masked)

    def _few_patterns(self, hashed: tuple[int, ...], kept: Numbered) -> tuple[int, ...]:
        """The columns to look up by dict: without those that rows leave open in too many combinations."""
        chosen = list(hashed)
        while chosen:
            patterns = {self._pattern(row, chosen) for row in kept}
            keys = [prod(self._count(row, position) for position in chosen) for row in kept]
            if len(patterns) <= _MOST_PATTERNS and max(keys, default=0) <= _MOST_KEYS_A_ROW:
                break
            by_openness = {
                position: sum(_is_open(self._condition(row, position)) for row in kept) for position in chosen
            }
            if max(by_openness.values()) == 0:
                chosen.remove(max(chosen, key=lambda at: max(self._count(row, at) for row in kept)))
            else:
                chosen.remove(max(chosen, key=lambda at: by_openness[at]))
        return tuple(chosen)

    def _pattern(self, row: int, positions: Sequence[int]) -> tuple[int, ...]:
        return tuple(at for at in positions if not _is_open(self._condition(row, at)))

    def _count(self, row: int, position: int) -> int:
        condition = self._condition(row, position)
        return len(condition.values) if isinstance(condition, Among) else 1

    def _patterns(self, kept: Numbered) -> list[tuple[tuple[int, ...], dict[Value, Bucket]]]:
        grouped: dict[tuple[int, ...], dict[Value, list[int]]] = {}
        for row in kept:
            positions = self._pattern(row, self.hashed)
            groups = grouped.setdefault(positions, {})
            for values in product(*(self._listed(row, position) for position in positions)):
                groups.setdefault(values[0] if len(values) == 1 else values, []).append(row)
        return [
            (positions, {group: self._bucket(list(dict.fromkeys(rows))) for group, rows in groups.items()})
            for positions, groups in grouped.items()
        ]

    def _listed(self, row: int, position: int) -> Iterable[Value]:
        condition = self._condition(row, position)
        values = condition.values if isinstance(condition, Among) else ()
        return map(frozen, values) if is_loose(self._columns[position].type) else values

    def _key_at(self, positions: tuple[int, ...], values: Values) -> Value:
        parts = [values[position] for position in positions]
        if not self.plain:
            parts = [frozen(part) for part in parts]
        return parts[0] if len(parts) == 1 else tuple(parts)

    def _bucket(self, rows: Numbered) -> Bucket:
        if self.masked or len(self.ranged) > 1:
            return self._masked(rows)
        if not self.ranged:
            return Listed(rows)
        position = self.ranged[0]
        covered = self._covered(zip(rows, rows, strict=True), position)
        borders = borders_of(covered)
        cells = rows_by_cell(borders, covered, _ENTRIES_A_ROW * len(rows) + _CHUNK)
        return (
            self._masked(rows) if cells is None else Banded(position, self.key_of(position), borders, cells)
        )

    def _covered(
        self, rows: Iterable[tuple[int, int]], position: int
    ) -> list[tuple[int, tuple[KeyedSpan, ...]]]:
        """What rows, each under a number, cover of an ordered column."""
        sort_key = self.key_of(position)
        return [(number, covered_by(self._condition(row, position), sort_key)) for number, row in rows]

    def _masked(self, rows: Numbered) -> Masked:
        chunks = []
        for start in range(0, len(rows), _CHUNK):
            chunk = tuple(rows[start : start + _CHUNK])
            looks = [self._look_in_range(chunk, position) for position in self.ranged]
            looks += [self._look_among(chunk, position) for position in self.masked]
            chunks.append((chunk, tuple(looks)))
        return Masked(chunks)

    def _look_in_range(self, rows: tuple[int, ...], position: int) -> Callable[[Values], int]:
        covered = self._covered(enumerate(rows), position)
        borders = borders_of(covered)
        masks = masks_by_cell(borders, covered)
        sort_key = self.key_of(position)
        return lambda values: masks[cell_of(borders, sort_key(values[position]))]

    def _look_among(self, rows: tuple[int, ...], position: int) -> Callable[[Values], int]:
        named: dict[Value, int] = {}
        others = 0
        for bit, row in enumerate(rows):
            condition = self._condition(row, position)
            if not isinstance(condition, Among) or condition.negated:
                others |= 1 << bit
            if isinstance(condition, Among):
                for value in set(map(frozen, condition.values)):
                    named[value] = named.get(value, 0) ^ 1 << bit
        masks = {value: others ^ mask for value, mask in named.items()}
        return lambda values: masks.get(frozen(values[position]), others)


def is_loose(of_type: Type) -> bool:
    """Whether values of this type may be of several kinds, or hold others: they are compared frozen."""
    return of_type is ANY or isinstance(of_type, ListOf | ContextOf | Keyed)


def frozen(value: Value) -> Value:
    """The value as a key of a dict that keeps `true` and 1 apart; lists and contexts can be keys, too."""
    kind = type(value)
    if kind is bool:
        return bool, value
    if kind is list or kind is tuple:
        return list, tuple(map(frozen, value))
    if kind is dict:
        return dict, frozenset((name, frozen(part)) for name, part in value.items())
    return value


def _is_open(condition: Condition) -> bool:
    return isinstance(condition, Anything | Passing)


def _is_negated(condition: Condition) -> bool:
    return isinstance(condition, Among) and condition.negated
