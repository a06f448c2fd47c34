"""What a history of periods gives a right to: how often something was missed of late."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addendum.values import Number


def missed_in(history: Sequence[object], times: Number, of: Number) -> bool:
    """Whether so many of the last periods were missed; `history` has true for each that was, in order."""
    return sum(each is True for each in history[-int(of) :]) >= int(times)
