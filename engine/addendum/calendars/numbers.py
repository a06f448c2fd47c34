"""Numbers of either mode as exact seconds and counts."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from addendum.calendars.local_time import Moment
    from addendum.values import Number


def exact(number: Number) -> Moment:
    """A number as an int, or a fraction where it is not whole."""
    top, bottom = number.as_integer_ratio()
    return top if bottom == 1 else Fraction(top, bottom)
