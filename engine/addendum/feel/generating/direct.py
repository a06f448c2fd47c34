"""Python's own operators in place of calls, where the types of both operands are known.

The classes of values check their partners, so a null or a value of another kind ends in an error of Python's.
The formula then runs again with the operators that look at kinds: they have a value, or name the error.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from addendum.feel.generating.pieces import call
from addendum.values import BOOLEAN, NUMBER, TEXT, MemberOf, is_ordered, result_of
from addendum.values import divide as exact_quotient

if TYPE_CHECKING:
    from addendum.feel.generating.generator import Generator
    from addendum.values import Type

_ARITHMETIC: dict[str, type[ast.operator]] = {"+": ast.Add, "-": ast.Sub, "*": ast.Mult, "/": ast.Div}
_COMPARISON: dict[str, type[ast.cmpop]] = {
    "=": ast.Eq,
    "!=": ast.NotEq,
    "<": ast.Lt,
    "<=": ast.LtE,
    ">": ast.Gt,
    ">=": ast.GtE,
}
_EQUALITY = ("=", "!=")


def arithmetic(
    generator: Generator, operator: str, left: tuple[ast.expr, Type], right: tuple[ast.expr, Type]
) -> ast.expr | None:
    """`left operator right` by Python's operator; None where only running tells what it means.

    The length of joined texts has a budget, and two of Python's ints must not meet in `/`.
    """
    kinds = (left[1], right[1])
    found = result_of(operator, *kinds)
    if found is TEXT:
        from addendum.feel.limits import bounded_text

        return call(generator.hold(bounded_text), ast.BinOp(left[0], ast.Add(), right[0]))
    if operator not in _ARITHMETIC or found is None or not all(map(is_ordered, kinds)):
        return None
    if operator == "/" and kinds == (NUMBER, NUMBER):
        return call(generator.hold(exact_quotient), left[0], right[0])
    return ast.BinOp(left[0], _ARITHMETIC[operator](), right[0])


def comparison(operator: str, left: tuple[ast.expr, Type], right: tuple[ast.expr, Type]) -> ast.expr | None:
    """`left operator right` by Python's comparison; None where only running tells what it means."""
    first, second = _as_text(left[1]), _as_text(right[1])
    simple = is_ordered(first) or (first is BOOLEAN and operator in _EQUALITY)
    if first != second or not simple:
        return None
    return ast.Compare(left[0], [_COMPARISON[operator]()], [right[0]])


def each(
    generator: Generator, slot: str, items: ast.expr, body: ast.expr, condition: ast.expr | None = None
) -> ast.expr | None:
    """The values of `body` for the items that meet a condition, by Python's own loop; None where it may not.

    Functions made in a loop of Python's would all see its last item, and it takes no items kept under a name.
    """
    inside = [body] if condition is None else [body, condition]
    if not generator.direct or _holds(ast.Lambda, *inside) or _holds(ast.NamedExpr, items):
        return None
    conditions = [] if condition is None else [condition]
    loop = ast.comprehension(ast.Name(slot, ast.Store()), items, conditions, is_async=0)
    return ast.ListComp(body, [loop])


def _holds(kind: type[ast.expr], *parts: ast.expr) -> bool:
    return any(isinstance(inside, kind) for part in parts for inside in ast.walk(part))


def _as_text(of_type: Type) -> Type:
    return TEXT if isinstance(of_type, MemberOf) else of_type
