"""Subjects through time: each stretch of days in which nothing that answers for a subject changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum.values import MONTH, QUARTER, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.answers.library import Library
    from addendum.library import Standing
    from addendum.values import Date, Month, Quarter


class Era(NamedTuple):
    """A subject in a stretch of days, with what it is answered from.

    `start` is the first day, or one before all that is dated; `end` is the first day that is no longer in it,
    None where it goes on. `day` is one of its days, on which it is asked.
    """

    subject: str
    start: Date
    end: Date | None
    day: Date
    standing: Standing

    def holds(self, day: Date) -> bool:
        """Whether a day lies in the stretch."""
        return self.start <= day and (self.end is None or day < self.end)

    @property
    def month(self) -> Month:
        """The month of its day, where its first day lies in the stretch, else the next one that does."""
        own: Month = read(MONTH, str(self.day)[: len("2025-03")])
        following = own.next()
        return following if not self.holds(own.first_day) and self.holds(following.first_day) else own

    @property
    def quarter(self) -> Quarter:
        """The quarter of its day, where its first day lies in the stretch, else the next one that does."""
        year, month, _ = str(self.day).split("-")
        own: Quarter = read(QUARTER, f"{year}-Q{(int(month) + 2) // 3}")
        following = own.next()
        return following if not self.holds(own.first_day) and self.holds(following.first_day) else own


def eras_of(library: Library, subject: str) -> Iterator[Era]:
    """The eras of a subject, the earliest first; raises PoliciesInvalid."""
    policies = library.policies
    starts: list[tuple[Date, Standing]] = []
    for day in policies.epochs_of(subject):
        if not starts or _changes(library, *starts[-1], day):
            starts.append((day, library.ground(subject, day).standing))
    ends = [*(day for day, _ in starts[1:]), policies.timelines[subject].latest.head.until]
    for (day, standing), end in zip(starts, ends, strict=False):
        yield Era(subject, day, end, day, standing)


def _changes(library: Library, since: Date, standing: Standing, day: Date) -> bool:
    """Whether anything near a standing comes into force after a day, up to another one."""
    namespaces = {writer.split("/", 1)[0] for part in standing.parts for writer, _ in part.writers}
    return any(
        since < change <= day for change in library.policies.changes_near(standing.subject, namespaces)
    )
