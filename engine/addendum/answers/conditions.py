"""Conditions as people read them: `99 % to below 99.99 %`, members by their titles, thousands in groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.words import joined, value_words
from addendum.rules import Among, Within, words
from addendum.values import for_people

if TYPE_CHECKING:
    from addendum.kinds import Lowered
    from addendum.rules import Column, Condition, Span

_ORDERED_WORDS = ("or more severe", "or less severe")


def condition_words(lowered: Lowered, column: Column, condition: Condition) -> str:
    """A condition in words, as it stands after the name of what it is on."""
    told = words(condition, column.type)
    if isinstance(condition, Within) and condition.spans:
        return joined([_span_words(span) for span in condition.spans], "or")
    if not isinstance(condition, Among) or not condition.values or told.endswith(_ORDERED_WORDS):
        return told
    if condition.negated and len(condition.values) == 1 and isinstance(condition.values[0], bool):
        return value_words(lowered, column.type, not condition.values[0])
    texts = [value_words(lowered, column.type, value) for value in condition.values]
    if condition.negated:
        return f"not {texts[0]}" if len(texts) == 1 else f"none of {joined(texts, 'or')}"
    return joined(texts, "or")


def _span_words(span: Span) -> str:
    """A stretch between two values; the one it begins with belongs to it unless it says `above`."""
    low, high = (for_people(end) if end is not None else "" for end in (span.low, span.high))
    if low and low == high:
        return f"exactly {low}"
    if low and high:
        begins = "" if span.low_closed else "above "
        return f"{begins}{low} to {'at most' if span.high_closed else 'below'} {high}"
    if low:
        return f"{'at least' if span.low_closed else 'above'} {low}"
    return f"{'at most' if span.high_closed else 'below'} {high}"
