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

    Texts are not joined so, since their length has a budget. Two of Python's ints must not meet in `/`.
    """
    kinds = (left[1], right[1])
    found = result_of(operator, *kinds)
    if operator not in _ARITHMETIC or found is None or found is TEXT or not all(map(is_ordered, kinds)):
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


def _as_text(of_type: Type) -> Type:
    return TEXT if isinstance(of_type, MemberOf) else of_type
