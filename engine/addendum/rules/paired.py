"""Two editions of a decision table on one grid: their columns joined, their rows as boxes over it.

A column that only one of the two has is met by any value in the other. What geometry cannot look into, such
as a formula that tests a value, becomes a column of its own with two cells: the test holds, or it does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum.rules.cells import Cells, Points, cells_of
from addendum.rules.model import Among, Anything, Bounds
from addendum.rules.wording import words
from addendum.values import MemberOf, NoAnswer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from addendum.rules.coverage import Box
    from addendum.rules.model import Column, Condition, Program, Row, Table
    from addendum.values import Type

HOLDS, FAILS = 1, 2
_ABSENT = Among((None,))


class Domains(NamedTuple):
    """What the columns of both editions may hold: the bounds of each, and which facts may be left out."""

    bounds: Mapping[str, Bounds]
    optional: frozenset[str]


class Test(NamedTuple):
    """A condition on a column that is only known to hold or not."""

    column: Column
    text: str


class Paired(NamedTuple):
    """The joined columns with their cells, then a column for each of `tests`; the rows of both as boxes.

    `known_before` and `known_after` are the parts in which a table is asked at all: of a list, the members
    that its edition has.
    """

    columns: tuple[Column, ...]
    cells: tuple[Cells, ...]
    tests: tuple[Test, ...]
    before: tuple[Box, ...]
    after: tuple[Box, ...]
    known_before: Box
    known_after: Box

    @property
    def root(self) -> Box:
        """The whole of both tables."""
        return (*(cells.all for cells in self.cells), *(HOLDS | FAILS for _ in self.tests))

    @property
    def lines(self) -> tuple[bool, ...]:
        """For each column, whether its cells stand in an order."""
        return (*(cells.is_line for cells in self.cells), *(False for _ in self.tests))


def domains_of(before: Program, after: Program) -> Domains:
    """What both editions of a program accept for each name."""
    from addendum.rules.table_findings import bounds_of

    first, second = bounds_of(before), bounds_of(after)
    bounds = {name: _narrower(found, second.get(name, found)) for name, found in first.items()}
    bounds.update((name, found) for name, found in second.items() if name not in bounds)
    optional = (
        name
        for name, fact in before.facts.items()
        if fact.optional and name in after.facts and after.facts[name].optional
    )
    return Domains(bounds, frozenset(optional))


def paired(
    before: Table, after: Table, rows: tuple[Sequence[Row], Sequence[Row]], domains: Domains
) -> Paired | None:
    """Rows of two tables on one grid; None where a column holds values of other types in the two."""
    columns = _joined(before, after)
    if columns is None:
        return None
    grids = [_Grid(key, column, before, after, rows, domains) for key, column in columns.items()]
    tests = tuple(dict.fromkeys(test for grid in grids for test in grid.tests.values()))
    sides = []
    for first, count in ((0, len(rows[0])), (len(rows[0]), len(rows[1]))):
        numbers = range(first, first + count)
        sides.append(tuple(_box(grids, tests, number) for number in numbers))
    every_test = tuple(HOLDS | FAILS for _ in tests)
    return Paired(
        tuple(columns.values()),
        tuple(grid.cells for grid in grids),
        tests,
        sides[0],
        sides[1],
        (*(grid.known[0] for grid in grids), *every_test),
        (*(grid.known[1] for grid in grids), *every_test),
    )


def _box(grids: Sequence[_Grid], tests: Sequence[Test], row: int) -> Box:
    named = {grid.tests[row] for grid in grids if row in grid.tests}
    return (
        *(grid.boxes[row] for grid in grids),
        *(HOLDS if test in named else HOLDS | FAILS for test in tests),
    )


class _Grid:
    """One joined column: its cells, the cells that each row of the two admits, and those each edition has."""

    def __init__(
        self,
        key: str,
        column: Column,
        before: Table,
        after: Table,
        rows: tuple[Sequence[Row], Sequence[Row]],
        domains: Domains,
    ) -> None:
        conditions: list[Condition] = []
        types: list[Type] = []
        for table, own in zip((before, after), rows, strict=True):
            at = next((i for i, each in enumerate(table.columns) if key_of(each) == key), None)
            types.append(column.type if at is None else table.columns[at].type)
            conditions += (Anything() if at is None else row.conditions[at] for row in own)
        members = [Among(each.members) if isinstance(each, MemberOf) else Anything() for each in types]
        may_be_absent = column.expression is None and column.name in domains.optional
        extra = [*members, *([_ABSENT] if may_be_absent else [])]
        bounds = domains.bounds.get(column.name, Bounds()) if column.expression is None else Bounds()
        self.cells = _cells(column.type, [*conditions, *extra], bounds)
        self.boxes = list(self.cells.rows[: len(conditions)])
        absent = self._having_none() if may_be_absent else 0
        if absent:
            # A fact that is left out meets a row that does not ask for it, and no other.
            self.boxes = [
                cells if isinstance(condition, Anything) else cells & ~absent
                for cells, condition in zip(self.boxes, conditions, strict=True)
            ]
        self.known = tuple(map(self._known, types))
        self.tests = {
            row: Test(column, words(conditions[row], column.type))
            for row in self.cells.unseen
            if row < len(conditions)
        }

    def _having_none(self) -> int:
        """The cell of a fact that nobody gives."""
        return sum(
            1 << index
            for index, cell in enumerate(self.cells.cells)
            if isinstance(cell, Points) and any(value is None for value in cell.values)
        )

    def _known(self, of_type: Type) -> int:
        """The cells but those of members that a list does not have."""
        if not isinstance(of_type, MemberOf):
            return self.cells.all
        lacking = {*getattr(self.cells.type, "members", ())}.difference(of_type.members)
        return self.cells.all & ~sum(
            1 << index
            for index, cell in enumerate(self.cells.cells)
            if isinstance(cell, Points) and any(value in lacking for value in cell.values)
        )


def _cells(of_type: Type, conditions: Sequence[Condition], bounds: Bounds) -> Cells:
    """The cells of a column; one cell where its values cannot be compared with each other."""
    try:
        return cells_of(of_type, conditions, bounds)
    except NoAnswer:
        unseen = frozenset(row for row, each in enumerate(conditions) if not isinstance(each, Anything))
        return Cells(of_type, (Points((), others=True),), (1,) * len(conditions), unseen)


def key_of(column: Column) -> str:
    """What a column is about: the same in two tables whose columns look at the same thing."""
    if column.expression is None:
        return column.name
    return f"= {' '.join(column.expression.text.split())}"


def _joined(before: Table, after: Table) -> dict[str, Column] | None:
    """The columns of both tables by what they are about, those of the later one first."""
    found = {key_of(column): column for column in after.columns}
    for column in before.columns:
        other = found.get(key_of(column))
        of_type = column.type if other is None else _common(column.type, other.type)
        if of_type is None:
            return None
        found[key_of(column)] = (other or column)._replace(type=of_type)
    return found


def _common(before: Type, after: Type) -> Type | None:
    """The type that holds the values of both; lists of one name are put together, the later one first."""
    if before == after:
        return after
    if isinstance(before, MemberOf) and isinstance(after, MemberOf) and before.name == after.name:
        return MemberOf(after.name, tuple(dict.fromkeys((*after.members, *before.members))))
    return None


def _narrower(one: Bounds, other: Bounds) -> Bounds:
    lows = [low for low in (one.at_least, other.at_least) if low is not None]
    highs = [high for high in (one.at_most, other.at_most) if high is not None]
    try:
        return Bounds(max(lows, default=None), min(highs, default=None))
    except (TypeError, NoAnswer):
        return one  # of two types; then their columns cannot be joined either
