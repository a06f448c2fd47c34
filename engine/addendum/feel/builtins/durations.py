"""Reading lengths of time as ISO 8601 writes them: `P1Y2M`, or `P1DT2H3M4.5S`, never both in one."""

from __future__ import annotations

import re
from fractions import Fraction

from addendum.feel.failure import FeelFailure
from addendum.feel.operators.modes import in_mode
from addendum.values import Duration, Months

_COUNT = r"([0-9]{1,30})"
_MONTHS = re.compile(rf"(-?)P(?=[0-9])(?:{_COUNT}Y)?(?:{_COUNT}M)?").fullmatch
_TIME = re.compile(
    rf"(-?)P(?=[0-9T])(?:{_COUNT}D)?(?:T(?=[0-9])(?:{_COUNT}H)?(?:{_COUNT}M)?(?:{_COUNT}(?:\.([0-9]{{1,400}}))?S)?)?"
).fullmatch


def read_duration(text: str) -> Duration | Months:
    """The length of time; raises FeelFailure where the text is none."""
    found = _MONTHS(text)
    if found is not None:
        sign, years, months = found.groups()
        count = int(years or 0) * 12 + int(months or 0)
        return Months(-count if sign else count)
    found = _TIME(text)
    if found is None:
        raise FeelFailure(
            "VALUE-UNREADABLE",
            f"`{text[:60]}` is not a length of time.",
            "Write `P1DT2H30M`, or `P1Y2M` for months.",
        )
    sign, days, hours, minutes, seconds, fraction = found.groups()
    whole = int(days or 0) * 86_400 + int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    exact = whole + Fraction(int(fraction), 10 ** len(fraction)) if fraction else whole
    return Duration(in_mode(-exact if sign else exact))
