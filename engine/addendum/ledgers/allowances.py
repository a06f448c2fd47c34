"""Allowances: how much of the time that may be left out is left out, in which part of the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.calendars import cut
from addendum.ledgers.borders import days_around
from addendum.ledgers.periods import FROM, TO, midnight
from addendum.light import NamedTuple
from addendum.values import Date, NoAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from addendum.ledgers.periods import Span

    Moment = int | Fraction
    Stretches = list[tuple[Moment, Moment]]

PER_OUTAGE, WHOLE = "outage", "the period"
_WEEK = "7 days"
_EVER = (-(10**15), 10**15)
"""Moments around all others, for outages of which only the length is known."""
_A_MONDAY, _NEW_YEAR = Date(2000, 1, 3), Date(2000, 1, 1)


class Allowance(NamedTuple):
    """So many seconds, or so many outages, in each stretch of some length, written `1 month`.

    `each` may be `outage`, or `the period` for one allowance whatever the calendar says. The stretches follow
    each other from the day `anchor` on, in `zone`. `earlier` is what was used before the period, None where
    nobody says; `name` is the fact that would.
    """

    limit: Moment
    each: str
    outages: bool = False
    zone: str = "UTC"
    anchor: Date | None = None
    earlier: Moment | None = None
    name: str = ""

    def taken(self, due: Stretches, outages: Stretches, span: Span | None) -> Stretches:
        """Of the time that may be left out what is left out, the first comes first.

        `outages` are the stretches of the outages of which that time is, whole.
        """
        if self.each == PER_OUTAGE:
            return [each for part in _by_outage(due, outages) for each in self._first([part], self.limit)]
        found: Stretches = []
        for start, end, used in self._parts(span):
            within = list(_by_outage(cut(due, start, end), outages))
            if within and used is None:
                raise self._not_told()
            found += self._first(within, self.limit - (used or 0))
        return found

    def _first(self, outages: list[Stretches], left: Moment) -> Iterator[tuple[Moment, Moment]]:
        """The time of the first outages, or their first time, until nothing of the allowance is left."""
        for outage in outages:
            if left <= 0:
                return
            if self.outages:
                yield from outage
                left -= 1
                continue
            for start, end in outage:
                upto = min(end, start + left)
                if start < upto:
                    yield start, upto
                left -= upto - start

    def _parts(self, span: Span | None) -> Iterator[tuple[Moment, Moment, Moment | None]]:
        """The stretches of the allowance in a period, with what was used of each before, None if unknown."""
        if span is None or self.each == WHOLE:
            begins, ends = _EVER if span is None else (span[FROM].instant, span[TO].instant)
            yield begins, ends, self.earlier if self.name else 0
            return
        first, after = span[FROM].instant, span[TO].instant
        anchor = self.anchor or (_A_MONDAY if self.each == _WEEK else _NEW_YEAR)
        days = days_around(span[FROM].date, self.each, anchor)
        used = self.earlier
        begins = midnight(days.first, self.zone).instant
        while begins < after:
            ends = midnight(days.after, self.zone).instant
            yield begins, ends, 0 if used is None and begins >= first else used
            days = days_around(days.after, self.each, anchor)
            begins, used = ends, 0

    def _not_told(self) -> NoAnswer:
        return NoAnswer(
            "MISSING-FACT",
            f"`{self.name}` is not given, and the answer depends on it.",
            f"Give `{self.name}`.",
            details={"missing": (self.name,)},
        )


def _by_outage(due: Stretches, outages: Stretches) -> Iterator[Stretches]:
    """The stretches of each outage that has any; each of them lies in one outage."""
    at = 0
    for _, end in outages:
        first = at
        while at < len(due) and due[at][1] <= end:
            at += 1
        if first < at:
            yield due[first:at]
