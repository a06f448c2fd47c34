"""What makes two values one among distinct values: a hashable stand-in, equal for equal values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.kinds import is_list, kind_of
from addendum.feel.limits import Walk

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable

    from addendum.values import Value


def identity(value: Value, walk: Walk | None = None) -> Hashable:
    """The stand-in for a value; kinds are kept apart, so that `true` is not the number 1."""
    if is_list(value):
        return "list", tuple(_inside(value, walk or Walk()))
    if type(value) is dict:
        return "context", frozenset(zip(value, _inside(value.values(), walk or Walk()), strict=True))
    return kind_of(value), value


def _inside(items: Collection[Value], walk: Walk) -> list[Hashable]:
    walk.enter(len(items))
    found = [identity(item, walk) for item in items]
    walk.leave()
    return found
