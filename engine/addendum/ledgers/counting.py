"""How down time is counted: the share by which overlapping outages count, and the parts of a unit."""

from __future__ import annotations

from bisect import insort
from typing import TYPE_CHECKING

from addendum.calendars import united
from addendum.light import NamedTuple
from addendum.values import DateTime, NoAnswer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from fractions import Fraction

    from addendum.values import Zone

    Moment = int | Fraction
    Stretch = tuple[Moment, Moment]
    Stretches = list[Stretch]
    Test = Callable[[Moment], bool]

EXACT, DROPPED, COUNTS = "exact", "part dropped", "part counts"
EACH_OUTAGE, TOTAL, CLOCK = "each outage", "the total", "the clock"
HIGHEST_SHARE, SHARES_ADD_UP = "the highest share counts", "the shares add up"


class Piece(NamedTuple):
    """A stretch that counts by a share of it, from 0 to 1."""

    start: Moment
    end: Moment
    share: Moment = 1

    @property
    def time(self) -> Moment:
        """How much of it counts, in seconds."""
        return (self.end - self.start) * self.share


class Counting(NamedTuple):
    """The unit of counting in seconds, how a part of it counts, and for what that is decided.

    `parts` is `exact`, `part dropped` or `part counts`; `of` is each outage, the total, or the units of the
    clock in `zone`. There, a part may count only where the time down within its unit passes `down_for`.
    """

    unit: Moment = 1
    parts: str = EXACT
    of: str = TOTAL
    zone: Zone | None = None
    down_for: Test | None = None

    def time(self, pieces: Sequence[Piece], outages: Stretches) -> Moment:
        """The seconds that pieces count for; `outages` are the stretches of time that they are parts of."""
        if self.of == CLOCK:
            return self._by_the_clock(pieces)
        whole = sum(piece.time for piece in pieces)
        if self.parts == EXACT:
            return whole
        if self.of == TOTAL:
            return self._rounded(whole)
        return sum(map(self._of_outage, _by_outage(pieces, outages)))

    def _of_outage(self, pieces: Sequence[Piece]) -> Moment:
        """The time of one outage: its length is rounded, and its share stays what it is on average."""
        length = sum(piece.end - piece.start for piece in pieces)
        counted = sum(piece.time for piece in pieces)
        rounded = self._rounded(length)
        return rounded if counted == length else _divided(rounded * counted, length)

    def _rounded(self, length: Moment) -> Moment:
        units = length // self.unit
        return (units + 1 if self.parts == COUNTS and units * self.unit != length else units) * self.unit

    def _by_the_clock(self, pieces: Sequence[Piece]) -> Moment:
        if self.parts == EXACT:
            return sum(piece.time for piece in pieces)
        found: Moment = 0
        for units, parts in self._units(pieces):
            down = sum(part.end - part.start for part in parts)
            if self.parts == DROPPED:
                found += sum(part.time for part in parts) if down == units * self.unit else 0
            elif self.down_for is None or self.down_for(min(down, self.unit)):
                found += units * self.unit * max(part.share for part in parts)
        return found

    def _units(self, pieces: Sequence[Piece]) -> Iterator[tuple[Moment, list[Piece]]]:
        """The units of the clock that pieces touch with what is down in each; whole ones in a row as one."""
        touched: list[Piece] = []
        begun: Moment | None = None
        for piece in pieces:
            for part in self._split(piece):
                since = self._begin(part.start)
                if begun is not None and since != begun:
                    yield self._times(touched), touched
                    touched = []
                begun = since
                touched.append(part)
        if touched:
            yield self._times(touched), touched

    def _times(self, parts: Sequence[Piece]) -> Moment:
        return max(1, (parts[-1].end - parts[0].start) // self.unit)

    def _split(self, piece: Piece) -> Iterator[Piece]:
        """A piece cut where units of the clock begin: a part, whole units, a part."""
        first, last = self._begin(piece.start), self._begin(piece.end)
        after = first if first == piece.start else first + self.unit
        for start, end in (
            (piece.start, min(after, piece.end)),
            (after, last),
            (max(last, after), piece.end),
        ):
            if start < end:
                yield Piece(start, end, piece.share)

    def _begin(self, moment: Moment) -> Moment:
        """When the unit of the clock begins in which a moment lies."""
        zone = self.zone
        local = moment if zone is None else DateTime.at(moment, zone).local_seconds
        return moment - local % self.unit


def pieces_of(parts: Iterable[tuple[Stretches, Moment]], overlapping: str) -> list[Piece]:
    """The time that outages take, each with its share; what several take at once counts once.

    Where outages of different shares overlap, `overlapping` says what counts. Raises NoAnswer OUTAGES-OVERLAP
    where it says nothing.
    """
    parts = list(parts)
    if all(share == 1 for _, share in parts):
        return [Piece(start, end) for start, end in united(each for some, _ in parts for each in some)]
    events: list[tuple[Moment, int, Moment]] = []
    for stretches, share in parts:
        for start, end in stretches:
            events += ((start, 1, share), (end, 0, share))
    found: list[Piece] = []
    active: list[Moment] = []
    since: Moment = 0
    for moment, begins, share in sorted(events):
        if active and since < moment:
            _add(found, Piece(since, moment, _share_of(active, overlapping, since)))
        if begins:
            insort(active, share)
        else:
            active.remove(share)
        since = moment
    return found


def _add(found: list[Piece], piece: Piece) -> None:
    if found and found[-1].end == piece.start and found[-1].share == piece.share:
        found[-1] = Piece(found[-1].start, piece.end, piece.share)
    else:
        found.append(piece)


def _share_of(active: Sequence[Moment], overlapping: str, since: Moment) -> Moment:
    if len(active) == 1 or overlapping == HIGHEST_SHARE:
        return active[-1]
    if overlapping == SHARES_ADD_UP:
        return min(1, sum(active))
    raise NoAnswer(
        "OUTAGES-OVERLAP",
        f"From {DateTime.at(since)} on several outages happen at once, each for a share, "
        "and the policy does not say how their shares come together.",
        f"Add `where outages overlap: {HIGHEST_SHARE}`, or `{SHARES_ADD_UP}`.",
    )


def _by_outage(pieces: Sequence[Piece], outages: Stretches) -> Iterator[Sequence[Piece]]:
    """The pieces of each outage that has any; each of them lies in one outage."""
    at = 0
    for _, end in outages:
        first = at
        while at < len(pieces) and pieces[at].end <= end:
            at += 1
        if first < at:
            yield pieces[first:at]


def _divided(top: Moment, bottom: Moment) -> Moment:
    from fractions import Fraction

    found = Fraction(top) / Fraction(bottom)
    return found.numerator if found.denominator == 1 else found
