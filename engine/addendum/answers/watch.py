"""What answers look at, noted for whoever asks what the scenarios reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.calendars import WatchedBook
from addendum.kinds import functions_over
from addendum.rules import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from addendum.library import Standing

    Looks = Mapping[Standing, "Seen"]


class Seen(Record):
    """What was looked at of one standing: of its program, and the calendars and lists of holidays."""

    __slots__ = ("calendars",)

    def __init__(self, touched: Callable[[], None] | None = None) -> None:
        super().__init__(touched)
        self.calendars: set[str] = set()

    def note_calendar(self, name: str) -> None:
        """Keep that a calendar, or a list of holidays, was asked for."""
        self.calendars.add(name)

    def taken(self) -> Seen:
        """What was noted so far, which this record forgets."""
        found = Seen()
        found.visits, found.decided, found.facts = self.visits, self.decided, self.facts
        found.calendars = self.calendars
        self.visits, self.decided, self.facts, self.calendars = {}, set(), set(), set()
        return found


class Watch:
    """The records of all standings that answers come from."""

    def __init__(self) -> None:
        self._records: dict[Standing, Seen] = {}
        self._watched: dict[Standing, Standing] = {}
        self._touched: dict[Standing, None] = {}

    def watched(self, standing: Standing) -> Standing:
        """The standing with calendars that note when they are asked for, made once."""
        found = self._watched.get(standing)
        if found is None:
            seen = Seen(lambda: self._touched.update({self._watched[standing]: None}))
            book = WatchedBook(standing.lowered.calendars, seen.note_calendar)
            functions = {**standing.lowered.functions, **functions_over(lambda: book)}
            lowered = standing.lowered._replace(book=lambda: book, functions=functions)
            found = self._watched[standing] = standing.with_lowered(lowered)
            self._records[found] = seen
        return found

    def record_of(self, watched: Standing) -> Seen:
        """The record in which what a watched standing is asked is noted."""
        return self._records[watched]

    def taken(self) -> Looks:
        """What was looked at since this was last asked, by standing."""
        found = {standing: self._records[standing].taken() for standing in self._touched}
        self._touched.clear()
        return found
