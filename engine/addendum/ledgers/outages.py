"""The time that outages take: within a period, joined where they overlap, counted in whole or exact units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addendum.ledgers.spans import bounds_of, elapsed
from addendum.values import Duration, NoAnswer, round_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from addendum.values import Date, DateTime, Month, Quarter

    Outage = dict[str, Any]
    Stretch = tuple[DateTime, DateTime]

FROM, TO = "from", "to"
EACH_OUTAGE = "each outage"
_MODES = {"part dropped": "down", "part counts": "up"}


def within_period(
    outages: Sequence[Outage], period: Month | Quarter | Date, span: str, zone: str
) -> list[Outage]:
    """The outages with only the time of theirs that lies in the period; those beside it are left out."""
    first, after = bounds_of(period, span, zone)
    found = []
    for outage in outages:
        start, end = _stretch(outage)
        begins, ends = max(start, first), min(end, after)
        if begins < ends:
            found.append({**outage, FROM: begins, TO: ends})
    return found


def outage_time(
    outages: Sequence[Outage], besides: Sequence[Outage], unit: Duration, parts: str, of: str
) -> Duration:
    """The time that outages take beyond that of the outages `besides`; overlapping ones count once.

    `parts` says how a part of the `unit` counts (`exact`, `part dropped`, `part counts`), for `each outage`
    or for `the total`.
    """
    alone = _joined(map(_stretch, besides))
    together = _joined(map(_stretch, (*besides, *outages)))
    mode = _MODES.get(parts, "")
    if mode and of == EACH_OUTAGE and not alone:
        return _sum(_rounded(elapsed(*stretch), unit, mode) for stretch in together)
    total = _sum(elapsed(*stretch) for stretch in together) - _sum(elapsed(*stretch) for stretch in alone)
    return _rounded(total, unit, mode) if mode else total


def _stretch(outage: Outage) -> Stretch:
    start, end = outage[FROM], outage[TO]
    if end is None:
        raise NoAnswer(
            "OUTAGE-NOT-ENDED",
            f"The outage from {start} on has no end, so its time is open.",
            f"Give `{TO}`, or the end of the period where it still goes on.",
        )
    if end < start:
        raise NoAnswer(
            "OUTAGE-REVERSED",
            f"An outage ends at {end}, before it begins at {start}.",
            f"Correct `{FROM}` or `{TO}`.",
        )
    return start, end


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The stretches in order, those that overlap or touch as one."""
    found: list[Stretch] = []
    for start, end in sorted(stretches, key=lambda stretch: stretch[0].instant):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _sum(lengths: Iterable[Duration]) -> Duration:
    total = Duration(0)
    for length in lengths:
        total += length
    return total


def _rounded(length: Duration, unit: Duration, mode: str) -> Duration:
    rounded: Duration = round_to(length, unit, mode)
    return rounded
