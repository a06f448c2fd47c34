"""The ordered steps from a credit to an amount of money, run as written, nothing implied.

Each step is a decision of its own over the one before, so that the explanation of an amount re-adds to it.
Steps stand under `when missed`: where the commitment is met, none of them raises a credit that is not due.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.as_formula import literal
from addendum.kinds.branches import branches, decide_by_branches
from addendum.kinds.credit_values import operand_type, with_calendar_days
from addendum.kinds.document import items_at
from addendum.light import NamedTuple
from addendum.rules import is_formula
from addendum.values import ANY, MONEY, NUMBER, PERCENT, Outcome, for_people

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.credit_names import CreditNames
    from addendum.kinds.document import Document
    from addendum.values import Type

_ROUND = re.compile(r"(?P<mode>[a-z]+(?: [a-z]+)?) to (?P<step>.+)")
# The name and the title of what a step gives, unless it is the last one.
_RESULTS = {
    "of": ("credit_as_money", "Credit as money"),
    "scaled by": ("scaled_credit", "Scaled credit"),
    "at most": ("capped_credit", "Capped credit"),
    "raised to": ("raised_credit", "Credit raised to its minimum"),
    "withheld below": ("credit_not_withheld", "Credit that is not withheld"),
    "withheld at or below": ("credit_not_withheld", "Credit that is not withheld"),
    "round": ("rounded_credit", "Rounded credit"),
}
# The name and the title of the value that a step takes.
_OPERANDS = {
    "of": ("credit_basis", "Basis of the credit"),
    "scaled by": ("credit_factor", "Factor of the credit"),
    "at most": ("credit_cap", "Greatest credit"),
    "raised to": ("credit_minimum", "Least credit"),
    "withheld below": ("least_credit_given", "Least credit given"),
    "withheld at or below": ("greatest_credit_withheld", "Greatest credit not given"),
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
    "raised to": "{before}, raised to {operand} where it is due",
    "withheld below": "{before}, withheld below {operand}",
    "withheld at or below": "{before}, withheld at or below {operand}",
    "round": "{before}, rounded {way}",
}


class _Step(NamedTuple):
    """One step: its word and value, the name and title of what it gives, and the name of its value.

    A constant has no name: the step itself says it.
    """

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
    for step in _steps(builder, document, missed, names):
        of_type = _type_after(step.word, of_type)
        origin = document.origin(step.node)
        builder.declare(step.name, of_type, (), origin, step.title)
        if step.operand:
            builder.declare(step.operand, _operand_type(step, of_type), (), origin, _OPERANDS[step.word][1])


def lower_steps(builder: Builder, document: Document, missed: Mapping, names: CreditNames) -> bool:
    """Add the decisions of the steps; False where the policy has none."""
    before = names.credit
    only_missed = f" and {names.met} = false" if "commitment" in document.body else ""
    for step in (steps := list(_steps(builder, document, missed, names))):
        operand, told = _operand(builder, document, step)
        if step.word == "round":
            text = _round_text(builder, before, step.node)
        elif operand:
            text = _FORMULAS[step.word].format(before=before, operand=operand, missed=only_missed)
        else:
            text = ""
        words = _WORDS[step.word].format(before=f"{{{before}}}", operand=told, way=told)
        formula = builder.internal_formula(text, step.node.place) if text else None
        origin = document.origin(step.node)
        builder.decide_by_formula(step.name, formula, origin, step.title, words=words)
        before = step.name
    return bool(steps)


def _steps(builder: Builder, document: Document, missed: Mapping, names: CreditNames) -> Iterator[_Step]:
    """The steps in order; each is a map of one entry."""
    written = [
        (key.text, value)
        for item in items_at(missed, "steps")
        if isinstance(item, Mapping)
        for key, value in item.entries
        if key.text in _RESULTS
    ]
    for index, (word, node) in enumerate(written, 1):
        origin = document.origin(node)
        stem, title = _RESULTS[word]
        name = builder.free_name(names.term(stem), origin)
        operand = ""
        if word != "round" and not _is_constant(node):
            operand = builder.free_name(names.term(_OPERANDS[word][0]), origin)
        if index == len(written):
            name, title = names.amount, "Amount"
        yield _Step(word, node, name, title, operand)


def _is_constant(node: Node) -> bool:
    """Whether a step's value is a plain one, without a clause or a quote of its own."""
    return isinstance(node, Scalar) and not node.text.startswith("=") and Outcome.named(node.text) is None


def _type_after(word: str, before: Type) -> Type:
    return MONEY if word == "of" and before in (PERCENT, NUMBER) else before


def _operand_type(step: _Step, after: Type) -> Type:
    if step.word == "of" and after is MONEY:
        return MONEY
    if step.word in ("of", "scaled by") or after is ANY:
        return operand_type(step.node)
    return after


def _operand(builder: Builder, document: Document, step: _Step) -> tuple[str, str]:
    """The value of a step as a formula and as words hold it; one that is no constant is a decision."""
    node = with_calendar_days(step.node)
    if step.operand:
        _lower_operand(builder, document, step, node)
        return step.operand, f"{{{step.operand}}}"
    if step.word == "round" or not isinstance(node, Scalar):
        return "", getattr(node, "text", "")
    value = builder.value(node, _operand_type(step, builder.declared_type(step.name) or ANY))
    if value is None or is_formula(value):
        return "", ""
    return literal(value), for_people(value)


def _lower_operand(builder: Builder, document: Document, step: _Step, node: Node) -> None:
    of_type = builder.declared_type(step.operand) or ANY
    origin = document.origin(step.node)
    title = _OPERANDS[step.word][1]
    if isinstance(node, Scalar) and node.text.startswith("="):
        formula = builder.formula(node, None if of_type is ANY else of_type)
        builder.decide_by_formula(step.operand, formula, origin, title)
        return
    found = branches(builder, document, node, of_type)
    decide_by_branches(builder, step.operand, found, origin, title=title)


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
