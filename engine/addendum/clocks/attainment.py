"""The share of commitments that were kept, over any number of tickets."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from addendum.clocks.model import Status

if TYPE_CHECKING:
    from collections.abc import Hashable

_MET, _MISSED, _OPEN = range(3)
_COUNTS_AS = {
    Status.MET: _MET,
    Status.BREACHED: _MISSED,
    Status.PENDING: _OPEN,
    Status.PAUSED: _OPEN,
}


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
