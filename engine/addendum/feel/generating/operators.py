"""Arithmetic, comparison and logic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel import tree as t
from addendum.feel.generating import direct
from addendum.feel.generating.pieces import constant, denied, either, is_same, joined, keep, load

if TYPE_CHECKING:
    import ast

    from addendum.feel.generating.generator import Generator
    from addendum.feel.generating.pieces import Writers
    from addendum.values import Type


def _arithmetic(generator: Generator, node: t.Arithmetic) -> ast.expr:
    left, right = generator.typed(node.left), generator.typed(node.right)
    found = direct.arithmetic(generator, node.operator, left, right) if generator.direct else None
    return generator.operation(node.operator, left[0], right[0]) if found is None else found


def _comparison(generator: Generator, node: t.Comparison) -> ast.expr:
    if generator.policy and isinstance(node.right, t.Null):
        same = is_same(generator.expression(node.left), constant(None))
        return same if node.operator == "=" else denied(same)
    return compared(generator, node.operator, generator.typed(node.left), generator.typed(node.right))


def compared(
    generator: Generator, operator: str, left: tuple[ast.expr, Type], right: tuple[ast.expr, Type]
) -> ast.expr:
    """A comparison of two operands with their types."""
    found = direct.comparison(operator, left, right) if generator.direct else None
    return generator.operation(operator, left[0], right[0]) if found is None else found


def _negate(generator: Generator, node: t.Negate) -> ast.expr:
    return generator.operation("negate", generator.expression(node.operand))


def _logic(generator: Generator, node: t.Logic) -> ast.expr:
    return all_of(generator, node.operator, [generator.verdict(operand) for operand in node.operands])


def unknown_or(generator: Generator, operator: str, parts: list[ast.expr]) -> ast.expr:
    """`and` or `or` of three values, which ends as soon as the result is certain."""
    made = parts[0]
    decisive = operator == "or"
    if len(parts) == 1:
        return made
    for part in parts[1:]:
        slot = generator.slot()
        decided = is_same(keep(slot, made), constant(decisive))
        made = either(decided, constant(decisive), generator.operation(operator, load(slot), part))
    return made


def _between(generator: Generator, node: t.Between) -> ast.expr:
    low, high = generator.typed(node.low), generator.typed(node.high)
    return lies_between(generator, generator.typed(node.value), (">=", low), ("<=", high))


def lies_between(
    generator: Generator,
    value: tuple[ast.expr, Type],
    low: tuple[str, tuple[ast.expr, Type]],
    high: tuple[str, tuple[ast.expr, Type]],
) -> ast.expr:
    """Two comparisons of one value."""
    slot = generator.slot()
    above = compared(generator, low[0], (keep(slot, value[0]), value[1]), low[1])
    below = compared(generator, high[0], (load(slot), value[1]), high[1])
    return all_of(generator, "and", [above, below])


def all_of(generator: Generator, operator: str, parts: list[ast.expr]) -> ast.expr:
    """Verdicts joined by `and` or `or`."""
    return joined(operator, parts) if generator.policy else unknown_or(generator, operator, parts)


WRITERS: Writers = {
    "Arithmetic": _arithmetic,
    "Comparison": _comparison,
    "Negate": _negate,
    "Logic": _logic,
    "Between": _between,
}
