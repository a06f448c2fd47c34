"""Which rows of a table touch which earlier rows, by bitsets of rows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from addendum.rules.cells import bits
from addendum.rules.coverage import intersection

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addendum.rules.coverage import Box

    Touching = Iterator[tuple[int, list[int]]]


def touching_rows(boxes: Sequence[Box], rows: Sequence[int], lines: Sequence[bool], root: Box) -> Touching:
    """Each of the rows, downwards from the first, with the earlier ones that share a part of the table.

    Rows that name single values of some column are compared only with those of the same value, so that large
    tables keyed by a value cost little more than small ones.
    """
    earlier: dict[int, set[int]] = {row: set() for row in rows}
    for group in _groups(boxes, rows, lines, root):
        for row, found in _within(boxes, group, lines, root):
            earlier[row].update(found)
    return ((row, sorted(found)) for row, found in earlier.items())


def _groups(
    boxes: Sequence[Box], rows: Sequence[int], lines: Sequence[bool], root: Box
) -> Iterator[list[int]]:
    """Rows that may touch: by the value of the column that tells most of them apart."""
    best, most = None, len(rows)
    for column, is_line in enumerate(lines):
        counts = Counter(boxes[row][column] for row in rows)
        everywhere = counts.pop(root[column], 0)
        if is_line or not counts or any(cells.bit_count() > 1 for cells in counts):
            continue
        largest = max(counts.values()) + everywhere
        if largest < most:
            best, most = column, largest
    if best is None:
        yield list(rows)
        return
    by_value: dict[int, list[int]] = {}
    for row in rows:
        by_value.setdefault(boxes[row][best], []).append(row)
    everywhere_rows = by_value.pop(root[best], [])
    for named in by_value.values():
        yield sorted([*named, *everywhere_rows])


def _within(boxes: Sequence[Box], group: Sequence[int], lines: Sequence[bool], root: Box) -> Touching:
    columns = [
        _LineMasks(boxes, group, column) if is_line else _PointMasks(boxes, group, column)
        for column, is_line in enumerate(lines)
    ]
    for index, row in enumerate(group):
        found = (1 << index) - 1
        for column, masks in enumerate(columns):
            cells = boxes[row][column]
            if found and cells != root[column]:
                found &= masks.meeting(cells)
        near = (group[other] for other in bits(found))
        yield row, [other for other in near if intersection(boxes[row], boxes[other]) is not None]


class _LineMasks:
    """The rows whose hull meets the hull of a set of cells."""

    def __init__(self, boxes: Sequence[Box], group: Sequence[int], column: int) -> None:
        width = max(boxes[row][column].bit_length() for row in group)
        self._begun = [0] * (width + 1)
        self._ended = [0] * (width + 1)
        for index, row in enumerate(group):
            cells = boxes[row][column]
            self._begun[(cells & -cells).bit_length() - 1] |= 1 << index
            self._ended[cells.bit_length()] |= 1 << index
        for place in range(width):
            self._begun[place + 1] |= self._begun[place]
            self._ended[place + 1] |= self._ended[place]

    def meeting(self, cells: int) -> int:
        low, high = (cells & -cells).bit_length() - 1, cells.bit_length()
        return self._begun[high - 1] & ~self._ended[low]


class _PointMasks:
    """The rows that admit one of a set of cells."""

    def __init__(self, boxes: Sequence[Box], group: Sequence[int], column: int) -> None:
        self._by_cell: dict[int, int] = {}
        for index, row in enumerate(group):
            for cell in bits(boxes[row][column]):
                self._by_cell[cell] = self._by_cell.get(cell, 0) | 1 << index

    def meeting(self, cells: int) -> int:
        found = 0
        for cell in bits(cells):
            found |= self._by_cell.get(cell, 0)
        return found
