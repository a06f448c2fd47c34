"""What the entries of a period add up to: by activity, and by day, week or month against limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addendum.ledgers.borders import days_around
from addendum.ledgers.usage import ACTIVITY, COUNTS_AS, DATE, ID, REFUSED, USED, Terms
from addendum.values import Date, Month, Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addendum.values import Value

    Record = dict[str, Any]

DAY, WEEK, MONTH, EACH_ACTIVITY, EACH_ENTRY = "day", "week", "calendar month", "activity", "entry"
_MONDAY = Date(2001, 1, 1)


def used_by_activity(entries: Sequence[Record], terms: Record) -> dict[str, Value]:
    """What was used of each activity, of those that were, in the order in which the activities are listed."""
    by_terms = Terms(**terms)
    sums = _sums(entries, by_terms, EACH_ACTIVITY)
    return {activity: sums[activity] for activity in by_terms.activities if activity in sums}


def refused(entries: Sequence[Record]) -> list[Record]:
    """The entries that are refused, each with what it tells and the reason."""
    return [
        {name: value for name, value in entry.items() if value is not None and name != COUNTS_AS}
        for entry in entries
        if entry[COUNTS_AS] == REFUSED
    ]


def limits_exceeded(entries: Sequence[Record], limits: Sequence[Record], terms: Record) -> list[Record]:
    """The days, weeks, months, activities or entries of which more was used than a limit allows.

    A limit is `at_most` so much `per` one of these; an absent outcome in its place is no limit.
    """
    by_terms = Terms(**terms)
    found = []
    for limit in limits:
        most = limit["at_most"]
        if isinstance(most, Outcome):
            continue
        for name, used in _sums(entries, by_terms, limit["per"]).items():
            if used > most:
                found.append({"per": limit["per"], "of": name, USED: used, "at_most": most})
    return found


def _sums(entries: Sequence[Record], terms: Terms, per: str) -> dict[str, Value]:
    sums: dict[str, Value] = {}
    for number, entry in enumerate(entries, 1):
        if entry[COUNTS_AS] == USED:
            name = _name(entry, per, number)
            sums[name] = sums.get(name, terms.nothing) + entry[terms.amount]
    return sums


def _name(entry: Record, per: str, number: int) -> str:
    """What an entry is counted with: the day, the Monday of the week, the month, its activity, or itself."""
    if per == EACH_ACTIVITY:
        return entry[ACTIVITY] or ""
    if per == EACH_ENTRY:
        return entry[ID] or f"entry {number}, {entry[DATE]}"
    day: Date = entry[DATE]
    if per == MONTH:
        return str(Month.containing(day))
    return str(days_around(day, "7 days", _MONDAY).first if per == WEEK else day)
