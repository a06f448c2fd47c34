"""What stands around a credit: who is eligible, how it must be claimed, and in which form it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.branches import all_under, branches, decide_by_branches
from addendum.kinds.builder import is_formula_text
from addendum.kinds.credit_claim import AFTER, CLAIM, DURING, WITHIN, declare_claim, late_claim, lower_claim
from addendum.kinds.credit_eligible import ELIGIBLE, declare_eligible, eligibility, lower_eligible
from addendum.kinds.document import mapping_at
from addendum.kinds.question import Field
from addendum.rules import Among
from addendum.values import (
    ANY,
    BUSINESS_DAYS,
    CALENDAR_DAYS,
    DURATION,
    MONTHS,
    TEXT,
    ValueProblem,
    read,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from addendum.documents import Node
    from addendum.kinds.branches import Branch
    from addendum.kinds.builder import Builder
    from addendum.kinds.credit_names import CreditNames
    from addendum.kinds.document import Document
    from addendum.rules import Condition
    from addendum.values import Type

GIVEN_AS = "given as"
_DETAILS = (AFTER, DURING, "zone", "how", "otherwise")
_SPANS = (CALENDAR_DAYS, BUSINESS_DAYS, DURATION, MONTHS)


def declare_terms(builder: Builder, document: Document, names: CreditNames) -> None:
    """Announce whether there is a claim at all, and the terms of claiming."""
    declare_eligible(builder, document, names)
    for word, of_type, node in _terms(document):
        title = f"{word[:1].upper()}{word[1:]}"
        builder.declare(names.term(word), of_type, (), document.origin(node), title)
    declare_claim(builder, document, names)


def lower_terms(builder: Builder, document: Document, names: CreditNames) -> list[Field]:
    """Add the decisions on the terms; the fields under which they stand in the answer."""
    fields = lower_eligible(builder, document, names)
    for word, of_type, node in _terms(document):
        origin = document.origin(node)
        name = names.term(word)
        decide_by_branches(builder, name, branches(builder, document, node, of_type), origin)
        key, _, detail = word.partition(" ")
        if key != CLAIM:
            fields.append(Field((word.replace(" ", "_"),), name))
        else:
            fields.append(Field((key, detail), name, inner=detail != _first_detail(document)))
    return [*fields, *lower_claim(builder, document, names)]


def gated(builder: Builder, document: Document, found: Iterable[Branch], names: CreditNames) -> list[Branch]:
    """The branches of a credit as they hold for whoever has a claim, and what holds for others."""
    entitled: dict[str, Condition] = {}
    barred: list[Branch] = []
    if ELIGIBLE in document.body:
        barred += eligibility(builder, document, names)
        entitled[names.eligible] = Among((True,))
    late = late_claim(builder, document, names)
    if late is not None:
        barred += all_under([late], entitled)
        entitled[names.late] = Among((False,))
    return [*barred, *all_under(found, entitled)]


def term_words(document: Document) -> list[str]:
    """The words of the terms around a credit: `claim within`."""
    return [word for word, _, _ in _terms(document)]


def _terms(document: Document) -> Iterator[tuple[str, Type, Node]]:
    claim = mapping_at(document.body, CLAIM)
    for word in (WITHIN, *_DETAILS):
        node = claim.get(word) if claim is not None else None
        is_formula = isinstance(node, Scalar) and is_formula_text(node)
        if node is not None and not (word == AFTER and is_formula):
            yield f"{CLAIM} {word}", _span_type(node) if word == WITHIN else TEXT, node
    missed = mapping_at(document.body, "when missed")
    given = missed.get(GIVEN_AS) if missed is not None else None
    if given is not None:
        yield GIVEN_AS, TEXT, given


def _first_detail(document: Document) -> str:
    claim = mapping_at(document.body, CLAIM)
    return next((word for word in (WITHIN, *_DETAILS) if claim is not None and word in claim), WITHIN)


def _span_type(node: Node) -> Type:
    """The type of the time to claim; text for whole periods, any where it is chosen by facts."""
    if isinstance(node, Mapping):
        inner = node.get("value")
        return ANY if inner is None else _span_type(inner)
    if not isinstance(node, Scalar) or node.text.startswith("="):
        return ANY
    for of_type in _SPANS:
        try:
            read(of_type, node.text)
        except ValueProblem:
            continue
        return of_type
    return TEXT
