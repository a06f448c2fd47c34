"""The kind `credit-bands`: a measured commitment, and the credit that is due when it is missed.

The commitment alone decides a breach; when it is met no credit is due. `credit` is decided by bands, by one
value or by a formula, `amount` by the ordered steps that turn the credit into money.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar, Sequence
from addendum.kinds.branches import Branch, branches, chosen_rows, decide_by_branches
from addendum.kinds.credit_steps import AMOUNT, declare_steps, lower_steps
from addendum.kinds.document import mapping_at
from addendum.kinds.measures import declare_measure, lower_measure, measure_name, period_fact
from addendum.kinds.question import Field, Question
from addendum.rules import Among, Condition, complement, read_condition
from addendum.values import (
    ANY,
    BOOLEAN,
    CALENDAR_DAYS,
    MONEY,
    NUMBER,
    PERCENT,
    CalendarDays,
    Outcome,
    Percent,
)

if TYPE_CHECKING:
    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.values import Type, Value

MET = "commitment_met"
CREDIT = "credit"
_CREDIT_KEYS = frozenset({"credit", "formula", "bands", "steps", "clause", "quote", "assumed"})


def declare(builder: Builder, document: Document) -> None:
    """Announce the measure, whether it meets the commitment, the credit and the amount."""
    declare_measure(builder, document)
    commitment = document.body.get("commitment")
    missed = mapping_at(document.body, "when missed")
    if commitment is not None:
        builder.declare(
            MET, BOOLEAN, (measure_name(document),), document.origin(commitment), "Commitment met"
        )
    if missed is not None:
        of_type = credit_type(missed)
        builder.declare(CREDIT, of_type, (measure_name(document),), document.origin(missed), "Credit")
        declare_steps(builder, document, missed, of_type)


def lower(builder: Builder, document: Document) -> None:
    """Add the decisions and the question that the document answers."""
    lower_measure(builder, document)
    name = measure_name(document)
    fields = [Field((name,), name)]
    met = _lower_commitment(builder, document)
    if met is not None:
        fields.append(Field((MET,), MET))
    missed = mapping_at(document.body, "when missed")
    if missed is not None:
        _lower_credit(builder, document, missed, met)
        fields.append(Field((CREDIT,), CREDIT))
        if lower_steps(builder, document, missed):
            fields.append(Field((AMOUNT,), AMOUNT))
    period = period_fact(document)
    builder.ask(Question(document.question, document.head.title, tuple(fields), document.head.id, period))


def credit_type(missed: Mapping) -> Type:
    """Percent, money, days or a number, by the unit in which the credits are written."""
    found = {_type_of(leaf) for leaf in _leaves(missed)} - {None}
    only = found.pop() if len(found) == 1 else None
    return only or (ANY if found else PERCENT)


def _leaves(missed: Mapping) -> list[Scalar]:
    bands = mapping_at(missed, "bands")
    rows = bands.get("rows") if bands is not None else None
    nodes = (
        [row.get("credit") for row in rows.items if isinstance(row, Mapping)]
        if isinstance(rows, Sequence)
        else []
    )
    nodes.append(missed.get("credit"))
    return [leaf for node in nodes if node is not None for leaf in _scalars(node)]


def _scalars(node: Node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Mapping):
        values = [
            value for key, value in node.entries if key.text not in ("by", "when", "quote", "clause", "name")
        ]
        return [leaf for value in values for leaf in _scalars(value)]
    return [leaf for item in node.items for leaf in _scalars(item)]


def _type_of(leaf: Scalar) -> Type | None:
    text = leaf.text
    if text.startswith("=") or Outcome.named(text) is not None:
        return None
    if text.endswith("%"):
        return PERCENT
    if text.endswith(("day", "days")):
        return CALENDAR_DAYS
    return NUMBER if text[:1].isdigit() else MONEY


def _lower_commitment(builder: Builder, document: Document) -> Condition | None:
    """Add `commitment_met`; returns the condition on the measure where one condition holds for all cases."""
    node = document.body.get("commitment")
    if node is None:
        return None
    name = measure_name(document)
    of_type = builder.type_named(name, node.place)
    met: Condition | None = None
    found: list[Branch] = []
    if isinstance(node, Mapping) and "by" in node:
        for conditions, written, origin in chosen_rows(builder, document, node):
            condition = read_condition(written, of_type, builder.findings.append)
            if condition is not None:
                found.append(Branch({**conditions, name: condition}, True, origin))
    else:
        met = read_condition(node, of_type, builder.findings.append)
        found = [Branch({name: met}, True, document.origin(node))] if met is not None else []
    decide_by_branches(
        builder, MET, found, document.origin(node), title="Commitment met", otherwise=False, needs=(name,)
    )
    return met


def _lower_credit(builder: Builder, document: Document, missed: Mapping, met: Condition | None) -> None:
    """Add `credit`: nothing where the commitment is met, else what the bands, the value or the formula give."""
    _report_not_evaluated(builder, missed)
    name = measure_name(document)
    of_type = builder.declared_type(CREDIT) or PERCENT
    bands = mapping_at(missed, "bands")
    formula = missed.get("formula")
    credit = missed.get("credit")
    if bands is not None:
        found = branches(
            builder, document, bands, of_type, CREDIT, outside={name: met} if met is not None else {}
        )
    elif isinstance(formula, Scalar):
        found = [Branch({}, builder.formula(formula, of_type), document.origin(formula, notes=missed))]
    elif credit is not None:
        found = branches(builder, document, credit, of_type, CREDIT)
    else:
        return
    if "commitment" in document.body:
        found = _within_breach(builder, document, found, name, met, of_type)
    decide_by_branches(builder, CREDIT, found, document.origin(missed), title="Credit", needs=(name,))


def _within_breach(
    builder: Builder, document: Document, found: list[Branch], name: str, met: Condition | None, of_type: Type
) -> list[Branch]:
    """The branches for a breach, below a first one that gives nothing where the commitment is met."""
    node = document.body.get("commitment")
    origin = document.origin(node if node is not None else document.body, name="commitment met")
    nothing = _nothing(of_type)
    if met is None:
        breach: dict[str, Condition] = {MET: Among((False,))}
        return [Branch({MET: Among((True,))}, nothing, origin), *(branch.under(breach) for branch in found)]
    missed = complement(met, builder.declared_type(name) or ANY)
    return [Branch({name: met}, nothing, origin), *(branch.under({name: missed}) for branch in found)]


def _nothing(of_type: Type) -> Value:
    """No credit in the unit of the credits; without an amount there is none to name in another unit."""
    if of_type == CALENDAR_DAYS:
        return CalendarDays(0)
    return Percent(0) if of_type == PERCENT else Outcome.named("not applicable") or Percent(0)


def _report_not_evaluated(builder: Builder, missed: Mapping) -> None:
    for key, _ in missed.entries:
        if key.text not in _CREDIT_KEYS:
            builder.report(
                "NOT-EVALUATED",
                key.place,
                f"`{key.text}` is part of the policy language, and this version of the engine does not evaluate it.",
                fix="Say the same with `bands`, `credit` or `formula`.",
            )
