"""Thresholds: the borders in the columns of a program's tables, each once however many rows it parts.

What an author writes as one number stands in several conditions: a band ends where its neighbour begins, a
commitment decides both whether it is met and which credit is due. The ends of conditions that belong together
are one threshold.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum.rules.meeting import may_share, meets
from addendum.rules.model import Table, Within
from addendum.rules.steps import steps_of
from addendum.values import ANY, Money, NoAnswer, key, type_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from addendum.rules.model import Column, Origin, Program, Row, Span
    from addendum.rules.steps import Steps
    from addendum.rules.watching import Visit
    from addendum.values import Type, Value

    Admits = Callable[[Table, Row], bool]

_MOST_COMPARED = 400


class End(NamedTuple):
    """One end of a span in a condition, by its decision, row, column and span."""

    decision: str
    row: int
    column: int
    span: int
    upper: bool


class Threshold(NamedTuple):
    """A value at which the rows of tables part.

    `below` tells on which side the value itself does not lie: True where the part under it ends before it, as
    with `at least`. `ends` are the ends of conditions that stand there, in reading order, `origins` those of
    their rows.
    """

    column: str
    type: Type
    value: Value
    below: bool
    ends: tuple[End, ...]
    origins: tuple[Origin, ...]
    steps: Steps

    @property
    def beside(self) -> Value:
        """The next value on the side that the threshold itself does not lie on."""
        return self.steps.moved(self.value, -1 if self.below else 1)


class Sides(NamedTuple):
    """Which sides of a threshold a look-up has tried: the value itself, or up to one step beside it."""

    exact: bool
    beside: bool


def thresholds_of(program: Program, admits: Admits) -> list[Threshold]:
    """The thresholds of all tables in reading order, as far as their rows are admitted."""
    found = _Ends(program, admits)
    made = (found.threshold(group) for group in found.groups())
    return sorted((each for each in made if each is not None), key=lambda each: each.origins[0].place)


def sides_tried(threshold: Threshold, visit: Visit, program: Program) -> Sides:
    """The sides of a threshold that a look-up has tried, where it met the other conditions of a row there."""
    for end in threshold.ends:
        if end.decision != visit.decision:
            continue
        try:
            away = threshold.steps.distance(threshold.value, visit.values[end.column])
        except (TypeError, AttributeError, ValueError, NoAnswer):  # null, an outcome, another currency
            continue
        exact = away == 0
        beside = -1 <= away < 0 if threshold.below else 0 < away <= 1
        if (exact or beside) and _others_met(program, end, visit):
            return Sides(exact, beside)
    return Sides(exact=False, beside=False)


def _others_met(program: Program, end: End, visit: Visit) -> bool:
    """Whether a look-up meets the conditions that stand beside that of the end."""
    row = _table(program, end.decision).rows[end.row]
    pairs = enumerate(zip(row.conditions, visit.values, strict=True))
    return all(at == end.column or meets(condition, value) for at, (condition, value) in pairs)


def _table(program: Program, name: str) -> Table:
    table = program.decisions[name].logic
    assert isinstance(table, Table)  # noqa: S101 - only tables have ends
    return table


class _Ends:
    """The ends of all conditions of a program, joined where they stand for one number of its author's."""

    def __init__(self, program: Program, admits: Admits) -> None:
        self._program = program
        self._parent: dict[End, End] = {}
        self._values: dict[str, dict[Hashable, Value]] = {}
        self._placed: dict[Hashable, End] = {}
        for name, decision in program.decisions.items():
            if isinstance(decision.logic, Table):
                self._note(name, decision.logic, admits)

    def groups(self) -> list[list[End]]:
        """The ends by what they belong to."""
        found: dict[End, list[End]] = {}
        for end in self._parent:
            found.setdefault(self._root(end), []).append(end)
        return [*found.values()]

    def threshold(self, ends: list[End]) -> Threshold | None:
        """The threshold of ends that belong together; None where the values of its column have no steps."""
        ends.sort(key=lambda end: (self._row(end).origin.place, end))
        first = ends[0]
        column, span = self._column(first), self._span(first)
        value = span.high if first.upper else span.low
        of_type = type_of(value) if column.type is ANY else column.type
        try:
            steps = steps_of(of_type, self._like(column.name, value))
        except NoAnswer:
            return None
        if steps is None:
            return None
        closed = span.high_closed if first.upper else span.low_closed
        origins = tuple(dict.fromkeys(self._row(end).origin for end in ends))
        below = closed is not first.upper
        return Threshold(column.name, of_type, value, below, tuple(ends), origins, steps)

    def _note(self, name: str, table: Table, admits: Admits) -> None:
        """The ends of one table; those of one place, and those of rows that may meet, belong together."""
        by_cut: dict[Hashable, list[End]] = {}
        for at, row in enumerate(table.rows):
            if not admits(table, row):
                continue
            for end, value, below in _ends_of(name, at, row):
                column, mark = table.columns[end.column].name, _mark(value)
                self._parent[end] = end
                self._values.setdefault(column, {})[mark] = value
                self._join(self._placed.setdefault((row.origin.place, column, mark, below), end), end)
                by_cut.setdefault((end.column, mark, below), []).append(end)
        for ends in by_cut.values():
            for one, other in combinations(ends[:_MOST_COMPARED], 2):
                if self._root(one) != self._root(other) and self._may_meet(table, one, other):
                    self._join(one, other)

    def _may_meet(self, table: Table, one: End, other: End) -> bool:
        pairs = zip(table.rows[one.row].conditions, table.rows[other.row].conditions, strict=True)
        return all(at == one.column or may_share(left, right) for at, (left, right) in enumerate(pairs))

    def _join(self, one: End, other: End) -> None:
        self._parent[self._root(other)] = self._root(one)

    def _root(self, end: End) -> End:
        while self._parent[end] != end:
            self._parent[end] = self._parent[self._parent[end]]
            end = self._parent[end]
        return end

    def _row(self, end: End) -> Row:
        return _table(self._program, end.decision).rows[end.row]

    def _column(self, end: End) -> Column:
        return _table(self._program, end.decision).columns[end.column]

    def _span(self, end: End) -> Span:
        condition = self._row(end).conditions[end.column]
        assert isinstance(condition, Within)  # noqa: S101 - only spans have ends
        return condition.spans[end.span]

    def _like(self, column: str, value: Value) -> list[Value]:
        """A value, and those at which the same column parts anywhere; of money in its currency."""
        others = (other for other in self._values[column].values() if _comparable(other, value))
        return [value, *others]


def _ends_of(decision: str, at: int, row: Row) -> Iterator[tuple[End, Value, bool]]:
    """The ends of a row's conditions, each with its value and whether the part below ends before it."""
    for column, condition in enumerate(row.conditions):
        if not isinstance(condition, Within):
            continue
        for number, span in enumerate(condition.spans):
            if span.low is not None and span.low == span.high:
                continue  # a single value, which parts nothing by its size
            if span.low is not None:
                yield End(decision, at, column, number, upper=False), span.low, span.low_closed
            if span.high is not None:
                yield End(decision, at, column, number, upper=True), span.high, not span.high_closed


def _comparable(value: Value, other: Value) -> bool:
    if type(value) is not type(other):
        return False
    return not isinstance(value, Money) or value.currency == other.currency


def _mark(value: Value) -> Hashable:
    """What two equal values have in common, with the currency of money."""
    of_type = type_of(value)
    mark = key(of_type, value)(value)
    currency = value.currency if isinstance(value, Money) else ""
    return (of_type, currency, Fraction(mark) if isinstance(mark, int | Fraction) else mark)
