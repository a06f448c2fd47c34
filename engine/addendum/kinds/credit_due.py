"""The credit that is due for a miss: by bands, one value, steps of a shortfall, a formula or each outage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.branches import Branch, all_under, branches, decide_by_branches
from addendum.kinds.credit_borders import filled_gaps, report_beyond, settled_overlaps, where_met
from addendum.kinds.credit_ladder import LADDER, lower_ladder
from addendum.kinds.credit_per_step import PER_STEP, lower_per_step
from addendum.kinds.credit_terms import gated
from addendum.kinds.credit_values import no_credit, with_calendar_days
from addendum.kinds.document import mapping_at
from addendum.kinds.measures import measure_name
from addendum.rules import complement
from addendum.values import ANY, Outcome

if TYPE_CHECKING:
    from addendum.kinds.builder import Builder
    from addendum.kinds.credit_commitment import Limit
    from addendum.kinds.credit_names import CreditNames
    from addendum.kinds.document import Document
    from addendum.rules import Condition
    from addendum.values import Type

    Conditions = dict[str, Condition]

CREDIT_KEY = "credit"


def lower_credit(
    builder: Builder, document: Document, missed: Mapping, names: CreditNames, limits: list[Limit]
) -> None:
    """Add `credit`: nothing where the commitment is met, else what is written under `when missed`."""
    origin = document.origin(missed)
    measure = measure_name(document)
    found: list[Branch] = []
    for limit in limits:
        found += _under(builder, document, missed, names, limit)
    if not limits:  # no commitment, or one with findings, which say more than a gap would
        found = _due(builder, document, missed, names, {})
        found += filled_gaps(builder, document, missed, found, {}, _type_of(builder, names))
    needs = (measure,) if builder.declared_type(measure) is not None else ()
    found = gated(builder, document, found, names)
    decide_by_branches(builder, names.credit, found, origin, title=names.titled("Credit"), needs=needs)


def _under(
    builder: Builder, document: Document, missed: Mapping, names: CreditNames, limit: Limit
) -> list[Branch]:
    """What is due to those for whom one limit holds: where it is kept, and where it is missed."""
    conditions, condition, origin = limit
    if isinstance(condition, Outcome):
        return [Branch(conditions, condition, origin)]
    measure = measure_name(document)
    met = {**conditions, measure: condition}
    breach = {**conditions, measure: complement(condition, builder.declared_type(measure) or ANY)}
    due = _due(builder, document, missed, names, {measure: condition})
    if not conditions:
        report_beyond(builder, missed, due, met)
    origin_met = origin._replace(name=origin.name or "commitment met")
    missed_by = all_under(due, breach)
    return [
        *where_met(builder, missed, due, met, no_credit(due), origin_met),
        *missed_by,
        *filled_gaps(builder, document, missed, missed_by, breach, _type_of(builder, names)),
    ]


def _type_of(builder: Builder, names: CreditNames) -> Type:
    return builder.declared_type(names.credit) or ANY


def _due(
    builder: Builder, document: Document, missed: Mapping, names: CreditNames, outside: Conditions
) -> list[Branch]:
    """What is due for a miss, as written; bands end where `outside`, the commitment, is met."""
    of_type = _type_of(builder, names)
    bands, formula, credit = missed.get("bands"), missed.get("formula"), missed.get(CREDIT_KEY)
    per_step = mapping_at(missed, PER_STEP)
    if bands is not None:
        found = branches(builder, document, with_calendar_days(bands), of_type, CREDIT_KEY, outside)
        return settled_overlaps(builder, document, missed, found)
    if credit is not None:
        return branches(builder, document, with_calendar_days(credit), of_type, CREDIT_KEY)
    if isinstance(formula, Scalar):
        expected = None if of_type is ANY else of_type
        origin = document.origin(formula, notes=missed)
        return [Branch({}, builder.formula(formula, expected), origin)]
    ladder = mapping_at(missed, LADDER)
    if ladder is not None:
        return [Branch({}, lower_ladder(builder, document, missed, names), document.origin(ladder))]
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
