"""How a result depends on facts: for each fact it reaches, sample values that stand for all others.

Between two samples of an ordered fact nothing changes. That is so where the fact is only a column of tables,
an argument of decisions, or compared with constants in formulas. Where it is calculated with, no finite
number of samples stands for the rest, and `samples` says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addendum.light import NamedTuple
from addendum.rules.cells import cells_of
from addendum.rules.model import Among, Passing, Table
from addendum.rules.wording import spoken
from addendum.values import BOOLEAN, MemberOf, NoAnswer, ValueProblem, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from addendum.feel import Compiled
    from addendum.rules.cells import Cells
    from addendum.rules.model import Condition, Decision, Program
    from addendum.values import Type, Value

_LITERALS = frozenset({"Number", "Quantity", "AtLiteral", "Text", "Boolean"})


class Samples(NamedTuple):
    """Values of a fact, upwards where it is ordered; `may_be_absent` where it need not be given."""

    fact: str
    values: tuple[Value, ...]
    is_line: bool
    may_be_absent: bool = False


class Undecidable(Exception):
    """No finite number of cases decides the question; the text says why."""


class Dependence:
    """What the names `roots` depend on in a program, with the names `given` taken as facts."""

    def __init__(self, program: Program, given: Iterable[str] = (), within: tuple[str, ...] = ()) -> None:
        self._program = program
        self._within = within
        self._given = frozenset(given)
        self._conditions: dict[str, list[Condition]] = {}
        self._calculated: dict[str, str] = {}
        self._seen: set[object] = set()

    def add(self, name: str) -> None:
        """Follow a fact, or a decision down to the facts it is made of."""
        if name in self._given or name in self._program.facts:
            self._conditions.setdefault(name, [])
            return
        decision = self._program.decisions.get(name)
        if decision is not None and name not in self._seen:
            self._seen.add(name)
            self._add_logic(decision, {})

    def add_formula(self, formula: Compiled, where: str, aliases: Mapping[str, str] | None = None) -> None:
        """Follow all that a formula names; `aliases` are parameters that stand for facts."""
        self._walk(formula.tree, None, frozenset(), dict(aliases or {}), where)

    def samples(self) -> Iterator[Samples]:
        """The samples of each fact that was reached; raises Undecidable."""
        for name, conditions in self._conditions.items():
            fact = self._program.facts.get(name)
            if fact is not None and fact.value is not None and name not in self._given:
                continue  # the contract gives it, so it does not vary
            of_type = self.type_of(name)
            may_be_absent = fact is not None and fact.optional
            if isinstance(of_type, MemberOf):
                yield Samples(name, of_type.members, is_line=False, may_be_absent=may_be_absent)
            elif of_type is BOOLEAN:
                yield Samples(name, (True, False), is_line=False, may_be_absent=may_be_absent)
            else:
                cells = self._cells(name, of_type, conditions)
                values = tuple(cells.example(1 << index) for index in range(len(cells.cells)))
                yield Samples(name, values, cells.is_line, may_be_absent)

    def type_of(self, name: str) -> Type:
        """The type of a fact, or of a decision with one output."""
        fact = self._program.facts.get(name)
        return fact.type if fact is not None else self._program.decisions[name].outputs[0].type

    def _cells(self, name: str, of_type: Type, conditions: list[Condition]) -> Cells:
        where = self._calculated.get(name)
        if where is not None:
            raise Undecidable(
                f"{spoken(name)} is calculated with in {where}, so its values are not finite cases"
            )
        fact = self._program.facts.get(name)
        bounds = fact.bounds if fact is not None else self._program.decisions[name].outputs[0].bounds
        try:
            cells = cells_of(of_type, conditions, bounds)
        except NoAnswer as problem:
            raise Undecidable(problem.says) from None
        if cells.unseen:
            raise Undecidable(f"conditions on {spoken(name)} are formulas, which cannot be looked into")
        return cells

    def _add_logic(self, decision: Decision, aliases: dict[str, str]) -> None:
        logic = decision.logic
        where = f"`{decision.name}`"
        if not isinstance(logic, Table):
            self._walk(logic.tree, None, frozenset(), aliases, where)
            return
        for index, column in enumerate(logic.columns):
            conditions = [row.conditions[index] for row in logic.rows]
            if column.expression is not None:
                self._walk(column.expression.tree, None, frozenset(), aliases, where)
            else:
                self._add_column(aliases.get(column.name, column.name), conditions)
            for condition in conditions:
                if isinstance(condition, Passing):
                    self._walk(condition.test.tree, None, frozenset("?"), aliases, where)
        results = [value for row in logic.rows for value in row.outputs]
        for value in (*results, *(logic.otherwise or ())):
            if hasattr(value, "tree"):
                self._walk(value.tree, None, frozenset(), aliases, where)

    def _add_column(self, name: str, conditions: list[Condition]) -> None:
        self.add(name)
        if name in self._conditions:
            self._conditions[name].extend(conditions)

    def _walk(
        self, node: Any, parent: Any, bound: frozenset[str], aliases: dict[str, str], where: str
    ) -> None:
        """Note every use of a fact at and below a node of a formula.

        Nodes are told by the names of their classes, which spares this module the import of the parser.
        """
        kind = type(node).__name__
        if kind == "Name":
            if node.name not in bound:
                self._use(aliases.get(node.name, node.name), node, parent, where)
            return
        if kind == "FunctionLiteral":
            bound |= {parameter.name for parameter in node.parameters}
        elif kind == "Call" and type(node.function).__name__ == "Name":
            self._walk_call(node, bound, aliases, where)
            return
        for child in node.children():
            self._walk(child, node, bound, aliases, where)
            if type(child).__name__ == "Iterator":
                bound |= {child.name}
            elif type(child).__name__ == "Entry":
                bound |= {child.key}

    def _walk_call(self, node: Any, bound: frozenset[str], aliases: dict[str, str], where: str) -> None:
        """A call: a fact handed to a decision is used as that decision uses its parameter."""
        decision = self._program.decisions.get(node.function.name)
        parameters = node.names or (decision.needs if decision is not None else ())
        for parameter, argument in zip(parameters, node.arguments, strict=False):
            name = getattr(argument, "name", None)
            is_fact = type(argument).__name__ == "Name" and name not in bound
            fact = aliases.get(name, name) if is_fact and isinstance(name, str) else None
            if decision is not None and fact is not None and self._is_fact(fact):
                self._conditions.setdefault(fact, [])
                key = (decision.name, parameter, fact)
                if key not in self._seen:
                    self._seen.add(key)
                    self._add_parameter(decision, parameter, fact)
            else:
                self._walk(argument, node, bound, aliases, where)
        if decision is None:
            for argument in node.arguments[len(parameters) :]:
                self._walk(argument, node, bound, aliases, where)

    def _add_parameter(self, decision: Decision, parameter: str, fact: str) -> None:
        """Note what a decision does with one parameter; its other needs are other arguments of the call."""
        if decision.name in self._within:
            raise Undecidable(f"`{decision.name}` needs itself")
        within = (*self._within, decision.name)
        inner = Dependence(self._program, (*self._given, *decision.needs), within)
        inner._add_logic(decision, {})
        self._conditions[fact].extend(inner._conditions.get(parameter, ()))
        if parameter in inner._calculated:
            self._calculated.setdefault(fact, inner._calculated[parameter])

    def _use(self, name: str, node: Any, parent: Any, where: str) -> None:
        if not self._is_fact(name):
            self.add(name)
            return
        noted = self._conditions.setdefault(name, [])
        constants = _compared_with(node, parent)
        if constants is None:
            self._calculated.setdefault(name, where)
            return
        for constant in constants:
            value = _constant(constant, self.type_of(name))
            if value is None:
                self._calculated.setdefault(name, where)
            else:
                noted.append(Among((value,)))

    def _is_fact(self, name: str) -> bool:
        return name in self._given or name in self._program.facts


def _compared_with(node: Any, parent: Any) -> list[Any] | None:
    """The constants that a name is compared with; None where it is used otherwise."""
    kind = type(parent).__name__
    if kind == "IsGiven":
        return []
    if kind == "Comparison":
        others = [parent.right if parent.left is node else parent.left]
    elif kind == "Between" and parent.value is node:
        others = [parent.low, parent.high]
    elif kind == "In" and parent.value is node:
        others = [end for test in parent.tests for end in _ends(test)]
    else:
        return None
    return others if all(map(_is_literal, others)) else None


def _ends(test: Any) -> list[Any]:
    """The values that a test compares with."""
    kind = type(test).__name__
    if kind == "Test":
        return _ends(test.operand)
    return [test.low, test.high] if kind == "RangeLiteral" else [test]


def _is_literal(node: Any) -> bool:
    if type(node).__name__ == "Negate":
        return _is_literal(node.operand)
    return type(node).__name__ in _LITERALS


def _constant(node: Any, of_type: Type) -> Value | None:
    """The value of a literal, as the type of the fact it is compared with; None for one of another type."""
    kind = type(node).__name__
    sign = ""
    if kind == "Negate":
        sign, node, kind = "-", node.operand, type(node.operand).__name__
    if kind == "Quantity":
        is_currency = len(node.unit) == 3 and node.unit.isupper()
        text = f"{node.unit} {sign}{node.text}" if is_currency else f"{sign}{node.text} {node.unit}"
    else:
        text = sign + str(node.value if kind in ("Text", "Boolean") else node.text)
    try:
        return read(of_type, text)
    except ValueProblem:
        return None
