"""The kind `credit-bands`: a measured commitment, and the credit that is due when it is missed.

The commitment alone decides a breach; when it is met no credit is due. `credit` is decided by bands, by one
value, by steps of a shortfall or by a formula, `amount` by the ordered steps that turn the credit into money.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.branches import (
    Branch,
    all_under,
    branches,
    chosen_entries,
    decide_by_branches,
    without_notes,
)
from addendum.kinds.calendars import check_calendar_names
from addendum.kinds.credit_extension import declare_extension, lower_extension
from addendum.kinds.credit_names import CreditNames, credit_names
from addendum.kinds.credit_per_step import PER_STEP, declare_per_step, lower_per_step
from addendum.kinds.credit_steps import declare_steps, lower_steps
from addendum.kinds.credit_terms import declare_terms, eligibility, if_eligible, lower_terms
from addendum.kinds.credit_values import credit_type, no_credit, with_calendar_days
from addendum.kinds.document import mapping_at
from addendum.kinds.measures import (
    declare_measure,
    lower_measure,
    measure_name,
    measure_of,
    measured_period,
)
from addendum.kinds.question import Field, Question
from addendum.rules import complement, read_condition
from addendum.values import ANY, BOOLEAN, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.rules import Condition, Origin

    Conditions = dict[str, Condition]
    Limit = tuple[Conditions, Condition | Outcome, Origin]

WHEN_MISSED = "when missed"
REMEDIES = "remedies"
CREDIT_KEY = "credit"
_BY_OUTAGES = "ladder"


def declare(builder: Builder, document: Document) -> None:
    """Announce the measure, whether it meets the commitment, the credit and the amount."""
    names = credit_names(builder, document)
    declare_measure(builder, document)
    measure = measure_name(document)
    commitment = document.body.get("commitment")
    missed = mapping_at(document.body, WHEN_MISSED)
    if commitment is not None:
        builder.declare(names.met, BOOLEAN, (measure,), document.origin(commitment), "Commitment met")
    remedies = document.body.get(REMEDIES)
    if remedies is not None and missed is None:
        builder.declare(names.credit, ANY, (), document.origin(remedies), "Credit")
    if missed is not None:
        of_type = credit_type(missed)
        builder.declare(names.credit, of_type, (measure,), document.origin(missed), "Credit")
        declare_per_step(builder, document, missed, of_type, names)
        declare_steps(builder, document, missed, of_type, names)
        declare_extension(builder, document, missed, names)
    declare_terms(builder, document, names)


def lower(builder: Builder, document: Document) -> None:
    """Add the decisions and the question that the document answers."""
    names = credit_names(builder, document)
    lower_measure(builder, document)
    check_calendar_names(builder, document.body, ("during",))
    fields = []
    measure = measure_name(document)
    if _is_measured(builder, document):
        fields.append(Field((measure,), measure))
        if "commitment" in document.body:
            fields.append(Field(("commitment_met",), names.met))
    limits = list(_limits(builder, document)) if fields else []
    if fields:
        _lower_met(builder, document, names, limits)
    missed = mapping_at(document.body, WHEN_MISSED)
    remedies = document.body.key(REMEDIES)
    if remedies is not None and missed is None:
        builder.refuse(names.credit, remedies, document.origin(remedies))
        fields.append(Field(("credit",), names.credit))
    elif missed is not None:
        _lower_credit(builder, document, missed, names, limits)
        fields.append(Field(("credit",), names.credit))
        last = names.credit
        if lower_steps(builder, document, missed, names):
            last = names.amount
            fields.append(Field(("amount",), last))
        fields += lower_extension(builder, document, missed, names, last)
    fields += lower_terms(builder, document, names)
    period = measured_period(document)
    head = document.head
    fact = period.fact if period is not None else ""
    builder.ask(Question(document.question, head.title, tuple(fields), head.id, fact, head.place))


def _is_measured(builder: Builder, document: Document) -> bool:
    """Whether something says what is measured: the document, or a fact or decision of that name."""
    if measure_of(document) is not None or builder.declared_type(measure_name(document)) is not None:
        return True
    commitment = document.body.get("commitment")
    if commitment is not None:
        builder.report(
            "MEASURE-MISSING",
            commitment.place,
            "Nothing says what this commitment is measured by.",
            fix="Add `measure:` with a `formula:`, or extend a document that has one.",
        )
    return False


def _limits(builder: Builder, document: Document) -> Iterator[Limit]:
    """What the measure must be, and for whom; an absent outcome where nothing is promised."""
    node = document.body.get("commitment")
    if node is None:
        return
    of_type = builder.type_named(measure_name(document), node.place)
    if isinstance(node, Mapping) and "by" in node:
        entries = chosen_entries(builder, document, node)
    else:
        entries = iter([({}, node, document.origin(node))])
    for conditions, written, origin in entries:
        outcome = Outcome.named(written.text) if isinstance(written, Scalar) else None
        condition = outcome or read_condition(without_notes(written), of_type, builder.findings.append)
        if condition is not None:
            yield conditions, condition, origin


def _lower_met(builder: Builder, document: Document, names: CreditNames, limits: list[Limit]) -> None:
    """Add whether the commitment is met: true, false, or the outcome where nothing is promised."""
    node = document.body.get("commitment")
    if node is None:
        return
    measure = measure_name(document)
    found = [
        Branch(conditions, limit, origin)
        if isinstance(limit, Outcome)
        else Branch({**conditions, measure: limit}, True, origin)
        for conditions, limit, origin in limits
    ]
    decide_by_branches(
        builder,
        names.met,
        found,
        document.origin(node),
        title="Commitment met",
        otherwise=False,
        needs=(measure,),
    )


def _lower_credit(
    builder: Builder, document: Document, missed: Mapping, names: CreditNames, limits: list[Limit]
) -> None:
    """Add `credit`: nothing where the commitment is met, else what is written under `when missed`."""
    origin = document.origin(missed)
    refused = missed.key(_BY_OUTAGES)
    if refused is not None:
        builder.refuse(names.credit, refused, origin)
        return
    measure = measure_name(document)
    found: list[Branch] = []
    for conditions, limit, limit_origin in limits:
        if isinstance(limit, Outcome):
            found.append(Branch(conditions, limit, limit_origin))
            continue
        met = {**conditions, measure: limit}
        breach = {**conditions, measure: complement(limit, builder.declared_type(measure) or ANY)}
        due = _due(builder, document, missed, names, {measure: limit})
        origin_met = limit_origin._replace(name=limit_origin.name or "commitment met")
        found.append(Branch(met, no_credit(due), origin_met))
        found += all_under(due, breach)
    if not limits:  # no commitment, or one with findings, which say more than a gap would
        found = _due(builder, document, missed, names, {})
    needs = (measure,) if builder.declared_type(measure) is not None else ()
    found = [*eligibility(builder, document, names), *if_eligible(found, document, names)]
    decide_by_branches(builder, names.credit, found, origin, title="Credit", needs=needs)


def _due(
    builder: Builder, document: Document, missed: Mapping, names: CreditNames, outside: Conditions
) -> list[Branch]:
    """What is due for a miss, as written; bands end where `outside`, the commitment, is met."""
    of_type = builder.declared_type(names.credit) or ANY
    bands, formula, credit = missed.get("bands"), missed.get("formula"), missed.get(CREDIT_KEY)
    per_step = mapping_at(missed, PER_STEP)
    if bands is not None:
        return branches(builder, document, with_calendar_days(bands), of_type, CREDIT_KEY, outside)
    if credit is not None:
        return branches(builder, document, with_calendar_days(credit), of_type, CREDIT_KEY)
    if isinstance(formula, Scalar):
        expected = None if of_type is ANY else of_type
        origin = document.origin(formula, notes=missed)
        return [Branch({}, builder.formula(formula, expected), origin)]
    if per_step is not None:
        compiled = lower_per_step(builder, document, missed, names)
        return [Branch({}, compiled, document.origin(per_step))]
    builder.report(
        "CREDIT-MISSING",
        missed.place,
        "Nothing says which credit is due when the commitment is missed.",
        fix="Add `credit:`, `bands:`, `per step:` or `formula:`, or write `credit: undefined by the terms`.",
    )
    return [Branch({}, Outcome.named("undefined by the terms"), document.origin(missed))]
