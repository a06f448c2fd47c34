"""Two conditions on one fact, both of which must hold, as one condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.rules import Among, Anything, Span, Within
from addendum.values import NoAnswer

if TYPE_CHECKING:
    from addendum.rules import Condition
    from addendum.values import Value


def narrowed(inner: Condition, outer: Condition) -> Condition | None:
    """What meets both conditions; None where nothing does. What cannot be compared leaves the inner one."""
    if isinstance(inner, Anything):
        return outer
    try:
        if isinstance(inner, Among) and isinstance(outer, Among):
            return _both_among(inner, outer)
        if isinstance(inner, Within) and isinstance(outer, Within):
            spans = tuple(
                span
                for one in inner.spans
                for other in outer.spans
                if (span := _common(one, other)) is not None
            )
            return Within(spans) if spans else None
        if isinstance(inner, Among) and isinstance(outer, Within):
            return _among_within(inner, outer)
        if isinstance(inner, Within) and isinstance(outer, Among):
            return _among_within(outer, inner)
    except (NoAnswer, TypeError):
        return inner
    return inner


def _both_among(inner: Among, outer: Among) -> Among | None:
    if inner.negated and outer.negated:
        return Among(tuple(dict.fromkeys((*inner.values, *outer.values))), negated=True)
    if inner.negated:
        inner, outer = outer, inner
    values = tuple(value for value in inner.values if (value in outer.values) is not outer.negated)
    return Among(values) if values else None


def _among_within(among: Among, within: Within) -> Condition | None:
    """The single values that lie within the stretches; or, `negated`, the stretches without those values."""
    if not among.negated:
        values = tuple(value for value in among.values if _lies_in(value, within))
        return Among(values) if values else None
    spans = within.spans
    for value in among.values:
        spans = tuple(part for span in spans for part in _apart(span, value))
    return Within(spans) if spans else None


def _apart(span: Span, value: Value) -> tuple[Span, ...]:
    """The stretch without one value: itself, or what lies on both sides."""
    below = _common(span, Span(None, False, value, False))
    above = _common(span, Span(value, False, None, False))
    return tuple(part for part in (below, above) if part is not None)


def _lies_in(value: Value, within: Within) -> bool:
    point = Span(value, True, value, True)
    return any(_common(point, span) is not None for span in within.spans)


def _common(one: Span, other: Span) -> Span | None:
    low, low_closed = one.low, one.low_closed
    if low is None or (
        other.low is not None and (other.low > low or (other.low == low and not other.low_closed))
    ):
        low, low_closed = other.low, other.low_closed
    high, high_closed = one.high, one.high_closed
    if high is None or (
        other.high is not None and (other.high < high or (other.high == high and not other.high_closed))
    ):
        high, high_closed = other.high, other.high_closed
    if (
        low is not None
        and high is not None
        and (low > high or (low == high and not (low_closed and high_closed)))
    ):
        return None
    return Span(low, low_closed, high, high_closed)
