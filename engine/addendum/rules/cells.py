"""Columns cut into elementary cells, exactly: within one cell, no row of the table tells two values apart.

A set of cells is an int with one bit a cell, so that regions of a table are tuples of ints, and their algebra
is `&`, `|` and `~`.
"""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum.rules.model import Among, Anything, Bounds, Span, Within
from addendum.rules.scales import EVERYTHING, Scale, Stretch, scale_of
from addendum.rules.wording import either
from addendum.values import ANY, BOOLEAN, TEXT, MemberOf, Outcome, is_ordered, show, type_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from addendum.rules.model import Condition
    from addendum.values import Type, Value

_UNBOUNDED = Bounds()
_OTHER_TEXT = "something else"


class Points(NamedTuple):
    """A cell of single values; with `others`, of every value that no row names, too."""

    values: tuple[Value, ...]
    others: bool = False


class Cells(NamedTuple):
    """The cells of one column and, row by row, the set of them that meets the row's condition.

    `unseen` are the rows whose condition geometry cannot look into; they count as met by every cell.
    `domain` are the bounds of the column on its scale, `named` all values that some row names.
    """

    type: Type
    cells: tuple[Stretch | Points, ...]
    rows: tuple[int, ...]
    unseen: frozenset[int] = frozenset()
    scale: Scale | None = None
    domain: Stretch = EVERYTHING
    named: tuple[Value, ...] = ()

    @property
    def all(self) -> int:
        """The set of all cells."""
        return (1 << len(self.cells)) - 1

    @property
    def is_line(self) -> bool:
        """Whether cells stand in the order of their values."""
        return self.scale is not None

    def having(self, value: Value) -> int:
        """The set of the one cell that holds a value, 0 where it lies outside of the column."""
        number = None if self.scale is None or _is_absent(value) else self.scale.number(value)
        for index, cell in enumerate(self.cells):
            if isinstance(cell, Points):
                found = number is None and _holds(cell, value, self.named)
            else:
                found = number is not None and cell.holds(number)
            if found:
                return 1 << index
        return 0

    def words(self, chosen: int) -> str:
        """What is in a set of cells: from 98 % to below 99 %, `S1` or `S3`, anything but `a`."""
        stretches, values, others = self._content(chosen)
        if others:
            left = [value for value in self.named if value not in values]
            return f"anything but {either(map(_quoted, left))}" if left else "any value"
        texts = [_stretch_words(self.scale, self._within(stretch)) for stretch in stretches if self.scale]
        return either([*texts, *map(_quoted, values)])

    def conditions(self, chosen: int) -> tuple[Condition, ...]:
        """What a set of cells holds as conditions, of which a value meets one."""
        stretches, values, others = self._content(chosen)
        if others:
            return (Among(tuple(value for value in self.named if value not in values), negated=True),)
        spans = tuple(self._span(self._within(stretch)) for stretch in stretches)
        return (*([Within(spans)] if spans else []), *([Among(tuple(values))] if values else []))

    @property
    def bound_words(self) -> str:
        """The bounds of the column in words."""
        return _stretch_words(self.scale, self.domain)

    def example(self, chosen: int) -> Value:
        """A concrete value in a set of cells, easy to read."""
        stretches, values, others = self._content(chosen)
        if self.scale is not None and stretches:
            inside = [each for each in stretches if each.low is None or each.low != each.high]
            return self.scale.readable((inside or stretches)[0])
        return values[0] if values or not others else self._unnamed()

    def _content(self, chosen: int) -> tuple[list[Stretch], list[Value], bool]:
        """The stretches (joined where they touch), the single values, and whether unnamed values count."""
        stretches: list[Stretch] = []
        values: list[Value] = []
        others = False
        for index in bits(chosen):
            cell = self.cells[index]
            if isinstance(cell, Points):
                values.extend(cell.values)
                others = others or cell.others
            elif stretches and self._touch(stretches[-1], cell):
                last = stretches.pop()
                stretches.append(Stretch(last.low, last.low_closed, cell.high, cell.high_closed))
            else:
                stretches.append(cell)
        if isinstance(self.type, MemberOf):
            values.sort(key=self.type.members.index)
        return stretches, values, others

    def _touch(self, lower: Stretch, upper: Stretch) -> bool:
        if self.scale is not None and self.scale.whole and lower.high is not None:
            return lower.high + 1 == upper.low
        return lower.is_before(upper)

    def _within(self, stretch: Stretch) -> Stretch:
        """The stretch without the ends that the column's own bounds give."""
        low, low_closed, high, high_closed = stretch
        if (low, low_closed) == self.domain[:2] and low != high:
            low, low_closed = None, False
        if (high, high_closed) == self.domain[2:] and low != high:
            high, high_closed = None, False
        return Stretch(low, low_closed, high, high_closed)

    def _span(self, stretch: Stretch) -> Span:
        assert self.scale is not None  # noqa: S101 - only a line has stretches
        low = None if stretch.low is None else self.scale.value(stretch.low)
        high = None if stretch.high is None else self.scale.value(stretch.high)
        return Span(low, stretch.low_closed, high, stretch.high_closed)

    def _unnamed(self) -> Value:
        text = _OTHER_TEXT
        while text in self.named:
            text += "!"
        return text


def cells_of(of_type: Type, conditions: Sequence[Condition], bounds: Bounds = _UNBOUNDED) -> Cells:
    """The cells of a column with these conditions, one a row, within the bounds of its fact.

    Raises NoAnswer where the values that the conditions name cannot be compared (two currencies).
    """
    if any(_is_structured(value) for each in conditions if isinstance(each, Among) for value in each.values):
        return _unseen(of_type, conditions)
    named = _named(conditions)
    seen_type = _seen_type(of_type, conditions, named)
    plain = [value for value in named if not _is_absent(value)]
    if seen_type is not None and is_ordered(seen_type) and seen_type is not TEXT:
        ends = [each for each in (bounds.at_least, bounds.at_most) if each is not None]
        scale = scale_of(seen_type, [*plain, *_borders(conditions), *ends])
        if scale is not None:
            return _line(seen_type, scale, conditions, bounds, named)
        seen_type = None
    if seen_type is None:
        return _unseen(of_type, conditions)
    return _points(seen_type, conditions, named)


def bits(chosen: int) -> Iterable[int]:
    """The numbers of the cells in a set, upwards."""
    while chosen:
        lowest = chosen & -chosen
        yield lowest.bit_length() - 1
        chosen ^= lowest


def _unseen(of_type: Type, conditions: Sequence[Condition]) -> Cells:
    """One cell, for a column of values that cannot be told apart here."""
    unseen = frozenset(row for row, each in enumerate(conditions) if not isinstance(each, Anything))
    return Cells(of_type, (Points((), others=True),), (1,) * len(conditions), unseen)


def _is_absent(value: Value) -> bool:
    """Whether a value lies on no scale: an absent outcome, or the null of imported tables."""
    return value is None or isinstance(value, Outcome)


def _is_structured(value: Value) -> bool:
    return isinstance(value, list | tuple | dict)


def _named(conditions: Sequence[Condition]) -> tuple[Value, ...]:
    """The single values that conditions name, each once."""
    found: dict[Value, None] = {}
    for condition in conditions:
        if isinstance(condition, Among):
            found.update(dict.fromkeys(condition.values))
    return tuple(found)


def _borders(conditions: Sequence[Condition]) -> list[Value]:
    spans = [span for condition in conditions if isinstance(condition, Within) for span in condition.spans]
    return [end for span in spans for end in (span.low, span.high) if end is not None]


def _seen_type(of_type: Type, conditions: Sequence[Condition], named: tuple[Value, ...]) -> Type | None:
    """The type to cut by, told by the values where the column's own is open; None where they do not tell."""
    met = {type_of(value) for value in (*named, *_borders(conditions)) if not _is_absent(value)}
    if of_type is ANY:
        found = met.pop() if len(met) == 1 else None
        return None if found is TEXT and _borders(conditions) else found
    if isinstance(of_type, MemberOf) or of_type in (BOOLEAN, TEXT):
        return None if _borders(conditions) else of_type
    return of_type if met <= {of_type} and is_ordered(of_type) else None


def _line(
    of_type: Type, scale: Scale, conditions: Sequence[Condition], bounds: Bounds, named: tuple[Value, ...]
) -> Cells:
    """Cells of a column whose values lie on a line; absent outcomes that rows name come after its end."""
    domain = _domain(scale, bounds)
    outcomes = tuple(value for value in named if _is_absent(value))
    unseen = frozenset(row for row, each in enumerate(conditions) if _is_opaque(each))
    wanted = [_stretches(scale, condition) for condition in conditions]
    cuts = _Cuts(scale, domain, [stretch for stretches in wanted for stretch in stretches])
    rows = []
    for condition, stretches in zip(conditions, wanted, strict=True):
        on_line = 0
        for stretch in stretches:
            on_line |= cuts.inside(stretch)
        if isinstance(condition, Among) and condition.negated:
            on_line = cuts.all & ~on_line
        rows.append(on_line | _outcome_bits(condition, outcomes) << len(cuts.cells))
    cells: tuple[Stretch | Points, ...] = (*cuts.cells, *(Points((outcome,)) for outcome in outcomes))
    return Cells(of_type, cells, tuple(rows), unseen, scale, domain, named)


def _domain(scale: Scale, bounds: Bounds) -> Stretch:
    declared = scale.stretch(Span(bounds.at_least, True, bounds.at_most, True))
    low, low_closed = declared[:2] if declared.low is not None else scale.ends[:2]
    high, high_closed = declared[2:] if declared.high is not None else scale.ends[2:]
    return Stretch(low, low_closed, high, high_closed)


def _stretches(scale: Scale, condition: Condition) -> list[Stretch]:
    """The stretches that a condition names, whether it admits or refuses them."""
    if isinstance(condition, Within):
        return [stretch for stretch in map(scale.stretch, condition.spans) if not stretch.is_empty]
    if isinstance(condition, Among):
        numbers = [scale.number(value) for value in condition.values if not _is_absent(value)]
        return [Stretch(number, True, number, True) for number in numbers]
    return [EVERYTHING]


def _outcome_bits(condition: Condition, outcomes: tuple[Value, ...]) -> int:
    found = 0
    for index, outcome in enumerate(outcomes):
        if _meets_outcome(condition, outcome):
            found |= 1 << index
    return found


def _meets_outcome(condition: Condition, outcome: Value) -> bool:
    if isinstance(condition, Among):
        return (outcome in condition.values) is not condition.negated
    return not isinstance(
        condition, Within
    )  # a border compares, and an absent outcome refuses to be compared


def _is_opaque(condition: Condition) -> bool:
    return not isinstance(condition, Anything | Within | Among)


class _Cuts:
    """A line cut where stretches begin and end: cell `n` lies between cuts `n` and `n + 1`.

    A cut is a number and whether it lies below (0) or above (1) that number, so that cuts sort as they stand.
    """

    def __init__(self, scale: Scale, domain: Stretch, stretches: Iterable[Stretch]) -> None:
        self._is_whole = scale.whole
        low, high = _low_cut(domain), self._high_cut(domain)
        ends = {cut for each in stretches for cut in (_low_cut(each), self._high_cut(each))}
        found = sorted(cut for cut in ends if low < cut < high)
        self._cuts = [low, *found, high] if low < high else [low]
        between = zip(self._cuts, self._cuts[1:], strict=False)
        self.cells = tuple(scale.tidied(_between_cuts(lower, upper)) for lower, upper in between)
        self.all = (1 << len(self.cells)) - 1

    def inside(self, stretch: Stretch) -> int:
        """The cells that lie in one of the stretches the line was cut by."""
        first = bisect_left(self._cuts, _low_cut(stretch))
        end = min(bisect_left(self._cuts, self._high_cut(stretch)), len(self.cells))
        return (1 << end) - (1 << first) if end > first else 0

    def _high_cut(self, stretch: Stretch) -> _Cut:
        if stretch.high is None:
            return (1, 0, 0)
        if self._is_whole:  # the end belongs to it, and nothing lies between it and the next whole number
            return (0, stretch.high + 1, 0)
        return (0, stretch.high, 1 if stretch.high_closed else 0)


_Cut = tuple[int, Fraction | int, int]  # -1, 0 or 1 for below, at or beyond all numbers; the number; the side


def _low_cut(stretch: Stretch) -> _Cut:
    return (-1, 0, 0) if stretch.low is None else (0, stretch.low, 0 if stretch.low_closed else 1)


def _between_cuts(lower: _Cut, upper: _Cut) -> Stretch:
    low = _number_at(lower)
    high = _number_at(upper)
    return Stretch(low, low is not None and lower[2] == 0, high, high is not None and upper[2] == 1)


def _number_at(cut: _Cut) -> Fraction | None:
    return Fraction(cut[1]) if cut[0] == 0 else None


def _points(of_type: Type, conditions: Sequence[Condition], named: tuple[Value, ...]) -> Cells:
    """Cells of single values; values that no row tells apart share a cell."""
    closed = isinstance(of_type, MemberOf) or of_type is BOOLEAN
    known: tuple[Value, ...] = of_type.members if isinstance(of_type, MemberOf) else ()
    if of_type is BOOLEAN:
        known = (True, False)
    outside = [value for value in named if not closed or _is_absent(value)]
    met_by = dict.fromkeys((*known, *outside), 0)
    refused_by = dict(met_by)
    others = 0
    for row, condition in enumerate(conditions):
        bit = 1 << row
        names = condition.values if isinstance(condition, Among) else ()
        takes_named = isinstance(condition, Among) and not condition.negated
        others |= 0 if takes_named else bit
        for value in names:
            if value in met_by:
                (met_by if takes_named else refused_by)[value] |= bit
    shared: dict[int, list[Value]] = {}
    for value, mask in met_by.items():
        shared.setdefault(mask | others & ~refused_by[value], []).append(value)
    if not closed:
        shared.setdefault(others, [])
    cells = tuple(Points(tuple(values), not closed and mask == others) for mask, values in shared.items())
    place = {value: 1 << index for index, cell in enumerate(cells) for value in cell.values}
    everything = (1 << len(cells)) - 1
    rows = tuple(_cells_met(condition, place, everything) for condition in conditions)
    unseen = frozenset(row for row, each in enumerate(conditions) if _is_opaque(each))
    return Cells(of_type, cells, rows, unseen, named=named)


def _cells_met(condition: Condition, place: Mapping[Value, int], everything: int) -> int:
    if not isinstance(condition, Among):
        return everything
    found = 0
    for value in condition.values:
        found |= place.get(value, 0)
    return everything & ~found if condition.negated else found


def _holds(cell: Points, value: Value, named: tuple[Value, ...]) -> bool:
    return value in cell.values or (cell.others and value not in named)


def _quoted(value: Value) -> str:
    return f"`{show(value)}`"


def _stretch_words(scale: Scale | None, stretch: Stretch) -> str:
    """A stretch as a sentence goes on: `from 98 % to below 99 %`, `below 95 %`, `exactly 99 %`."""
    assert scale is not None  # noqa: S101 - only a line has stretches
    low = None if stretch.low is None else show(scale.value(stretch.low))
    high = None if stretch.high is None else show(scale.value(stretch.high))
    if low is not None and low == high:
        return f"exactly {low}"
    if low is None or high is None:
        lower = f"{'at least' if stretch.low_closed else 'above'} {low}" if low else ""
        upper = f"{'at most' if stretch.high_closed else 'below'} {high}" if high else ""
        return lower or upper or "any value"
    start = f"from {low}" if stretch.low_closed else f"above {low}"
    if stretch.low_closed:
        return f"{start} to {'' if stretch.high_closed else 'below '}{high}"
    return f"{start} and {'at most' if stretch.high_closed else 'below'} {high}"
