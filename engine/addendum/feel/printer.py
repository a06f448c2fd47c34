"""A tree as text again: the text parses to an equal tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel import tree as t
from addendum.feel.lexer import quoted

if TYPE_CHECKING:
    from collections.abc import Callable

_LEVELS = {"or": 1, "and": 2, "+": 4, "-": 4, "*": 5, "/": 5, "**": 6}
_COMPARISON, _OPERAND, _SIGN, _TYPE_TEST, _POSTFIX = 3, 4, 7, 8, 9


def print_tree(tree: t.Node) -> str:
    """The text of a tree, with no more brackets than precedence needs."""
    return _PRINTERS[type(tree)](tree) if type(tree) is not t.Test else f"({_test(tree)})"


def print_key(key: str) -> str:
    """The key of a context's entry, in quotes where it is not one plain word."""
    return key if key.isascii() and key.isidentifier() else quoted(key)


def _at(level: int, node: t.Node) -> str:
    """A node as the operand of something that binds at `level`."""
    text = print_tree(node)
    return text if _level(node) >= level else f"({text})"


def _level(node: t.Node) -> int:
    if isinstance(node, (t.Arithmetic, t.Logic)):
        return _LEVELS[node.operator]
    if isinstance(node, (t.Comparison, t.Between, t.In)):
        return _COMPARISON
    if isinstance(node, t.Negate):
        return _SIGN
    if isinstance(node, t.InstanceOf):
        return _TYPE_TEST  # a dot behind it would belong to the type's name
    if isinstance(node, (t.If, t.For, t.Quantified, t.FunctionLiteral)):
        return 0
    return _POSTFIX


def _test(node: t.Node) -> str:
    """A node where unary tests stand, which need no brackets there."""
    if isinstance(node, t.Test):
        return f"{node.operator} {_at(_OPERAND, node.operand)}"
    return print_tree(node)


def _tests(nodes: tuple[t.Node, ...]) -> str:
    return ", ".join(map(_test, nodes))


def _arithmetic(node: t.Arithmetic) -> str:
    level = _LEVELS[node.operator]
    return f"{_at(level, node.left)} {node.operator} {_at(level + 1, node.right)}"


def _comparison(node: t.Comparison) -> str:
    return f"{_at(_COMPARISON, node.left)} {node.operator} {_at(_OPERAND, node.right)}"


def _logic(node: t.Logic) -> str:
    level = _LEVELS[node.operator] + 1
    return f" {node.operator} ".join(_at(level, operand) for operand in node.operands)


def _between(node: t.Between) -> str:
    low, high = _at(_OPERAND, node.low), _at(_OPERAND, node.high)
    return f"{_at(_COMPARISON, node.value)} between {low} and {high}"


def _in(node: t.In) -> str:
    value = _at(_COMPARISON, node.value)
    if len(node.tests) != 1:
        return f"{value} in ({_tests(node.tests)})"
    test = node.tests[0]
    return f"{value} in {_test(test) if isinstance(test, t.Test) else _at(_OPERAND, test)}"


def _if(node: t.If) -> str:
    condition, then = print_tree(node.condition), print_tree(node.then)
    return f"if {condition} then {then} else {print_tree(node.otherwise)}"


def _iterators(iterators: tuple[t.Iterator, ...]) -> str:
    return ", ".join(f"{each.name} in {print_tree(each.source)}" for each in iterators)


def _for(node: t.For) -> str:
    return f"for {_iterators(node.iterators)} return {print_tree(node.body)}"


def _quantified(node: t.Quantified) -> str:
    return f"{node.quantifier} {_iterators(node.iterators)} satisfies {print_tree(node.body)}"


def _range(node: t.RangeLiteral) -> str:
    if node.bare:
        return f"{print_tree(node.low)}..{_at(_OPERAND, node.high)}"
    opening, closing = "[" if node.low_closed else "(", "]" if node.high_closed else ")"
    return f"{opening}{print_tree(node.low)}..{_at(_OPERAND, node.high)}{closing}"


def _unary_tests(node: t.UnaryTests) -> str:
    if not node.tests:
        return "-"
    return f"not({_tests(node.tests)})" if node.negated else _tests(node.tests)


def _context(node: t.ContextLiteral) -> str:
    return "{" + ", ".join(f"{print_key(each.key)}: {print_tree(each.value)}" for each in node.entries) + "}"


def _call(node: t.Call) -> str:
    arguments = [print_tree(argument) for argument in node.arguments]
    if node.names:
        arguments = [f"{name}: {argument}" for name, argument in zip(node.names, arguments, strict=True)]
    return f"{_at(_POSTFIX, node.function)}({', '.join(arguments)})"


def _function(node: t.FunctionLiteral) -> str:
    parameters = ", ".join(
        f"{each.name}: {_type(each.of)}" if each.of else each.name for each in node.parameters
    )
    return f"function({parameters}) {'external ' if node.external else ''}{print_tree(node.body)}"


def _type(node: t.TypeNode) -> str:
    if isinstance(node, t.NamedType):
        return node.name
    if isinstance(node, t.GenericType):
        return f"{node.kind}<{_type(node.item)}>"
    if isinstance(node, t.ContextType):
        fields = zip(node.names, node.types, strict=True)
        return f"context<{', '.join(f'{name}: {_type(of)}' for name, of in fields)}>"
    assert isinstance(node, t.FunctionType)  # noqa: S101 -- the last of the four kinds
    return f"function<{', '.join(map(_type, node.parameters))}> -> {_type(node.result)}"


def _quantity(node: t.Quantity) -> str:
    from addendum.feel.units import is_currency

    return f"{node.unit} {node.text}" if is_currency(node.unit) else f"{node.text} {node.unit}"


_PRINTERS: dict[type, Callable[..., str]] = {
    t.Number: lambda node: node.text,
    t.Quantity: _quantity,
    t.Text: lambda node: quoted(node.value),
    t.Boolean: lambda node: "true" if node.value else "false",
    t.Null: lambda _: "null",
    t.AtLiteral: lambda node: f"@{quoted(node.text)}",
    t.Name: lambda node: node.name,
    t.Negate: lambda node: f"-{_at(_SIGN, node.operand)}",
    t.Arithmetic: _arithmetic,
    t.Comparison: _comparison,
    t.Logic: _logic,
    t.Between: _between,
    t.In: _in,
    t.InstanceOf: lambda node: f"{_at(_POSTFIX, node.value)} instance of {_type(node.of)}",
    t.IsGiven: lambda node: f"{_at(_POSTFIX, node.value)} is given",
    t.If: _if,
    t.For: _for,
    t.Quantified: _quantified,
    t.RangeLiteral: _range,
    t.UnaryTests: _unary_tests,
    t.ListLiteral: lambda node: f"[{_tests_in_brackets(node.items)}]",
    t.ContextLiteral: _context,
    t.Filter: lambda node: f"{_at(_POSTFIX, node.source)}[{print_tree(node.condition)}]",
    t.Path: lambda node: f"{_at(_POSTFIX, node.source)}.{node.name}",
    t.Call: _call,
    t.FunctionLiteral: _function,
}


def _tests_in_brackets(items: tuple[t.Node, ...]) -> str:
    return ", ".join(map(print_tree, items))
