"""The rows, borders and formulas of one standing, and which of them a record shows reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.coverage.telling import border_item, formula_item, otherwise_item, row_item
from addendum.answers.rows import is_own_row
from addendum.answers.suggesting import made
from addendum.rules import (
    Span,
    Table,
    Within,
    bounds_of,
    meets,
    sides_tried,
    thresholds_of,
)

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from addendum.answers.coverage.items import Item
    from addendum.answers.suggesting import Places
    from addendum.library import Standing
    from addendum.rules import Bounds, Decision, Record, Threshold, Visit
    from addendum.values import Value

OTHERWISE = -1
"""The number of what a table says where no row matches."""


class Chart:
    """The items of one standing by their keys, and where in its program each of them is."""

    def __init__(self, standing: Standing, places: Places) -> None:
        self.standing = standing
        self.lowered = standing.lowered
        self.program = standing.lowered.program
        self.items: dict[Hashable, Item] = {}
        self.rows: dict[Hashable, list[tuple[str, int]]] = {}
        self.borders: dict[Hashable, tuple[Threshold, bool]] = {}
        self.formulas: dict[Hashable, list[str]] = {}
        self._row_keys: dict[tuple[str, int], Hashable] = {}
        self._parted: dict[str, list[tuple[Threshold, Item, Item]]] = {}
        self._formula_keys: dict[str, Hashable] = {}
        for decision in self.program.decisions.values():
            if isinstance(decision.logic, Table):
                self._chart_rows(decision, decision.logic)
            else:
                self._chart_formula(decision)
        self._chart_borders(places)

    def reached(self, record: Record) -> set[Hashable]:
        """The keys of the items that a record shows reached."""
        found = {self._row_keys.get(each) for visit in record.visits.values() for each in _taken(visit)}
        found |= {self._formula_keys.get(name) for name in made(self.program, record)}
        for visit in record.visits.values():
            for threshold, exact, beside in self._parted.get(visit.decision, ()):
                sides = sides_tried(threshold, visit, self.program)
                found |= {item.key for item, tried in ((exact, sides.exact), (beside, sides.beside)) if tried}
        return {key for key in found if key in self.items}

    def decisions_of(self, item: Item) -> set[str]:
        """The decisions in which an item stands."""
        if item.key in self.borders:
            return {end.decision for end in self.borders[item.key][0].ends}
        return {name for name, _ in self.rows.get(item.key, ())} | {*self.formulas.get(item.key, ())}

    def _chart_rows(self, decision: Decision, table: Table) -> None:
        for at, row in enumerate(table.rows):
            if is_own_row(self.lowered, table, row):
                self._add_row(row_item(self.lowered, decision, row), decision.name, at)
        if table.otherwise_origin is not None:
            item = otherwise_item(self.lowered, decision, table)
            self._add_row(item, decision.name, OTHERWISE)

    def _add_row(self, item: Item, decision: str, at: int) -> None:
        """Rows that one place of a policy makes, of one decision or several, are one item."""
        self.items.setdefault(item.key, item)
        self.rows.setdefault(item.key, []).append((decision, at))
        self._row_keys[decision, at] = item.key

    def _chart_formula(self, decision: Decision) -> None:
        item = formula_item(self.lowered, decision)
        self.items.setdefault(item.key, item)
        self.formulas.setdefault(item.key, []).append(decision.name)
        self._formula_keys[decision.name] = item.key

    def _chart_borders(self, places: Places) -> None:
        bounds = bounds_of(self.program)
        for threshold in thresholds_of(self.program, lambda table, row: is_own_row(self.lowered, table, row)):
            declared = bounds.get(threshold.column)
            exact, beside = (
                border_item(self.lowered, threshold, places, beside=each) for each in (False, True)
            )
            for item, value in ((exact, threshold.value), (beside, threshold.beside)):
                if _inside(declared, value):
                    self.items.setdefault(item.key, item)
                    self.borders[item.key] = threshold, item is beside
            for decision in dict.fromkeys(end.decision for end in threshold.ends):
                self._parted.setdefault(decision, []).append((threshold, exact, beside))


def _taken(visit: Visit) -> Iterator[tuple[str, int]]:
    for row in visit.rows or (OTHERWISE,):
        yield visit.decision, row


def _inside(bounds: Bounds | None, value: Value) -> bool:
    return bounds is None or meets(Within((Span(bounds.at_least, True, bounds.at_most, True),)), value)
