"""One charge of a price: an amount, a rate of something, or for each part of it a rate of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Scalar
from addendum.kinds.branches import Branch, all_under, branches, conditions_of, decide_by_branches
from addendum.kinds.builder import is_formula_text
from addendum.kinds.document import items_at, mapping_at
from addendum.kinds.price_operand import Operand, declare_operand, lower_operand
from addendum.kinds.price_parts import PARTS, declare_parts, lower_parts, rate_of
from addendum.kinds.regions import outside
from addendum.light import NamedTuple
from addendum.values import ANY, MONEY, NOT_APPLICABLE

if TYPE_CHECKING:
    from addendum.documents import Mapping
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document

_OF, _RATE, _AMOUNT, _ONLY_IF = "of", "rate", "amount", "only if"
_LIMITS = {"at least": "max", "at most": "min"}
_TITLES = {
    _OF: "What is charged for",
    _RATE: "Rate",
    "at least": "Least charge",
    "at most": "Greatest charge",
}


class Charge(NamedTuple):
    """One charge: its name in the answer, the decision that it is, what people call it, and where it is."""

    key: str
    name: str
    title: str
    node: Mapping


def declare_charge(builder: Builder, document: Document, charge: Charge) -> None:
    """Announce the charge and what it is made of."""
    origin = document.origin(charge.node)
    for word, title in _TITLES.items():
        node = charge.node.get(word)
        if node is not None and not (word == _OF and _named(node)):
            declare_operand(builder, document, f"{charge.name}_{_stem(word)}", node, title)
    declare_parts(builder, document, charge.name, items_at(charge.node, PARTS))
    if _ONLY_IF in charge.node and _AMOUNT not in charge.node:
        builder.declare(_where_due(charge), MONEY, (), origin, charge.title)
    builder.declare(charge.name, MONEY, (), origin, charge.title)


def lower_charge(builder: Builder, document: Document, charge: Charge) -> None:
    """Add the charge; where its conditions are not met it is not applicable."""
    origin = document.origin(charge.node)
    amount, only_if = charge.node.get(_AMOUNT), mapping_at(charge.node, _ONLY_IF)
    if amount is not None:
        found = branches(builder, document, amount, MONEY)
    else:
        name = charge.name if only_if is None else _where_due(charge)
        value = _limited(builder, document, charge, _value(builder, document, charge))
        formula = builder.internal_formula(value.text, origin.place) if value.text else None
        builder.decide_by_formula(name, formula, origin, charge.title, words=value.words)
        if only_if is None or formula is None:
            return
        found = [Branch({}, builder.internal_formula(name, origin.place), origin)]
    if only_if is not None:
        conditions = conditions_of(builder, only_if)
        beside = outside({}, conditions, lambda name: builder.declared_type(name) or ANY)
        found = [*all_under(found, conditions), *(Branch(each, NOT_APPLICABLE, origin) for each in beside)]
    decide_by_branches(builder, charge.name, found, origin, title=charge.title)


def _value(builder: Builder, document: Document, charge: Charge) -> Operand:
    """The charge before its limits."""
    basis = _basis(builder, document, charge)
    rows, rate = items_at(charge.node, PARTS), charge.node.get(_RATE)
    if not basis.text:
        return basis
    if rows:
        return lower_parts(builder, document, charge.name, charge.node, basis)
    if rate is None:
        builder.report(
            "RATE-MISSING",
            charge.node.place,
            f"It is not said what is charged for {basis.words.strip('{}').replace('_', ' ')}.",
            fix=f"Add `{_RATE}:`, or `{PARTS}:` with a rate for each.",
        )
        return Operand("", "")
    found = lower_operand(builder, document, f"{charge.name}_{_RATE}", rate, _TITLES[_RATE])
    return rate_of(charge.node, builder, found, basis, basis.words)


def _basis(builder: Builder, document: Document, charge: Charge) -> Operand:
    """What is charged for: a fact or a decision by its name, or a formula over some."""
    node = charge.node.get(_OF)
    if node is None:
        return Operand("", "")
    name = _named(node)
    if name:
        known = builder.type_named(name, node.place)
        return Operand(name, f"{{{name}}}", known)
    return lower_operand(builder, document, f"{charge.name}_{_stem(_OF)}", node, _TITLES[_OF])


def _limited(builder: Builder, document: Document, charge: Charge, value: Operand) -> Operand:
    """The charge with the least and the greatest one that the policy allows."""
    for word, function in _LIMITS.items():
        node = charge.node.get(word)
        if node is None or not value.text:
            continue
        limit = lower_operand(builder, document, f"{charge.name}_{_stem(word)}", node, _TITLES[word])
        if not limit.text:
            return limit
        value = Operand(f"{function}({value.text}, {limit.text})", f"{value.words}, {word} {limit.words}")
    return value


def _named(node: object) -> str:
    """The fact or decision that a formula consists of, `""` for any other one."""
    if not isinstance(node, Scalar) or not is_formula_text(node):
        return ""
    name = node.text.removeprefix("=").strip()
    return name if name.replace(".", "_").isidentifier() else ""


def _stem(word: str) -> str:
    return "basis" if word == _OF else word.replace(" ", "_")


def _where_due(charge: Charge) -> str:
    return f"{charge.name}_where_due"
