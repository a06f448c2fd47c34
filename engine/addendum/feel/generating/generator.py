"""Walks a checked tree and puts the Python function together; each subject's pieces stand in their own module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.generating import access, calls, forms, literals, operators, tests
from addendum.feel.generating.operations import DMN, POLICY
from addendum.feel.generating.pieces import Objects, call, caught, constant, function, load, raising
from addendum.feel.limits import OverBudget
from addendum.feel.running.failing import ANY_FAILURE, named_error
from addendum.feel.running.steps import counted
from addendum.values import to_fraction

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable
    from typing import Any

    from addendum.feel.notes import Notes
    from addendum.feel.tree import Node
    from addendum.findings import Place
    from addendum.values import Value

    At = Callable[[int, int], Place] | None


def generate(tree: Node, notes: Notes, *, policy: bool, exact: bool, at: At = None) -> Callable[..., Any]:
    """The function that a tree stands for: of the values of the notes' names, then of their functions.

    With `exact` all numbers are fractions, else decimals. It raises NoAnswer with the place of what went wrong,
    in the `dmn` profile only where a budget is used up.
    """
    generator = Generator(notes, policy=policy, exact=exact)
    result = generator.expression(tree)
    parameters = [*notes.names.values(), *notes.functions.values()]
    made = function(parameters, result, generator.handlers(at), generator.objects)
    return counted(made) if notes.loops else made


class Generator:
    """One function in the making."""

    def __init__(self, notes: Notes, *, policy: bool, exact: bool) -> None:
        self.notes = notes
        self.policy = policy
        self.exact = exact
        self.objects = Objects()
        self._operations = POLICY if policy else DMN

    def expression(self, node: Node) -> ast.expr:
        """A node as an expression, which carries the node's columns."""
        if self.notes.is_constant(node):
            made = self.constant(self.notes.constant(node))
        else:
            made = _WRITERS[type(node).__name__](self, node)
        if not hasattr(made, "lineno"):
            made.lineno = made.end_lineno = 1
            made.col_offset, made.end_col_offset = node.start, max(node.end, node.start)
        return made

    def constant(self, value: Value) -> ast.expr:
        """A value known while compiling, in the mode of numbers that is made."""
        if value is None or type(value) in (str, bool):
            return constant(value)
        return self.objects.hold(to_fraction(value) if self.exact else value)

    def operation(self, name: str, *arguments: ast.expr) -> ast.expr:
        """A call of what stands for an operator in this profile."""
        return call(self.objects.hold(self._operations[name]), *arguments)

    def hold(self, held: object) -> ast.expr:
        """An object from outside, as an expression."""
        return self.objects.hold(held)

    def slot(self) -> str:
        """A new name for a value that is used more than once."""
        return self.notes.slot()

    def verdict(self, node: Node) -> ast.expr:
        """A node as a condition: true or false in `policy`, where anything else is an error."""
        found = self.expression(node)
        return self.operation("verdict", found) if self.policy else found

    def handlers(self, at: At) -> list[ast.ExceptHandler]:
        """What happens with errors: names and places in `policy`, null in `dmn`."""
        if self.policy:
            told = call(self.hold(_telling(at)), load("error"))
            return [caught(self.hold(ANY_FAILURE), "error", [raising(told)])]
        told = call(self.hold(_telling(None)), load("error"))
        return [caught(self.hold((OverBudget, RecursionError)), "error", [raising(told)])]


def _telling(at: At) -> Callable[[Exception], Exception]:
    return lambda error: named_error(error, at)


_WRITERS: dict[str, Callable[[Generator, Any], ast.expr]] = {
    **literals.WRITERS,
    **operators.WRITERS,
    **tests.WRITERS,
    **forms.WRITERS,
    **access.WRITERS,
    **calls.WRITERS,
}
