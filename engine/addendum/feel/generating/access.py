"""What follows a value: `.name` and `[condition]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.generating.pieces import constant, later

if TYPE_CHECKING:
    import ast

    from addendum.feel import tree as t
    from addendum.feel.generating.generator import Generator


def _path(generator: Generator, node: t.Path) -> ast.expr:
    return generator.operation("path", generator.expression(node.source), constant(node.name))


def _filter(generator: Generator, node: t.Filter) -> ast.expr:
    condition = later((generator.notes.slot_of(node),), generator.expression(node.condition))
    return generator.operation("select", generator.expression(node.source), condition)


WRITERS = {"Path": _path, "Filter": _filter}
