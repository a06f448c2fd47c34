"""Where two editions of a decision table differ: regions in which each gives one thing, exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum.rules.changed_rows import changed_rows, rows_near
from addendum.rules.coverage import Coverage, OutOfBudget, contains, intersection
from addendum.rules.given import NOT_ACCEPTED, Given, Giving, signature_of
from addendum.rules.model import HitPolicy, Table
from addendum.rules.paired import HOLDS, key_of, paired

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from addendum.rules.coverage import Box
    from addendum.rules.model import Column, Condition, Decision
    from addendum.rules.paired import Domains, Paired
    from addendum.values import Type, Value

_BUDGET = 4_000_000


class Narrowed(NamedTuple):
    """A column that a region narrows, and the values that are left: those of any of the conditions.

    A value of None among them is a fact that nobody gives.
    """

    column: Column
    conditions: tuple[Condition, ...]


class Tested(NamedTuple):
    """A condition that geometry cannot look into, and whether it holds in a region."""

    column: Column
    text: str
    holds: bool


class Difference(NamedTuple):
    """A region, and what each edition gives everywhere in it.

    The `example` is a case in it, a value for each column that is seen; where conditions are `tested` it may
    not meet them.
    """

    narrowed: tuple[Narrowed, ...]
    tested: tuple[Tested, ...]
    example: Mapping[str, Value]
    before: Given
    after: Given


class Differences(NamedTuple):
    """The regions in which two tables differ, apart from each other, in the order of their rows.

    `comparable` is False where they look at one thing by values of two types, so that no region tells of
    both; `complete` is False where the search ran out of steps.
    """

    found: tuple[Difference, ...]
    comparable: bool = True
    complete: bool = True


def differences(before: Decision, after: Decision, domains: Domains) -> Differences:
    """The regions in which the tables of two decisions give different things."""
    first, second = before.logic, after.logic
    if not isinstance(first, Table) or not isinstance(second, Table):
        raise TypeError("only tables have regions")
    changed = changed_rows(first, second)
    everywhere = _rules(before, first) != _rules(after, second)
    otherwise = _otherwise(first) != _otherwise(second)
    lists = _types(first) != _types(second)
    if not (everywhere or any(changed) or otherwise or lists):
        return Differences(())
    rows: tuple[Sequence[int], Sequence[int]] = (range(len(first.rows)), range(len(second.rows)))
    if not (everywhere or otherwise or lists):
        rows = (
            rows_near(first, changed[0], changed[1], second),
            rows_near(second, changed[1], changed[0], first),
        )
    chosen = ([first.rows[row] for row in rows[0]], [second.rows[row] for row in rows[1]])
    both = paired(first, second, chosen, domains)
    if both is None:
        return Differences((), comparable=False)
    search = _Search(both, (Giving(before, first), Giving(after, second)), rows)
    return search.run(changed, everywhere, otherwise)


class _Search:
    """One search through the regions of two tables; `rows` are the numbers that the paired rows have."""

    def __init__(
        self, both: Paired, giving: tuple[Giving, Giving], rows: tuple[Sequence[int], Sequence[int]]
    ) -> None:
        self._both = both
        self._giving = giving
        self._rows = rows
        self._sides = (both.before, both.after)
        self._known = (both.known_before, both.known_after)
        self._coverage = Coverage(both.lines, _BUDGET)
        self._found: dict[tuple[object, object], _Alike] = {}

    def run(self, changed: tuple[set[int], set[int]], everywhere: bool, otherwise: bool) -> Differences:
        """The regions within all that may differ: where changed rows hold, and where rows no longer count."""
        complete = True
        try:
            for box in self._apart(self._of_interest(changed, everywhere, otherwise)):
                self._look(box)
        except OutOfBudget:
            complete = False
        regions = [region for alike in self._found.values() for region in alike.regions()]
        return Differences(
            tuple(self._difference(*region) for region in sorted(regions, key=_by_rows)), complete=complete
        )

    def _of_interest(
        self, changed: tuple[set[int], set[int]], everywhere: bool, otherwise: bool
    ) -> Iterator[Box]:
        root = self._both.root
        if everywhere:
            yield root
            return
        for column, cells in enumerate(one ^ other for one, other in zip(*self._known, strict=True)):
            yield (*root[:column], cells, *root[column + 1 :])
        for boxes, numbers, own in zip(self._sides, self._rows, changed, strict=True):
            yield from (box for box, number in zip(boxes, numbers, strict=True) if number in own and all(box))
        if otherwise and all(root):
            yield from self._coverage.uncovered(root, [box for boxes in self._sides for box in boxes])

    def _apart(self, boxes: Iterator[Box]) -> Iterator[Box]:
        """The boxes without what they share with those before them."""
        seen: list[Box] = []
        for box in boxes:
            if all(box):
                yield from self._coverage.uncovered(box, seen)
                seen.append(box)

    def _look(self, box: Box) -> None:
        """Split a box until each edition has one set of rows that match in it, and keep what differs."""
        start: tuple[Sequence[int], Sequence[int]] = (range(len(self._sides[0])), range(len(self._sides[1])))
        waiting = [(box, start)]
        while waiting:
            current, rows = waiting.pop()
            near = (self._touching(current, 0, rows[0]), self._touching(current, 1, rows[1]))
            boxes = [self._sides[side][row] for side in (0, 1) for row in near[side]]
            parted = (intersection(box, current) for box in (*boxes, *self._known))
            torn = [shared for shared in parted if shared is not None and shared != current]
            self._coverage.budget -= sum(map(len, near)) + 1
            if self._coverage.budget < 0:
                raise OutOfBudget
            if torn:
                waiting.extend((part, near) for part, _ in self._coverage.parts(current, torn))
            else:
                self._keep(current, near)

    def _touching(self, box: Box, side: int, rows: Sequence[int]) -> list[int]:
        """The rows that hold somewhere in a box; of those that stand behind one that is taken, none."""
        boxes = self._sides[side]
        found = []
        for row in rows:
            if intersection(boxes[row], box) is not None:
                found.append(row)
                if self._giving[side].takes_first and contains(boxes[row], box):
                    break
        return found

    def _keep(self, box: Box, near: Sequence[Sequence[int]]) -> None:
        before, after = (self._given(box, side, near[side]) for side in (0, 1))
        key = (before.signature, after.signature)
        if key[0] != key[1]:
            self._found.setdefault(key, _Alike()).add(box, before, after)

    def _given(self, box: Box, side: int, rows: Sequence[int]) -> Given:
        if not contains(self._known[side], box):
            return Given(problem=NOT_ACCEPTED)
        return self._giving[side].given([self._rows[side][row] for row in rows])

    def _difference(self, box: Box, before: Given, after: Given) -> Difference:
        both = self._both
        narrowed, example = [], {}
        for column, cells, chosen in zip(both.columns, both.cells, box, strict=False):
            if chosen != cells.all:
                narrowed.append(Narrowed(column, cells.conditions(chosen)))
            if cells.cells and not (cells.unseen and len(cells.cells) == 1):
                example[column.name] = cells.example(chosen)
        tested = tuple(
            Tested(test.column, test.text, chosen == HOLDS)
            for test, chosen in zip(both.tests, box[len(both.columns) :], strict=True)
            if chosen.bit_count() == 1
        )
        return Difference(tuple(narrowed), tested, example, before, after)


class _Alike:
    """The boxes in which both editions give the same pair of things, put together where they can be."""

    def __init__(self) -> None:
        self._boxes: dict[Box, tuple[Given, Given]] = {}

    def add(self, box: Box, before: Given, after: Given) -> None:
        """One more box."""
        self._boxes[box] = (before, after)

    def regions(self) -> Iterator[tuple[Box, Given, Given]]:
        """Boxes that differ in one column only become one, until none do."""
        boxes = self._boxes
        count = 0
        while count != len(boxes):
            count = len(boxes)
            for column in range(len(next(iter(boxes)))):
                boxes = _joined(boxes, column)
        for box, given in boxes.items():
            yield (box, *given)


def _joined(boxes: Mapping[Box, tuple[Given, Given]], column: int) -> dict[Box, tuple[Given, Given]]:
    groups: dict[Box, tuple[int, Given, Given]] = {}
    for box, (before, after) in boxes.items():
        rest = (*box[:column], *box[column + 1 :])
        cells, *known = groups.get(rest, (0, before, after))
        groups[rest] = (cells | box[column], _with_rows(known[0], before), _with_rows(known[1], after))
    return {
        (*rest[:column], cells, *rest[column:]): (before, after)
        for rest, (cells, before, after) in groups.items()
    }


def _with_rows(one: Given, other: Given) -> Given:
    return one._replace(rows=tuple(sorted({*one.rows, *other.rows})))


def _by_rows(region: tuple[Box, Given, Given]) -> tuple[object, ...]:
    """The order of the later table's rows, then of the earlier one's; what no row speaks of comes last."""
    box, before, after = region
    return (after.rows or before.rows or (1 << 60,), before.rows or (1 << 60,), box)


def _rules(decision: Decision, table: Table) -> tuple[object, ...]:
    """What decides how rows that match count together."""
    orders = tuple((output.name, *map(signature_of, output.order)) for output in decision.outputs)
    ordered = table.hit_policy in (HitPolicy.PRIORITY, HitPolicy.OUTPUT_ORDER)
    names = tuple(output.name for output in decision.outputs)
    return (table.hit_policy, table.aggregation, orders if ordered else names)


def _types(table: Table) -> dict[str, Type]:
    return {key_of(column): column.type for column in table.columns}


def _otherwise(table: Table) -> object:
    return None if table.otherwise is None else tuple(map(signature_of, table.otherwise))
