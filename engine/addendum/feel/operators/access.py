"""What follows a value: `.name`, `[number]` and `[condition]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.failure import FeelFailure
from addendum.feel.kinds import is_list, is_number, kind_of
from addendum.feel.limits import Walk
from addendum.feel.operators.properties import PROPERTIES

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.values import Value


def path(value: Value, name: str, walk: Walk | None = None) -> Value:
    """`value.name`: a context's entry, a property, or for a list the list of those of its items.

    Raises FeelFailure MISSING-KEY or NO-SUCH-PROPERTY; inside a list what is missing is null.
    """
    if type(value) is dict:
        if name in value:
            return value[name]
        known = ", ".join(f"`{key}`" for key in list(value)[:8])
        raise FeelFailure(
            "MISSING-KEY", f"There is no `{name}` here.", f"Known are {known}." if known else ""
        )
    if is_list(value):
        way = walk or Walk()
        way.enter(len(value))
        found = [_path_or_null(item, name, way) for item in value]
        way.leave()
        return found
    getter = PROPERTIES.get(type(value), {}).get(name)
    if getter is None:
        raise FeelFailure("NO-SUCH-PROPERTY", f"{kind_of(value)} has no `{name}`.".capitalize())
    return getter(value)


def filter_list(source: Value, condition: Callable[[Value], Value]) -> list[Value]:
    """`source[condition]`: the items that meet the condition; a single value counts as a list of it."""
    if source is None:
        return []
    items = source if is_list(source) else (source,)
    return [item for item in items if condition(item) is True]


def index_list(source: Value, number: Value) -> Value:
    """`source[number]`: the item at a place, counted from 1, or from the end where negative."""
    if source is None or not is_number(number):
        raise FeelFailure("WRONG-TYPE", f"{kind_of(number)} is not a place in a list.".capitalize())
    items = source if is_list(source) else (source,)
    place = int(number)
    if place != number or not 1 <= abs(place) <= len(items):
        raise FeelFailure("NO-SUCH-ITEM", f"A list of {len(items)} has no such item.", "Places start at 1.")
    return items[place - 1 if place > 0 else place]


def _path_or_null(item: Value, name: str, walk: Walk) -> Value:
    try:
        return path(item, name, walk)
    except FeelFailure:
        return None
