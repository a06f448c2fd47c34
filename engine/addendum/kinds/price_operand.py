"""A value that goes into a price: a constant, or a decision where a formula or facts choose it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Scalar
from addendum.kinds.as_formula import literal
from addendum.kinds.branches import branches, decide_by_branches
from addendum.kinds.builder import is_formula_text
from addendum.kinds.credit_values import operand_type
from addendum.light import NamedTuple
from addendum.rules import is_formula
from addendum.values import ANY, Outcome, for_people, type_of

if TYPE_CHECKING:
    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.values import Type


class Operand(NamedTuple):
    """A value as formulas and as words hold it, and its type; both are `""` where it has findings."""

    text: str
    words: str
    type: Type = ANY


def declare_operand(builder: Builder, document: Document, name: str, node: Node, title: str) -> None:
    """Announce the decision on a value that is no constant."""
    if not _is_constant(node):
        builder.declare(name, operand_type(node), (), document.origin(node), title)


def lower_operand(builder: Builder, document: Document, name: str, node: Node, title: str) -> Operand:
    """The value written at `node`; one that is no constant becomes the decision `name`."""
    of_type = operand_type(node)
    if isinstance(node, Scalar) and _is_constant(node):
        value = builder.value(node, of_type)
        if value is None or is_formula(value):
            return Operand("", "")
        return Operand(literal(value), for_people(value), type_of(value))
    origin = document.origin(node)
    if isinstance(node, Scalar) and is_formula_text(node):
        formula = builder.formula(node)
        builder.decide_by_formula(name, formula, origin, title)
        if formula is None:
            return Operand("", "")
    else:
        found = branches(builder, document, node, builder.declared_type(name) or ANY)
        decide_by_branches(builder, name, found, origin, title=title)
    return Operand(name, f"{{{name}}}", builder.declared_type(name) or ANY)


def _is_constant(node: Node) -> bool:
    return isinstance(node, Scalar) and not is_formula_text(node) and Outcome.named(node.text) is None
