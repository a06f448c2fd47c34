"""Calls: of built-in functions, of the host's functions and decisions, and of functions that are values."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from addendum.feel import tree as t
from addendum.feel.builtins import lookup
from addendum.feel.generating.pieces import call, constant, load, several
from addendum.feel.running.failing import or_null

if TYPE_CHECKING:
    import ast
    from collections.abc import Sequence

    from addendum.feel.generating.generator import Generator


def _call(generator: Generator, node: t.Call) -> ast.expr:
    arguments = [generator.expression(argument) for argument in node.arguments]
    meaning = generator.notes.meaning(node.function)
    if meaning is not None and not meaning.items:
        if meaning.kind == "builtin":
            return _builtin(generator, meaning.name, arguments, node.names)
        if meaning.kind == "function":
            return _host(generator, node, meaning.name, arguments)
    function = generator.expression(node.function)
    names = (several(map(constant, node.names)),) if node.names else ()
    return generator.operation("call", function, several(arguments), *names)


def _builtin(generator: Generator, name: str, arguments: list[ast.expr], names: Sequence[str]) -> ast.expr:
    builtin = lookup(name)
    assert builtin is not None  # noqa: S101 -- its name was looked up before
    function = partial(builtin.call, names=names) if names else builtin.call
    return call(generator.hold(function if generator.policy else or_null(function)), *arguments)


def _host(generator: Generator, node: t.Call, name: str, arguments: list[ast.expr]) -> ast.expr:
    """A call of the host's function, its arguments in the order of the parameters that the checker placed."""
    function = load(generator.notes.functions[name])
    order = generator.notes.order_of(node)
    if order is None:
        return constant(None)
    placed = [constant(None) if at is None else arguments[at] for at in order]
    if generator.policy:
        return call(function, *placed)
    return generator.operation("call", function, several(placed))


WRITERS = {"Call": _call}
