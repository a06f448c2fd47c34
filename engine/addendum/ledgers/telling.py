"""Outages told one by one: what of each counts, and why the rest does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.ledgers.outages import APPLIES
from addendum.values import Duration, Percent, for_people

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from addendum.ledgers.exclusions import Exclusion, LeftOut
    from addendum.ledgers.outages import Outage

    Moment = int | Fraction
    Stretches = list[tuple[Moment, Moment]]

_MOST = 12


def told(
    outages: Sequence[Outage], times: Sequence[Stretches], exclusions: Sequence[Exclusion], left: LeftOut
) -> str:
    """A clause for each outage, the first of many; `times` are what counts of each without exclusions."""
    shown = [
        _clause(outage, times[at], [parts[at] for parts in left.taken], left.remaining[at], exclusions)
        for at, outage in enumerate(outages[:_MOST])
    ]
    if len(outages) > _MOST:
        shown.append(f"{len(outages) - _MOST} more")
    return "; ".join(shown) or "none"


def _clause(
    outage: Outage,
    time: Stretches,
    taken: Sequence[Stretches],
    remaining: Stretches,
    exclusions: Sequence[Exclusion],
) -> str:
    if outage.why_not:
        return f"{outage.words} does not count ({outage.why_not})"
    away = [
        (exclusion.words, _length(part)) for exclusion, part in zip(exclusions, taken, strict=True) if part
    ]
    if away and not remaining:
        return f"{outage.words} is left out ({', '.join(words for words, _ in away)})"
    counts = "counts"
    if away or _length(time) != outage.end - outage.start:
        counts += f" for {_spoken(_length(remaining))}"
    if outage.share != 1:
        counts += f" by {for_people(Percent(outage.share * 100))}"
    reasons = [f"{_spoken(length)} left out: {words}" for words, length in away]
    reasons += [
        f"{exclusion.words}, but {why}"
        for exclusion, why in zip(exclusions, outage.excluded, strict=True)
        if why and why != APPLIES
    ]
    return f"{outage.words} {counts}" + (f" ({', '.join(reasons)})" if reasons else "")


def _length(stretches: Stretches) -> Moment:
    return sum(end - start for start, end in stretches)


def _spoken(seconds: Moment) -> str:
    return for_people(Duration(seconds))
