"""Calls: of built-in functions, of the host's functions and decisions, and of functions that are values."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from addendum.feel.generating.pieces import call, constant, load, several
from addendum.feel.running.keyed import of_key
from addendum.values import ANY, Keyed, MemberOf, is_ordered

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable
    from typing import Any

    from addendum.feel import tree as t
    from addendum.feel.generating.generator import Generator
    from addendum.feel.generating.pieces import Writers


def _call(generator: Generator, node: t.Call) -> ast.expr:
    meaning = generator.notes.meaning(node.function)
    if meaning is None and generator.notes.is_rank(node):
        return _rank(generator, node)
    arguments = [generator.expression(argument) for argument in node.arguments]
    if meaning is not None and not meaning.items:
        if meaning.kind == "builtin":
            return _builtin(generator, node, meaning.name, arguments)
        if meaning.kind == "function":
            return _host(generator, node, meaning.name, arguments)
        if isinstance(meaning.type, Keyed) and generator.policy and not node.names:
            return call(generator.hold(of_key), generator.expression(node.function), *arguments)
    function = generator.expression(node.function)
    names = (several(map(constant, node.names)),) if node.names else ()
    return generator.operation("call", function, several(arguments), *names)


def _builtin(generator: Generator, node: t.Call, name: str, arguments: list[ast.expr]) -> ast.expr:
    from addendum.feel.builtins import lookup
    from addendum.feel.running.failing import or_null

    builtin = lookup(name)
    assert builtin is not None  # noqa: S101 -- its name was looked up before
    if generator.direct:
        found = _known_way(generator, node, name, arguments)
        if found is not None:
            return found
    called = builtin.call if generator.policy else builtin.call_by_standard
    function = _charged(generator, partial(called, names=node.names) if node.names else called)
    return call(generator.hold(function if generator.policy else or_null(function)), *arguments)


def _charged(generator: Generator, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, whose work counts where the formula may call it again and again."""
    if not generator.notes.loops:
        return function
    from addendum.feel.running.steps import charged

    return charged(function)


def _known_way(generator: Generator, node: t.Call, name: str, arguments: list[ast.expr]) -> ast.expr | None:
    """A built-in function called without looking at its arguments, where their types are known."""
    signature = generator.notes.signature_of(node)
    types = [generator.notes.type_of(argument) for argument in node.arguments]
    if signature is None or node.names or ANY in types:
        return None
    if name in _EXTREMES and len(types) > 1 and is_ordered(types[0]):
        return call(generator.hold(_EXTREMES[name]), *arguments)
    return call(generator.hold(_charged(generator, signature.implementation)), *arguments)


_EXTREMES = {"min": min, "max": max}
"""Python's own functions pick as FEEL's do; outcomes take part by their comparisons."""


def _rank(generator: Generator, node: t.Call) -> ast.expr:
    from addendum.feel.running.lookups import rank_in

    argument, members = generator.typed(node.arguments[0])
    assert isinstance(members, MemberOf)  # noqa: S101 -- the checker takes nothing else
    return call(generator.hold(partial(rank_in, members)), argument)


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


WRITERS: Writers = {"Call": _call}
