"""The range functions: how points and ranges lie to each other, after Allen and DMN 1.5, table 78.

A point stands for the range that holds only it, which gives one rule for each function.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.builtins.signature import RANGE, Builtin, BuiltinSignature
from addendum.feel.failure import FeelFailure
from addendum.feel.kinds import is_ordered, kind_of
from addendum.feel.ranges import Range
from addendum.values import ANY, BOOLEAN, RangeOf, may_order

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.values import Type, Value

    Relation = Callable[[Range, Range], bool]


def before(first: Range, second: Range) -> bool:
    """Whether the first ends before the second starts."""
    end, start = first.end, second.start
    if end is None or start is None:
        return False
    return bool(end < start or (end == start and not (first.end_included and second.start_included)))


def meets(first: Range, second: Range) -> bool:
    """Whether the first ends with the very value with which the second starts."""
    if first.end is None or second.start is None:
        return False
    return bool(first.end == second.start and first.end_included and second.start_included)


def overlaps(first: Range, second: Range) -> bool:
    """Whether some value lies in both."""
    return not before(first, second) and not before(second, first)


def overlaps_before(first: Range, second: Range) -> bool:
    """Whether the first starts earlier and ends inside the second, or at its end."""
    return overlaps(first, second) and _starts_earlier(first, second) and not _ends_later(first, second)


def includes(first: Range, second: Range) -> bool:
    """Whether every value of the second lies in the first."""
    return not _starts_earlier(second, first) and not _ends_later(second, first)


def finishes(first: Range, second: Range) -> bool:
    """Whether the first lies in the second and ends with it."""
    return _same_end(first, second) and not _starts_earlier(first, second)


def starts(first: Range, second: Range) -> bool:
    """Whether the first lies in the second and starts with it."""
    return _same_start(first, second) and not _ends_later(first, second)


def coincides(first: Range, second: Range) -> bool:
    """Whether both are the same."""
    return _same_start(first, second) and _same_end(first, second)


def _same_start(first: Range, second: Range) -> bool:
    return bool(first.start == second.start and first.start_included == second.start_included)


def _same_end(first: Range, second: Range) -> bool:
    return bool(first.end == second.end and first.end_included == second.end_included)


def _starts_earlier(first: Range, second: Range) -> bool:
    if first.start is None or second.start is None:
        return first.start is None and second.start is not None
    if first.start == second.start:
        return first.start_included and not second.start_included
    return bool(first.start < second.start)


def _ends_later(first: Range, second: Range) -> bool:
    if first.end is None or second.end is None:
        return first.end is None and second.end is not None
    if first.end == second.end:
        return first.end_included and not second.end_included
    return bool(first.end > second.end)


def _swapped(relation: Relation) -> Relation:
    return lambda first, second: relation(second, first)


def _on_values(relation: Relation) -> Callable[[Value, Value], bool]:
    """The relation on points and ranges; raises FeelFailure for null and for two kinds."""

    def on_values(first: Value, second: Value) -> bool:
        left, right = _as_range(first), _as_range(second)
        one, other = (kind_of(each.end if each.start is None else each.start) for each in (left, right))
        if one != other:
            raise FeelFailure("NOT-COMPARABLE", f"{one} and {other} cannot be compared.".capitalize())
        return relation(left, right)

    return on_values


def _as_range(value: Value) -> Range:
    if type(value) is Range:
        return value
    if is_ordered(value):
        return Range(value, value)
    raise FeelFailure(
        "NOT-COMPARABLE", f"{kind_of(value)} has no place before or after a value.".capitalize()
    )


def _builtin(name: str, relation: Relation, *forms: tuple[str, str]) -> Builtin:
    on_values = _on_values(relation)
    return Builtin(name, tuple(_signature(form, on_values) for form in forms))


def _signature(form: tuple[str, str], on_values: Callable[[Value, Value], bool]) -> BuiltinSignature:
    points = form == _POINTS
    implementation = _of_points(on_values) if points else on_values
    result = _if_points if points else _if_ordered
    types = tuple(RANGE if parameter.startswith("range") else ANY for parameter in form)
    return BuiltinSignature(form, 2, False, types, result, implementation)


def _of_points(on_values: Callable[[Value, Value], bool]) -> Callable[[Value, Value], bool]:
    """The relation on two points only: a point and a range have forms of their own, where they have any."""

    def of_points(first: Value, second: Value) -> bool:
        if type(first) is Range or type(second) is Range:
            raise FeelFailure("WRONG-ARGUMENTS", "A point and a range do not go together here.", "Give two.")
        return on_values(first, second)

    return of_points


def _if_points(types: tuple[Type, ...]) -> Type | None:
    return None if any(isinstance(each, RangeOf) for each in types) else _if_ordered(types)


def _if_ordered(types: tuple[Type, ...]) -> Type | None:
    """True or false, where the points and the ends of ranges are of one kind that has an order."""
    first, second = (each.of if isinstance(each, RangeOf) else each for each in types)
    return BOOLEAN if may_order(first, second) else None


_POINTS = ("point1", "point2")
_RANGES = ("range1", "range2")
_INTO = ("point", "range")
_OUT_OF = ("range", "point")

BUILTINS = {
    builtin.name: builtin
    for builtin in (
        _builtin("before", before, _RANGES, _INTO, _OUT_OF, _POINTS),
        _builtin("after", _swapped(before), _RANGES, _INTO, _OUT_OF, _POINTS),
        _builtin("meets", meets, _RANGES),
        _builtin("met by", _swapped(meets), _RANGES),
        _builtin("overlaps", overlaps, _RANGES),
        _builtin("overlaps before", overlaps_before, _RANGES),
        _builtin("overlaps after", _swapped(overlaps_before), _RANGES),
        _builtin("finishes", finishes, _RANGES, _INTO),
        _builtin("finished by", _swapped(finishes), _RANGES, _OUT_OF),
        _builtin("includes", includes, _RANGES, _OUT_OF),
        _builtin("during", _swapped(includes), _RANGES, _INTO),
        _builtin("starts", starts, _RANGES, _INTO),
        _builtin("started by", _swapped(starts), _RANGES, _OUT_OF),
        _builtin("coincides", coincides, _RANGES, _POINTS),
    )
}
