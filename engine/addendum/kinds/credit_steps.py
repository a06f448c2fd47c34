"""The ordered steps from a credit to an amount of money, run as written, nothing implied.

Each step is a decision of its own over the one before, so that the explanation of an amount re-adds to it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.document import items_at
from addendum.rules import Decision, Output
from addendum.values import MONEY, NUMBER, PERCENT

if TYPE_CHECKING:
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.values import Type

AMOUNT = "amount"
_ROUND = re.compile(r"(?P<mode>[a-z]+(?: [a-z]+)?) to (?P<step>.+)")
_OPERATORS = ("of", "scaled by", "at most", "raised to", "withheld below", "withheld at or below", "round")


def declare_steps(builder: Builder, document: Document, missed: Mapping, credit: Type) -> None:
    """Announce `amount` and its intermediate values, where the policy has steps."""
    steps = _steps(missed)
    of_type = credit
    for index, (word, node) in enumerate(steps):
        of_type = _type_after(word, of_type)
        origin = document.origin(node)
        builder.declare(_name(index, len(steps)), of_type, (), origin, _TITLES[word])
        if word != "round":
            builder.declare(_operand(index), _operand_type(word, of_type), (), origin)


def lower_steps(builder: Builder, document: Document, missed: Mapping) -> bool:
    """Add the decisions of the steps; False where the policy has none."""
    steps = _steps(missed)
    before = "credit"
    for index, (word, node) in enumerate(steps):
        name = _name(index, len(steps))
        text = (
            _round_text(builder, before, node)
            if word == "round"
            else _FORMULAS[word].format(before=before, operand=_operand(index))
        )
        if word != "round":
            _lower_operand(builder, document, index, node)
        formula = builder.internal_formula(text, node.place) if text else None
        if formula is not None:
            of_type = builder.declared_type(name) or MONEY
            origin = document.origin(node)
            builder.decide(
                Decision(name, formula.names, (Output(name, of_type),), formula, origin, _TITLES[word])
            )
        before = name
    return bool(steps)


_TITLES = {
    "of": "Credit as money",
    "scaled by": "Scaled credit",
    "at most": "Capped credit",
    "raised to": "Credit raised to its minimum",
    "withheld below": "Credit after the minimum",
    "withheld at or below": "Credit after the minimum",
    "round": "Rounded credit",
}
_FORMULAS = {
    "of": "{before} * {operand}",
    "scaled by": "{before} * {operand}",
    "at most": "if {before} is given then min({before}, {operand}) else {before}",
    "raised to": "if {before} is given then max({before}, {operand}) else {before}",
    "withheld below": "if {before} is given and {before} < {operand} then {before} * 0 else {before}",
    "withheld at or below": "if {before} is given and {before} <= {operand} then {before} * 0 else {before}",
}


def _steps(missed: Mapping) -> list[tuple[str, Scalar]]:
    """The steps as (word, value); a step is a map of one entry."""
    found = []
    for item in items_at(missed, "steps"):
        if isinstance(item, Mapping):
            for key, value in item.entries:
                if key.text in _OPERATORS and isinstance(value, Scalar):
                    found.append((key.text, value))
    return found


def _name(index: int, count: int) -> str:
    return AMOUNT if index == count - 1 else f"amount_after_step_{index + 1}"


def _operand(index: int) -> str:
    return f"amount_step_{index + 1}"


def _type_after(word: str, before: Type) -> Type:
    return MONEY if word == "of" and before in (PERCENT, NUMBER) else before


def _operand_type(word: str, after: Type) -> Type:
    if word == "of":
        return MONEY
    return NUMBER if word == "scaled by" else after


def _lower_operand(builder: Builder, document: Document, index: int, node: Scalar) -> None:
    name = _operand(index)
    of_type = builder.declared_type(name) or MONEY
    origin = document.origin(node)
    if node.text.startswith("="):
        formula = builder.formula(node, of_type)
        if formula is not None:
            builder.decide(Decision(name, formula.names, (Output(name, of_type),), formula, origin))
        return
    from addendum.kinds.branches import branches, decide_by_branches

    decide_by_branches(builder, name, branches(builder, document, node, of_type), origin)


def _round_text(builder: Builder, before: str, node: Scalar) -> str:
    """`half up to 0.01` as a call of `rounded`; `""` where it is not written so."""
    found = _ROUND.fullmatch(node.text)
    if found is None:
        builder.report(
            "ROUNDING-UNREADABLE",
            node.place,
            f"`{node.text}` does not say how to round.",
            fix="Write the way and the step, for example `half up to 0.01`.",
        )
        return ""
    return f'rounded({before}, "{found["mode"]}", {found["step"]})'
