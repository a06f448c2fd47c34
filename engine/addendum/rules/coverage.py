"""Which part of a box no row covers: boxes are tuples of cell sets, one a column, and rows are boxes.

A row that covers all of a box but in one column is cut off there; where nothing is left to cut off, the box
is split where the fewest rows are torn.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from addendum.rules.cells import bits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Box = tuple[int, ...]


class OutOfBudget(Exception):
    """The search took more steps than it was given; what it found before holds."""


class Coverage:
    """The search within columns, of which some are `lines` (their cells stand in order).

    `budget` counts the rows looked at, over all searches of one table; about two million take a second.
    """

    def __init__(self, lines: Sequence[bool], budget: int) -> None:
        self._lines = tuple(lines)
        self.budget = budget

    def uncovered(self, box: Box, rows: Iterable[Box]) -> Iterator[Box]:
        """Disjoint boxes that make up what no row covers of `box`. Raises OutOfBudget."""
        waiting = [(box, list(rows))]
        while waiting:
            current, candidates = waiting.pop()
            self.budget -= len(candidates) + 1
            if self.budget < 0:
                raise OutOfBudget
            reduced = _cut_off(current, candidates)
            if reduced is None:
                continue
            current, touching = reduced
            if not touching:
                yield current
                continue
            waiting.extend(self.parts(current, touching))

    def covers(self, rows: Iterable[Box], box: Box) -> bool:
        """Whether the rows together cover the whole box. Raises OutOfBudget."""
        return next(self.uncovered(box, rows), None) is None

    def parts(self, box: Box, rows: list[Box]) -> list[tuple[Box, list[Box]]]:
        """The box in disjoint parts, each with the rows to look at there; the largest part has few rows."""
        best: tuple[int, int] | None = None
        parts: list[tuple[Box, list[Box]]] = []
        for column, whole in enumerate(box):
            counts = Counter(row[column] for row in rows)
            if counts.keys() == {whole}:
                continue
            apart = None if self._lines[column] else _apart(whole, counts)
            if apart is not None:
                score = (apart, apart)
                if best is None or score < best:
                    best, parts = score, _by_set(box, column, rows)
                continue
            cuts = _cuts_of_line(whole, counts) if self._lines[column] else _cuts_of_points(whole, counts)
            for side, left, right in cuts:
                score = (max(left, right), left + right)
                if best is None or score < best:
                    sides = (side, whole & ~side)
                    best, parts = score, [(_with(box, column, each), rows) for each in sides]
        return parts


def widened(box: Box, root: Box, rows: Sequence[Box]) -> Box:
    """A region around an uncovered box, within `root`, that grows in no column without meeting a row.

    Of the regions that the orders of growing lead to, the one that leaves most columns whole.
    """
    columns = range(len(box))
    orders = [[*columns[start:], *columns[:start]] for start in columns]
    found = {_grown(box, root, rows, order) for order in orders}
    return max(found, key=lambda each: (_whole_columns(each, root), _cells(each), each))


def intersection(left: Box, right: Box) -> Box | None:
    """The box that two boxes share, None where they share nothing."""
    shared = tuple(a & b for a, b in zip(left, right, strict=True))
    return shared if all(shared) else None


def contains(outer: Box, inner: Box) -> bool:
    """Whether one box lies within another."""
    return all(not b & ~a for a, b in zip(outer, inner, strict=True))


def _cut_off(box: Box, rows: Sequence[Box]) -> tuple[Box, list[Box]] | None:
    """The box without what single rows cover to its full width, and the parts of rows left in it.

    None where rows have covered it.
    """
    while True:
        touching: dict[Box, None] = {}
        cut = False
        for row in rows:
            shared = intersection(row, box)
            if shared is None:
                continue
            torn = [column for column, cells in enumerate(shared) if cells != box[column]]
            if not torn:
                return None
            if len(torn) == 1:
                column = torn[0]
                box = _with(box, column, box[column] & ~shared[column])
                cut = True
            else:
                touching[shared] = None
        rows = list(touching)
        if not cut:
            return box, rows


def _apart(whole: int, counts: Mapping[int, int]) -> int | None:
    """The most rows for one value where rows name values of their own or all; None where their sets mix."""
    seen = most = 0
    for cells, count in counts.items():
        if cells != whole:
            if cells & seen:
                return None
            seen |= cells
            most = max(most, count)
    return most + counts.get(whole, 0)


def _by_set(box: Box, column: int, rows: list[Box]) -> list[tuple[Box, list[Box]]]:
    """The box by the values that rows name in a column, and what is left for the rows that name none."""
    rest = whole = box[column]
    parts: dict[int, list[Box]] = {}
    everywhere = [row for row in rows if row[column] == whole]
    for row in rows:
        if row[column] != whole:
            parts.setdefault(row[column], []).append(row)
    for cells in parts:
        rest &= ~cells
    found = [(_with(box, column, cells), [*named, *everywhere]) for cells, named in parts.items()]
    return [*found, (_with(box, column, rest), everywhere)] if rest else found


def _cuts_of_line(whole: int, counts: Mapping[int, int]) -> Iterator[tuple[int, int, int]]:
    """Sides below a border of some row, with the number of rows on either side."""
    width = whole.bit_length()
    begins = [0] * (width + 1)
    ends = [0] * (width + 1)
    places: set[int] = set()
    for each, count in counts.items():
        low, high = (each & -each).bit_length() - 1, each.bit_length()
        begins[low] += count
        ends[high] += count
        if each.bit_count() == high - low:
            places.update((low, high))
        else:
            places.update(bits(each ^ each << 1))
    left = passed = 0
    right = sum(counts.values())
    for place in range(1, width):
        left += begins[place - 1]
        passed += ends[place]
        if place in places:
            side = whole & ((1 << place) - 1)
            if side and side != whole:
                yield side, left, right - passed


def _cuts_of_points(whole: int, counts: Mapping[int, int]) -> Iterator[tuple[int, int, int]]:
    """Sides that some row admits, with the number of rows on either side."""
    for side in counts:
        if side != whole:
            left = sum(count for each, count in counts.items() if each & side)
            yield side, left, sum(count for each, count in counts.items() if each & ~side)


def _grown(box: Box, root: Box, rows: Sequence[Box], order: Sequence[int]) -> Box:
    for column in order:
        taken = 0
        for row in rows:
            if all(cells & row[other] for other, cells in enumerate(box) if other != column):
                taken |= row[column]
        box = _with(box, column, root[column] & ~taken)
    return box


def _whole_columns(box: Box, root: Box) -> int:
    return sum(cells == whole for cells, whole in zip(box, root, strict=True))


def _cells(box: Box) -> int:
    count = 1
    for cells in box:
        count *= cells.bit_count()
    return count


def _with(box: Box, column: int, cells: int) -> Box:
    return (*box[:column], cells, *box[column + 1 :])
