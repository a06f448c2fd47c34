"""What follows a value: `.name`, `[number]` and `[condition]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.failure import FeelFailure
from addendum.feel.kinds import is_list, is_number, kind_of
from addendum.feel.limits import Walk
from addendum.feel.operators.properties import PROPERTIES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from addendum.values import Value


def path(value: Value, name: str) -> Value:
    """`value.name`: a context's entry, a property, or for a list the list of those of its items.

    Raises FeelFailure MISSING-KEY or NO-SUCH-PROPERTY.
    """
    return _each_path(value, name, path_of_one) if is_list(value) else path_of_one(value, name)


def path_or_null(value: Value, name: str) -> Value:
    """As `path`, with null for what is missing, inside a list too."""
    return _each_path(value, name, _one_or_null) if is_list(value) else _one_or_null(value, name)


def path_of_one(value: Value, name: str) -> Value:
    """An entry of a context or a property; raises FeelFailure MISSING-KEY or NO-SUCH-PROPERTY."""
    if type(value) is dict:
        if name in value:
            return value[name]
        known = ", ".join(f"`{key}`" for key in list(value)[:8])
        raise FeelFailure(
            "MISSING-KEY", f"There is no `{name}` here.", f"Known are {known}." if known else ""
        )
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
    place = int(number) if abs(number) <= len(items) else 0
    if place != number or not place:
        raise FeelFailure("NO-SUCH-ITEM", f"A list of {len(items)} has no such item.", "Places start at 1.")
    return items[place - 1 if place > 0 else place]


def _each_path(
    items: Sequence[Value], name: str, one: Callable[[Value, str], Value], walk: Walk | None = None
) -> list[Value]:
    way = walk or Walk()
    way.enter(len(items))
    found = [_each_path(item, name, one, way) if is_list(item) else one(item, name) for item in items]
    way.leave()
    return found


def _one_or_null(value: Value, name: str) -> Value:
    try:
        return path_of_one(value, name)
    except FeelFailure:
        return None
