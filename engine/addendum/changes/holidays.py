"""Holidays of two editions by their lists, for subjects that leave open which of them count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.words import joined
from addendum.changes.calendar_books import given_values
from addendum.changes.change import Change, Direction, Stated, reach_of
from addendum.values import Date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.calendars import HolidayList
    from addendum.changes.pair import Pair, Side
    from addendum.rules import Origin

HOLIDAYS = "holidays"
_MOST_DAYS = 12


def holiday_changes(pair: Pair) -> Iterator[Change]:
    """Lists of holidays, where no calendar of the subject says which of them count."""
    before, after = (side.lowered.calendars.holiday_lists for side in (pair.before, pair.after))
    for identity in dict.fromkeys((*after, *before)):
        old, new = before.get(identity), after.get(identity)
        if old == new or not _is_open_which(pair):
            continue
        days = [_closed_days(old, new), _closed_days(new, old)]
        origins = [_list_origin(side, identity) for side in (pair.before, pair.after)]
        written = [origin for origin in reversed(origins) if origin is not None]
        if not any(days) or not written:
            continue
        direction = Direction.NEUTRAL
        if not all(days):
            direction = Direction.WORSE if days[1] else Direction.BETTER
        yield Change(
            kind=HOLIDAYS,
            policy=written[0].policy,
            name=identity,
            title=f"Holidays of {_region(old, new) or identity}",
            before=Stated(days[0], days[0], origins[0]) if days[0] else None,
            after=Stated(days[1], days[1], origins[1]) if days[1] else None,
            direction=direction,
            reach=reach_of(direction),
        )


def _region(*lists: HolidayList | None) -> str:
    return next((each.region for each in reversed(lists) if each is not None), "")


def _closed_days(own: HolidayList | None, other: HolidayList | None) -> str:
    """The days that are in a list and not, or not alike, in another, and how far it reaches."""
    if own is None:
        return ""
    known = other.days if other is not None else {}
    days = [day for day, hours in own.days.items() if known.get(day) != hours]
    told = [str(Date.from_ordinal(day)) for day in sorted(days)]
    if len(told) > _MOST_DAYS:
        told = [*told[:_MOST_DAYS], f"{len(told) - _MOST_DAYS} more"]
    if other is not None and (own.first, own.last) != (other.first, other.last):
        ends = [str(Date.from_ordinal(day)) if day is not None else "open" for day in (own.first, own.last)]
        told.append(f"known from {ends[0]} to {ends[1]}")
    return joined(told)


def _is_open_which(pair: Pair) -> bool:
    """Whether the holidays of some calendar are not known, as those of a customer who is not named."""
    for side in (pair.before, pair.after):
        values = given_values(side)
        for definition in side.lowered.calendars.definitions.values():
            if definition.regions_from and definition.regions_from not in values:
                return True
    return False


def _list_origin(side: Side, identity: str) -> Origin | None:
    document = side.document(identity)
    return document.origin(document.body) if document is not None else None
