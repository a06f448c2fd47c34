"""What scenarios can reach: one item for each thing that an author wrote and a case can show."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from addendum.answers.scenarios import TestReport
    from addendum.answers.suggesting import Suggestion
    from addendum.findings import Place


class Kind(StrEnum):
    """The kinds of items, in the order in which reports tell of them."""

    ROW = "row"
    BORDER = "border"
    FORMULA = "formula"
    OVERRIDE = "override"
    READING = "reading"
    PROMISE = "promise"


class Item(NamedTuple):
    """A thing that a case can show; `says` is what it is, `name` how a case that shows it is called."""

    kind: Kind
    key: Hashable
    place: Place
    policy: str
    version: int
    says: str
    name: str


class Uncovered(NamedTuple):
    """An item that no scenario reaches, with a case that would, None where none was found or looked for."""

    item: Item
    suggestion: Suggestion | None


class CoverageReport(NamedTuple):
    """How the scenarios went, how many items of each kind there are and are covered, and the others."""

    tests: TestReport
    totals: Mapping[Kind, int]
    covered: Mapping[Kind, int]
    uncovered: tuple[Uncovered, ...]

    @property
    def total(self) -> int:
        """How many items there are."""
        return sum(self.totals.values())

    @property
    def reached(self) -> int:
        """How many of them the scenarios reach."""
        return sum(self.covered.values())

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """The suggested cases, those that show several items once."""
        found = {each.suggestion.text: each.suggestion for each in self.uncovered if each.suggestion}
        return tuple(found.values())
