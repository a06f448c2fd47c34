"""Reading ranges from text, with literals for their ends: `[18..21)`, `(1..]`, `["a".."z"]`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.feel.builtins.numerals import read_number
from addendum.feel.failure import FeelFailure
from addendum.feel.ranges import Range

if TYPE_CHECKING:
    from addendum.values import Value

_QUOTED = r'"(?:[^"\\]|\\.)*"'
_END = rf"\s*(@?{_QUOTED}|(?:date and time|date|time|duration)\s*\(\s*{_QUOTED}\s*\)|-?[0-9.]*[0-9])?\s*"
_RANGE = re.compile(rf"\s*([\[(\]]){_END}\.\.{_END}([\])\[])\s*", re.DOTALL).fullmatch
_INNER = re.compile(_QUOTED, re.DOTALL).search
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
MOST_LENGTH = 1000


def read_range(text: str) -> Range:
    """`range(from)`; raises FeelFailure where the text is no range of literals."""
    found = _RANGE(text) if len(text) <= MOST_LENGTH else None
    if found is None:
        raise _unreadable(text)
    opening, low, high, closing = found.groups()
    start, end = _value(low), _value(high)
    if start is None and end is None:
        raise _unreadable(text)
    if start is None or end is None:
        return Range(start, end, opening == "[", closing == "]")
    return Range.between(start, end, opening == "[", closing == "]")


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
