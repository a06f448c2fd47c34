"""Times of commitments over any number of tickets: how long they took, and how late they were."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from addendum.clocks.measures import length_value, margin, used
from addendum.clocks.model import Status

if TYPE_CHECKING:
    from addendum.clocks.model import Instance, Moment
    from addendum.values import Value

AVERAGE, LONGEST, LATE = "average time", "longest time", "time late"
EACH, EACH_LATE = "each time", "each time late"
ONE_TIME, LISTED_TIMES = (AVERAGE, LONGEST, LATE), (EACH, EACH_LATE)


class Times:
    """The times of commitments that were met or missed, in open hours: used, and beyond the due moment."""

    __slots__ = ("_late", "_used")

    def __init__(self) -> None:
        self._used: list[Moment] = []
        self._late: list[Moment] = []

    def take(self, run: Instance, now: Moment | None) -> None:
        """Note one run of a clock, up to `now` where it is overdue and not done yet."""
        if run.status not in (Status.MET, Status.BREACHED):
            return
        spent, left = used(run, now), margin(run, now)
        if spent is not None:
            self._used.append(spent)
        if run.status is Status.BREACHED and left is not None:
            self._late.append(-left)

    @property
    def decided(self) -> int:
        """How many were met or missed."""
        return len(self._used)

    def value(self, counts: str) -> Value:
        """What is counted: a length of time or a list of them; None for the average or longest of nothing."""
        if counts in LISTED_TIMES:
            return [length_value(each) for each in (self._used if counts == EACH else self._late)]
        if counts == LATE:
            return length_value(sum(self._late))
        if not self._used:
            return None
        return length_value(
            max(self._used) if counts == LONGEST else Fraction(sum(self._used)) / len(self._used)
        )
