"""Whether a value meets a condition, told by itself: for reports on tables, not for answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.rules.failures import Unanswered
from addendum.rules.matching import frozen
from addendum.rules.model import Among, Anything, Within
from addendum.rules.tables import lies_in
from addendum.values import UNLIMITED, NoAnswer, Outcome

if TYPE_CHECKING:
    from addendum.rules.model import Condition, Span
    from addendum.values import Value


def meets(condition: Condition, value: Value) -> bool:
    """Whether a value meets a condition; a test that is a formula counts as met, since it may be."""
    if isinstance(condition, Anything):
        return True
    if type(value) is Unanswered:
        return False
    if isinstance(condition, Among):
        return (frozen(value) in map(frozen, condition.values)) is not condition.negated
    if not isinstance(condition, Within):
        return True
    if isinstance(value, Outcome):
        return value is UNLIMITED and any(span.high is None for span in condition.spans)
    try:
        return value is not None and any(lies_in(value, span) for span in condition.spans)
    except (TypeError, NoAnswer):  # a value of another kind, or in another currency
        return False


def may_share(one: Condition, other: Condition) -> bool:
    """Whether a value may meet both conditions."""
    for named, against in ((one, other), (other, one)):
        if isinstance(named, Among) and not named.negated:
            return any(meets(against, value) for value in named.values)
    if isinstance(one, Within) and isinstance(other, Within):
        return any(_touch(left, right) for left in one.spans for right in other.spans)
    return True


def _touch(left: Span, right: Span) -> bool:
    """Whether two spans share a value; those that cannot be compared count as if they might."""
    try:
        return _reaches(left, right) and _reaches(right, left)
    except (TypeError, NoAnswer):
        return True


def _reaches(lower: Span, upper: Span) -> bool:
    """Whether one span does not end before another begins."""
    if lower.high is None or upper.low is None:
        return True
    closed = lower.high_closed and upper.low_closed
    return bool(upper.low < lower.high or (closed and upper.low == lower.high))
