"""What a decision table leaves open or says twice, exactly and in all its dimensions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum.rules.cells import bits, cells_of
from addendum.rules.coverage import Coverage, OutOfBudget, contains, intersection, widened
from addendum.rules.grid import Grid, Region, grid_of
from addendum.rules.model import Aggregation, HitPolicy, Table
from addendum.rules.touching import touching_rows
from addendum.values import MemberOf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from addendum.rules.cells import Cells
    from addendum.rules.coverage import Box
    from addendum.rules.model import Bounds, Output, Row

MOST_SHOWN = 50
_BUDGET = 4_000_000
_MOST_COUNTED = 1_000
_SLOWEST_MINIMUM = 40
# Where all rows that match count, rows with the same conditions may each add something of their own.
_ALL_COUNT = (HitPolicy.COLLECT, HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER)


class Gap(NamedTuple):
    """A region that no row covers.

    `column` is the only column that it narrows, None where there are several; `members` are those of a list
    that no row speaks of at all; `beside` are rows that end or begin where the region does.
    """

    region: Region
    column: int | None
    members: tuple[str, ...] = ()
    beside: tuple[int, ...] = ()


class Overlap(NamedTuple):
    """A region where two rows hold that must not, the earlier row first."""

    rows: tuple[int, int]
    region: Region


class Duplicate(NamedTuple):
    """Two rows with the same conditions; `agree` where their results are the same."""

    rows: tuple[int, int]
    agree: bool
    region: Region


class Shadow(NamedTuple):
    """A row that never counts, because the rows `by` are taken before it wherever it holds."""

    row: int
    by: tuple[int, ...]
    region: Region


class NeverMatches(NamedTuple):
    """A row whose condition in `column` no value meets; `is_outside` where only the bounds forbid it."""

    row: int
    column: int
    is_outside: bool


class Analysis:
    """All that was found of one table; `more` counts what was found beyond that.

    `complete` is False where the search ran out of steps, so that there may be more still.
    """

    __slots__ = ("complete", "duplicates", "gaps", "grid", "more", "never", "overlaps", "shadows")

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.gaps: list[Gap] = []
        self.overlaps: list[Overlap] = []
        self.duplicates: list[Duplicate] = []
        self.shadows: list[Shadow] = []
        self.never: list[NeverMatches] = []
        self.more = 0
        self.complete = True


def analyse(table: Table, outputs: Sequence[Output], bounds: Mapping[str, Bounds]) -> Analysis:
    """The gaps, overlaps, duplicate, shadowed and impossible rows of a table.

    `bounds` are those of the facts and decisions named by its columns.
    """
    grid = grid_of(table, bounds)
    found = Analysis(grid)
    possible = [row for row, box in enumerate(grid.boxes) if all(box)]
    found.never = list(_never(grid, table, set(possible)))
    search = Coverage(grid.lines, _BUDGET)
    certain = [row for row in possible if row not in grid.unseen]
    try:
        if all(grid.root):
            _find_pairs(found, table, outputs, certain, search)
        if table.otherwise is None and all(grid.root) and table.aggregation is not Aggregation.COUNT:
            _find_gaps(found, possible, search)
    except OutOfBudget:
        found.complete = False
    return found


def _never(grid: Grid, table: Table, possible: set[int]) -> Iterator[NeverMatches]:
    for row, box in enumerate(grid.boxes):
        if row not in possible:
            column = next(index for index, cells in enumerate(box) if not cells)
            unbounded = cells_of(table.columns[column].type, [table.rows[row].conditions[column]])
            yield NeverMatches(row, column, is_outside=bool(unbounded.rows[0]))


def _find_gaps(found: Analysis, rows: Sequence[int], search: Coverage) -> None:
    grid = found.grid
    boxes = list(dict.fromkeys(grid.boxes[row] for row in rows))
    if not boxes:
        found.gaps.append(Gap(grid.region(grid.root), None))
        return
    root = list(grid.root)
    for column, whole in enumerate(grid.root):
        admitted = 0
        for box in boxes:
            admitted |= box[column]
        root[column] = admitted
        for missing in _pieces(whole & ~admitted, is_line=grid.lines[column]):
            found.gaps.append(_gap(grid, rows, _with(grid.root, column, missing)))
    _find_regions(found, rows, boxes, tuple(root), search)


def _find_regions(
    found: Analysis, rows: Sequence[int], boxes: list[Box], root: Box, search: Coverage
) -> None:
    """Gaps that only several columns together describe."""
    regions: list[Box] = []
    for hole in search.uncovered(root, boxes):
        if any(contains(region, hole) for region in regions) or search.covers(regions, hole):
            continue
        if len(regions) >= _MOST_COUNTED:
            found.complete = False
            return
        if len(found.gaps) < MOST_SHOWN:
            region = widened(hole, root, boxes)
            search.budget -= len(boxes) * len(root)
            found.gaps.append(_gap(found.grid, rows, _with_slices(region, root, found.grid.root)))
        else:
            region = hole
            found.more += 1
        regions.append(region)


def _with_slices(region: Box, root: Box, whole: Box) -> Box:
    """The region with the slices that no row speaks of, where it spans a column but for them."""
    columns = zip(region, root, whole, strict=True)
    return tuple(everything if cells == admitted else cells for cells, admitted, everything in columns)


def _gap(grid: Grid, rows: Sequence[int], box: Box) -> Gap:
    narrowed = [column for column, cells in enumerate(box) if cells != grid.root[column]]
    column = narrowed[0] if len(narrowed) == 1 else None
    region = grid.region(box)
    beside = tuple(_beside(grid, rows, box, narrowed))
    members = () if column is None else _members(grid.cells[column], box[column])
    return Gap(region, column, members, beside)


def _members(cells: Cells, chosen: int) -> tuple[str, ...]:
    """The members in a set of cells; none where an absent outcome is in it, too."""
    if not isinstance(cells.type, MemberOf):
        return ()
    values = {value for index in bits(chosen) for value in getattr(cells.cells[index], "values", ())}
    members = tuple(member for member in cells.type.members if member in values)
    return members if len(members) == len(values) else ()


def _beside(grid: Grid, rows: Sequence[int], box: Box, narrowed: Sequence[int]) -> Iterator[int]:
    """The row that ends where a region begins and the one that begins where it ends, where there are such."""
    for column in narrowed:
        if not grid.lines[column]:
            continue
        chosen = box[column]
        below, above = (chosen & -chosen) >> 1, 1 << chosen.bit_length()
        for border in (below, above):
            edge = _with(box, column, border)
            row = next((row for row in rows if border and intersection(grid.boxes[row], edge)), None)
            if row is not None:
                yield row
        return
    for column in narrowed:
        around = _with(box, column, grid.root[column])
        row = next((row for row in rows if intersection(grid.boxes[row], around)), None)
        if row is not None:
            yield row
            return


def _find_pairs(
    found: Analysis, table: Table, outputs: Sequence[Output], certain: Sequence[int], search: Coverage
) -> None:
    """Overlapping, duplicate and shadowed rows, as far as the hit policy minds them."""
    grid = found.grid
    first_of: dict[Box, int] = {}
    touching = touching_rows(grid.boxes, certain, grid.lines, grid.root) if certain else ()
    ranks = [_rank(row, outputs) for row in table.rows] if table.hit_policy is HitPolicy.PRIORITY else []
    for row, earlier in touching:
        twin = first_of.setdefault(grid.boxes[row], row)
        if twin != row:
            agree = _same_results(table.rows[twin], table.rows[row]) is True
            if agree or table.hit_policy not in _ALL_COUNT:
                found.duplicates.append(Duplicate((twin, row), agree, grid.region(grid.boxes[row])))
        elif table.hit_policy is HitPolicy.FIRST:
            _find_shadow(found, row, earlier, search)
        elif table.hit_policy in (HitPolicy.UNIQUE, HitPolicy.ANY):
            _find_overlaps(found, table, row, earlier)
    if table.hit_policy is HitPolicy.PRIORITY:
        twins = {duplicate.rows[1] for duplicate in found.duplicates}
        for row in (row for row in certain if row not in twins):
            _find_shadow(found, row, _ranked_above(grid, certain, ranks, row), search)


def _find_overlaps(found: Analysis, table: Table, row: int, earlier: Sequence[int]) -> None:
    grid = found.grid
    for other in earlier:
        shared = intersection(grid.boxes[row], grid.boxes[other])
        if shared is None or grid.boxes[row] == grid.boxes[other]:
            continue
        if (
            table.hit_policy is HitPolicy.ANY
            and _same_results(table.rows[other], table.rows[row]) is not False
        ):
            continue
        if len(found.overlaps) < MOST_SHOWN:
            found.overlaps.append(Overlap((other, row), grid.region(shared)))
        else:
            found.more += 1


def _find_shadow(found: Analysis, row: int, before: Sequence[int], search: Coverage) -> None:
    grid = found.grid
    box = grid.boxes[row]
    alone = next((other for other in before if contains(grid.boxes[other], box)), None)
    if alone is not None:
        by = [alone]
    elif len(before) > 1 and search.covers([grid.boxes[other] for other in before], box):
        by = _needed(grid, list(before), box, search)
    else:
        return
    found.shadows.append(Shadow(row, tuple(by), grid.region(box)))


def _needed(grid: Grid, rows: list[int], box: Box, search: Coverage) -> list[int]:
    """Rows without which the others would not cover the box; large covers are named as they are."""
    if len(rows) > _SLOWEST_MINIMUM:
        return rows
    for row in reversed(rows.copy()):
        others = [other for other in rows if other != row]
        if search.covers([grid.boxes[other] for other in others], box):
            rows = others
    return rows


def _ranked_above(
    grid: Grid, certain: Sequence[int], ranks: list[tuple[int, ...] | None], row: int
) -> list[int]:
    rank = ranks[row]
    if rank is None:
        return []
    above = []
    for other in certain:
        other_rank = ranks[other]
        if other_rank is not None and other_rank < rank and intersection(grid.boxes[other], grid.boxes[row]):
            above.append(other)
    return above


def _rank(row: Row, outputs: Sequence[Output]) -> tuple[int, ...] | None:
    """The priority of a row's results, the first being the highest; None where a formula gives them."""
    ranks = []
    for value, output in zip(row.outputs, outputs, strict=True):
        if output.order:
            if value not in output.order:
                return None
            ranks.append(output.order.index(value))
    return tuple(ranks) or None


def _same_results(left: Row, right: Row) -> bool | None:
    """Whether two rows give the same; None where a formula stands against something else."""
    same: bool | None = True
    for one, other in zip(left.outputs, right.outputs, strict=True):
        if _is_formula(one) or _is_formula(other):
            if not (_is_formula(one) and _is_formula(other) and one.text == other.text):
                same = None
        elif one != other:
            return False
    return same


def _is_formula(value: object) -> bool:
    return hasattr(value, "tree")


def _pieces(chosen: int, *, is_line: bool) -> Iterator[int]:
    """A set of cells as runs of neighbours on a line, else as it is."""
    while chosen:
        if not is_line:
            yield chosen
            return
        lowest = chosen & -chosen
        run = chosen & ~(chosen + lowest)
        yield run
        chosen &= ~run


def _with(box: Box, column: int, cells: int) -> Box:
    return (*box[:column], cells, *box[column + 1 :])
