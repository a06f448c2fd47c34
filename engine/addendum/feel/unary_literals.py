"""Formulas that need no running: literals, and unary tests that compare with nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel import tree as t
from addendum.feel.literals import number_value
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from addendum.feel.compiled import Compiled
    from addendum.values import Value


class Stretch(NamedTuple):
    """A range of numbers; an end of None is open without limit."""

    low: Value | None
    low_closed: bool
    high: Value | None
    high_closed: bool


class PlainTests(NamedTuple):
    """Unary tests as data: met by the values and by what lies in a stretch, or, `negated`, by all else."""

    values: tuple[Value, ...]
    stretches: tuple[Stretch, ...]
    negated: bool


def plain_value(compiled: Compiled) -> tuple[Value] | None:
    """The number, text, truth value or null that a formula is, alone in a tuple; None for any other."""
    return _literal(compiled.tree)


def plain_tests(compiled: Compiled) -> PlainTests | None:
    """Unary tests that name literals only, as data; None for any others, and for none at all."""
    tree = compiled.tree
    if not isinstance(tree, t.UnaryTests) or not tree.tests:
        return None
    values: list[Value] = []
    stretches: list[Stretch] = []
    for test in tree.tests:
        literal = _literal(test.operand if isinstance(test, t.Test) and test.operator == "=" else test)
        stretch = _stretch(test) if literal is None else None
        if literal is not None and literal[0] is not None:
            values.append(literal[0])
        elif stretch is not None:
            stretches.append(stretch)
        else:
            return None
    return PlainTests(tuple(values), tuple(stretches), tree.negated)


def _literal(node: t.Node) -> tuple[Value] | None:
    if isinstance(node, t.Number):
        return (number_value(node),)
    if isinstance(node, t.Negate) and isinstance(node.operand, t.Number):
        return (-number_value(node.operand),)
    if isinstance(node, t.Text | t.Boolean):
        return (node.value,)
    return (None,) if isinstance(node, t.Null) else None


def _stretch(test: t.Node) -> Stretch | None:
    """The numbers that a range or a comparison describes; None for ends that are no numbers as written."""
    if isinstance(test, t.RangeLiteral):
        low, high = _number(test.low), _number(test.high)
        if test.bare or low is None or high is None:
            return None
        return Stretch(low, test.low_closed, high, test.high_closed)
    if not isinstance(test, t.Test):
        return None
    end = _number(test.operand)
    if end is None:
        return None
    match test.operator:
        case "<" | "<=":
            return Stretch(None, False, end, test.operator == "<=")
        case ">" | ">=":
            return Stretch(end, test.operator == ">=", None, False)
    return None


def _number(node: t.Node) -> Value | None:
    inner = node.operand if isinstance(node, t.Negate) else node
    found = _literal(node) if isinstance(inner, t.Number) else None
    return None if found is None else found[0]
