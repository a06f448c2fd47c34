"""Use as an append-only file tells it: entries, corrections and reservations, settled to what counts.

The order of the entries never matters. An entry may have an `id`. One that `corrects` another adds its amount
to that one, a negative amount takes back. One that is `reserved` holds its amount until others that name it
as their `reservation` have used it up, or a correction has given it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addendum.ledgers.borders import days_in
from addendum.light import NamedTuple
from addendum.values import round_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from addendum.values import Date, Value

    Record = dict[str, Any]

ID, DATE, ACTIVITY, RESERVED, RESERVATION, CORRECTS = (
    "id",
    "date",
    "activity",
    "reserved",
    "reservation",
    "corrects",
)
COUNTS_AS, BECAUSE = "counts_as", "because"
USED, HELD, REFUSED = "used", "reserved", "refused"


class Terms(NamedTuple):
    """How entries count.

    `amount` is the field that says how much, `nothing` the zero of it; `activities` are those that
    count (none for all); each entry is rounded to the `step` by `mode`, `""` for not at all.
    """

    amount: str
    nothing: Value
    activities: Sequence[str] = ()
    mode: str = ""
    step: Value = None


def entries_in(entries: Sequence[Record], period: Record | None, terms: Record) -> list[Record]:
    """The entries of a period as they count, by day: as used, as reserved, or as refused, with the reason.

    Corrections stand in the entry that they correct. Entries without a day are of the period; without a
    period all are. `terms` are a record of `Terms`.
    """
    settled = settle(entries, Terms(**terms))
    if period is None:
        return settled
    days = days_in(period)
    return [record for record in settled if record[DATE] is None or days.has(record[DATE])]


def settle(entries: Iterable[Record], terms: Terms) -> list[Record]:
    """All entries as they count, by day, whatever order they come in."""
    return sorted(_Book(terms, entries).records(), key=lambda record: _order(record, terms.amount))


def _order(record: Record, amount: str) -> tuple[object, ...]:
    day: Date | None = record[DATE]
    texts = (record[ID] or "", record[ACTIVITY] or "", record[COUNTS_AS], record[BECAUSE] or "")
    return (day.ordinal if day is not None else 0, *texts, record[amount])


class _Book:
    """Entries sorted by what they are: taken as they stand, corrections of those, and refused ones."""

    def __init__(self, terms: Terms, entries: Iterable[Record]) -> None:
        self._terms = terms
        self._refused: list[tuple[Record, str]] = []
        self._taken: list[Record] = []
        self._by_id: dict[str, Record] = {}
        self._net_of: dict[str, Value] = {}
        distinct = self._distinct(entries)
        corrections = [entry for entry in distinct if entry.get(CORRECTS) is not None]
        plain = [entry for entry in distinct if entry.get(CORRECTS) is None]
        self._take([entry for entry in plain if entry.get(RESERVATION) is None])
        self._take([entry for entry in plain if entry.get(RESERVATION) is not None])
        self._correct(corrections)

    def records(self) -> Iterable[Record]:
        """What each entry counts as; what is used of a reservation is no longer reserved."""
        drawn: dict[str, list[Value]] = {}
        for entry in self._taken:
            if not entry.get(RESERVED):
                net = self._net(entry)
                if entry.get(RESERVATION) is not None:
                    drawn.setdefault(entry[RESERVATION], []).append(net)
                yield self._record(entry, net, USED)
        for entry in self._taken:
            if entry.get(RESERVED):
                held = self._net(entry)
                for used in drawn.get(entry[ID], ()) if entry.get(ID) is not None else ():
                    held = max(held - used, self._terms.nothing)
                yield self._record(entry, held, HELD)
        for entry, because in self._refused:
            yield self._record(entry, self._amount(entry), REFUSED, because)

    def _distinct(self, entries: Iterable[Record]) -> list[Record]:
        """The entries with one of each id; the same one again, and different ones of an id, are refused."""
        by_id: dict[str, list[Record]] = {}
        found = []
        for entry in entries:
            identity = entry.get(ID)
            if identity is None:
                found.append(entry)
            else:
                by_id.setdefault(identity, []).append(entry)
        for identity, same in by_id.items():
            if all(entry == same[0] for entry in same):
                found.append(same[0])
                self._refused += [(entry, "the same entry is there already") for entry in same[1:]]
            else:
                says = f"entries that say different things are called `{identity}`"
                self._refused += [(entry, says) for entry in same]
        return found

    def _take(self, entries: Iterable[Record]) -> None:
        for entry in entries:
            because = self._fault(entry)
            if because:
                self._refused.append((entry, because))
                continue
            self._taken.append(entry)
            if entry.get(ID) is not None:
                self._by_id[entry[ID]] = entry

    def _fault(self, entry: Record) -> str:
        """Why an entry does not count, `""` where it does."""
        activity, known = entry.get(ACTIVITY), self._terms.activities
        if known and activity is None:
            return "it names no activity, and only listed ones count"
        if known and activity not in known:
            return f"`{activity}` is none of the activities that count"
        if self._amount(entry) < self._terms.nothing:
            return "it is below zero, and does not say which entry it corrects"
        reservation = entry.get(RESERVATION)
        if reservation is None:
            return ""
        if entry.get(RESERVED):
            return "it reserves, so it cannot use a reservation"
        held = self._by_id.get(reservation)
        return "" if held is not None and held.get(RESERVED) else f"nothing is reserved as `{reservation}`"

    def _correct(self, corrections: Sequence[Record]) -> None:
        """Keep the corrections by the entries that they correct; what they take back must be there."""
        by_target: dict[str, list[Record]] = {}
        own = {entry[ID] for entry in corrections if entry.get(ID) is not None}
        for entry in corrections:
            target = entry[CORRECTS]
            if target in self._by_id:
                by_target.setdefault(target, []).append(entry)
            elif target in own:
                says = f"`{target}` is a correction itself: correct the entry that it corrects"
                self._refused.append((entry, says))
            else:
                self._refused.append((entry, f"no entry that counts is called `{target}`"))
        for target, found in by_target.items():
            total = self._amount(self._by_id[target])
            for entry in found:
                total = total + self._amount(entry)
            if total < self._terms.nothing:
                says = f"together the corrections take back more than there is of `{target}`"
                self._refused += [(entry, says) for entry in found]
            else:
                self._net_of[target] = total

    def _net(self, entry: Record) -> Value:
        """The amount of an entry with its corrections, rounded."""
        amount = self._amount(entry)
        if entry.get(ID) is not None:
            amount = self._net_of.get(entry[ID], amount)
        return round_to(amount, self._terms.step, self._terms.mode) if self._terms.mode else amount

    def _record(self, entry: Mapping[str, Any], amount: Value, counts_as: str, because: str = "") -> Record:
        return {
            ID: entry.get(ID),
            DATE: entry.get(DATE),
            self._terms.amount: amount,
            ACTIVITY: entry.get(ACTIVITY),
            COUNTS_AS: counts_as,
            BECAUSE: because or None,
        }

    def _amount(self, entry: Mapping[str, Any]) -> Value:
        """How much an entry is of; one that need not say how many is of one."""
        found = entry.get(self._terms.amount)
        return self._terms.nothing + (1 if found is None else found)
