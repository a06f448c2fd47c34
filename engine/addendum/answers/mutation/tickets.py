"""Cases that calendars matter to: tickets opened and periods asked for near the days of a change."""

from __future__ import annotations

from itertools import chain, islice, product
from typing import TYPE_CHECKING

from addendum.answers.bound import BUILT_IN, TICKET
from addendum.answers.suggesting import Apart, Try
from addendum.values import DATE, DATE_TIME, MONTH, QUARTER, Date, MemberOf, dumps, read, to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from addendum.answers.mutation.edit import Edit
    from addendum.answers.suggesting import Asker, Era
    from addendum.calendars import CalendarBook
    from addendum.values import Type, Value

    Facts = dict[str, object]

_TIMES = ("06:00:00Z", "12:00:00Z", "16:30:00Z")
_WEEK = 7
_MOST_DAYS = 5
_MOST_CASES = 400
_MOST_TICKETS = 240
_MEMBERS_TRIED = 4
_BEFORE = (0, 20, 40)
"""How many days before a day a period may lie that the day still matters to."""


class CasesInTime:
    """Cases of each era: the written ones, and a made-up ticket for each member of its lists."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker
        self._known: dict[Era, list[Try]] = {}

    def told_apart(self, era: Era, edit: Edit, differs: Callable[[Try], bool]) -> Apart | None:
        """A case that is answered otherwise after a change of calendars; None where none was found."""
        found_by_facts = {_without_dates(found): found for found in reversed(self._cases_of(era))}
        resting = [found for found in reversed(found_by_facts.values()) if _rests_on(found, edit)]
        for found in islice(self._candidates(era, edit, resting), _MOST_CASES):
            if _rests_on(found, edit) and differs(found):
                return Apart(self._asker.shortened(found, differs), frozenset())
        return None

    def _cases_of(self, era: Era) -> list[Try]:
        """The written cases of an era, and tickets that are made up."""
        known = self._known.get(era)
        if known is None:
            known = self._known[era] = []
            written = [*self._asker.all_written(era)]
            for question, facts in written:
                known += self._asked(era, question, facts)
            opened = to_json(_containing(DATE_TIME, era.day))
            bases = {tuple(facts): facts for _, facts in [*written, ("", {})]}
            for facts in bases.values():
                known += self._tickets(era, {**_without_history(facts), "opened": opened})
        return known

    def _candidates(self, era: Era, edit: Edit, resting: list[Try]) -> Iterator[Try]:
        """The cases as they are, then with the days that the change is about in place of their own."""
        yield from resting
        days = [*_days(era, edit)] if resting else []
        tickets = [_without_history(found.facts) for found in resting if found.question == TICKET]
        opened = (
            self._asked(era, TICKET, {**facts, "opened": f"{day}T{time}"})
            for time, day, facts in product(_TIMES, days, tickets)
        )
        yield from islice(chain.from_iterable(opened), _MOST_TICKETS)
        for found in resting:
            if found.question not in BUILT_IN:
                yield from self._at_other_times(found, days)

    def _asked(self, era: Era, question: str, facts: Mapping[str, object]) -> Iterator[Try]:
        found = self._asker.ask(era, question, facts, {})
        if isinstance(found, Try):
            yield found

    def _tickets(self, era: Era, facts: Facts) -> Iterator[Try]:
        """A ticket with what it lacks, and the same one of each other member of a list."""
        found = self._asker.completed(era, TICKET, facts)
        if found is None:
            return
        yield found
        declared = era.standing.lowered.program.facts
        for name, value in found.facts.items():
            of_type = declared[name].type if name in declared else None
            if isinstance(of_type, MemberOf):
                others = [member for member in of_type.members if member != value]
                for member in others[:_MEMBERS_TRIED]:
                    yield from self._asked(era, TICKET, {**found.facts, name: member})

    def _at_other_times(self, found: Try, days: list[Date]) -> Iterator[Try]:
        """A case with the days of a change in place of its own moments and periods."""
        declared = found.era.standing.lowered.program.facts
        dated = [
            (name, declared[name].type)
            for name in found.facts
            if name in declared and declared[name].type in (DATE, DATE_TIME, MONTH, QUARTER)
        ]
        for day in days if dated else ():
            for before in _BEFORE:
                moved = Date.from_ordinal(day.ordinal - before)
                changed = {name: to_json(_containing(of_type, moved)) for name, of_type in dated}
                yield from self._asked(found.era, found.question, {**found.facts, **changed})


def _rests_on(found: Try, edit: Edit) -> bool:
    """Whether the answer to a case rests on a calendar that is changed."""
    return any(not edit.calendars.isdisjoint(seen.calendars) for seen in found.looks.values())


def _without_dates(found: Try) -> object:
    """What tells a case from others, but for when it happens."""
    return (found.question, dumps(_without_history(found.facts) | {"opened": None}))


def _without_history(facts: Mapping[str, object]) -> Facts:
    """The facts without what only a whole history or a queue has."""
    return {name: value for name, value in facts.items() if name not in ("events", "now", "tickets")}


def _containing(of_type: Type, day: Date) -> Value:
    """The value of a type that a day lies in, or a moment of it."""
    year, month, _ = str(day).split("-")
    texts = {
        DATE: str(day),
        DATE_TIME: f"{day}T{_TIMES[1]}",
        MONTH: f"{year}-{month}",
        QUARTER: f"{year}-Q{(int(month) + 2) // 3}",
    }
    return read(of_type, texts[of_type])


def _days(era: Era, edit: Edit) -> Iterator[Date]:
    """Days of an era on which calendars differ after a change, days of work first; else those of a week."""
    book = era.standing.lowered.calendars
    numbers = [] if edit.book is None else [*_changed_days(book, edit.book)]
    inside = [day for day in map(Date.from_ordinal, numbers) if era.holds(day)]
    inside.sort(key=lambda day: (day.weekday > 5, abs(day.ordinal - era.day.ordinal)))
    week = (Date.from_ordinal(era.day.ordinal + number) for number in range(_WEEK))
    yield from inside[:_MOST_DAYS] or ([] if numbers else week)


def _changed_days(before: CalendarBook, after: CalendarBook) -> Iterator[int]:
    for identity, holidays in before.holiday_lists.items():
        yield from holidays.days.keys() ^ after.holiday_lists[identity].days.keys()
    for name, definition in before.definitions.items():
        other = after.definitions[name]
        yield from definition.closed_days ^ other.closed_days
        yield from definition.special_days.keys() ^ other.special_days.keys()
