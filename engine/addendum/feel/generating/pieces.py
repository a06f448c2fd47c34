"""The pieces of Python that formulas become: expressions, and the one function around them."""

from __future__ import annotations

import ast
from types import CodeType, FunctionType
from typing import TYPE_CHECKING

from addendum.feel.running.failing import FILE
from addendum.feel.tree import walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    from addendum.feel.tree import Node

    # What writes each class of nodes: a function of the generator and the node.
    Writers = Mapping[str, Callable[..., ast.expr]]

_A_STEP = 16  # operations of a formula in the time of a step
_SKELETON = "def formula(): pass"
_FACTS = "facts"


class Objects:
    """What a generated function uses from outside: each object under a name of ours."""

    def __init__(self) -> None:
        self.by_name: dict[str, object] = {"__builtins__": {}}
        self._names: dict[int, str] = {}

    def hold(self, held: object) -> ast.expr:
        """An object, as an expression."""
        name = self._names.get(id(held))
        if name is None:
            name = self._names[id(held)] = f"c{len(self.by_name)}"
            self.by_name[name] = held
        return load(name)


def function(
    parameters: Sequence[str], result: ast.expr, handlers: list[ast.ExceptHandler], objects: Objects
) -> Callable[..., Any]:
    """A Python function that returns `result`, with the handlers around it."""
    return _made(parameters, [], result, handlers, objects)


def function_of_facts(
    names: Mapping[str, str], result: ast.expr, handlers: list[ast.ExceptHandler], objects: Objects
) -> Callable[..., Any]:
    """As `function`, of a mapping; `names` tells the local name of each of its values that is used."""
    looked_up: list[ast.stmt] = [
        ast.Assign([ast.Name(local, ast.Store())], item(load(_FACTS), constant(name)))
        for name, local in names.items()
    ]
    return _made([_FACTS], looked_up, result, handlers, objects)


def _made(
    parameters: Sequence[str],
    before: list[ast.stmt],
    result: ast.expr,
    handlers: list[ast.ExceptHandler],
    objects: Objects,
) -> Callable[..., Any]:
    tree = ast.parse(_SKELETON)
    definition = tree.body[0]
    assert isinstance(definition, ast.FunctionDef)  # noqa: S101 -- the skeleton is a function
    definition.args.args = [ast.arg(name) for name in parameters]
    returned: list[ast.stmt] = [ast.Return(result)]
    definition.body = [*before, *([ast.Try(returned, handlers, [], [])] if handlers else returned)]
    code = compile(ast.fix_missing_locations(tree), FILE, "exec")
    body = next(constant for constant in code.co_consts if isinstance(constant, CodeType))
    return FunctionType(body, objects.by_name)


def load(name: str) -> ast.expr:
    """The value of a name."""
    return ast.Name(name, ast.Load())


def keep(name: str, value: ast.expr) -> ast.expr:
    """A value, kept under a name as it is used."""
    return ast.NamedExpr(ast.Name(name, ast.Store()), value)


def constant(value: str | bool | None) -> ast.Constant:
    """A text, true, false or None."""
    return ast.Constant(value)


def weight(repeated: Node) -> ast.Constant:
    """How many steps a round takes that works out a part of a formula: one for so many operations in it."""
    return ast.Constant(1 + sum(1 for _ in walk(repeated)) // _A_STEP)


def call(called: ast.expr, *arguments: ast.expr) -> ast.expr:
    """A call."""
    return ast.Call(called, list(arguments), [])


def several(parts: Iterable[ast.expr]) -> ast.expr:
    """A tuple."""
    return ast.Tuple(list(parts), ast.Load())


def listed(parts: Iterable[ast.expr]) -> ast.expr:
    """A new list."""
    return ast.List(list(parts), ast.Load())


def mapped(parts: Iterable[tuple[str, ast.expr]]) -> ast.expr:
    """A new dict with texts as keys."""
    pairs = list(parts)
    return ast.Dict([ast.Constant(name) for name, _ in pairs], [value for _, value in pairs])


def later(parameters: Iterable[str], body: ast.expr) -> ast.expr:
    """A function for the body, which runs when it is called."""
    arguments = ast.arguments(
        posonlyargs=[],
        args=[ast.arg(name) for name in parameters],
        kwonlyargs=[],
        kw_defaults=[],
        defaults=[],
    )
    return ast.Lambda(arguments, body)


def either(condition: ast.expr, then: ast.expr, otherwise: ast.expr) -> ast.expr:
    """A conditional expression."""
    return ast.IfExp(condition, then, otherwise)


def is_same(left: ast.expr, right: ast.Constant) -> ast.expr:
    """`is`, worked out between two constants: Python warns of those."""
    if isinstance(left, ast.Constant):
        return ast.Constant(left.value is right.value)
    return ast.Compare(left, [ast.Is()], [right])


def denied(condition: ast.expr) -> ast.expr:
    """`not`."""
    return ast.UnaryOp(ast.Not(), condition)


def item(of: ast.expr, key: ast.expr) -> ast.expr:
    """An item of a dict."""
    return ast.Subscript(of, key, ast.Load())


def joined(operator: str, parts: Sequence[ast.expr]) -> ast.expr:
    """`and` or `or` over one part or more."""
    if len(parts) == 1:
        return parts[0]
    return ast.BoolOp(ast.And() if operator == "and" else ast.Or(), list(parts))


def caught(errors: ast.expr, name: str | None, body: list[ast.stmt]) -> ast.ExceptHandler:
    """A handler of errors."""
    return ast.ExceptHandler(errors, name, body)


def returning(value: ast.expr) -> ast.stmt:
    """`return value`."""
    return ast.Return(value)


def raising(error: ast.expr) -> ast.stmt:
    """`raise error from None`."""
    return ast.Raise(error, ast.Constant(None))
