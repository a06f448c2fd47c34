"""Values as written: names, lists, contexts, ranges; plain literals are constants of the checker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.generating.pieces import call, constant, item, keep, later, listed, load, mapped, several
from addendum.values import Outcome

if TYPE_CHECKING:
    import ast

    from addendum.feel import tree as t
    from addendum.feel.generating.generator import Generator
    from addendum.feel.generating.pieces import Writers
    from addendum.feel.notes import Meaning


def _name(generator: Generator, node: t.Name) -> ast.expr:
    meaning = generator.notes.meaning(node)
    assert meaning is not None  # noqa: S101 -- the checker notes the meaning of every name
    if meaning.kind == "entry" and generator.direct:
        settled = item(load(meaning.slot), constant(meaning.name))
    elif meaning.kind in {"entry", "field"}:
        settled = generator.operation("path", load(meaning.slot), constant(meaning.name))
    else:
        settled = outside(generator, meaning)
    if not meaning.items:
        return settled
    from addendum.feel.running.lookups import field_or

    items = several(map(load, meaning.items))
    return call(generator.hold(field_or), constant(meaning.name), items, later((), settled))


def outside(generator: Generator, meaning: Meaning) -> ast.expr:
    """What a name stands for where no item of a filter has a field of that name."""
    match meaning.kind:
        case "local":
            return load(meaning.slot)
        case "value":
            return load(generator.notes.names[meaning.name])
        case "function":
            return load(generator.notes.functions[meaning.name])
        case "member":
            return constant(meaning.name)
        case "outcome":
            return generator.hold(Outcome.named(meaning.name))
        case "builtin":
            return _builtin(generator, meaning.name)
    return generator.operation("unknown", constant(meaning.name))


def _builtin(generator: Generator, name: str) -> ast.expr:
    """A built-in function as a value."""
    from addendum.feel.builtins import lookup
    from addendum.feel.running.failing import or_null
    from addendum.feel.running.steps import charged

    builtin = lookup(name)
    assert builtin is not None  # noqa: S101 -- its name was looked up before
    if generator.policy:
        return generator.hold(charged(builtin.call))
    return generator.hold(or_null(charged(builtin.call_by_standard)))


def _list(generator: Generator, node: t.ListLiteral) -> ast.expr:
    return listed(generator.expression(item) for item in node.items)


def _context(generator: Generator, node: t.ContextLiteral) -> ast.expr:
    return mapped(
        (entry.key, keep(generator.notes.slot_of(entry), generator.expression(entry.value)))
        for entry in node.entries
    )


def _range(generator: Generator, node: t.RangeLiteral) -> ast.expr:
    low, high = generator.expression(node.low), generator.expression(node.high)
    if node.bare:
        return generator.operation("counting", low, high)
    return generator.operation("range", low, high, constant(node.low_closed), constant(node.high_closed))


WRITERS: Writers = {"Name": _name, "ListLiteral": _list, "ContextLiteral": _context, "RangeLiteral": _range}
