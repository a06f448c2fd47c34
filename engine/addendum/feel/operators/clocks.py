"""Order in the `dmn` profile between a local time and one in a zone: the local one takes the other's offset.

Table 54 of DMN 1.5 has it so. The `policy` profile refuses to guess, with NoAnswer NOT-COMPARABLE.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.operators import strict
from addendum.feel.ranges import Range
from addendum.values import DateTime, Time

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.values import Value

    Order = Callable[[Value, Value], bool]


def on_one_clock(order: Order) -> Order:
    """An order of two values that also holds between a local time and one in a zone."""

    def ordered(left: Value, right: Value) -> bool:
        return order(*_on_one_clock(left, right))

    return ordered


def contains(value: Value, test: Value) -> bool:
    """`value in test`, where a local time may lie in a range of times in a zone, and the other way round."""
    if type(test) is Range and type(value) in _MOMENTS:
        ends = [end if end is None else _on_one_clock(end, value) for end in (test.start, test.end)]
        return all(_from_end(test, at, pair) for at, pair in enumerate(ends) if pair is not None)
    return strict.contains(value, test)


def _from_end(test: Range, at: int, pair: tuple[Value, Value]) -> bool:
    """Whether a value lies on the inner side of the start (0) or the end (1) of a range."""
    end, value = pair
    bounds = Range(end, None, test.start_included) if at == 0 else Range(None, end, True, test.end_included)
    return bounds.contains(value)


def _on_one_clock(left: Value, right: Value) -> tuple[Value, Value]:
    """Both values, with the offset of the one that has it for the other."""
    kind = type(left)
    if kind not in _MOMENTS or type(right) is not kind:
        return left, right
    if left.zone is None and right.offset is not None:
        return _at_offset(left, right.offset), right
    if right.zone is None and left.offset is not None:
        return left, _at_offset(right, left.offset)
    return left, right


def _at_offset(moment: Time | DateTime, seconds: int) -> Time | DateTime:
    if isinstance(moment, DateTime):
        return DateTime(moment.date, moment.time.at_offset(seconds))
    return moment.at_offset(seconds)


_MOMENTS = frozenset({Time, DateTime})
