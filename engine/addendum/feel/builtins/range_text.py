"""Reading ranges from text, with literals for their ends: `[18..21)`, `["a".."z"]`, `[2..)`.

An end that is left out belongs to an open bracket, by rule 66 of DMN 1.5.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.feel.budgets import RANGE_LENGTH
from addendum.feel.builtins.numerals import read_number
from addendum.feel.failure import FeelFailure
from addendum.feel.limits import OverBudget
from addendum.feel.ranges import Range

if TYPE_CHECKING:
    from addendum.values import Value

_QUOTED = r'"(?:[^"\\]|\\.)*"'
_END = rf"\s*(@?{_QUOTED}|(?:date and time|date|time|duration)\s*\(\s*{_QUOTED}\s*\)|-?[0-9.]*[0-9])?\s*"
_RANGE = re.compile(rf"\s*([\[(\]]){_END}\.\.{_END}([\])\[])\s*", re.DOTALL).fullmatch
_INNER = re.compile(_QUOTED, re.DOTALL).search
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


def read_range(text: str) -> Range:
    """`range(from)`; raises FeelFailure where the text is no range of literals."""
    if len(text) > RANGE_LENGTH:
        says = f"A range is read from a text of at most {RANGE_LENGTH:,} characters."
        raise OverBudget("TEXT-TOO-LONG", says)
    found = _RANGE(text)
    if found is None:
        raise _unreadable(text)
    opening, low, high, closing = found.groups()
    start, end = _value(low), _value(high)
    start_included, end_included = opening == "[", closing == "]"
    if start is None or end is None:
        if start is end or (start is None and start_included) or (end is None and end_included):
            raise _unreadable(text)
        return Range(start, end, start_included, end_included)
    made = Range.between(start, end, start_included, end_included)
    if end < start:
        raise FeelFailure(
            "WRONG-RANGE", f"`{text[:60]}` ends before it starts.", "Write the lower end first."
        )
    return made


def _value(text: str | None) -> Value:
    if text is None:
        return None
    quoted = _INNER(text)
    if quoted is None:
        return read_number(text)
    inner = _ESCAPE.sub(r"\1", quoted[0][1:-1])
    if text.startswith('"'):
        return inner
    from addendum.feel.builtins.conversions import read_moment

    return read_moment(inner)


def _unreadable(text: str) -> FeelFailure:
    return FeelFailure(
        "VALUE-UNREADABLE", f"`{text[:60]}` is not a range.", "Write `[1..10]`, with literals for both ends."
    )
