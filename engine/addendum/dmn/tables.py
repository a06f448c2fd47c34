"""Decision tables of a model on the engine's own: the hit policies and look-ups are those of `rules`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.dmn.conditions import condition_of
from addendum.dmn.formulas import NOTHING, Made, or_null
from addendum.dmn.item_types import ItemType
from addendum.feel import plain_value
from addendum.findings import Place
from addendum.light import NamedTuple
from addendum.rules import (
    Aggregation,
    Anything,
    Column,
    CompiledTable,
    Decision,
    HitPolicy,
    Origin,
    Output,
    Row,
    Table,
)
from addendum.values import ANY, ContextOf, ListOf

if TYPE_CHECKING:
    from addendum.dmn.boxed import DecisionTable, InputClause, OutputClause, Rule
    from addendum.dmn.formulas import Evaluate, Formulas, Names, Surroundings
    from addendum.feel import Compiled
    from addendum.rules import Condition
    from addendum.values import Type, Value

HIT_POLICIES = {
    "UNIQUE": HitPolicy.UNIQUE,
    "ANY": HitPolicy.ANY,
    "PRIORITY": HitPolicy.PRIORITY,
    "FIRST": HitPolicy.FIRST,
    "COLLECT": HitPolicy.COLLECT,
    "RULE ORDER": HitPolicy.RULE_ORDER,
    "OUTPUT ORDER": HitPolicy.OUTPUT_ORDER,
}
AGGREGATIONS = {
    "": Aggregation.NONE,
    "SUM": Aggregation.SUM,
    "MIN": Aggregation.LOWEST,
    "MAX": Aggregation.HIGHEST,
    "COUNT": Aggregation.COUNT,
}
_BY_PRIORITY = frozenset({HitPolicy.PRIORITY, HitPolicy.OUTPUT_ORDER})


def compile_table(table: DecisionTable, names: Names, formulas: Formulas) -> Made:
    """A decision table as a function of the values around it; null where no row, or no one row, matches."""
    return _TableCompiler(table, names, formulas).made()


class _Input(NamedTuple):
    """A column ready to run: its value as a function of what is around it, and the type of that."""

    name: str
    value: Evaluate
    type: Type


class _TableCompiler:
    """One table in the making."""

    def __init__(self, table: DecisionTable, names: Names, formulas: Formulas) -> None:
        self._table = table
        self._names = names
        self._formulas = formulas
        self._hit_policy = HIT_POLICIES[table.hit_policy]

    def made(self) -> Made:
        """The table as a function."""
        inputs = [self._input(clause) for clause in self._table.inputs]
        rows = [self._row(rule, inputs) for rule in self._table.rules]
        readable = tuple(row for row in rows if row is not None)
        if not self._table.outputs or len(readable) < len(rows):
            return NOTHING  # a rule that cannot be read may be the one that matters
        table = Table(
            tuple(Column(each.name, each.type, admits_null=True) for each in inputs),
            readable,
            self._hit_policy,
            AGGREGATIONS[self._table.aggregation],
            self._otherwise(),
        )
        outputs = tuple(Output(clause.name, ANY, self._order(clause)) for clause in self._table.outputs)
        decision = Decision("this table", (), outputs, table, self._origin(self._table.line))
        compiled = CompiledTable(decision, table, self._formulas.exact)
        used = self._formulas.values_of(compiled)

        def evaluate(around: Surroundings) -> Value:
            values = [each.value(around) for each in inputs]
            found = compiled.answer(values, used(around)).value
            return list(found) if type(found) is tuple else found

        return self._formulas.fitted(Made(or_null(evaluate)), self._result_type())

    def _input(self, clause: InputClause) -> _Input:
        """A column; a value that the table does not allow leaves it without an answer."""
        line = self._table.line
        made = self._formulas.made(clause.expression, self._names, line)
        typed = self._formulas.typed(made, clause.type_ref, line)
        test = self._formulas.constraint(clause.values, line)
        if test is None:
            return _Input(clause.expression, typed.evaluate, typed.type)
        allowed = ItemType(typed.type, (test,))
        return _Input(clause.expression, lambda around: allowed.fitted(typed.evaluate(around)), typed.type)

    def _row(self, rule: Rule, inputs: list[_Input]) -> Row | None:
        pairs = zip(rule.tests, inputs, strict=True)
        conditions = [self._condition(text, each.type, rule.line) for text, each in pairs]
        readable = tuple(each for each in conditions if each is not None)
        if len(readable) < len(conditions):
            return None
        results = tuple(self._result(text, rule.line) for text in rule.results)
        return Row(readable, results, self._origin(rule.line))

    def _condition(self, text: str, of_type: Type, line: int) -> Condition | None:
        if text == "-":
            return Anything()
        compiled = self._formulas.tests(text, self._names, of_type, line)
        return condition_of(compiled, of_type) if compiled is not None else None

    def _result(self, text: str, line: int) -> Value | Compiled:
        """An output: a value, or a formula; one that cannot be read is null, and so is an empty one."""
        compiled = self._formulas.compiled(text, self._names, line) if text else None
        plain = plain_value(compiled) if compiled is not None else None
        return compiled if plain is None else plain[0]

    def _otherwise(self) -> tuple[Value | Compiled, ...] | None:
        if not any(clause.default for clause in self._table.outputs):
            return None
        return tuple(self._result(clause.default, self._table.line) for clause in self._table.outputs)

    def _order(self, clause: OutputClause) -> tuple[Value, ...]:
        """The values that an output lists, the highest priority first."""
        listed = clause.values or self._formulas.book.allowed_values(clause.type_ref)
        if not listed or self._hit_policy not in _BY_PRIORITY:
            return ()
        found = self._formulas.made(f"[{listed}\n]", {}, self._table.line).evaluate({})
        return tuple(found) if found is not None else ()

    def _result_type(self) -> ItemType:
        """What the outputs' types and values say about the result, as far as they speak of single values.

        A type that is a list stays out of it: modelling tools give an output the type of the whole table.
        """
        if self._table.aggregation:
            return ItemType(ANY)
        types = [self._output_type(clause) for clause in self._table.outputs]
        if len(types) == 1:
            one = types[0]
        else:
            fields = {clause.name: each for clause, each in zip(self._table.outputs, types, strict=True)}
            of_type = ContextOf(tuple((name, each.type) for name, each in fields.items()))
            one = ItemType(of_type, fields=fields)
        if self._hit_policy in (HitPolicy.COLLECT, HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER):
            return ItemType(ListOf(one.type), item=one)
        return one

    def _output_type(self, clause: OutputClause) -> ItemType:
        found = self._formulas.book.find(clause.type_ref, self._table.line)
        if isinstance(found.type, ListOf):
            return ItemType(ANY)
        test = self._formulas.constraint(clause.values, self._table.line)
        return found if test is None else found.narrowed((test,))

    def _origin(self, line: int) -> Origin:
        return Origin("", 1, Place(self._formulas.file, line))
