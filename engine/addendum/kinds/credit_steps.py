"""The ordered steps from a credit to an amount of money, run as written, nothing implied.

Each step is a decision of its own over the one before, so that the explanation of an amount re-adds to it.
Steps stand under `when missed`: where the commitment is met, none of them raises a credit that is not due.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.branches import branches, decide_by_branches
from addendum.kinds.credit_values import operand_type, with_calendar_days
from addendum.kinds.document import items_at
from addendum.light import NamedTuple
from addendum.values import ANY, MONEY, NUMBER, PERCENT

if TYPE_CHECKING:
    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.credit_names import CreditNames
    from addendum.kinds.document import Document
    from addendum.values import Type

_ROUND = re.compile(r"(?P<mode>[a-z]+(?: [a-z]+)?) to (?P<step>.+)")
_TITLES = {
    "of": "Credit as money",
    "scaled by": "Scaled credit",
    "at most": "Capped credit",
    "raised to": "Credit raised to its minimum",
    "withheld below": "Credit after the minimum",
    "withheld at or below": "Credit after the minimum",
    "round": "Rounded credit",
}
_OPERAND_TITLES = {
    "of": "Basis of the credit",
    "scaled by": "Factor of the credit",
    "at most": "Greatest credit",
    "raised to": "Least credit",
    "withheld below": "Least credit given",
    "withheld at or below": "Greatest credit not given",
}
_FORMULAS = {
    "of": "{before} * {operand}",
    "scaled by": "{before} * {operand}",
    "at most": "if {before} is given then min({before}, {operand}) else {before}",
    "raised to": "if {before} is given{missed} then max({before}, {operand}) else {before}",
    "withheld below": "if {before} is given and {before} < {operand} then {before} * 0 else {before}",
    "withheld at or below": "if {before} is given and {before} <= {operand} then {before} * 0 else {before}",
}
_WORDS = {
    "of": "{before} times {operand}",
    "scaled by": "{before} times {operand}",
    "at most": "{before}, at most {operand}",
    "raised to": "{before}, at least {operand}",
    "withheld below": "{before}, withheld below {operand}",
    "withheld at or below": "{before}, withheld at or below {operand}",
    "round": "{before}, rounded {way}",
}


class _Step(NamedTuple):
    """One step: its word, its value, its own name and title, and the name of its value."""

    word: str
    node: Node
    name: str
    title: str
    operand: str


def declare_steps(
    builder: Builder, document: Document, missed: Mapping, credit: Type, names: CreditNames
) -> None:
    """Announce the amount and its intermediate values, where the policy has steps."""
    of_type = credit
    for step in _steps(missed, names):
        of_type = _type_after(step.word, of_type)
        origin = document.origin(step.node)
        builder.declare(step.name, of_type, (), origin, step.title)
        if step.word != "round":
            title = _OPERAND_TITLES[step.word]
            builder.declare(step.operand, _operand_type(step, of_type), (), origin, title)


def lower_steps(builder: Builder, document: Document, missed: Mapping, names: CreditNames) -> bool:
    """Add the decisions of the steps; False where the policy has none."""
    before = names.credit
    steps = _steps(missed, names)
    only_missed = f" and {names.met} = false" if "commitment" in document.body else ""
    for step in steps:
        if step.word == "round":
            text = _round_text(builder, before, step.node)
            way = step.node.text if isinstance(step.node, Scalar) else ""
            words = _WORDS["round"].format(before=f"{{{before}}}", way=way)
        else:
            _lower_operand(builder, document, step)
            text = _FORMULAS[step.word].format(before=before, operand=step.operand, missed=only_missed)
            words = _WORDS[step.word].format(before=f"{{{before}}}", operand=f"{{{step.operand}}}")
        formula = builder.internal_formula(text, step.node.place) if text else None
        origin = document.origin(step.node)
        builder.decide_by_formula(step.name, formula, origin, step.title, words=words)
        before = step.name
    return bool(steps)


def _steps(missed: Mapping, names: CreditNames) -> list[_Step]:
    """The steps in order; each is a map of one entry."""
    written = [
        (key.text, value)
        for item in items_at(missed, "steps")
        if isinstance(item, Mapping)
        for key, value in item.entries
        if key.text in _TITLES
    ]
    last = len(written) - 1
    return [
        _Step(
            word,
            node,
            names.amount if index == last else f"{names.amount}_after_step_{index + 1}",
            "Amount" if index == last else _TITLES[word],
            f"{names.amount}_step_{index + 1}",
        )
        for index, (word, node) in enumerate(written)
    ]


def _type_after(word: str, before: Type) -> Type:
    return MONEY if word == "of" and before in (PERCENT, NUMBER) else before


def _operand_type(step: _Step, after: Type) -> Type:
    if step.word == "of" and after is MONEY:
        return MONEY
    if step.word in ("of", "scaled by") or after is ANY:
        return operand_type(step.node)
    return after


def _lower_operand(builder: Builder, document: Document, step: _Step) -> None:
    of_type = builder.declared_type(step.operand) or ANY
    origin = document.origin(step.node)
    if isinstance(step.node, Scalar) and step.node.text.startswith("="):
        formula = builder.formula(step.node, None if of_type is ANY else of_type)
        builder.decide_by_formula(step.operand, formula, origin, _OPERAND_TITLES[step.word])
        return
    found = branches(builder, document, with_calendar_days(step.node), of_type)
    decide_by_branches(builder, step.operand, found, origin, title=_OPERAND_TITLES[step.word])


def _round_text(builder: Builder, before: str, node: Node) -> str:
    """`half up to 0.01` as a call of `rounded`; `""` where it is not written so."""
    found = _ROUND.fullmatch(node.text) if isinstance(node, Scalar) else None
    if found is None:
        builder.report(
            "ROUNDING-UNREADABLE",
            node.place,
            "This does not say how to round.",
            fix="Write the way and the step, for example `half up to 0.01`.",
        )
        return ""
    return f'rounded({before}, "{found["mode"]}", {found["step"]})'
