"""A table as boxes of cells, and regions of it as words and examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum.rules.cells import Cells, cells_of
from addendum.rules.model import Anything, Bounds
from addendum.values import NoAnswer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from addendum.rules.coverage import Box
    from addendum.rules.model import Column, Table
    from addendum.values import Value


class Region(NamedTuple):
    """A part of a table: words for each column that it narrows, and a value for every column that is seen."""

    box: Box
    words: tuple[tuple[str, str], ...]
    example: Mapping[str, Value]


class Grid(NamedTuple):
    """The columns of a table cut into cells, and its rows as boxes over them.

    `unseen` are rows with a condition that geometry cannot look into: their boxes hold all they may match.
    `problems` are the columns whose values cannot be compared with each other.
    """

    columns: tuple[Column, ...]
    cells: tuple[Cells, ...]
    boxes: tuple[Box, ...]
    unseen: frozenset[int]
    problems: tuple[NoAnswer, ...]

    @property
    def root(self) -> Box:
        """The whole table."""
        return tuple(cells.all for cells in self.cells)

    @property
    def lines(self) -> tuple[bool, ...]:
        """For each column, whether its cells stand in an order."""
        return tuple(cells.is_line for cells in self.cells)

    def region(self, box: Box) -> Region:
        """A box in words, with a value inside for each column that is seen."""
        words = []
        example = {}
        for column, cells, chosen, whole in zip(self.columns, self.cells, box, self.root, strict=True):
            if chosen != whole:
                words.append((column.name, cells.words(chosen)))
            if cells.cells and not (cells.unseen and len(cells.cells) == 1):
                example[column.name] = cells.example(chosen)
        return Region(box, tuple(words), example)


def grid_of(table: Table, bounds: Mapping[str, Bounds]) -> Grid:
    """The grid of a table, within the bounds of the facts and decisions that its columns are about."""
    problems: list[NoAnswer] = []
    columns = []
    for index, column in enumerate(table.columns):
        conditions = [row.conditions[index] for row in table.rows]
        known = bounds.get(column.name, Bounds()) if column.expression is None else Bounds()
        try:
            columns.append(cells_of(column.type, conditions, known))
        except NoAnswer as problem:
            problems.append(problem)
            columns.append(_unseen(column, conditions))
    boxes = tuple(tuple(cells.rows[row] for cells in columns) for row in range(len(table.rows)))
    unseen = frozenset(row for cells in columns for row in cells.unseen)
    return Grid(table.columns, tuple(columns), boxes, unseen, tuple(problems))


def _unseen(column: Column, conditions: Sequence[object]) -> Cells:
    """A column with one cell that every row may match."""
    unseen = frozenset(row for row, each in enumerate(conditions) if not isinstance(each, Anything))
    cells = cells_of(column.type, [Anything() for _ in conditions])
    return Cells(column.type, cells.cells, (cells.all,) * len(conditions), unseen)
