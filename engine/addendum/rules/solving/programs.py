"""A program as terms of the solver: facts are variables, decisions follow from them, the rest is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import z3

from addendum.feel.tree import walk
from addendum.rules.graph import names_behind
from addendum.rules.inputs import type_of_decision
from addendum.rules.model import (
    Aggregation,
    Among,
    Anything,
    Bounds,
    HitPolicy,
    Table,
    Within,
    is_formula,
)
from addendum.rules.solving.formulas import Formula, chosen
from addendum.rules.solving.symbols import (
    AMOUNTS,
    NOTHING,
    SOMETHING,
    Record,
    Symbol,
    Untranslatable,
    constant,
    default_term,
    exact,
    number_of,
    variable,
)
from addendum.values import ContextOf, MemberOf, Money, NoAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.feel import Compiled
    from addendum.rules.model import Column, Condition, Decision, Program
    from addendum.values import Type, Value

_NO_BOUNDS = Bounds()
_IN_ORDER = frozenset({HitPolicy.UNIQUE, HitPolicy.ANY, HitPolicy.FIRST})


class Variables:
    """What may have any value: facts, and decisions whose making is not told; two cases share them.

    `given` are the variables that a case would give, by name; `opaque` are the decisions that are open, with
    what in them is not told.
    """

    def __init__(self, program: Program) -> None:
        self._program = program
        self._known: dict[str, Symbol] = {}
        self.constraints: list[Any] = []
        self.given: dict[str, Symbol] = {}
        self.opaque: dict[str, str] = {}

    def fact(self, name: str, copy: str = "") -> Symbol:
        """The variable of a fact, or the value that the contract gives; raises Untranslatable."""
        fact = self._program.facts[name]
        if fact.value is not None:
            return constant(fact.value, fact.type)
        found = self.of(name, fact.type, fact.bounds, optional=fact.optional, copy=copy)
        if not copy:
            self.given[name] = found
        return found

    def in_place(self, decision: Decision, copy: str) -> Symbol:
        """The variable of a decision whose value a case gives in place of it; raises Untranslatable."""
        output = decision.outputs[0]
        found = self.of(decision.name, output.type, output.bounds, copy=copy)
        if not copy:
            self.given[decision.name] = found
        return found

    def of(
        self, name: str, of_type: Type, bounds: Bounds, *, optional: bool = False, copy: str = ""
    ) -> Symbol:
        """A variable of a type within bounds; raises Untranslatable."""
        key = f"{name}{copy}"
        found = self._known.get(key)
        if found is None:
            found = variable(key, of_type)
            if optional:
                found = Symbol(of_type, found.term, z3.Bool(f"{key} is given"))
            if isinstance(of_type, MemberOf):
                self.constraints.append(z3.And(found.term >= 0, found.term < len(of_type.members)))
            for end, is_least in ((bounds.at_least, True), (bounds.at_most, False)):
                if end is not None:
                    number = exact(number_of(end))
                    self.constraints.append(found.term >= number if is_least else found.term <= number)
            self._known[key] = found
        return found


class Case:
    """One case of a program: each name with its symbol, worked out when it is asked for.

    `own` are facts that differ from those of another case, by the mark `copy`.
    """

    def __init__(
        self, program: Program, variables: Variables, own: frozenset[str] = frozenset(), copy: str = ""
    ) -> None:
        self._program = program
        self._variables = variables
        self._own = own
        self._copy = copy
        self._known: dict[str, Symbol | Record] = {}
        self._making: set[str] = set()

    def known(self, name: str) -> Symbol | Record:
        """The symbol of a fact or decision; raises Untranslatable for a fact that is no single value."""
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = self._made(name)
        return found

    def formula(self, formula: Compiled) -> Symbol | Record:
        """The symbol of a formula over the case; raises Untranslatable."""
        return Formula(formula, self.known, self._called).translated()

    def depends(self, name: str) -> bool:
        """Whether a name may differ from that of the other case."""
        return not self._own.isdisjoint(names_behind(self._program, (name,)))

    def _made(self, name: str) -> Symbol | Record:
        decision = self._program.decisions.get(name)
        copy = self._copy if name in self._own else ""
        if decision is None:
            return self._variables.fact(name, copy)
        if name in self._own:
            return self._variables.in_place(decision, copy)
        if name in self._making:
            raise Untranslatable(f"`{name}`, which needs itself")
        self._making.add(name)
        try:
            return self._decided(decision)
        except (Untranslatable, NoAnswer, z3.Z3Exception) as reason:
            return self._open(decision, str(reason))
        finally:
            self._making.discard(name)

    def _open(self, decision: Decision, reason: str) -> Symbol | Record:
        """A decision that may have any value; the same in both cases where nothing in it differs."""
        self._variables.opaque.setdefault(decision.name, reason)
        copy = self._copy if self.depends(decision.name) else ""
        of_type = type_of_decision(decision)
        if isinstance(of_type, ContextOf):
            return Record(
                {
                    name: self._variables.of(f"{decision.name}.{name}", field, _NO_BOUNDS, copy=copy)
                    for name, field in of_type.fields
                }
            )
        return self._variables.of(decision.name, of_type, decision.outputs[0].bounds, copy=copy)

    def _decided(self, decision: Decision) -> Symbol | Record:
        if is_formula(decision.logic):
            return self.formula(decision.logic)
        assert isinstance(decision.logic, Table)  # noqa: S101 - it is one of the two
        return self._table(decision, decision.logic)

    def _called(self, name: str, arguments: tuple[Symbol | Record, ...]) -> Symbol | Record:
        """A decision called as a function of what it needs."""
        decision = self._program.decisions.get(name)
        if decision is None or len(arguments) != len(decision.needs):
            raise Untranslatable(f"the function `{name}`")
        inner = Case(self._program, self._variables, self._own, self._copy)
        inner._known.update(zip(decision.needs, arguments, strict=True))
        inner._making = {*self._making, name}
        return inner._decided(decision)

    def _table(self, decision: Decision, table: Table) -> Symbol | Record:
        if table.hit_policy not in _IN_ORDER or table.aggregation is not Aggregation.NONE:
            raise Untranslatable("a table that takes several rows")
        columns = [self._column(column) for column in table.columns]
        found = self._outputs(decision, table.otherwise)
        for row in reversed(table.rows):
            tests = [
                self._met(symbol, condition)
                for symbol, condition in zip(columns, row.conditions, strict=True)
            ]
            found = chosen(z3.And(*tests), self._outputs(decision, row.outputs), found)
        return found

    def _column(self, column: Column) -> Symbol | Record:
        return self.known(column.name) if column.expression is None else self.formula(column.expression)

    def _outputs(self, decision: Decision, outputs: tuple[Value | Compiled, ...] | None) -> Symbol | Record:
        """What a row gives; nothing where no row and no `otherwise` speaks."""
        found: list[Symbol | Record] = []
        for at, output in enumerate(decision.outputs):
            if outputs is None:
                found.append(Symbol(output.type, default_term(output.type), NOTHING))
            elif is_formula(outputs[at]):
                found.append(self.formula(outputs[at]))
            else:
                found.append(constant(outputs[at], output.type))
        if len(found) == 1:
            return found[0]
        names = (output.name for output in decision.outputs)
        return Record(dict(zip(names, found, strict=True)))

    def _met(self, value: Symbol | Record, condition: Condition) -> Any:
        """Whether a value meets a condition."""
        if isinstance(value, Record):
            raise Untranslatable("a condition on a record")
        if isinstance(condition, Anything):
            return value.given
        if isinstance(condition, Among):
            among = z3.Or(*(value.term == constant(each, value.type).term for each in condition.values))
            return z3.And(value.given, z3.Not(among) if condition.negated else among)
        if isinstance(condition, Within) and value.type in AMOUNTS:
            spans = []
            for span in condition.spans:
                low = None if span.low is None else exact(number_of(span.low))
                high = None if span.high is None else exact(number_of(span.high))
                ends = []
                if low is not None:
                    ends.append(value.term >= low if span.low_closed else value.term > low)
                if high is not None:
                    ends.append(value.term <= high if span.high_closed else value.term < high)
                spans.append(z3.And(SOMETHING, *ends))
            return z3.And(value.given, z3.Or(*spans))
        raise Untranslatable("a condition that is a formula")


def currencies_of(program: Program) -> set[str]:
    """The currencies of all money that a program names."""
    found = {fact.value.currency for fact in program.facts.values() if isinstance(fact.value, Money)}
    for decision in program.decisions.values():
        logic = decision.logic
        values = list(_values_in(logic)) if isinstance(logic, Table) else [logic]
        for value in values:
            if isinstance(value, Money):
                found.add(value.currency)
            elif is_formula(value):
                found |= {
                    unit for node in walk(value.tree) if _is_currency(unit := getattr(node, "unit", ""))
                }
    return found


def _values_in(table: Table) -> Iterator[Value | Compiled]:
    yield from (value for row in table.rows for value in row.outputs)
    yield from table.otherwise or ()
    for row in table.rows:
        for condition in row.conditions:
            if isinstance(condition, Among):
                yield from condition.values
            elif isinstance(condition, Within):
                yield from (end for span in condition.spans for end in (span.low, span.high))


def _is_currency(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper()
