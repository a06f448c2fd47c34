"""What the documents of a subject say of calendars and holidays, gathered while they are lowered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple

if TYPE_CHECKING:
    from addendum.calendars import Definition, HolidayList
    from addendum.documents import Scalar
    from addendum.findings import Place
    from addendum.kinds.document import Head


class Written(NamedTuple):
    """A calendar by the names of the decisions that it depends on and of the calendars it is made of."""

    depends: tuple[str, ...]
    parts: tuple[str, ...]


class Regional(NamedTuple):
    """Where a calendar names a region whose holidays count."""

    region: str
    place: Place
    head: Head


class CalendarShelf:
    """Calendars and holidays by name and id, and what is to be checked once all of them are known.

    `written` is known from the first pass on, `definitions` and `holidays` from the second.
    """

    def __init__(self) -> None:
        self.written: dict[str, Written] = {}
        self.definitions: dict[str, Definition] = {}
        self.holidays: dict[str, HolidayList] = {}
        self.holiday_places: dict[str, Place] = {}
        self.regional: list[Regional] = []
        self.lists_named: list[tuple[Scalar, Head]] = []

    def depends_on(self, name: str) -> tuple[str, ...]:
        """The decisions that a calendar and all it is made of depend on, in a fixed order."""
        return tuple(sorted({need for each in self.reached(name) for need in self.written[each].depends}))

    def reached(self, name: str) -> frozenset[str]:
        """The calendars that one is made of at any depth, itself included."""
        found: set[str] = set()
        waiting = [name]
        while waiting:
            current = waiting.pop()
            if current in self.written and current not in found:
                found.add(current)
                waiting.extend(self.written[current].parts)
        return frozenset(found)
