"""The periods over which contracts count: which fact says which one is meant, and how long it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum.rules import Fact
from addendum.values import DATE, MONTH, QUARTER

if TYPE_CHECKING:
    from addendum.kinds.builder import Builder
    from addendum.rules import Origin
    from addendum.values import Type

_ZONED = re.compile(r"(?P<what>.+?)(?: in (?P<zone>\S+))?")
_ROLLING = re.compile(r"rolling (?P<count>[0-9]+) (?P<unit>days|months)")
_SPANS = {
    "day": "1 day",
    "week": "7 days",
    "month": "1 month",
    "quarter": "3 months",
    "year": "12 months",
}


class Period(NamedTuple):
    """A period as a policy writes it; `span` is its length from its first day, `""` where that is open."""

    words: str
    fact: str
    type: Type
    span: str
    zone: str

    @property
    def title(self) -> str:
        """The words for the fact that says which period is meant."""
        if self.type is DATE:
            return f"First day of the {self.words} in question"
        return f"The {self.words} in question"


def read_period(written: str) -> Period | None:
    """The period that `calendar month in UTC` and its like mean; None for no words at all."""
    found = _ZONED.fullmatch(written)
    if found is None:
        return None
    words, zone = found["what"], found["zone"] or ""
    if words == "calendar month":
        return Period(words, "month", MONTH, "1 month", zone)
    if words == "calendar quarter":
        return Period(words, "quarter", QUARTER, "3 months", zone)
    rolling = _ROLLING.fullmatch(words)
    if rolling is not None:
        return Period(words, "period_from", DATE, f"{rolling['count']} {rolling['unit']}", zone)
    return Period(words, "period_from", DATE, _SPANS.get(words.rsplit(" ", 1)[-1], ""), zone)


def need_period(builder: Builder, period: Period, origin: Origin) -> None:
    """Declare the fact that says which period is meant."""
    builder.need_fact(Fact(period.fact, period.type, origin, period.title))


def length_formula(period: Period, zone: str) -> str:
    """The formula for the elapsed time of the period, whose days begin at midnight in `zone`."""
    return f'length_of({period.fact}, "{period.span}", "{zone}")'
