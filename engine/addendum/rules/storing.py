"""Writes a program as plain JSON data, with what compiling its tables works out; `stored` reads it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel import formula_to_data
from addendum.rules.model import Among, Bounds, Passing, Table, Within, is_formula
from addendum.rules.modes import is_decimal
from addendum.rules.stored import FORMULA
from addendum.rules.stored_rows import cells_to_data, formulas_in, lookup_to_data
from addendum.rules.tables import CompiledTable
from addendum.values import type_to_data, value_to_data

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addendum.feel import Compiled
    from addendum.rules.model import Column, Condition, Decision, Fact, Origin, Output, Program, Row, Span
    from addendum.values import Data, Type, Value


def program_to_data(program: Program) -> Data:
    """The program as data; raises NotStored for a value in it that has no form as data."""
    writing = _Writing()
    facts = [writing.fact(fact) for fact in program.facts.values()]
    decisions = {name: writing.decision(decision) for name, decision in program.decisions.items()}
    return {
        "facts": facts,
        "decisions": decisions,
        "types": writing.types,
        "formulas": writing.formulas,
        "origins": writing.origins,
    }


class _Writing:
    """Writes the parts of one program, and numbers the types, formulas and origins that it meets."""

    def __init__(self) -> None:
        self.types: list[Data] = []
        self.formulas: list[Data] = []
        self.origins: list[Data] = []
        self._numbers: dict[object, int] = {}
        self._kept: list[Compiled] = []  # as long as a formula is kept, no other has its identity

    def fact(self, fact: Fact) -> Data:
        """A fact."""
        name, of_type, origin, title, optional, bounds, number_means, value, given_by = fact
        shared = [title, int(optional), _bounds(bounds), number_means, value_to_data(value), given_by]
        return [name, self._type(of_type), self._origin(origin), *shared]

    def decision(self, decision: Decision) -> Data:
        """A decision, besides its name."""
        _, needs, outputs, logic, origin, title, words = decision
        written = self._table(decision, logic) if isinstance(logic, Table) else self._result(logic)
        return [list(needs), [*map(self._output, outputs)], written, self._origin(origin), title, words]

    def _type(self, of_type: Type) -> Data:
        data = type_to_data(of_type)
        return data if type(data) is str else self._number(("type", of_type), self.types, data)

    def _formula(self, formula: Compiled) -> int:
        key = ("formula", id(formula))
        if key not in self._numbers:
            self._kept.append(formula)
            self._number(key, self.formulas, formula_to_data(formula, self._type))
        return self._numbers[key]

    def _origin(self, origin: Origin) -> Data:
        policy, version, place, name, clause, quote, assumed = origin
        shared = (policy, version, place.file, clause, quote, assumed)
        number = self._number(("origin", shared), self.origins, list(shared))
        return [number, place.line, place.column, place.end, name]

    def _number(self, key: object, numbered: list[Data], data: Data) -> int:
        found = self._numbers.get(key)
        if found is None:
            found = self._numbers[key] = len(numbered)
            numbered.append(data)
        return found

    def _output(self, output: Output) -> Data:
        name, of_type, order, bounds = output
        return [name, self._type(of_type), [*map(value_to_data, order)], _bounds(bounds)]

    def _table(self, decision: Decision, table: Table) -> Data:
        columns, rows, hit_policy, aggregation, otherwise, origin = table
        finite = is_decimal(table)
        lookup = CompiledTable(decision, table, exact=False).lookup() if finite else None
        return [
            [*map(self._column, columns)],
            [*self._rows(rows, len(columns), len(decision.outputs)), int(finite), lookup_to_data(lookup)],
            hit_policy.value,
            aggregation.value,
            None if otherwise is None else [*map(self._result, otherwise)],
            None if origin is None else self._origin(origin),
        ]

    def _column(self, column: Column) -> Data:
        name, of_type, expression, admits_null = column
        formula = None if expression is None else self._formula(expression)
        return [name, self._type(of_type), formula, int(admits_null)]

    def _rows(self, rows: Sequence[Row], columns: int, outputs: int) -> Data:
        origins = [self._origin(row.origin) for row in rows]
        return [
            len(rows),
            [cells_to_data([self._condition(row.conditions[at]) for row in rows]) for at in range(columns)],
            [cells_to_data([self._result(row.outputs[at]) for row in rows]) for at in range(outputs)],
            [
                cells_to_data([origin[0] for origin in origins]),
                *([origin[at] for origin in origins] for at in range(1, 5)),
            ],
            list(dict.fromkeys(map(self._formula, formulas_in(rows)))),
        ]

    def _condition(self, condition: Condition) -> Data:
        if isinstance(condition, Within):
            return ["within", *map(_span, condition.spans)]
        if isinstance(condition, Among):
            return ["not among" if condition.negated else "among", *map(value_to_data, condition.values)]
        return ["passing", self._formula(condition.test)] if isinstance(condition, Passing) else None

    def _result(self, result: Value | Compiled) -> Data:
        return [FORMULA, self._formula(result)] if is_formula(result) else value_to_data(result)


def _span(span: Span) -> Data:
    low, low_closed, high, high_closed = span
    return [value_to_data(low), int(low_closed), value_to_data(high), int(high_closed)]


def _bounds(bounds: Bounds) -> Data:
    return None if bounds == Bounds() else [*map(value_to_data, bounds)]
