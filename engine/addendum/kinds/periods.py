"""The periods over which contracts count: which fact says which one is meant, when it begins and ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.kinds.question import Per
from addendum.light import NamedTuple
from addendum.rules import Fact
from addendum.values import DATE, MONTH, QUARTER

if TYPE_CHECKING:
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.rules import Origin
    from addendum.values import Type

FIRST_DAY, LAST_DAY = "period_from", "last_day"
_ZONED = re.compile(r"(?P<what>.+?)(?: in (?P<zone>\S+))?")
_COUNTED = re.compile(r"(?P<word>rolling|trailing) (?:(?P<count>[0-9]+) )?(?P<unit>[a-z]+?)s?")
_SPANS = {
    "day": "1 day",
    "week": "7 days",
    "month": "1 month",
    "quarter": "3 months",
    "year": "12 months",
}
CALENDAR = 'date("2001-01-01")'
"""A Monday, and the first day of a month, a quarter and a year: those of the calendar count from it."""


class Period(NamedTuple):
    """A period as a policy writes it.

    `span` is its length (`1 month`), `""` where a case tells the last day. A `trailing` one ends with what
    its fact names, others begin with it. `anchor` is the formula for the day from which they are all counted,
    `""` where each may begin on any day.
    """

    words: str
    fact: str
    type: Type
    span: str
    zone: str
    trailing: bool = False
    anchor: str = ""

    @property
    def title(self) -> str:
        """The words for the fact that says which period is meant."""
        if self.trailing:
            return f"Last {'day' if self.type is DATE else 'month'} of the {self.words} in question"
        if self.type is DATE:
            return f"First day of the {self.words} in question"
        return f"The {self.words} in question"

    @property
    def per(self) -> Per:
        """What a question on such periods tells of them."""
        return Per(self.words, self.span, self.anchor, self.trailing)

    @property
    def named(self) -> str:
        """Which one is meant, for sentences, with its facts in braces."""
        if not self.span:
            return f"{{{self.fact}}} to {{{LAST_DAY}}}"
        return f"the {self.words} up to {{{self.fact}}}" if self.trailing else f"{{{self.fact}}}"


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
    counted = _COUNTED.fullmatch(words)
    if counted is not None:
        return _counted(words, counted, zone)
    span = _SPANS.get(words.rsplit(" ", 1)[-1], "")
    return Period(
        words, FIRST_DAY, DATE, span, zone, anchor=CALENDAR if words.startswith("calendar ") else ""
    )


def counted_from(period: Period, anchor: str) -> Period:
    """The period as one of those that follow each other from a day on; cycles without a length are months."""
    return period._replace(anchor=anchor, span=period.span or "1 month")


def zone_of(builder: Builder, document: Document, period: Period | None) -> str:
    """The zone whose midnights bound the period: its own, the contract's, the document's, or UTC."""
    own = period.zone if period is not None else ""
    return own or builder.zone or document.head.zone or "UTC"


def need_period(builder: Builder, period: Period, origin: Origin) -> None:
    """Declare the facts that say which period is meant."""
    builder.need_fact(Fact(period.fact, period.type, origin, period.title))
    if not period.span:
        builder.need_fact(Fact(LAST_DAY, DATE, origin, f"Last day of the {period.words} in question"))


def span_formula(period: Period, zone: str) -> str:
    """The formula for the stretch of time of the period, whose days begin at midnight in `zone`."""
    if not period.span:
        return f'span_between({period.fact}, {LAST_DAY}, "{zone}")'
    if period.trailing:
        return f'trailing_span({period.fact}, "{period.span}", "{zone}")'
    if period.anchor:
        return f'anchored_span({period.fact}, "{period.span}", {period.anchor}, "{zone}")'
    return f'span_of({period.fact}, "{period.span}", "{zone}")'


def _counted(words: str, found: re.Match[str], zone: str) -> Period:
    """So many days, months or other parts of the calendar, from a first day on or up to a last one."""
    size, unit = _SPANS[found["unit"]].split()
    span = f"{int(found['count'] or 1) * int(size)} {unit}"
    if found["word"] == "rolling":
        return Period(words, FIRST_DAY, DATE, span, zone)
    if unit.startswith("month"):
        return Period(words, "month", MONTH, span, zone, trailing=True)
    return Period(words, LAST_DAY, DATE, span, zone, trailing=True)
