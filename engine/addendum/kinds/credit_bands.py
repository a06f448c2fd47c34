"""The kind `credit-bands`: a measured commitment, and the credit that is due when it is missed.

The commitment alone decides a breach; when it is met no credit is due. `credit` is decided by bands, by one
value, by steps of a shortfall or by a formula, `amount` by the ordered steps that turn the credit into money.
Under `remedies` stand several such commitments whose credits come together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.kinds.calendars import check_calendar_names
from addendum.kinds.credit_names import credit_names
from addendum.kinds.credit_part import declare_part, lower_part
from addendum.kinds.credit_remedies import REMEDIES, declare_remedies, lower_remedies
from addendum.kinds.credit_terms import declare_terms, lower_terms
from addendum.kinds.measured_time import measured_period
from addendum.kinds.measures import declare_measure, lower_measure
from addendum.kinds.question import Question

if TYPE_CHECKING:
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document


def declare(builder: Builder, document: Document) -> None:
    """Announce the measure, whether it meets the commitment, the credit and the amount."""
    names = credit_names(builder, document)
    declare_measure(builder, document)
    if REMEDIES in document.body:
        declare_remedies(builder, document, names)
    else:
        declare_part(builder, document, names)
    declare_terms(builder, document, names)


def lower(builder: Builder, document: Document) -> None:
    """Add the decisions and the question that the document answers."""
    names = credit_names(builder, document)
    lower_measure(builder, document)
    check_calendar_names(builder, document.body, ("during", "business days of"))
    if REMEDIES in document.body:
        fields = lower_remedies(builder, document, names)
    else:
        fields = lower_part(builder, document, names)
    fields += lower_terms(builder, document, names)
    period = measured_period(document)
    head = document.head
    fact, per = (period.fact, period.per) if period is not None else ("", None)
    builder.ask(Question(document.question, head.title, tuple(fields), head.id, fact, head.place, per))
