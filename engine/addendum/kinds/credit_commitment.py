"""The commitment of a document on credits: what the measure must be, for whom, and whether it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.branches import Branch, chosen_entries, decide_by_branches, without_notes
from addendum.kinds.measures import measure_name, measure_of
from addendum.rules import read_condition
from addendum.values import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.kinds.builder import Builder
    from addendum.kinds.credit_names import CreditNames
    from addendum.kinds.document import Document
    from addendum.rules import Condition, Origin

    Conditions = dict[str, Condition]
    Limit = tuple[Conditions, Condition | Outcome, Origin]

COMMITMENT = "commitment"
MET_TITLE = "Commitment met"


def is_measured(builder: Builder, document: Document) -> bool:
    """Whether something says what is measured: the document, or a fact or decision of that name."""
    if measure_of(document) is not None or builder.declared_type(measure_name(document)) is not None:
        return True
    commitment = document.body.get(COMMITMENT)
    if commitment is not None:
        builder.report(
            "MEASURE-MISSING",
            commitment.place,
            "Nothing says what this commitment is measured by.",
            fix="Add `measure:` with a `formula:`, or extend a document that has one.",
        )
    return False


def limits_of(builder: Builder, document: Document) -> Iterator[Limit]:
    """What the measure must be, and for whom; an absent outcome where nothing is promised."""
    node = document.body.get(COMMITMENT)
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


def lower_met(builder: Builder, document: Document, names: CreditNames, limits: list[Limit]) -> None:
    """Add whether the commitment is met: true, false, or the outcome where nothing is promised."""
    node = document.body.get(COMMITMENT)
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
        title=names.titled(MET_TITLE),
        otherwise=False,
        needs=(measure,),
    )
