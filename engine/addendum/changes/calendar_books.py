"""The calendars of a subject made concrete: with the zones and regions that its contract gives, if any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.calendars import CalendarBook, years_known
from addendum.rules import Planner
from addendum.values import NoAnswer

if TYPE_CHECKING:
    from addendum.calendars import Calendar, Definition
    from addendum.changes.pair import Pair, Side
    from addendum.values import Value


def may_differ(pair: Pair, name: str) -> bool:
    """Whether anything that a calendar rests on is another thing in the two editions."""
    books = [side.lowered.calendars for side in (pair.before, pair.after)]
    if books[0].definitions != books[1].definitions or books[0].holiday_lists != books[1].holiday_lists:
        return True
    needed = books[0].parameters(name)
    values = [given_values(side) for side in (pair.before, pair.after)]
    return any(values[0].get(each) != values[1].get(each) for each in needed)


def concrete(side: Side, name: str) -> Calendar:
    """The calendar with what the contract gives; where nobody says, in UTC and without regional holidays."""
    values = given_values(side)
    book = side.lowered.calendars
    definitions = [_resolved(each, values) for each in book.definitions.values()]
    return CalendarBook(definitions, book.holiday_lists.values()).calendar(name, values)


def _resolved(definition: Definition, values: dict[str, Value]) -> Definition:
    if definition.zone_from and definition.zone_from not in values:
        definition = definition._replace(zone="UTC", zone_from="")
    if definition.regions_from and definition.regions_from not in values:
        definition = definition._replace(regions_from="")
    return definition


def given_values(side: Side) -> dict[str, Value]:
    """What the contract gives to calendars by the names of their parameters."""
    book, lowered = side.lowered.calendars, side.lowered
    names = {each for own in book.definitions.values() for each in (own.zone_from, own.regions_from)} - {""}
    planner = Planner(lowered.program, lowered.functions)
    found: dict[str, Value] = {}
    for name in sorted(names):
        try:
            found[name] = planner.run((name,), {}).values[name]
        except NoAnswer:
            continue
    return {name: value for name, value in found.items() if value}


def years_of(pair: Pair) -> tuple[int, ...]:
    """The years to look at, told by the holidays and the dated days of both editions."""
    books = [side.lowered.calendars for side in (pair.before, pair.after)]
    lists = [each for book in books for each in book.holiday_lists.values()]
    own = [each for book in books for each in book.definitions.values()]
    return years_known(lists, {day for each in own for day in (*each.closed_days, *each.special_days)})
