"""Whether a value is better than another for the customer, where the kind of the value tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.changes.change import Direction
from addendum.kinds import Way, value_by_form
from addendum.values import (
    BEST_EFFORT,
    NO_COMMITMENT,
    NOT_APPLICABLE,
    UNDEFINED,
    UNLIMITED,
    NoAnswer,
    Outcome,
)

if TYPE_CHECKING:
    from addendum.values import Value

_NOTHING_PROMISED = (NO_COMMITMENT, NOT_APPLICABLE, UNDEFINED)


def direction_of(way: Way | None, before: Value, after: Value) -> Direction:
    """What the step from one constant to another is for the customer.

    Of texts the numbers in them are compared, where their other words are the same: `2 periods`.
    """
    if isinstance(before, str) and isinstance(after, str):
        before, after = map(value_by_form, _apart(before.split(), after.split()))
    if way not in (Way.MORE, Way.LESS):
        return Direction.NEUTRAL
    promised = _promised(before), _promised(after)
    if promised[0] != promised[1]:
        return Direction.BETTER if promised[1] > promised[0] else Direction.WORSE
    order = _order(before, after)
    if order == 0:
        return Direction.NEUTRAL
    return Direction.BETTER if (order > 0) is (way is Way.MORE) else Direction.WORSE


def _apart(before: list[str], after: list[str]) -> tuple[str, str]:
    """Two texts without the words that both begin and end with: `24` and `12` of `24 hours a year`."""
    while len(before) > 1 and len(after) > 1 and before[0] == after[0]:
        before, after = before[1:], after[1:]
    while len(before) > 1 and len(after) > 1 and before[-1] == after[-1]:
        before, after = before[:-1], after[:-1]
    return " ".join(before), " ".join(after)


def _promised(value: Value) -> int:
    """How much of a promise a value is: none, best effort, or something that can be measured."""
    if isinstance(value, Outcome) and value in _NOTHING_PROMISED:
        return 0
    return 1 if value is BEST_EFFORT else 2


def _order(before: Value, after: Value) -> int:
    """1 where the later value is more, -1 where it is less, 0 where neither can be said."""
    if isinstance(before, list | tuple) and isinstance(after, list | tuple):
        less, more = (
            [each for each in before if each not in after],
            [each for each in after if each not in before],
        )
        return bool(more) - bool(less) if not (more and less) else 0
    if (
        isinstance(before, str)
        or isinstance(after, str)
        or isinstance(before, dict)
        or isinstance(after, dict)
    ):
        return 0
    if before is UNLIMITED or after is UNLIMITED:
        return (after is UNLIMITED) - (before is UNLIMITED)
    try:
        return int(after > before) - int(after < before)
    except (TypeError, NoAnswer):
        return 0
