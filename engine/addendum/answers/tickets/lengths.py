"""Lengths of time of tickets, from exact seconds to their canonical text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.clocks import length_value
from addendum.values import show

if TYPE_CHECKING:
    from addendum.answers.tickets.moments import Moment

_MOST_TEXTS = 16_384
_texts: dict[Moment, str] = {}


def length_text(seconds: Moment) -> str:
    """The length of time of so many seconds as text: `5 minutes`, `1 hour`."""
    found = _texts.get(seconds)
    if found is None:
        if len(_texts) >= _MOST_TEXTS:
            _texts.clear()
        found = _texts[seconds] = show(length_value(seconds))
    return found
