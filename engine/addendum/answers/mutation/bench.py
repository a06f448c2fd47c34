"""Every change that is tried on one standing, by keys that are the same wherever the same words are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.mutation.amounts import amounts_of
from addendum.answers.mutation.calendars import calendars_of
from addendum.answers.mutation.formulas import formulas_of
from addendum.answers.mutation.tables import tables_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from addendum.answers.coverage import Chart
    from addendum.answers.mutation.edit import Edit
    from addendum.answers.mutation.items import Mutant
    from addendum.answers.suggesting import Places


class Bench:
    """The mutants of one standing, each with the edit that makes it there."""

    def __init__(self, chart: Chart, places: Places) -> None:
        self.mutants: dict[Hashable, Mutant] = {}
        self._makers: dict[Hashable, Callable[[], Edit | None]] = {}
        self._made: dict[Hashable, Edit | None] = {}
        for changes in (tables_of, amounts_of, formulas_of, calendars_of):
            for mutant, make in changes(chart, places):
                self.mutants.setdefault(mutant.key, mutant)
                self._makers.setdefault(mutant.key, make)

    def edit(self, key: Hashable) -> Edit | None:
        """The edit that makes a mutant here; None where nothing changes, or nothing sensible is left."""
        if key not in self._made:
            make = self._makers.get(key)
            self._made[key] = make() if make is not None else None
        return self._made[key]
