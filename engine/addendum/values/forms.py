"""The everyday forms of values: one strict grammar a type, compiled when it is first needed.

Digits are ASCII; a number has no sign but `-`, no leading zeros, no exponent, and at most 400 digits on each
side of its point.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from addendum.values.numbers import MOST_DIGITS
from addendum.values.types import (
    BUSINESS_DAYS,
    CALENDAR_DAYS,
    DURATION,
    MONEY,
    MONTH,
    MONTHS,
    NUMBER,
    PERCENT,
    QUARTER,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.values.types import Type

WHOLE = rf"(?:0|[1-9][0-9]{{0,{MOST_DIGITS - 1}}})"
SECONDS_IN = {"second": 1, "minute": 60, "hour": 3600}

_NUMBER = rf"-?{WHOLE}(?:\.[0-9]{{1,{MOST_DIGITS}}})?"
_GROUPED = rf"-?[1-9][0-9]{{0,2}}(?:,[0-9]{{3}}){{1,{MOST_DIGITS // 3 - 1}}}(?:\.[0-9]{{1,{MOST_DIGITS}}})?"
_FORMS = {
    NUMBER: _NUMBER,
    PERCENT: rf"({_NUMBER}) ?%",
    MONEY: rf"([A-Z]{{3}}) ({_GROUPED}|{_NUMBER})",
    DURATION: rf"({_NUMBER}) (second|minute|hour)s?",
    MONTHS: r"(-?(?:0|[1-9][0-9]{0,11})) (month|year)s?",
    BUSINESS_DAYS: rf"({_NUMBER}) business days?",
    CALENDAR_DAYS: rf"({_NUMBER}) (?:calendar )?days?",
    MONTH: r"([0-9]{4})-(0[1-9]|1[0-2])",
    QUARTER: r"([0-9]{4})-Q([1-4])",
}


@lru_cache(maxsize=len(_FORMS))
def grammar(of_type: Type) -> Callable[[str], re.Match[str] | None]:
    """A function that matches a whole text to the everyday form of a type."""
    return re.compile(_FORMS[of_type]).fullmatch
