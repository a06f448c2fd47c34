"""Walks a checked tree and puts the Python function together; each subject has a module of its own."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from addendum.feel.failure import FeelFailure
from addendum.feel.generating.pieces import (
    Objects,
    call,
    caught,
    constant,
    function,
    function_of_facts,
    load,
    raising,
    returning,
)
from addendum.feel.running.failing import NAMED, SURPRISES, named_error
from addendum.light import NamedTuple
from addendum.values import to_fraction

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable, Sequence
    from typing import Any

    from addendum.feel.generating.pieces import Writers
    from addendum.feel.notes import Notes
    from addendum.feel.tree import Node
    from addendum.findings import Place
    from addendum.values import Type, Value

    At = Callable[[int, int], Place] | None


def generate(
    tree: Node, notes: Notes, *, policy: bool, exact: bool, at: At = None, of_facts: bool = False
) -> Callable[..., Any]:
    """The function that a tree stands for: of the values of the notes' names, then of their functions.

    With `exact` all numbers are fractions, else decimals. With `of_facts` it takes a mapping of the names to
    their values instead. It raises NoAnswer with the place of what went wrong, in the `dmn` profile only
    where a budget is used up.
    """
    if not policy:
        return _function(Generator(notes, policy=False, exact=exact), tree, _in_null(), of_facts)
    if exact:
        return _function(Generator(notes, policy=True, exact=True), tree, _in_names(at), of_facts)

    kept: list[Callable[..., Any]] = []  # written at the first surprise, which most formulas never meet

    def careful(*arguments: Value) -> Value:
        if not kept:
            kept.append(_function(Generator(notes, policy=True, exact=False), tree, _in_names(at)))
        return kept[0](*arguments)

    parameters = _parameters(notes)
    again = _Handler((*SURPRISES, FeelFailure), "", careful, parameters)
    direct = Generator(notes, policy=True, exact=False, direct=True)
    return _function(direct, tree, (again, *_in_names(at)), of_facts)


class Generator:
    """One function in the making.

    A `direct` one uses Python's operators where types are known; what surprises them is left to another run.
    """

    def __init__(self, notes: Notes, *, policy: bool, exact: bool, direct: bool = False) -> None:
        self.notes = notes
        self.policy = policy
        self.exact = exact
        self.direct = direct
        self.objects = Objects()

    def expression(self, node: Node) -> ast.expr:
        """A node as an expression, which carries the node's columns."""
        if self.notes.is_constant(node):
            made = self.constant(self.notes.constant(node))
        else:
            made = _writer_of(type(node).__name__)(self, node)
        return _placed(made, node)

    def typed(self, node: Node) -> tuple[ast.expr, Type]:
        """A node as an expression, with its type."""
        return self.expression(node), self.notes.type_of(node)

    def constant(self, value: Value) -> ast.expr:
        """A value known while compiling, in the mode of numbers that is made."""
        if value is None or type(value) in (str, bool):
            return constant(value)
        return self.objects.hold(to_fraction(value) if self.exact else value)

    def operation(self, name: str, *arguments: ast.expr) -> ast.expr:
        """A call of what stands for an operator in this profile."""
        from addendum.feel.generating.operations import operation

        return call(self.objects.hold(operation(name, policy=self.policy)), *arguments)

    def hold(self, held: object) -> ast.expr:
        """An object from outside, as an expression."""
        return self.objects.hold(held)

    def slot(self) -> str:
        """A new name for a value that is used more than once."""
        return self.notes.slot()

    def verdict(self, node: Node) -> ast.expr:
        """A node as a condition: true or false in `policy`, where anything else is an error."""
        return self.as_verdict(node, self.expression(node))

    def as_verdict(self, node: Node, found: ast.expr) -> ast.expr:
        """An expression as a condition; an outcome may stand where types say true or false."""
        if not self.policy or type(node).__name__ in _VERDICTS:
            return found
        return _placed(self.operation("verdict", found), node)


def _placed(made: ast.expr, node: Node) -> ast.expr:
    """An expression with the columns of its node, unless it came with those of a node below."""
    if not hasattr(made, "lineno"):
        made.lineno = made.end_lineno = 1
        made.col_offset, made.end_col_offset = node.start, max(node.end, node.start)
    return made


class _Handler(NamedTuple):
    """What happens with errors of some classes: `then` is raised or, without `error`, returned."""

    classes: tuple[type[Exception], ...]
    error: str
    then: Callable[..., Any]
    arguments: tuple[str, ...]


def _function(
    generator: Generator, tree: Node, handlers: Sequence[_Handler], of_facts: bool = False
) -> Callable[..., Any]:
    result = generator.expression(tree)
    if generator.notes.result is not None:
        from addendum.feel.running.results import conforming

        result = call(generator.hold(conforming), result, generator.hold(generator.notes.result))
    caught_errors = []
    for handler in handlers:
        then = call(generator.hold(handler.then), *map(load, handler.arguments))
        body = raising(then) if handler.error else returning(then)
        caught_errors.append(caught(generator.hold(handler.classes), handler.error or None, [body]))
    if of_facts:
        made = function_of_facts(generator.notes.names, result, caught_errors, generator.objects)
    else:
        made = function(_parameters(generator.notes), result, caught_errors, generator.objects)
    if not generator.notes.loops:
        return made
    from addendum.feel.running.steps import counted

    return counted(made)


def _parameters(notes: Notes) -> tuple[str, ...]:
    return (*notes.names.values(), *notes.functions.values())


def _in_names(at: At) -> tuple[_Handler, ...]:
    """Errors of the `policy` profile: named, at the part of the formula that could not go on."""
    return (_Handler((*NAMED, *SURPRISES), "error", lambda error: named_error(error, at), ("error",)),)


def _in_null() -> tuple[_Handler, ...]:
    """Errors of the `dmn` profile: only budgets end a formula."""
    from addendum.feel.limits import OverBudget

    told = _Handler((OverBudget, RecursionError), "error", lambda error: named_error(error, None), ("error",))
    return (told, _Handler((*NAMED, *SURPRISES), "", lambda: None, ()))


_VERDICTS = frozenset(
    {"Boolean", "Comparison", "Logic", "Between", "In", "InstanceOf", "IsGiven", "Quantified", "UnaryTests"}
)
"""Nodes that give true or false whatever they are given."""

_HOMES = {
    "access": "Path Filter",
    "calls": "Call",
    "forms": "If For Quantified FunctionLiteral",
    "literals": "Name ListLiteral ContextLiteral RangeLiteral",
    "operators": "Arithmetic Comparison Negate Logic Between",
    "tests": "In UnaryTests Test InstanceOf IsGiven",
}
_HOME_OF = {node: module for module, nodes in _HOMES.items() for node in nodes.split()}


@cache
def _writer_of(node: str) -> Callable[..., ast.expr]:
    """What writes nodes of a class; its module is imported when a formula has such a node."""
    writers: Writers = import_module(f"addendum.feel.generating.{_HOME_OF[node]}").WRITERS
    return writers[node]
