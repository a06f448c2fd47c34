"""Programs as plain JSON data and back: what repeats (types, formulas, origins) stands once and is numbered.

Reading a program back reads its facts; a decision is read when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from addendum.findings import Place
from addendum.rules.model import (
    Aggregation,
    Among,
    Anything,
    Bounds,
    Column,
    Decision,
    Fact,
    HitPolicy,
    Origin,
    Output,
    Passing,
    Program,
    Span,
    Table,
    Within,
)
from addendum.rules.stored_rows import Cells, StoredRows
from addendum.values import value_from_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.feel import Compiled
    from addendum.rules.model import Condition
    from addendum.values import Data, Type, Value

FORMULA = "="
"""What a formula begins with where else a value stands; values begin with other words."""

_ANYTHING = Anything()
_UNBOUNDED = Bounds()


def program_from_data(data: Data) -> Program:
    """The program that `program_to_data` made this data of."""
    reading = _Reading(data["types"], data["formulas"], data["origins"])
    facts = {fact[0]: reading.fact(fact) for fact in data["facts"]}
    return Program(facts, _Decisions(data["decisions"], reading))


class _Decisions(Mapping[str, Decision]):
    """Decisions by name, each read when it is first asked for."""

    def __init__(self, data: dict[str, Data], reading: _Reading) -> None:
        self._data = data
        self._reading = reading
        self._known: dict[str, Decision] = {}

    def __getitem__(self, name: str) -> Decision:
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = self._reading.decision(name, self._data[name])
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)

    def __contains__(self, name: object) -> bool:
        return name in self._data


class _Reading:
    """Reads the parts of one program; what is numbered is read once."""

    def __init__(self, types: list[Data], formulas: list[Data], origins: list[Data]) -> None:
        self._types = types
        self._formulas = formulas
        self._origins = origins
        self._known_types: dict[int, Type] = {}
        self._known_formulas: dict[int, Compiled] = {}

    def fact(self, data: Data) -> Fact:
        """A fact."""
        name, of_type, origin, title, optional, bounds, number_means, value, given_by = data
        return Fact(
            name,
            self.type(of_type),
            self.origin(origin),
            title,
            bool(optional),
            _bounds(bounds),
            number_means,
            value_from_data(value),
            given_by,
        )

    def decision(self, name: str, data: Data) -> Decision:
        """The decision of that name."""
        needs, outputs, logic, origin, title, words = data
        return Decision(
            name,
            tuple(needs),
            tuple(map(self._output, outputs)),
            self.formula(logic[1]) if logic[0] == FORMULA else self._table(logic),
            self.origin(origin),
            title,
            words,
        )

    def type(self, data: Data) -> Type:
        """A plain type by its name, another by its number."""
        from addendum.values import type_from_data

        if type(data) is not int:
            return type_from_data(data)
        found = self._known_types.get(data)
        if found is None:
            found = self._known_types[data] = type_from_data(self._types[data])
        return found

    def formula(self, number: int) -> Compiled:
        """The formula with that number."""
        found = self._known_formulas.get(number)
        if found is None:
            from addendum.feel import formula_from_data

            found = self._known_formulas[number] = formula_from_data(self._formulas[number], self.type)
        return found

    def origin(self, data: Data) -> Origin:
        """Where a thing is written: what it shares with its neighbours by its number, and the rest."""
        number, line, column, end, name = data
        policy, version, file, clause, quote, assumed = self._origins[number]
        return Origin(policy, version, Place(file, line, column, end), name, clause, quote, assumed)

    def _output(self, data: Data) -> Output:
        name, of_type, order, bounds = data
        return Output(name, self.type(of_type), tuple(map(value_from_data, order)), _bounds(bounds))

    def _table(self, data: Data) -> Table:
        columns, rows, hit_policy, aggregation, otherwise, origin = data
        return Table(
            tuple(map(self._column, columns)),
            self._rows(*rows),
            HitPolicy(hit_policy),
            Aggregation(aggregation),
            None if otherwise is None else tuple(map(self._result, otherwise)),
            None if origin is None else self.origin(origin),
        )

    def _column(self, data: Data) -> Column:
        name, of_type, expression, admits_null = data
        formula = None if expression is None else self.formula(expression)
        return Column(name, self.type(of_type), formula, bool(admits_null))

    def _rows(
        self,
        count: int,
        conditions: list[Data],
        outputs: list[Data],
        origins: list[Data],
        formulas: list[int],
        finite: int,
        looked_up: Data,
    ) -> StoredRows:
        shared = Cells(origins[0], lambda data: data)
        return StoredRows(
            count,
            [Cells(column, self._condition) for column in conditions],
            [Cells(column, self._result) for column in outputs],
            lambda row: self.origin([shared.of(row), *(column[row] for column in origins[1:])]),
            formulas=tuple(map(self.formula, formulas)),
            finite=bool(finite),
            looked_up=looked_up,
        )

    def _condition(self, data: Data) -> Condition:
        if data is None:
            return _ANYTHING
        kind, *parts = data
        if kind == "within":
            return Within(tuple(_span(*part) for part in parts))
        if kind == "passing":
            return Passing(self.formula(parts[0]))
        return Among(tuple(map(value_from_data, parts)), kind == "not among")

    def _result(self, data: Data) -> Value | Compiled:
        return self.formula(data[1]) if type(data) is list and data[0] == FORMULA else value_from_data(data)


def _span(low: Data, low_closed: int, high: Data, high_closed: int) -> Span:
    return Span(value_from_data(low), bool(low_closed), value_from_data(high), bool(high_closed))


def _bounds(data: Data) -> Bounds:
    return _UNBOUNDED if data is None else Bounds(*map(value_from_data, data))
