"""Values that the formulas of decisions are about: what they write out, and what lies a step beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel import tree
from addendum.rules import Table, steps_of, type_of_decision
from addendum.values import ANY, MONEY, PERCENT, NoAnswer, ValueProblem, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.feel.tree import Node
    from addendum.rules import Program
    from addendum.values import Type, Value

_LETTERS_OF_A_CURRENCY = 3


def values_near(ours: Program, theirs: Program, name: str) -> Iterator[dict[str, Value]]:
    """Values of what a formula uses: the numbers that it has in either program, and those a step beside."""
    literals = [node for program in (ours, theirs) for node in _literals(program, name)]
    logic = ours.decisions[name].logic
    for used in () if isinstance(logic, Table) else logic.names:
        of_type = _type_of(ours, used)
        values = {repr(value): value for node in literals for value in _read(node, literals, of_type)}
        for value in values.values():
            yield from ({used: near} for near in _around(of_type, value))


def _literals(program: Program, name: str) -> list[Node]:
    decision = program.decisions.get(name)
    if decision is None or isinstance(decision.logic, Table):
        return []
    return [node for node in tree.walk(decision.logic.tree) if isinstance(node, tree.Number | tree.Quantity)]


def _type_of(program: Program, name: str) -> Type:
    decision = program.decisions.get(name)
    if decision is not None:
        return type_of_decision(decision)
    fact = program.facts.get(name)
    return fact.type if fact is not None else ANY


def _read(node: Node, literals: list[Node], of_type: Type) -> Iterator[Value]:
    """The values of a type that a number may stand for; `4.5 * 1 %` is 4.5 % and `500 * USD 1` an amount."""
    assert isinstance(node, tree.Number | tree.Quantity)  # noqa: S101 - no others are literals here
    texts = [node.text]
    if isinstance(node, tree.Quantity):
        is_currency = len(node.unit) == _LETTERS_OF_A_CURRENCY and node.unit.isupper()
        texts = [f"{node.unit} {node.text}" if is_currency else f"{node.text} {node.unit}"]
    elif of_type is PERCENT:
        texts = [f"{node.text} %"]
    elif of_type is MONEY:
        units = {each.unit for each in literals if isinstance(each, tree.Quantity) and each.unit.isupper()}
        texts = [f"{unit} {node.text}" for unit in units]
    for text in texts:
        try:
            yield read(of_type, text)
        except ValueProblem:
            continue


def _around(of_type: Type, value: Value) -> Iterator[Value]:
    """The value, and those a step above and below it."""
    yield value
    try:
        steps = steps_of(of_type, [value])
    except NoAnswer:
        return
    if steps is not None:
        yield from (steps.moved(value, 1), steps.moved(value, -1))
