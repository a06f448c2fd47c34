"""The forms with words: `if`, `for`, `some`, `every`, and functions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from addendum.feel.generating import direct
from addendum.feel.generating.pieces import call, constant, either, is_same, later, several, weight
from addendum.feel.running.functions import FeelFunction
from addendum.values import ANY

if TYPE_CHECKING:
    import ast
    from collections.abc import Sequence

    from addendum.feel import tree as t
    from addendum.feel.generating.generator import Generator
    from addendum.feel.generating.pieces import Writers


def _if(generator: Generator, node: t.If) -> ast.expr:
    condition = generator.verdict(node.condition)
    if not generator.policy:
        condition = is_same(condition, constant(True))
    return either(condition, generator.expression(node.then), generator.expression(node.otherwise))


def _for(generator: Generator, node: t.For) -> ast.expr:
    partial_slot = generator.notes.slot_of(node)
    slots = [generator.notes.slot_of(each) for each in node.iterators]
    sources = [generator.expression(each.source) for each in node.iterators]
    body, steps = generator.expression(node.body), weight(node.body)
    if len(slots) == 1 and not partial_slot:
        from addendum.feel.running.loops import rounds_of

        rounds = call(generator.hold(rounds_of), sources[0], steps)
        looped = direct.each(generator, slots[0], rounds, body)
        if looped is not None:
            return looped
    made = later([partial_slot, *slots] if partial_slot else slots, body)
    return generator.operation("for", _in_turn(slots, sources), made, constant(bool(partial_slot)), steps)


def _quantified(generator: Generator, node: t.Quantified) -> ast.expr:
    slots = [generator.notes.slot_of(each) for each in node.iterators]
    sources = [generator.expression(each.source) for each in node.iterators]
    condition = later(slots, generator.verdict(node.body))
    return generator.operation(node.quantifier, _in_turn(slots, sources), condition, weight(node.body))


def _in_turn(slots: Sequence[str], sources: Sequence[ast.expr]) -> ast.expr:
    """What the iterators go through, each as a function of the values of those before it."""
    return several(later(slots[:before], source) for before, source in enumerate(sources))


def _function(generator: Generator, node: t.FunctionLiteral) -> ast.expr:
    names = tuple(parameter.name for parameter in node.parameters)
    types = tuple(map(generator.notes.type_of, node.parameters))
    slots = [generator.notes.slot_of(parameter) for parameter in node.parameters]
    body = constant(None) if node.external else generator.expression(node.body)
    made = partial(FeelFunction, names, types)
    return call(generator.hold(made), later(slots, body), generator.hold(ANY), weight(node.body))


WRITERS: Writers = {"If": _if, "For": _for, "Quantified": _quantified, "FunctionLiteral": _function}
