"""Changes that an author might have made by mistake, and which of them the scenarios notice."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from addendum.answers.scenarios import TestReport
    from addendum.answers.suggesting import Suggestion
    from addendum.findings import Place


class MutantKind(StrEnum):
    """The kinds of changes, in the order in which reports tell of them."""

    THRESHOLD = "threshold"
    COMPARATOR = "comparator"
    ROW = "row"
    AMOUNT = "amount"
    CALENDAR = "calendar"


class Mutant(NamedTuple):
    """One change: `says` tells what became of what, `name` what a case shows that notices it."""

    kind: MutantKind
    key: Hashable
    place: Place
    policy: str
    version: int
    says: str
    name: str


class Survivor(NamedTuple):
    """A change that no scenario notices, and a case that would."""

    mutant: Mutant
    suggestion: Suggestion


class MutationReport(NamedTuple):
    """How the scenarios went, how many changes of each kind were tried and noticed, and those that were not.

    `idle` are changes for which no case was found that they would matter to; they do not count.
    """

    tests: TestReport
    totals: Mapping[MutantKind, int]
    noticed: Mapping[MutantKind, int]
    survivors: tuple[Survivor, ...]
    idle: tuple[Mutant, ...]

    @property
    def total(self) -> int:
        """How many changes matter."""
        return sum(self.totals.values())

    @property
    def caught(self) -> int:
        """How many of them a scenario notices."""
        return sum(self.noticed.values())

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """The suggested cases, those that notice several changes once."""
        found = {each.suggestion.text: each.suggestion for each in self.survivors}
        return tuple(found.values())
