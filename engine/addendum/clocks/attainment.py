"""The share of commitments that were kept, over any number of tickets."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from addendum.clocks.model import Status
from addendum.light import NamedTuple
from addendum.values import Percent, as_number, finite_decimal

if TYPE_CHECKING:
    from collections.abc import Hashable

    from addendum.clocks.model import Instance, Moment
    from addendum.values import Value

_MET, _MISSED, _OPEN = range(3)
_COUNTS_AS = {
    Status.MET: _MET,
    Status.BREACHED: _MISSED,
    Status.PENDING: _OPEN,
    Status.PAUSED: _OPEN,
}
SHARE_MET, MET, MISSED, DECIDED = "share met", "met", "missed", "met or missed"


class Measure(NamedTuple):
    """What of a commitment is counted over tickets, by which `counts`; of which severities, of all for none.

    `counts` is one of the words of this module, or of those that `Times` gives. `without_any` is the value
    where nothing was met or missed, None where the policy does not say.
    """

    fact: str
    clock: str
    counts: str
    severities: tuple[str, ...] = ()
    without_any: Value = None


class Tally:
    """How many commitments were met, missed, and are open; what was ended or cancelled counts as neither."""

    __slots__ = ("_counts",)

    def __init__(self) -> None:
        self._counts = [0, 0, 0]

    def add(self, status: Status | None) -> None:
        """Count one run of a clock by its status; None, where nothing is promised, counts for nothing."""
        kind = _COUNTS_AS.get(status) if status is not None else None
        if kind is not None:
            self._counts[kind] += 1

    def take(self, run: Instance, _: Moment | None) -> None:
        """Count one run of a clock."""
        self.add(run.status)

    @property
    def met(self) -> int:
        """Those that were kept."""
        return self._counts[_MET]

    @property
    def missed(self) -> int:
        """Those that were not, overdue ones included."""
        return self._counts[_MISSED]

    @property
    def open(self) -> int:
        """Those that may still be kept."""
        return self._counts[_OPEN]

    @property
    def decided(self) -> int:
        """Those that are met or missed: the population of the share."""
        return self.met + self.missed

    def value(self, counts: str) -> Value:
        """What is counted: a number, or a share in percent; None for the share of an empty population."""
        if counts == SHARE_MET:
            share = self.share
            points = None if share is None else finite_decimal(share * 100)
            return None if share is None else Percent(share * 100 if points is None else points)
        numbers = {MET: self.met, MISSED: self.missed, DECIDED: self.decided}
        return as_number(numbers[counts])

    @property
    def share(self) -> Fraction | None:
        """The exact share of those met among those decided, None for an empty population."""
        return Fraction(self.met, self.decided) if self.decided else None


class Attainment:
    """Tallies by whatever keys a caller groups by; it holds counts only, however many tickets there are."""

    def __init__(self) -> None:
        self.tallies: dict[Hashable, Tally] = {}

    def add(self, key: Hashable, status: Status | None) -> None:
        """Count one run of a clock under a key."""
        tally = self.tallies.get(key)
        if tally is None:
            tally = self.tallies[key] = Tally()
        tally.add(status)
