"""What shows only at run time: fields of a filter's item, and what a filter's brackets mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.failure import FeelFailure
from addendum.feel.kinds import is_list, is_number
from addendum.feel.operators.access import index_list, path
from addendum.feel.operators.properties import PROPERTIES
from addendum.feel.running.steps import running

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.values import Value


def field_or(name: str, items: tuple[Value, ...], otherwise: Callable[[], Value]) -> Value:
    """The field of that name of the innermost item that has one, else what the name means outside."""
    for item in items:
        if (type(item) is dict and name in item) or name in PROPERTIES.get(type(item), ()):
            return path(item, name)
    return otherwise()


def unknown(name: str) -> Value:
    """Nothing has this name here: raises FeelFailure UNKNOWN-NAME."""
    raise FeelFailure("UNKNOWN-NAME", f"Nothing is called `{name}` here.")


def select(source: Value, condition: Callable[[Value], Value]) -> Value:
    """`source[condition]`: the item at a place where the condition is a number, else the items that meet it."""
    if source is None:
        return []
    items = source if is_list(source) else (source,)
    if not items:
        return []
    steps = running()
    steps.take(len(items))
    first = condition(items[0])
    if is_number(first):
        return index_list(source, first)
    found = [items[0]] if first is True else []
    found.extend(item for item in items[1:] if condition(item) is True)
    return found
