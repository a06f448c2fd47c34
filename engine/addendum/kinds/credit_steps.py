"""The ordered steps from a credit to an amount of money, run as written, nothing implied.

Each step is a decision of its own over the one before, so that the explanation of an amount re-adds to it.
Steps stand under `when missed`: where the commitment is met, none of them raises a credit that is not due.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.documents import Scalar
from addendum.kinds.as_formula import literal
from addendum.kinds.branches import Branch, branches, conditions_of, decide_by_branches
from addendum.kinds.credit_step import AT_MOST, CREDIT_STEPS, LESS, OF, ROUND, steps_of, title_of_left
from addendum.kinds.credit_values import with_calendar_days
from addendum.kinds.regions import outside
from addendum.rules import Fact, is_formula
from addendum.values import ANY, CALENDAR_DAYS, PERCENT, for_people

if TYPE_CHECKING:
    from addendum.documents import Mapping, Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.credit_step import Step, StepNames, Vocabulary
    from addendum.kinds.document import Document
    from addendum.values import Type

_ROUND = re.compile(r"(?P<mode>[a-z]+(?: [a-z]+)?) to (?P<step>.+)")
_FORMULAS = {
    OF: "{before} * {operand}",
    "scaled by": "{before} * {operand}",
    AT_MOST: "if {before} is given then min({before}, {operand}) else {before}",
    "at least": "if {before} is given then max({before}, {operand}) else {before}",
    LESS: "{before} - {operand}",
    "raised to": "if {before} is given{missed} then max({before}, {operand}) else {before}",
    "withheld below": "if {before} is given and {before} < {operand} then {before} * 0 else {before}",
    "withheld at or below": "if {before} is given and {before} <= {operand} then {before} * 0 else {before}",
}
_LESS_SHARE = "{before} * (100 % - {operand})"
_DAYS_AT = "{before} / 1 calendar day * {operand}"
_WORDS = {
    OF: "{before} times {operand}",
    "scaled by": "{before} times {operand}",
    AT_MOST: "{before}, at most {operand}",
    "at least": "{before}, at least {operand}",
    LESS: "{before}, less {operand}",
    "raised to": "{before}, raised to {operand} where it is due",
    "withheld below": "{before}, withheld below {operand}",
    "withheld at or below": "{before}, withheld at or below {operand}",
    ROUND: "{before}, rounded {way}",
}


def declare_steps(
    builder: Builder,
    document: Document,
    written: Mapping,
    credit: Type,
    names: StepNames,
    vocabulary: Vocabulary = CREDIT_STEPS,
) -> None:
    """Announce the amount and its intermediate values, where `written` has steps."""
    before = credit
    for step in steps_of(builder, document, written, names, vocabulary):
        origin = document.origin(step.node)
        of_type = step.type_after(before)
        builder.declare(step.name, of_type, (), origin, step.title)
        if step.only_if is not None:
            where_taken = step._replace(only_if=None).type_after(before)
            builder.declare(step.where_taken, where_taken, (), origin, step.title)
        if step.operand:
            of_operand = step.operand_type(before)
            builder.declare(step.operand, of_operand, (), origin, step.operand_title)
        if step.earlier:
            during = f" in the {step.per}" if step.per else ""
            title = f"Credits given earlier{during}"
            builder.need_fact(Fact(step.earlier, before, origin, title, given_by="ledger"))
            builder.declare(step.left, before, (), origin, title_of_left())
        before = of_type


def lower_steps(
    builder: Builder,
    document: Document,
    written: Mapping,
    names: StepNames,
    first: str,
    met: str = "",
    vocabulary: Vocabulary = CREDIT_STEPS,
) -> bool:
    """Add the decisions of the steps, from `first` on; False where there are none.

    Where the commitment is `met`, none of them raises what is not due.
    """
    before = first
    steps = list(steps_of(builder, document, written, names, vocabulary))
    only_missed = f" and {met} = false" if met else ""
    for step in steps:
        operand, told = _operand(builder, document, step, before)
        if step.earlier:
            operand, told = _left(builder, document, step, operand, told)
        if step.word == ROUND:
            text = _round_text(builder, before, step.node)
        elif operand:
            pattern = _pattern(builder, step, before, operand)
            text = pattern.format(before=before, operand=operand, missed=only_missed)
        else:
            text = ""
        words = _WORDS[step.word].format(before=f"{{{before}}}", operand=told, way=told)
        _decide(builder, document, step, before, text, words)
        before = step.name
    return bool(steps)


def _decide(builder: Builder, document: Document, step: Step, before: str, text: str, words: str) -> None:
    """Add what a step gives; one that is taken under conditions leaves the value as it is elsewhere."""
    origin = document.origin(step.node)
    formula = builder.internal_formula(text, step.node.place) if text else None
    name = step.name if step.only_if is None else step.where_taken
    builder.decide_by_formula(name, formula, origin, step.title, words=words)
    if step.only_if is None:
        return
    taken = builder.internal_formula(name, step.node.place) if formula is not None else None
    conditions = conditions_of(builder, step.only_if)
    unchanged = builder.internal_formula(before, step.node.place)
    beside = outside({}, conditions, lambda name: builder.declared_type(name) or ANY)
    found = [Branch(conditions, taken, origin), *(Branch(each, unchanged, origin) for each in beside)]
    decide_by_branches(builder, step.name, found, origin, title=step.title)


def _pattern(builder: Builder, step: Step, before: str, operand: str) -> str:
    """The formula of a step: days of service become money by what one day is worth, a share is taken off."""
    if step.word == OF and builder.declared_type(before) == CALENDAR_DAYS:
        return _DAYS_AT
    if step.word == LESS and _is_share(builder, step, operand):
        return _LESS_SHARE
    return _FORMULAS[step.word]


def _is_share(builder: Builder, step: Step, operand: str) -> bool:
    of_type = builder.declared_type(operand) if step.operand else step.operand_type(ANY)
    return of_type == PERCENT


def _left(builder: Builder, document: Document, step: Step, operand: str, told: str) -> tuple[str, str]:
    """What a cap leaves after the credits that were given earlier in its time."""
    if not operand:
        return "", ""
    text = f"max({operand} - {step.earlier}, {step.earlier} * 0)"
    words = f"{told}{f' per {step.per}' if step.per else ''}, less {{{step.earlier}}} given earlier"
    formula = builder.internal_formula(text, step.node.place)
    origin = document.origin(step.node)
    builder.decide_by_formula(step.left, formula, origin, title_of_left(), words=words)
    return step.left, f"{{{step.left}}}"


def _operand(builder: Builder, document: Document, step: Step, before: str) -> tuple[str, str]:
    """The value of a step as a formula and as words hold it; one that is no constant is a decision."""
    node = with_calendar_days(step.node)
    if step.operand:
        _lower_operand(builder, document, step, node)
        return step.operand, f"{{{step.operand}}}"
    if step.word == ROUND or not isinstance(node, Scalar):
        return "", getattr(node, "text", "")
    value = builder.value(node, step.operand_type(builder.declared_type(before) or ANY))
    if value is None or is_formula(value):
        return "", ""
    return literal(value), for_people(value)


def _lower_operand(builder: Builder, document: Document, step: Step, node: Node) -> None:
    of_type = builder.declared_type(step.operand) or ANY
    origin = document.origin(step.node)
    title = step.operand_title
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
