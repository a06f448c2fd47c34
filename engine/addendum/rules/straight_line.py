"""Python functions written as syntax trees, statement by statement; no text is ever put together and run."""

from __future__ import annotations

import ast
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SKELETON = "def plan(): pass"
# Given to each node as it is made: looking for those without takes longer than compiling all of them.
_AT: Any = {"lineno": 1, "col_offset": 0}


class Writer:
    """One function in the making: its statements so far, and the objects that they use."""

    def __init__(self) -> None:
        self._objects: dict[str, object] = {"__builtins__": {}}
        self._held: dict[int, str] = {}
        self._blocks: list[list[ast.stmt]] = [[]]
        self._locals = 0

    def local(self) -> str:
        """A new name for a value."""
        self._locals += 1
        return f"v{self._locals}"

    def hold(self, held: object) -> ast.expr:
        """An object from outside, as an expression."""
        name = self._held.get(id(held))
        if name is None:
            name = self._held[id(held)] = f"c{len(self._objects)}"
            self._objects[name] = held
        return load(name)

    def set(self, name: str, value: ast.expr) -> None:
        """Give a local its value."""
        self._add(ast.Assign([ast.Name(name, ast.Store(), **_AT)], value, **_AT))

    def do(self, value: ast.expr) -> None:
        """Evaluate for the effect, an error."""
        self._add(ast.Expr(value, **_AT))

    def raise_error_of(self, name: str) -> None:
        """Raise the error that a local holds."""
        self._add(ast.Raise(ast.Attribute(load(name), "error", ast.Load(), **_AT), **_AT))

    def extend(self, statements: list[ast.stmt]) -> None:
        """Go on with statements written as a block."""
        self._blocks[-1].extend(statements)

    def begin(self) -> None:
        """Statements from here on belong to a block of their own."""
        self._blocks.append([])

    def end(self) -> list[ast.stmt]:
        """The block begun last."""
        return self._blocks.pop()

    def when(self, condition: ast.expr, body: list[ast.stmt], otherwise: Sequence[ast.stmt] = ()) -> None:
        """Run `body` if the condition holds, else `otherwise`."""
        self._add(ast.If(condition, body, list(otherwise), **_AT))

    def attempt(
        self, body: list[ast.stmt], error: type[Exception], caught: list[ast.stmt], name: str | None = None
    ) -> None:
        """Run `body`, and `caught` where it raises `error`, which is then called `name`."""
        handler = ast.ExceptHandler(self.hold(error), name, caught, **_AT)
        self._add(ast.Try([*body], [handler], [], [], **_AT))

    def function(self, parameters: Sequence[str], result: ast.expr) -> Callable[..., Any]:
        """The finished function, which returns `result`."""
        self._add(ast.Return(result, **_AT))
        tree = ast.parse(_SKELETON)
        definition = tree.body[0]
        assert isinstance(definition, ast.FunctionDef)  # noqa: S101 -- the skeleton is a function
        definition.args.args = [ast.arg(name, **_AT) for name in parameters]
        definition.body = self._blocks[0]
        code = compile(tree, "<plan>", "exec")
        body = next(constant for constant in code.co_consts if isinstance(constant, CodeType))
        return FunctionType(body, self._objects)

    def _add(self, statement: ast.stmt) -> None:
        self._blocks[-1].append(statement)


def load(name: str) -> ast.expr:
    """The value of a name."""
    return ast.Name(name, ast.Load(), **_AT)


def call(function: ast.expr, *arguments: ast.expr) -> ast.expr:
    """A call."""
    return ast.Call(function, list(arguments), [], **_AT)


def method(of: ast.expr, name: str, *arguments: ast.expr) -> ast.expr:
    """A call of a method."""
    return call(attribute(of, name), *arguments)


def attribute(of: ast.expr, name: str) -> ast.expr:
    """An attribute; names are the engine's own, never from data."""
    return ast.Attribute(of, name, ast.Load(), **_AT)


def item(of: ast.expr, key: ast.expr) -> ast.expr:
    """An item of a list or dict."""
    return ast.Subscript(of, key, ast.Load(), **_AT)


def constant(value: str | int | None) -> ast.expr:
    """A constant."""
    return ast.Constant(value, **_AT)


def row_of(parts: Sequence[ast.expr]) -> ast.expr:
    """A tuple."""
    return ast.Tuple(list(parts), ast.Load(), **_AT)


def mapping(parts: Sequence[tuple[str, ast.expr]]) -> ast.expr:
    """A dict with texts as keys."""
    return ast.Dict([constant(name) for name, _ in parts], [value for _, value in parts], **_AT)


def either(condition: ast.expr, then: ast.expr, otherwise: ast.expr) -> ast.expr:
    """A conditional expression."""
    return ast.IfExp(condition, then, otherwise, **_AT)


def compared(left: ast.expr, *rest: tuple[str, ast.expr]) -> ast.expr:
    """A chain of comparisons: `<=`, `is`, `is not` or `in`."""
    operators = [_OPERATORS[operator]() for operator, _ in rest]
    return ast.Compare(left, operators, [right for _, right in rest], **_AT)


def negation(condition: ast.expr) -> ast.expr:
    """`not`."""
    return ast.UnaryOp(ast.Not(), condition, **_AT)


def any_of(conditions: Sequence[ast.expr]) -> ast.expr:
    """`or` over one or more conditions."""
    return conditions[0] if len(conditions) == 1 else ast.BoolOp(ast.Or(), list(conditions), **_AT)


_OPERATORS: dict[str, type[ast.cmpop]] = {"<=": ast.LtE, "is": ast.Is, "in": ast.In}
