"""What a table gives: its hit policy, when several rows match and when none does, and look-ups of hits."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import reduce
from operator import add
from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum.rules.failures import no_priority, not_alike, rows_disagree, several_rows
from addendum.rules.model import Aggregation, HitPolicy
from addendum.values import ANY, exactly, in_fractions, is_ordered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from addendum.rules.model import Decision, Output, Table
    from addendum.values import NoAnswer, Value

    Outputs = tuple[Value, ...]
    OutputsOf = Callable[[int], Outputs]


class Hit:
    """What a table gave: its value and the rows that it comes from, none where `otherwise` spoke."""

    __slots__ = ("rows", "value")

    def __init__(self, value: Value, rows: tuple[int, ...]) -> None:
        self.value = value
        self.rows = rows


class Lookup(NamedTuple):
    """A table that one dict and one bisection answer, for code that does both in place.

    `hashed` are the columns of the dict's key (the value itself where it is one column; no dict but `hits`
    where it is none). Its values are hits, or, where a column is `ranged`, borders with a hit for each
    stretch between them. `side` tells which stretch a border itself belongs to: `right` the one above it,
    `left` the one below. A hit that is None is for `CompiledTable.answer` to explain. `default` is for keys
    that are not in the dict.
    """

    hashed: tuple[int, ...]
    ranged: int | None
    side: str
    hits: Mapping[Value, Value]
    default: Hit | None


class HitRules:
    """The hit policy of one decision, with numbers of one mode."""

    def __init__(self, decision: Decision, table: Table, exact: bool) -> None:
        self._decision = decision
        self._table = table
        self._outputs = decision.outputs
        self._exact = exact
        self._apply: Callable[[tuple[int, ...], OutputsOf], Hit] = {
            HitPolicy.UNIQUE: self._unique,
            HitPolicy.ANY: self._any,
            HitPolicy.PRIORITY: self._priority,
            HitPolicy.FIRST: self._first,
            HitPolicy.COLLECT: self._collect,
            HitPolicy.RULE_ORDER: self._rule_order,
            HitPolicy.OUTPUT_ORDER: self._output_order,
        }[table.hit_policy]

    @property
    def takes_first(self) -> bool:
        """Whether rows behind the first that matches do not matter."""
        return self._table.hit_policy is HitPolicy.FIRST

    @property
    def counts(self) -> bool:
        """Whether no row at all is an answer: the number 0."""
        return self._table.hit_policy is HitPolicy.COLLECT and self._table.aggregation is Aggregation.COUNT

    def apply(self, rows: tuple[int, ...], outputs_of: OutputsOf) -> Hit:
        """What these rows (none only where rows are counted) give together; raises NoAnswer."""
        return self._apply(rows, outputs_of)

    def packed(self, outputs: Outputs) -> Value:
        """The outputs as the decision's value: the one output itself, or a context of several."""
        if len(outputs) == 1:
            return outputs[0]
        return {output.name: value for output, value in zip(self._outputs, outputs, strict=True)}

    def _unique(self, rows: tuple[int, ...], outputs_of: OutputsOf) -> Hit:
        if len(rows) > 1:
            raise self._about(several_rows, rows)
        return Hit(self.packed(outputs_of(rows[0])), rows)

    def _any(self, rows: tuple[int, ...], outputs_of: OutputsOf) -> Hit:
        outputs = outputs_of(rows[0])
        if any(outputs_of(row) != outputs for row in rows[1:]):
            raise self._about(rows_disagree, rows)
        return Hit(self.packed(outputs), rows)

    def _first(self, rows: tuple[int, ...], outputs_of: OutputsOf) -> Hit:
        return Hit(self.packed(outputs_of(rows[0])), rows[:1])

    def _priority(self, rows: tuple[int, ...], outputs_of: OutputsOf) -> Hit:
        if len(rows) == 1:
            return Hit(self.packed(outputs_of(rows[0])), rows)
        best = min(rows, key=lambda row: self._rank(outputs_of(row)))
        return Hit(self.packed(outputs_of(best)), (best,))

    def _rule_order(self, rows: tuple[int, ...], outputs_of: OutputsOf) -> Hit:
        return Hit(tuple(self.packed(outputs_of(row)) for row in rows), rows)

    def _output_order(self, rows: tuple[int, ...], outputs_of: OutputsOf) -> Hit:
        if len(rows) > 1:
            rows = tuple(sorted(rows, key=lambda row: self._rank(outputs_of(row))))
        return Hit(tuple(self.packed(outputs_of(row)) for row in rows), rows)

    def _collect(self, rows: tuple[int, ...], outputs_of: OutputsOf) -> Hit:
        aggregation = self._table.aggregation
        if aggregation is Aggregation.NONE:
            return self._rule_order(rows, outputs_of)
        if aggregation is Aggregation.COUNT:
            return Hit(Fraction(len(rows)) if self._exact else Decimal(len(rows)), rows)
        columns = zip(*(outputs_of(row) for row in rows), strict=True)
        try:
            values = [
                self._together(output, column, aggregation)
                for output, column in zip(self._outputs, columns, strict=True)
            ]
        except TypeError:
            raise not_alike(self._decision) from None
        return Hit(self.packed(tuple(values)), rows)

    def _together(self, output: Output, values: Sequence[Value], aggregation: Aggregation) -> Value:
        """The sum, the lowest or the highest of the values of one output."""
        if aggregation is Aggregation.SUM:
            return (in_fractions if self._exact else exactly)(reduce, add, values)
        if not (is_ordered(output.type) or output.type is ANY):
            raise not_alike(self._decision)
        return min(values) if aggregation is Aggregation.LOWEST else max(values)

    def _rank(self, outputs: Outputs) -> tuple[int, ...]:
        """The place of outputs in the order of priority, the first output weighing most."""
        return tuple(
            self._place(output, value)
            for output, value in zip(self._outputs, outputs, strict=True)
            if output.order
        ) or self._without_order(outputs)

    def _place(self, output: Output, value: Value) -> int:
        for place, listed in enumerate(output.order):
            if listed == value:
                return place
        raise no_priority(self._decision, value)

    def _without_order(self, outputs: Outputs) -> tuple[int, ...]:
        raise no_priority(self._decision, self.packed(outputs))

    def _about(self, error: Callable[..., NoAnswer], rows: tuple[int, ...]) -> NoAnswer:
        return error(self._decision, rows, [self._table.rows[row].origin for row in rows])
