"""A book of calendars that tells which of them are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.calendars.book import CalendarBook

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from addendum.calendars.calendar import Calendar
    from addendum.values import Value


class WatchedBook(CalendarBook):
    """The same calendars as another book has.

    `note` is told the names of those that are asked for, with their parts, and the ids of their holidays.
    """

    def __init__(self, book: CalendarBook, note: Callable[[str], None]) -> None:
        super().__init__(book.definitions.values(), book.holiday_lists.values())
        self._note = note

    def calendar(self, name: str, values: Mapping[str, Value] | None = None) -> Calendar:
        """The calendar for these values of its parameters; raises NoAnswer as any book does."""
        for definition in self._reached(name):
            self._note(definition.name)
        found = super().calendar(name, values)
        for identity in found.holiday_lists:
            self._note(identity)
        return found
