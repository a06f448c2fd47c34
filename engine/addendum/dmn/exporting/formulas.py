"""Formulas of policies rewritten for DMN: the same tree, with units as plain numbers and members as texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.dmn.exporting.not_exported import NotExported
from addendum.dmn.exporting.values import literal
from addendum.feel import builtin_names, rebuilt
from addendum.feel import tree as t
from addendum.light import NamedTuple
from addendum.values import (
    BUSINESS_DAYS,
    CALENDAR_DAYS,
    DURATION,
    MONEY,
    MONTH,
    MONTHS,
    PERCENT,
    QUARTER,
    Keyed,
    ListOf,
    MemberOf,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from addendum.dmn.exporting.functions import Functions
    from addendum.feel import Compiled
    from addendum.rules import Program

_UNITS = frozenset({PERCENT, MONEY, DURATION, MONTHS, BUSINESS_DAYS, CALENDAR_DAYS, MONTH, QUARTER})
_PERIODS = frozenset({MONTH, QUARTER})
_OF_DIGITS = frozenset(
    {"decimal", "floor", "ceiling", "round up", "round down", "round half up", "round half down", "modulo"}
)
_ROUNDINGS = {
    "half up": "round half up",
    "half even": "decimal",
    "up": "round up",
    "down": "round down",
    "floor": "floor",
    "ceiling": "ceiling",
}
_ROUNDED = "rounded"


class Inside(NamedTuple):
    """Where a formula stands: in a decision, or in a function that sees its `parameters` alone.

    `name` is that of the element in the model.
    """

    name: str
    parameters: frozenset[str] | None = None


class Formulas:
    """Rewrites the formulas of one program, whose lists are `lists`; `names` are those in the model."""

    def __init__(
        self,
        functions: Functions,
        lists: Mapping[str, MemberOf],
        names: Mapping[str, str],
        program: Program,
    ) -> None:
        self._functions = functions
        self._lists = lists
        self._names = names
        self._program = program

    def formula(self, compiled: Compiled, inside: Inside) -> t.Node:
        """A formula as DMN writes it; raises NotExported."""
        return _Rewriting(compiled, inside, self, self._functions, self._lists).tree()

    def value(self, name: str, inside: Inside) -> t.Node:
        """The value of a fact or decision, which a function may have to calculate anew."""
        if inside.parameters is None or name in inside.parameters or name not in self._program.decisions:
            return t.Name(self._names.get(name, name))
        return self.call(name, {}, inside)

    def call(self, decision: str, given: Mapping[str, t.Node], inside: Inside) -> t.Node:
        """A call of a decision; what is not given is what is around."""
        parameters = self._functions.parameters(decision)
        arguments = tuple(given[name] if name in given else self.value(name, inside) for name in parameters)
        return t.Call(t.Name(self._functions.name(decision)), arguments, parameters)


class _Rewriting:
    """The rewriting of one formula."""

    def __init__(
        self,
        compiled: Compiled,
        inside: Inside,
        formulas: Formulas,
        functions: Functions,
        lists: Mapping[str, MemberOf],
    ) -> None:
        self._tree = compiled.tree
        self._notes = compiled.parts[1]
        self._inside = inside
        self._formulas = formulas
        self._functions = functions
        self._lists = lists
        self._changes: dict[type, Callable[[Any, Any], t.Node]] = {
            t.Quantity: lambda old, _: literal(self._notes.constant(old)),
            t.Name: self._name,
            t.Path: self._path,
            t.IsGiven: lambda _, new: t.Comparison("!=", new.value, t.Null()),
            t.Arithmetic: self._arithmetic,
            t.Call: self._call,
            t.NamedType: self._type,
        }

    def tree(self) -> t.Node:
        """The formula as DMN writes it."""
        return rebuilt(self._tree, self._change)

    def _change(self, old: t.Node, new: t.Node) -> t.Node:
        change = self._changes.get(type(old))
        return new if change is None else change(old, new)

    def _name(self, old: t.Name, new: t.Name) -> t.Node:
        meaning = self._notes.meaning(old)
        if meaning is None or meaning.kind in ("local", "field", "builtin"):
            return new
        if meaning.kind == "member":
            return t.Text(old.name)
        if meaning.kind == "outcome":
            return t.Null()
        if meaning.kind == "value":
            return self._formulas.value(old.name, self._inside)
        return new

    def _path(self, old: t.Path, new: t.Path) -> t.Node:
        source = self._notes.type_of(old.source)
        if (source.item if isinstance(source, ListOf) else source) in _PERIODS:
            raise NotExported(f"`{old.name}` asks for a part of a month or quarter, which are texts in DMN.")
        return new

    def _arithmetic(self, old: t.Arithmetic, new: t.Arithmetic) -> t.Node:
        types = {self._notes.type_of(old.left), self._notes.type_of(old.right)}
        if types & _PERIODS:
            raise NotExported("it calculates with calendar months or quarters, which are texts in DMN.")
        return new

    def _call(self, old: t.Call, new: t.Call) -> t.Node:
        if not isinstance(old.function, t.Name):
            return new
        name = old.function.name
        meaning = self._notes.meaning(old.function)
        if meaning is None:
            return self._special(old, new, name)
        if meaning.kind == "function":
            return self._called(old, new, name)
        if meaning.kind == "builtin":
            self._check_builtin(old, name)
            return new
        if isinstance(meaning.type, Keyed):
            key = new.arguments[0]
            return t.Call(t.Name("get value"), (new.function, key))
        return new

    def _special(self, old: t.Call, new: t.Call, name: str) -> t.Node:
        """`list(…)` and `rank(…)`, which only policies have."""
        argument = old.arguments[0] if old.arguments else None
        if name == "list" and isinstance(argument, t.Name) and argument.name in self._lists:
            return literal(self._lists[argument.name].members)
        of_list = self._notes.type_of(argument) if argument is not None else None
        if name == "rank" and isinstance(of_list, MemberOf):
            places = t.Call(t.Name("index of"), (literal(of_list.members), new.arguments[0]))
            return t.Arithmetic("-", t.Filter(places, t.Number("1")), t.Number("1"))
        raise NotExported(f"`{name}` is a function of policies alone.")

    def _called(self, old: t.Call, new: t.Call, name: str) -> t.Node:
        """A call of a decision, or of a function that kinds of policies bring."""
        if name == _ROUNDED:
            return self._rounded(new)
        if not self._functions.name(name):
            raise NotExported(f"`{name}` is a function of policies alone.")
        order = self._notes.order_of(old) or ()
        needs = self._functions.needs(name)
        given = {need: new.arguments[at] for need, at in zip(needs, order, strict=False) if at is not None}
        return self._formulas.call(name, given, self._inside)

    def _rounded(self, new: t.Call) -> t.Node:
        """Rounding to a step: the number of steps is rounded to a whole one."""
        value, mode, step = new.arguments
        function = _ROUNDINGS.get(mode.value, "") if isinstance(mode, t.Text) else ""
        if not function:
            raise NotExported("it rounds in a way that DMN has no function for.")
        digits = () if function in ("floor", "ceiling") else (t.Number("0"),)
        steps = t.Call(t.Name(function), (t.Arithmetic("/", value, step), *digits))
        return t.Arithmetic("*", steps, step)

    def _check_builtin(self, old: t.Call, name: str) -> None:
        """Refuse built-in functions of the policy profile, and those that would see a unit."""
        types = {self._notes.type_of(argument) for argument in old.arguments}
        if name not in builtin_names():
            raise NotExported(f"`{name}` is a function of policies alone.")
        if name == "string" and types & _UNITS:
            raise NotExported("it turns a value with a unit into text, and DMN has no units.")
        if name in _OF_DIGITS and PERCENT in types:
            raise NotExported(f"`{name}` counts the digits of a percentage, which is a ratio in DMN.")

    def _type(self, old: t.NamedType, new: t.NamedType) -> t.Node:
        if self._notes.type_of(old) in _UNITS - {DURATION, MONTHS}:
            raise NotExported(f"it asks for the type `{old.name}`, which DMN does not have.")
        return new


def names_in(tree: t.Node) -> frozenset[str]:
    """All names in a formula."""
    return frozenset(node.name for node in t.walk(tree) if isinstance(node, t.Name))
