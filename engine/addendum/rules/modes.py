"""Tables in the two modes of numbers: decimals as written, or fractions throughout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.rules.model import Among, Row, Span, Table, Within, is_formula
from addendum.values import is_finite, to_fraction

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addendum.feel import Compiled
    from addendum.rules.model import Condition
    from addendum.values import Value


def exact_table(table: Table) -> Table:
    """The table with fractions for all numbers in its conditions and results."""
    return table._replace(
        rows=tuple(
            Row(tuple(map(_exact_condition, row.conditions)), _exact_outputs(row.outputs), row.origin)
            for row in table.rows
        ),
        otherwise=None if table.otherwise is None else _exact_outputs(table.otherwise),
    )


def is_decimal(table: Table) -> bool:
    """Whether decimals can hold all values that stand in a table, in conditions and results."""
    return all(map(is_finite, _constants(table)))


def _constants(table: Table) -> Iterable[Value]:
    for row in table.rows:
        for condition in row.conditions:
            if isinstance(condition, Among):
                yield from condition.values
            elif isinstance(condition, Within):
                for span in condition.spans:
                    yield span.low
                    yield span.high
        yield from (each for each in row.outputs if not is_formula(each))
    yield from (each for each in table.otherwise or () if not is_formula(each))


def _exact_outputs(outputs: tuple[Value | Compiled, ...]) -> tuple[Value | Compiled, ...]:
    return tuple(output if is_formula(output) else to_fraction(output) for output in outputs)


def _exact_condition(condition: Condition) -> Condition:
    if isinstance(condition, Among):
        return Among(tuple(map(to_fraction, condition.values)), condition.negated)
    if isinstance(condition, Within):
        return Within(
            tuple(
                Span(to_fraction(span.low), span.low_closed, to_fraction(span.high), span.high_closed)
                for span in condition.spans
            )
        )
    return condition
