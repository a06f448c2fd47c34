"""One commitment with its credit: whether it is met, what is due when it is not, and the amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.kinds.credit_commitment import COMMITMENT, MET_TITLE, is_measured, limits_of, lower_met
from addendum.kinds.credit_due import lower_credit
from addendum.kinds.credit_extension import declare_extension, lower_extension
from addendum.kinds.credit_ladder import declare_ladder
from addendum.kinds.credit_per_step import declare_per_step
from addendum.kinds.credit_steps import declare_steps, lower_steps
from addendum.kinds.credit_termination import declare_termination, lower_termination
from addendum.kinds.credit_values import credit_type
from addendum.kinds.document import mapping_at
from addendum.kinds.measures import measure_name
from addendum.kinds.question import Field
from addendum.values import BOOLEAN

if TYPE_CHECKING:
    from addendum.kinds.builder import Builder
    from addendum.kinds.credit_names import CreditNames
    from addendum.kinds.document import Document

WHEN_MISSED = "when missed"


def declare_part(builder: Builder, document: Document, names: CreditNames) -> None:
    """Announce whether the commitment is met, the credit and the amount."""
    measure = measure_name(document)
    needs = (measure,) if builder.declared_type(measure) is not None else ()
    commitment = document.body.get(COMMITMENT)
    missed = mapping_at(document.body, WHEN_MISSED)
    if commitment is not None:
        origin = document.origin(commitment)
        builder.declare(names.met, BOOLEAN, (measure,), origin, names.titled(MET_TITLE))
    if missed is not None:
        of_type = credit_type(missed)
        builder.declare(names.credit, of_type, needs, document.origin(missed), names.titled("Credit"))
        declare_ladder(builder, document, missed, of_type, names)
        declare_per_step(builder, document, missed, of_type, names)
        declare_steps(builder, document, missed, of_type, names)
        declare_extension(builder, document, missed, names)
    declare_termination(builder, document, names)


def lower_part(builder: Builder, document: Document, names: CreditNames) -> list[Field]:
    """Add these decisions; the fields under which they stand in the answer."""
    fields = []
    measure = measure_name(document)
    if is_measured(builder, document):
        fields.append(Field((measure,), measure))
        if COMMITMENT in document.body:
            fields.append(Field(("commitment_met",), names.met))
    limits = list(limits_of(builder, document)) if fields else []
    if fields:
        lower_met(builder, document, names, limits)
    missed = mapping_at(document.body, WHEN_MISSED)
    if missed is not None:
        lower_credit(builder, document, missed, names, limits)
        fields.append(Field(("credit",), names.credit))
        last = names.credit
        met = names.met if COMMITMENT in document.body else ""
        if lower_steps(builder, document, missed, names, last, met):
            last = names.amount
            fields.append(Field(("amount",), last))
        fields += lower_extension(builder, document, missed, names, last)
    mets = [names.met] if COMMITMENT in document.body else []
    return [*fields, *lower_termination(builder, document, names, mets)]
