"""What is left out of downtime: whole outages, or their part in a calendar, no more than is allowed."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from addendum.calendars import shared, united, without
from addendum.ledgers.outages import APPLIES
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from addendum.ledgers.allowances import Allowance
    from addendum.ledgers.outages import Outage
    from addendum.ledgers.periods import Span

    Moment = int | Fraction
    Stretches = list[tuple[Moment, Moment]]


class Exclusion(NamedTuple):
    """What does not count: the time of the outages that it applies to, or only what of it lies `inside`.

    With an `allowance` no more than that is left out.
    """

    name: str
    words: str
    inside: Stretches | None = None
    allowance: Allowance | None = None

    def part_of(self, stretches: Stretches) -> Stretches:
        """What it would leave out of some time."""
        return stretches if self.inside is None else shared(stretches, self.inside)


class LeftOut(NamedTuple):
    """What remains of each outage, and for each exclusion what it takes away from each outage and in all.

    Time that another outage takes as well, to which no exclusion applies, is not left out: it counts.
    """

    remaining: list[Stretches]
    taken: list[list[Stretches]]
    totals: list[Moment]


def leave_out(
    outages: Sequence[Outage], times: Sequence[Stretches], exclusions: Sequence[Exclusion], span: Span | None
) -> LeftOut:
    """The outages without what is excluded, of which `times` are what counts without any exclusion.

    The exclusions apply one after the other; what is beyond the allowance of one may fall under a later one.
    """
    kept = united(
        each for outage, time in zip(outages, times, strict=True) for each in _kept(outage, time, exclusions)
    )
    remaining = list(times)
    taken: list[list[Stretches]] = []
    totals: list[Moment] = []
    for number, exclusion in enumerate(exclusions):
        parts = [
            exclusion.part_of(time) if outage.excluded[number] == APPLIES else []
            for outage, time in zip(outages, remaining, strict=True)
        ]
        due = given = without(united(each for part in parts for each in part), kept)
        if exclusion.allowance is not None:
            given = exclusion.allowance.taken(due, _joined(outages, number), span)
        beyond = without(due, given)
        parts = [_without(part, beyond) for part in parts]
        remaining = [without(time, part) for time, part in zip(remaining, parts, strict=True)]
        taken.append(parts)
        totals.append(sum(end - start for start, end in given))
    return LeftOut(remaining, taken, totals)


def _without(few: Stretches, many: Stretches) -> Stretches:
    """What is in none of many stretches; only those around the few are looked at."""
    if not few:
        return few
    first, last = bisect_right(many, (few[0][0],)), bisect_right(many, (few[-1][1],))
    return without(few, many[max(first - 1, 0) : last])


def _joined(outages: Sequence[Outage], number: int) -> Stretches:
    """The outages to which an exclusion applies, whole, those that touch as one."""
    return united((each.start, each.end) for each in outages if each.excluded[number] == APPLIES)


def _kept(outage: Outage, time: Stretches, exclusions: Sequence[Exclusion]) -> Stretches:
    """The time of an outage to which no exclusion applies."""
    for exclusion, applies in zip(exclusions, outage.excluded, strict=True):
        if applies == APPLIES:
            time = without(time, exclusion.part_of(time))
    return time
