"""What of earlier periods rolls over into the next one: lots that age, are used up, and expire."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addendum.light import NamedTuple
from addendum.values import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addendum.values import Value

    Record = dict[str, Any]

ALL = "all"
USED_FIRST, USED_LAST = "first", "last"


class Lot(NamedTuple):
    """What is left of the grant of one period, and for how many further periods it has been left."""

    age: int
    left: Value


def rolled_over(earlier: Sequence[Record], most: Value, periods: int, used: str, nothing: Value) -> Value:
    """What rolls over from the `earlier` periods, the earliest first, into the one after them.

    At most so much crosses any border (`all` for no limit); what is left of a period counts for so many
    further `periods` (0 for ever); it is used `first` or `last`, before or after a period's own grant.
    `nothing` is the zero of what is counted. An absent outcome in place of a grant leaves nothing behind.
    """
    lots: list[Lot] = []
    for period in earlier:
        lots = carried(lots, period["granted"], period["used"], used)
        lots = [lot for lot in lots if not periods or lot.age <= periods]
        if most != ALL:
            lots = _at_most(lots, most, nothing)
    return _total(lots, nothing)


def carried(lots: Sequence[Lot], granted: Value, used: Value, order: str = USED_FIRST) -> list[Lot]:
    """The lots after a period, the oldest first: those before it and its own grant, less what was used."""
    own = [] if isinstance(granted, Outcome) else [Lot(0, granted)]
    waiting = [*lots, *own] if order == USED_FIRST else [*own, *lots]
    found = []
    for lot in waiting:
        taken = min(lot.left, used)
        used = used - taken
        found.append(Lot(lot.age + 1, lot.left - taken))
    return sorted(found, key=lambda lot: -lot.age)


def _at_most(lots: Sequence[Lot], most: Value, nothing: Value) -> list[Lot]:
    """So much of the lots at most; the youngest are kept, which can be used the longest."""
    found: list[Lot] = []
    room = most
    for lot in reversed(lots):
        kept = min(lot.left, max(room, nothing))
        room = room - kept
        found.append(lot._replace(left=kept))
    return found[::-1]


def _total(lots: Sequence[Lot], nothing: Value) -> Value:
    total = nothing
    for lot in lots:
        total = total + lot.left
    return total
