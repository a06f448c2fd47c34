"""What shows only at run time: fields of a filter's item, and what a filter's brackets mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.failure import FeelFailure
from addendum.feel.kinds import is_list, is_number, kind_of
from addendum.feel.operators.access import index_list, path
from addendum.feel.operators.properties import PROPERTIES
from addendum.feel.running.steps import running
from addendum.feel.running.verdicts import verdict
from addendum.values import as_number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from addendum.values import MemberOf, Number, Value


def field_or(name: str, items: tuple[Value, ...], otherwise: Callable[[], Value]) -> Value:
    """The field of that name of the innermost item that has one, else what the name means outside."""
    for item in items:
        if (type(item) is dict and name in item) or name in PROPERTIES.get(type(item), ()):
            return path(item, name)
    return otherwise()


def unknown(name: str) -> Value:
    """Nothing has this name here: raises FeelFailure UNKNOWN-NAME."""
    raise FeelFailure("UNKNOWN-NAME", f"Nothing is called `{name}` here.")


def rank_in(members: MemberOf, member: Value) -> Number:
    """`rank(x)`: the place of a member in its list, from 0; raises FeelFailure UNKNOWN-MEMBER."""
    place = members.ranks.get(member) if type(member) is str else None
    if place is not None:
        return as_number(place)
    shown = f"`{member}`" if type(member) is str else kind_of(member).capitalize()
    raise FeelFailure("UNKNOWN-MEMBER", f"{shown} is no member of `{members.name}`, so it has no rank.")


def at_place(source: Value, place: Callable[[Value], Value]) -> Value:
    """`source[number]` where types tell that it is one: also of an empty list; raises FeelFailure."""
    items = source if is_list(source) else (source,)
    return index_list(source, place(items[0] if items else None))


def items_of(source: Value, weight: int) -> Sequence[Value]:
    """What a filter goes through; raises FeelFailure for null."""
    items = _items(source)
    running().take(len(items) * weight)
    return items


def items_where(source: Value, condition: Callable[[Value], bool], weight: int) -> list[Value]:
    """`source[condition]` where types tell that the condition is one; raises FeelFailure."""
    items = _items(source)
    running().take(len(items) * weight)
    return [item for item in items if condition(item)]


def select(source: Value, condition: Callable[[Value], Value], weight: int) -> Value:
    """`source[condition]`: the item at a place where the condition is a number, else the items that meet it.

    Raises FeelFailure where the condition is neither true nor false.
    """
    return _selected(source, condition, weight, verdict)


def select_or_null(source: Value, condition: Callable[[Value], Value], weight: int) -> Value:
    """As `select`, where null holds nothing, and what is neither true nor false counts as false."""
    return [] if source is None else _selected(source, condition, weight, _is_true)


def _selected(
    source: Value, condition: Callable[[Value], Value], weight: int, holds: Callable[[Value], bool]
) -> Value:
    items = _items(source)
    if not items:
        return []
    running().take(len(items) * weight)
    first = condition(items[0])
    if is_number(first):
        return index_list(source, first)
    found = [items[0]] if holds(first) else []
    found.extend(item for item in items[1:] if holds(condition(item)))
    return found


def _items(source: Value) -> Sequence[Value]:
    if source is None:
        raise FeelFailure("NULL-OPERAND", "Null holds no items.", "Test it first with `is given`.")
    return source if is_list(source) else (source,)


def _is_true(found: Value) -> bool:
    return found is True
