"""Another value in place of one that an author wrote: the next one, the next member, the other answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.rules import steps_of
from addendum.values import (
    ANY,
    BEST_EFFORT,
    NO_COMMITMENT,
    ListOf,
    MemberOf,
    NoAnswer,
    Outcome,
    type_of,
)

if TYPE_CHECKING:
    from addendum.kinds import Lowered
    from addendum.values import Type, Value


def other_value(lowered: Lowered, of_type: Type, value: Value) -> Value | None:
    """A value that might stand in place of another; None for one that nothing is like, such as a text.

    An amount is one step more; a calendar is another one.
    """
    if isinstance(value, Outcome):
        return BEST_EFFORT if value is NO_COMMITMENT else NO_COMMITMENT
    if isinstance(value, bool):
        return not value
    if isinstance(value, str):
        members = _members(lowered, of_type, value)
        return members[(members.index(value) + 1) % len(members)] if len(members) > 1 else None
    found = type_of(value) if of_type is ANY else of_type
    try:
        steps = steps_of(found, [value])
    except (NoAnswer, TypeError, AttributeError, ValueError):
        return None
    return None if steps is None else steps.moved(value, 1)


def _members(lowered: Lowered, of_type: Type, value: str) -> tuple[str, ...]:
    """The values among which a text is one: the members of its list, or the calendars."""
    item = of_type.item if isinstance(of_type, ListOf) else of_type
    if isinstance(item, MemberOf) and value in item.members:
        return item.members
    names = lowered.calendars.names
    return names if value in names else ()
