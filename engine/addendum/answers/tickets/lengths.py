"""Lengths of time of tickets, from exact seconds to values and to their canonical text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.values import Duration, as_number, finite_decimal, show

if TYPE_CHECKING:
    from addendum.answers.tickets.moments import Moment

_MOST_TEXTS = 16_384
_texts: dict[Moment, str] = {}


def length_value(seconds: Moment) -> Duration:
    """The length of time of so many seconds."""
    if type(seconds) is int:
        return Duration(as_number(seconds))
    decimal = finite_decimal(seconds)
    return Duration(seconds if decimal is None else decimal)


def length_text(seconds: Moment) -> str:
    """The length of time of so many seconds as text: `5 minutes`, `1 hour`."""
    found = _texts.get(seconds)
    if found is None:
        if len(_texts) >= _MOST_TEXTS:
            _texts.clear()
        found = _texts[seconds] = show(length_value(seconds))
    return found
