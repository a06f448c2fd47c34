"""Arithmetic, comparison and logic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.generating.pieces import constant, either, is_same, joined, keep, load

if TYPE_CHECKING:
    import ast

    from addendum.feel import tree as t
    from addendum.feel.generating.generator import Generator


def _operator(generator: Generator, node: t.Arithmetic | t.Comparison) -> ast.expr:
    left, right = generator.expression(node.left), generator.expression(node.right)
    return generator.operation(node.operator, left, right)


def _negate(generator: Generator, node: t.Negate) -> ast.expr:
    return generator.operation("negate", generator.expression(node.operand))


def _logic(generator: Generator, node: t.Logic) -> ast.expr:
    if generator.policy:
        return joined(node.operator, [generator.verdict(operand) for operand in node.operands])
    return unknown_or(generator, node.operator, [generator.expression(operand) for operand in node.operands])


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
    slot = generator.slot()
    value = keep(slot, generator.expression(node.value))
    above = generator.operation(">=", value, generator.expression(node.low))
    below = generator.operation("<=", load(slot), generator.expression(node.high))
    return all_of(generator, "and", [above, below])


def all_of(generator: Generator, operator: str, parts: list[ast.expr]) -> ast.expr:
    """Verdicts joined by `and` or `or`."""
    return joined(operator, parts) if generator.policy else unknown_or(generator, operator, parts)


WRITERS = {
    "Arithmetic": _operator,
    "Comparison": _operator,
    "Negate": _negate,
    "Logic": _logic,
    "Between": _between,
}
