"""Formulas with one number or one comparison changed: what they would say if their author had slipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel import tree
from addendum.feel.compiled import Compiled
from addendum.feel.notes import Notes
from addendum.feel.rewriting import rebuilt
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from addendum.feel.tree import Node
    from addendum.findings import Place
    from addendum.values import Value

TURNED = {">=": ">", ">": ">=", "<=": "<", "<": "<=", "=": "!=", "!=": "="}
"""The comparison that an author may have meant in place of each."""


class Written(NamedTuple):
    """A number with its unit that a formula writes out, or a comparison in it.

    `text` is how it is written, from character `start` on; `number` tells which of the formula's own it is,
    from 0. `value` is that of a number, `place` where it stands, None where nothing tells.
    """

    node: Node
    number: int
    start: int
    text: str
    value: Value
    place: Place | None


def numbers_in(formula: Compiled) -> Iterator[Written]:
    """The numbers and dates that a formula writes out."""
    _, notes, _, _ = formula.parts
    for number, node in enumerate(_nodes(formula, (tree.Number, tree.Quantity, tree.AtLiteral))):
        if notes.is_constant(node):
            yield _written(formula, node, number, notes.constant(node), node.start, node.end)


def comparisons_in(formula: Compiled) -> Iterator[Written]:
    """The comparisons of a formula."""
    for number, node in enumerate(_nodes(formula, (tree.Comparison, tree.Test))):
        if isinstance(node, tree.Comparison):
            start, end = node.left.end, node.right.start
        else:
            assert isinstance(node, tree.Test)  # noqa: S101 - no others are looked for
            start, end = node.start, node.operand.start
        operator = formula.text[start:end].strip()
        if operator in TURNED:
            start = formula.text.index(operator, start)
            yield _written(formula, node, number, None, start, start + len(operator))


def with_number(formula: Compiled, written: Written, value: Value, text: str) -> Compiled:
    """The formula with another value, which is written as `text`, in place of a number."""
    return _remade(formula, written, text, lambda copy: copy, value)


def with_comparison(formula: Compiled, written: Written) -> Compiled:
    """The formula with a comparison turned: `at least` for `above`, equal for different, and so on."""

    def turned(copy: Node) -> Node:
        assert isinstance(copy, tree.Comparison | tree.Test)  # noqa: S101 - no others are found
        copy.operator = TURNED[copy.operator]
        return copy

    return _remade(formula, written, TURNED[written.text], turned, _UNCHANGED)


class _Unchanged:
    """Stands for a constant that stays, since None is one."""


_UNCHANGED = _Unchanged()


def _nodes(formula: Compiled, kinds: tuple[type[Node], ...]) -> list[Node]:
    return [node for node in tree.walk(formula.tree) if isinstance(node, kinds)]


def _written(formula: Compiled, node: Node, number: int, value: Value, start: int, end: int) -> Written:
    _, _, _, at = formula.parts
    place = at(start, max(end - start, 1)) if at is not None else None
    return Written(node, number, start, formula.text[start:end], value, place)


def _remade(
    formula: Compiled, written: Written, text: str, change: Callable[[Node], Node], value: Value
) -> Compiled:
    """The formula with one node changed; what was worked out from it is left to running."""
    target = written.node
    old, notes, policy, at = formula.parts
    fresh = Notes.like(notes)
    touched: set[int] = set()

    def carried(before: Node, copy: Node) -> Node:
        is_target = before is target
        if is_target:
            copy = change(copy)
        if is_target or any(id(child) in touched for child in before.children()):
            touched.add(id(before))
        fresh.carry(notes, before, copy, constant=id(before) not in touched)
        if is_target and value is not _UNCHANGED:
            fresh.set_constant(copy, value)
        return copy

    made = rebuilt(old, carried)
    end = written.start + len(written.text)
    changed = f"{formula.text[: written.start]}{text}{formula.text[end:]}"
    return Compiled(changed, made, fresh, formula.type, policy, at)
