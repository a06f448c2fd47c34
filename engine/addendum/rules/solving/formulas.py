"""Formulas as terms of the solver: arithmetic with units, comparisons, choices, roundings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import z3

from addendum.feel import tree as t
from addendum.rules.solving.symbols import (
    AMOUNTS,
    NOTHING,
    Record,
    Symbol,
    Untranslatable,
    constant,
    exact,
    number_of,
)
from addendum.values import BOOLEAN, NUMBER, PERCENT, MemberOf

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from addendum.feel import Compiled
    from addendum.feel.notes import Notes

    Known = Callable[[str], Symbol | Record]
    Called = Callable[[str, tuple[Symbol | Record, ...]], Symbol | Record]

_COMPARISONS: dict[str, Callable[[Any, Any], Any]] = {
    "=": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}
_HUNDRED = z3.RealVal(100)


class Formula:
    """One formula, translated; `known` gives the names that it uses, `called` what decisions give."""

    def __init__(self, formula: Compiled, known: Known, called: Called) -> None:
        self._formula = formula
        self._notes: Notes = formula.parts[1]
        self._known = known
        self._called = called

    def translated(self) -> Symbol | Record:
        """The value of the formula; raises Untranslatable."""
        return self._value(self._formula.tree)

    def _value(self, node: t.Node) -> Symbol | Record:
        if self._notes.is_constant(node):
            return constant(self._notes.constant(node), self._notes.type_of(node))
        method = _NODES.get(type(node))
        if method is None:
            raise Untranslatable(f"`{self._text(node)}`")
        found: Symbol | Record = getattr(self, method)(node)
        return found

    def _symbol(self, node: t.Node) -> Symbol:
        value = self._value(node)
        if not isinstance(value, Symbol):
            raise Untranslatable(f"`{self._text(node)}`")
        return value

    def _truth(self, node: t.Node) -> Symbol:
        value = self._symbol(node)
        if value.type != BOOLEAN:
            raise Untranslatable(f"`{self._text(node)}`")
        return value

    def _text(self, node: t.Node) -> str:
        return self._formula.text[node.start : node.end]

    def _name(self, node: t.Name) -> Symbol | Record:
        meaning = self._notes.meaning(node)
        if meaning is not None and meaning.kind == "value":
            return self._known(meaning.name)
        of_type = self._notes.type_of(node)
        if meaning is not None and meaning.kind == "member" and isinstance(of_type, MemberOf):
            return constant(meaning.name, of_type)
        raise Untranslatable(f"`{node.name}`")

    def _negate(self, node: t.Negate) -> Symbol:
        value = self._symbol(node.operand)
        return Symbol(value.type, -value.term, value.given)

    def _arithmetic(self, node: t.Arithmetic) -> Symbol:
        left, right = self._symbol(node.left), self._symbol(node.right)
        found = _calculated(node.operator, left, right)
        if found is None:
            raise Untranslatable(f"`{self._text(node)}`")
        return found

    def _comparison(self, node: t.Comparison) -> Symbol:
        left, right = _alike(self._symbol(node.left), self._symbol(node.right))
        if left.type != right.type:
            raise Untranslatable(f"`{self._text(node)}`")
        given = z3.And(left.given, right.given)
        return Symbol(BOOLEAN, _COMPARISONS[node.operator](left.term, right.term), given)

    def _between(self, node: t.Between) -> Symbol:
        value, low, high = (self._symbol(each) for each in (node.value, node.low, node.high))
        if not value.type == low.type == high.type:
            raise Untranslatable(f"`{self._text(node)}`")
        within = z3.And(low.term <= value.term, value.term <= high.term)
        return Symbol(BOOLEAN, within, z3.And(value.given, low.given, high.given))

    def _logic(self, node: t.Logic) -> Symbol:
        """What is false, or true, decides `and`, or `or`, whatever the others are."""
        parts = [self._truth(each) for each in node.operands]
        all_given = z3.And(*(part.given for part in parts))
        if node.operator == "and":
            decided = z3.Or(*(z3.And(part.given, z3.Not(part.term)) for part in parts))
            return Symbol(
                BOOLEAN, z3.And(all_given, *(part.term for part in parts)), z3.Or(all_given, decided)
            )
        decided = z3.Or(*(z3.And(part.given, part.term) for part in parts))
        return Symbol(BOOLEAN, decided, z3.Or(all_given, decided))

    def _if(self, node: t.If) -> Symbol | Record:
        condition = self._truth(node.condition)
        taken = z3.And(condition.given, condition.term)
        return chosen(taken, self._value(node.then), self._value(node.otherwise))

    def _is_given(self, node: t.IsGiven) -> Symbol:
        return Symbol(BOOLEAN, self._symbol(node.value).given)

    def _path(self, node: t.Path) -> Symbol | Record:
        source = self._value(node.source)
        if not isinstance(source, Record) or node.name not in source.fields:
            raise Untranslatable(f"`{self._text(node)}`")
        return source.fields[node.name]

    def _context(self, node: t.ContextLiteral) -> Record:
        return Record({entry.key: self._value(entry.value) for entry in node.entries})

    def _call(self, node: t.Call) -> Symbol | Record:
        name = node.function.name if isinstance(node.function, t.Name) else ""
        meaning = self._notes.meaning(node.function)
        if meaning is not None and meaning.kind == "function" and name != "rounded":
            order = self._notes.order_of(node)
            if order is None or None in order:
                raise Untranslatable(f"`{self._text(node)}`")
            return self._called(
                name, tuple(self._value(node.arguments[at]) for at in order if at is not None)
            )
        found = None if node.names else self._built_in(name, node)
        if found is None:
            raise Untranslatable(f"`{self._text(node)}`")
        return found

    def _built_in(self, name: str, node: t.Call) -> Symbol | None:
        """A function of the language; None for one that the solver is not told of."""
        arguments = node.arguments
        if name in ("min", "max") and arguments:
            listed = arguments[0].items if isinstance(arguments[0], t.ListLiteral) else arguments
            return _extreme([self._symbol(each) for each in listed], highest=name == "max")
        if name == "not" and len(arguments) == 1:
            value = self._truth(arguments[0])
            return Symbol(BOOLEAN, z3.Not(value.term), value.given)
        if name == "abs" and len(arguments) == 1:
            value = self._symbol(arguments[0])
            return Symbol(value.type, z3.If(value.term < 0, -value.term, value.term), value.given)
        if name == "rounded" and len(arguments) == 3 and isinstance(arguments[1], t.Text):
            step = self._notes.constant(arguments[2])
            rounding = _ROUNDINGS.get(arguments[1].value)
            if step is not None and rounding is not None:
                value = self._symbol(arguments[0])
                size = exact(number_of(step))
                return Symbol(value.type, rounding(value.term / size) * size, value.given)
        return None


def chosen(condition: Any, then: Symbol | Record, otherwise: Symbol | Record) -> Symbol | Record:
    """One of two values by a condition; raises Untranslatable where they are of different types."""
    if isinstance(then, Record) and isinstance(otherwise, Record):
        if then.fields.keys() != otherwise.fields.keys():
            raise Untranslatable("a choice between records with other fields")
        fields = {name: chosen(condition, then.fields[name], otherwise.fields[name]) for name in then.fields}
        return Record(fields)
    if isinstance(then, Record) or isinstance(otherwise, Record):
        raise Untranslatable("a choice between a record and a value")
    then, otherwise = _alike(then, otherwise)
    if then.type != otherwise.type:
        raise Untranslatable(f"a choice between {then.type.says} and {otherwise.type.says}")
    return Symbol(
        then.type,
        z3.If(condition, then.term, otherwise.term),
        z3.If(condition, then.given, otherwise.given),
    )


def _alike(left: Symbol, right: Symbol) -> tuple[Symbol, Symbol]:
    """Two values; one that is never given is of the type of the other."""
    if left.given is NOTHING and left.type != right.type:
        return Symbol(right.type, right.term, NOTHING), right
    if right.given is NOTHING and left.type != right.type:
        return left, Symbol(left.type, left.term, NOTHING)
    return left, right


def _calculated(operator: str, left: Symbol, right: Symbol) -> Symbol | None:
    """The result of an operator on two amounts by their types; None where it is not told."""
    given = z3.And(left.given, right.given)
    if left.type not in AMOUNTS or right.type not in AMOUNTS:
        return None
    if operator in ("+", "-") and left.type == right.type:
        term = left.term + right.term if operator == "+" else left.term - right.term
        return Symbol(left.type, term, given)
    if operator == "*":
        return _product(left, right, given) or _product(right, left, given)
    if operator == "/":
        given = z3.And(given, right.term != 0)
        if left.type == right.type:
            return Symbol(NUMBER, left.term / right.term, given)
        if right.type == NUMBER:
            return Symbol(left.type, left.term / right.term, given)
    return None


def _product(left: Symbol, right: Symbol, given: Any) -> Symbol | None:
    if left.type == NUMBER:
        return Symbol(right.type, left.term * right.term, given)
    if left.type == PERCENT:
        return Symbol(right.type, left.term * right.term / _HUNDRED, given)
    return None


def _extreme(values: Sequence[Symbol], *, highest: bool) -> Symbol | None:
    first, *others = values
    for other in others:
        if other.type != first.type or other.type not in AMOUNTS:
            return None
        is_beyond = other.term > first.term if highest else other.term < first.term
        term = z3.If(is_beyond, other.term, first.term)
        first = Symbol(first.type, term, z3.And(first.given, other.given))
    return first


def _floor(term: Any) -> Any:
    return z3.ToReal(z3.ToInt(term))


def _ceiling(term: Any) -> Any:
    return -_floor(-term)


def _away(upwards: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A rounding of amounts above zero, the same below it."""
    return lambda term: z3.If(term < 0, -upwards(-term), upwards(term))


def _half_even(term: Any) -> Any:
    below = z3.ToInt(term)
    rest = term - z3.ToReal(below)
    is_above = z3.Or(rest > _HALF, z3.And(rest == _HALF, below % 2 == 1))
    return z3.ToReal(z3.If(is_above, below + 1, below))


_HALF = z3.Q(1, 2)
_ROUNDINGS: dict[str, Callable[[Any], Any]] = {
    "half up": _away(lambda term: _floor(term + _HALF)),
    "half even": _half_even,
    "up": _away(_ceiling),
    "down": _away(_floor),
    "floor": _floor,
    "ceiling": _ceiling,
}
_NODES: dict[type, str] = {
    t.Name: "_name",
    t.Negate: "_negate",
    t.Arithmetic: "_arithmetic",
    t.Comparison: "_comparison",
    t.Between: "_between",
    t.Logic: "_logic",
    t.If: "_if",
    t.IsGiven: "_is_given",
    t.Path: "_path",
    t.ContextLiteral: "_context",
    t.Call: "_call",
}
