"""Outages as records that formulas hand over: when they were, for which share, and what speaks against them.

A record has `from` and `to`, or the `length` alone with how many `times` there was such an outage. It may
have `since`, a later moment from which the outage counts, the `share` by which it does, `why_not` where it
does not count at all, and under `excluded` for each exclusion `yes`, the reason why it does not apply after
all, or nothing. Where outages are looked at one by one it has the `outage` as it was given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addendum.calendars import exact, united
from addendum.ledgers.periods import FROM, TO
from addendum.light import NamedTuple
from addendum.values import NoAnswer, Percent, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from addendum.ledgers.periods import Span
    from addendum.values import Duration, Number

    Moment = int | Fraction
    Record = dict[str, Any]

APPLIES = "yes"
SINCE, LENGTH, TIMES = "since", "length", "times"
SHARE, WHY_NOT, EXCLUDED, SOURCE = "share", "why_not", "excluded", "outage"
_MOST_OUTAGES = 1_000_000


class Outage(NamedTuple):
    """An outage from its start to before its end, in seconds.

    `why_not` says why it does not count at all; `excluded` has for each exclusion `yes`, why it does not
    apply after all, or nothing; `record` is what it was read from.
    """

    start: Moment
    end: Moment
    share: Moment
    why_not: str
    excluded: tuple[str, ...]
    record: Record

    @property
    def words(self) -> str:
        """Which outage it is, for people."""
        length = self.record.get(LENGTH)
        return f"{self.record[FROM]} to {self.record[TO]}" if length is None else show(length)


def outages_of(records: Iterable[Record]) -> list[Outage]:
    """The outages that the records tell of; those with a length alone stand side by side.

    Raises NoAnswer OUTAGE-NOT-ENDED, OUTAGE-REVERSED, SHARE-OUT-OF-RANGE, COUNT-NOT-WHOLE, LIST-TOO-LONG.
    """
    found: list[Outage] = []
    free: Moment = 0
    for record in records:
        length = record.get(LENGTH)
        if length is None:
            found.append(_outage(record, *_moments(record)))
            continue
        seconds = _not_negative(length)
        for _ in range(_times(record.get(TIMES), len(found))):
            found.append(_outage(record, free, free + seconds))
            free += seconds + 1
    return found


def outages_near(outages: Sequence[Record], span: Span, each: Duration | None = None) -> list[Record]:
    """The outages that take time of a stretch, with those that go on from them before it and after it.

    How long an outage is may depend on what lies beside the stretch. `each` is the length of outages that
    have no end of their own; those whose end nobody tells are taken along.
    """
    first, after = span[FROM].instant, span[TO].instant
    ends = [_ends(outage, each) for outage in outages]
    told = [(start, end) for start, end in ends if end is not None]
    touching = [(start, end) for start, end in united(told) if start < after and end > first]
    first, after = (touching[0][0], touching[-1][1]) if touching else (first, first)
    return [
        outage
        for outage, (start, end) in zip(outages, ends, strict=True)
        if (end is None and start < span[TO].instant)
        or (end is not None and (end < start or (first <= start < end <= after)))
    ]


def _outage(record: Record, start: Moment, end: Moment) -> Outage:
    why_not, excluded = record.get(WHY_NOT) or "", tuple(record.get(EXCLUDED) or ())
    return Outage(start, end, _share(record.get(SHARE)), why_not, excluded, record)


def _ends(outage: Record, each: Duration | None) -> tuple[Moment, Moment | None]:
    start = outage[FROM].instant
    if each is not None:
        return start, start + exact(each.seconds)
    end = outage.get(TO)
    return start, None if end is None else end.instant


def _moments(record: Record) -> tuple[Moment, Moment]:
    start, end = record[FROM], record[TO]
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
    since = record.get(SINCE)
    begins = start if since is None else max(start, since)
    return min(begins, end).instant, end.instant


def _not_negative(length: Duration) -> Moment:
    if length.seconds < 0:
        raise NoAnswer(
            "OUTAGE-REVERSED", f"An outage cannot take {show(length)}.", "Give a length of zero or more."
        )
    return exact(length.seconds)


def _times(count: Number | None, before: int) -> int:
    """How many outages one record stands for, beside so many before it."""
    if count is None:
        return 1
    if count < 0 or count != int(count):
        raise NoAnswer(
            "COUNT-NOT-WHOLE",
            f"One entry stands for {show(count)} outages, and that is no whole number of them.",
            "Correct the number in the entry.",
            details={"count": count},
        )
    if before + count > _MOST_OUTAGES:
        raise NoAnswer(
            "LIST-TOO-LONG",
            f"The entries stand for more than {_MOST_OUTAGES:,} outages.",
            "Give entries of longer outages, or a shorter period.",
        )
    return int(count)


def _share(value: Any) -> Moment:
    """A share as a number from 0 to 1."""
    if value is None:
        return 1
    share = exact(value.ratio if isinstance(value, Percent) else value)
    if not 0 <= share <= 1:
        raise NoAnswer(
            "SHARE-OUT-OF-RANGE",
            f"An outage counts for a share from nothing to all of it, and not for {show(value)}.",
            "Correct the numbers that the share is calculated from.",
            details={"share": value},
        )
    return share
