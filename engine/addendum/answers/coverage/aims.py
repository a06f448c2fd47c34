"""Ways to reach an item: values that lead to a row, to one side of a border, or to a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.coverage.chart import OTHERWISE
from addendum.answers.coverage.items import Kind
from addendum.answers.rows import TIER
from addendum.light import NamedTuple
from addendum.rules import Sampler, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.answers.coverage.chart import Chart
    from addendum.answers.coverage.items import Item
    from addendum.values import Value


class Aim(NamedTuple):
    """A decision, and the values of facts and decisions with which it leads to an item; a row's name."""

    decision: str
    wanted: dict[str, Value]
    row: str = ""


class Aims:
    """The aims of one standing."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart
        given = {name: fact.value for name, fact in chart.program.facts.items() if fact.value is not None}
        fixed = {TIER: given.pop(TIER)} if TIER in given else {}
        self._sampler = Sampler(chart.program, fixed, given)

    def of(self, item: Item) -> Iterator[Aim]:
        """The ways to reach an item, the likeliest first."""
        if item.kind is Kind.ROW:
            yield from self._of_row(item)
        elif item.kind is Kind.BORDER:
            yield from self._of_border(item)
        else:
            yield from (Aim(name, {}) for name in self._chart.formulas.get(item.key, ()))

    def _of_row(self, item: Item) -> Iterator[Aim]:
        for decision, row in self._chart.rows[item.key]:
            table = self._chart.program.decisions[decision].logic
            if row == OTHERWISE:
                yield from (Aim(decision, wanted) for wanted in self._sampler.in_no_row(decision))
            elif isinstance(table, Table):
                name = table.rows[row].origin.name
                yield from (Aim(decision, wanted, name) for wanted in self._sampler.in_row(decision, row))

    def _of_border(self, item: Item) -> Iterator[Aim]:
        threshold, beside = self._chart.borders[item.key]
        value = threshold.beside if beside else threshold.value
        for end in threshold.ends:
            wanted = self._sampler.at(end.decision, end.row, end.column, value)
            if wanted is not None:
                yield Aim(end.decision, wanted)
