"""The rows of a table as columns of data, read back row by row: of a large table an answer looks at one.

A column is its distinct cells, with the number of the cell that stands in each row. Beside the rows stands
what compiling the table has worked out: which keys and borders lead to which rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from addendum.rules.model import Passing, Row, is_formula
from addendum.values import value_from_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from addendum.feel import Compiled
    from addendum.rules.hits import Hit, Lookup
    from addendum.rules.model import Condition, Origin
    from addendum.values import Data, Value

    HitOf = Callable[[tuple[int, ...]], Hit | None]

_MOST_MADE = 4096


class Cells:
    """One column: `cells` are its distinct cells as data, `at` their numbers by row, or None for their order.

    A single cell stands in every row.
    """

    __slots__ = ("_at", "_known", "_read", "cells")

    def __init__(self, data: Data, read: Callable[[Data], Any]) -> None:
        self.cells, self._at = data
        self._read = read
        self._known: list[Any] = [_UNREAD] * len(self.cells)

    def of(self, row: int) -> Any:
        """The cell of a row."""
        at = 0 if len(self._known) == 1 else row if self._at is None else self._at[row]
        found = self._known[at]
        if found is _UNREAD:
            found = self._known[at] = self._read(self.cells[at])
        return found


if TYPE_CHECKING:
    _Rows = Sequence[Row]
else:
    _Rows = object  # defining a subclass of an abstract class takes a tenth of a millisecond


class StoredRows(_Rows):
    """Rows that are made when they are looked at.

    `formulas` are those of all rows, in their order; `finite` tells whether decimals can hold all values of
    the table; `looked_up` is its look-up as data.
    """

    def __init__(
        self,
        count: int,
        conditions: Sequence[Cells],
        outputs: Sequence[Cells],
        origin_of: Callable[[int], Origin],
        *,
        formulas: tuple[Compiled, ...],
        finite: bool,
        looked_up: Data,
    ) -> None:
        self.formulas = formulas
        self.finite = finite
        self._count = count
        self._conditions = conditions
        self._outputs = outputs
        self._origin_of = origin_of
        self._looked_up = looked_up
        self._made: dict[int, Row] = {}

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, index: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(index, slice):
            return tuple(self[row] for row in range(*index.indices(self._count)))
        found = self._made.get(index)
        if found is None:
            found = self._row(range(self._count)[index])
            if len(self._made) >= _MOST_MADE:
                self._made.clear()
            self._made[index] = found
        return found

    def __iter__(self) -> Iterator[Row]:
        return (self[row] for row in range(self._count))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, StoredRows | tuple) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def outputs(self, row: int) -> tuple[Value | Compiled, ...]:
        """The results of a row, without making the rest of it."""
        return tuple(column.of(row) for column in self._outputs)

    def lookup(self, hit_of: HitOf) -> Lookup | None:
        """The look-up that the table was stored with, None where it had none."""
        if self._looked_up is None:
            return None
        from addendum.rules.hits import Lookup

        hashed, ranged, side, default, keys, borders, hits = self._looked_up

        def hit(rows: Data) -> Hit | None:
            return None if rows is None else hit_of((rows,) if type(rows) is int else tuple(rows))

        found: dict[Value, Value] = {}
        if ranged is None:
            for key, rows in zip(keys, hits, strict=True):
                found[value_from_data(key)] = hit(rows)
        else:
            ends = Cells(borders, _values)
            for at, (key, stretches) in enumerate(zip(keys, hits, strict=True)):
                found[value_from_data(key)] = (ends.of(at), [hit(rows) for rows in stretches])
        return Lookup(tuple(hashed), ranged, side, found, hit(default))

    def _row(self, row: int) -> Row:
        conditions: tuple[Condition, ...] = tuple(column.of(row) for column in self._conditions)
        return Row(conditions, self.outputs(row), self._origin_of(row))


def formulas_in(rows: Sequence[Row]) -> Iterator[Compiled]:
    """The formulas of rows, row by row: the tests in its conditions, then its results."""
    if isinstance(rows, StoredRows):
        yield from rows.formulas
        return
    for row in rows:
        yield from (each.test for each in row.conditions if isinstance(each, Passing))
        yield from filter(is_formula, row.outputs)


def outputs_of(rows: Sequence[Row], row: int) -> tuple[Value | Compiled, ...]:
    """The results of one row."""
    return rows.outputs(row) if isinstance(rows, StoredRows) else rows[row].outputs


def lookup_to_data(lookup: Lookup | None) -> Data:
    """A look-up as `StoredRows` takes it: hits as the numbers of their rows, lists of borders each once."""
    if lookup is None:
        return None
    from addendum.values import value_to_data

    def rows(hit: Hit | None) -> Data:
        return None if hit is None else hit.rows[0] if len(hit.rows) == 1 else list(hit.rows)

    keys = [value_to_data(key) for key in lookup.hits]
    borders, hits = None, [rows(hit) for hit in lookup.hits.values()] if lookup.ranged is None else []
    if lookup.ranged is not None:
        borders = cells_to_data([[*map(value_to_data, ends)] for ends, _ in lookup.hits.values()])
        hits = [[rows(hit) for hit in stretches] for _, stretches in lookup.hits.values()]
    return [list(lookup.hashed), lookup.ranged, lookup.side, rows(lookup.default), keys, borders, hits]


def cells_to_data(column: Sequence[Data]) -> Data:
    """A column of data as its distinct cells and where they stand."""
    numbers: dict[str, int] = {}
    at = [numbers.setdefault(repr(cell), len(numbers)) for cell in column]
    cells: list[Data] = [None] * len(numbers)
    for number, cell in zip(at, column, strict=True):
        cells[number] = cell
    return [cells, None if len(cells) in (1, len(column)) else at]


def _values(data: Data) -> list[Value]:
    return [value_from_data(value) for value in data]


_UNREAD = object()
