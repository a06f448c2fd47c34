"""Values that lead to a row of a table, found by its geometry: points of the region that is its own."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from addendum.rules.coverage import Coverage, OutOfBudget
from addendum.rules.grid import grid_of
from addendum.rules.model import HitPolicy, Table
from addendum.rules.table_findings import bounds_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from addendum.rules.coverage import Box
    from addendum.rules.grid import Grid
    from addendum.rules.model import Program
    from addendum.values import Value

    Example = dict[str, Value]

_BUDGET = 400_000
_MOST_PARTS = 4


class Sampler:
    """Samples of one program. `fixed` are names whose values no case changes, `known` those it may leave."""

    def __init__(self, program: Program, fixed: Mapping[str, Value], known: Mapping[str, Value]) -> None:
        self._program = program
        self._fixed = fixed
        self._known = known
        self._bounds = bounds_of(program)
        self._grids: dict[str, Grid] = {}

    def in_row(self, decision: str, row: int) -> Iterator[Example]:
        """Values of columns with which a row is taken, from different parts of its region.

        A column of which nothing is asked is left out, and so is what is known already and suits.
        """
        grid = self._grid(decision)
        box = self._narrowed(grid, grid.boxes[row], self._fixed)
        if box is not None:
            before = self._taken_before(decision, row)
            for part in self._parts(grid, box, [grid.boxes[other] for other in before]):
                yield self._example(grid, part)

    def in_no_row(self, decision: str) -> Iterator[Example]:
        """Values of columns with which no row is taken."""
        grid = self._grid(decision)
        root = self._narrowed(grid, grid.root, self._fixed)
        if root is not None:
            for part in self._parts(grid, root, list(grid.boxes)):
                yield self._example(grid, part)

    def at(self, decision: str, row: int, column: int, value: Value) -> Example | None:
        """Values that meet a row's conditions on all columns but one, which has this value; None: none do."""
        grid = self._grid(decision)
        cells = grid.cells[column].having(value)
        whole = (*grid.boxes[row][:column], cells, *grid.boxes[row][column + 1 :])
        box = self._narrowed(grid, whole, self._fixed)
        if box is None or not all(box):
            return None
        return {**self._example(grid, box), grid.columns[column].name: value}

    def _grid(self, decision: str) -> Grid:
        found = self._grids.get(decision)
        if found is None:
            found = self._grids[decision] = grid_of(self._table(decision), self._bounds)
        return found

    def _table(self, decision: str) -> Table:
        table = self._program.decisions[decision].logic
        assert isinstance(table, Table)  # noqa: S101 - only tables have rows
        return table

    def _taken_before(self, decision: str, row: int) -> Iterable[int]:
        """The rows that may be taken in place of a row where they match, too."""
        table = self._table(decision)
        if table.hit_policy is HitPolicy.FIRST:
            return range(row)
        if table.hit_policy is HitPolicy.PRIORITY:
            return (other for other in range(len(table.rows)) if other != row)
        return ()

    def _parts(self, grid: Grid, box: Box, others: list[Box]) -> list[Box]:
        """Parts of a region that no other row takes; where they are hard to find, the region itself."""
        search = Coverage(grid.lines, _BUDGET)
        try:
            return list(islice(search.uncovered(box, others), _MOST_PARTS))
        except OutOfBudget:
            return [box]

    def _narrowed(self, grid: Grid, box: Box, values: Mapping[str, Value]) -> Box | None:
        """The part of a region in which names have these values; None where there is none."""
        found = []
        for column, cells, chosen in zip(grid.columns, grid.cells, box, strict=True):
            named = column.expression is None and column.name in values
            found.append(chosen & cells.having(values[column.name]) if named else chosen)
        return tuple(found) if all(found) else None

    def _example(self, grid: Grid, box: Box) -> Example:
        found: Example = {}
        for column, cells, chosen, whole in zip(grid.columns, grid.cells, box, grid.root, strict=True):
            if column.expression is not None or chosen == whole or column.name in self._fixed:
                continue
            if column.name in self._known and chosen & cells.having(self._known[column.name]):
                continue
            found[column.name] = cells.example(chosen)
        return found
