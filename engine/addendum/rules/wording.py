"""Conditions in words, as explanations and findings print them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.rules.model import Among, Anything, Within
from addendum.values import show

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addendum.rules.model import Condition, Span
    from addendum.values import Type, Value

_NOTHING = "no value at all"
_MOST_LISTED = 20


def words(condition: Condition, of_type: Type) -> str:
    """The condition as a sentence holds it: `at least 99 % and below 99.99 %`, `S1 or S2`, `not true`.

    Members of a list that run from one of its ends are named by the last: `S2 or more severe`.
    """
    if isinstance(condition, Anything):
        return "any"
    if isinstance(condition, Within):
        return either(map(span_words, condition.spans)) or _NOTHING
    if isinstance(condition, Among):
        return _among(condition, of_type)
    return f"= {condition.test.text}"


def span_words(span: Span) -> str:
    """A stretch in the words that conditions are written in: `above 5 %`, `at least 5 % and at most 10 %`."""
    if span.low is not None and span.low == span.high and span.low_closed and span.high_closed:
        return f"exactly {show(span.low)}"
    low = "" if span.low is None else f"{'at least' if span.low_closed else 'above'} {show(span.low)}"
    high = "" if span.high is None else f"{'at most' if span.high_closed else 'below'} {show(span.high)}"
    return " and ".join(filter(None, (low, high))) or "any"


def either(texts: Iterable[str]) -> str:
    """Texts as alternatives: `a`, `a or b`, `a, b or c`; a long list ends with a count."""
    found = list(texts)
    if len(found) > _MOST_LISTED:
        found = [*found[:_MOST_LISTED], f"{len(found) - _MOST_LISTED:,} more"]
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} or {found[-1]}"


def spoken(name: str) -> str:
    """A fact's or decision's name as words."""
    return name.replace("_", " ")


def _among(condition: Among, of_type: Type) -> str:
    values = condition.values
    if condition.negated:
        if not values:
            return "any"
        return f"not {show(values[0])}" if len(values) == 1 else f"none of {either(map(show, values))}"
    return _from_an_end(values, getattr(of_type, "members", ())) or either(map(show, values)) or _NOTHING


def _from_an_end(values: tuple[Value, ...], members: tuple[str, ...]) -> str:
    """`S3 or more severe` for three and more members from an end of a longer list, else nothing."""
    count = len(values)
    if not 2 < count < len(members):
        return ""
    if values == members[:count]:
        return f"{values[-1]} or more severe"
    return f"{values[0]} or less severe" if values == members[-count:] else ""
