"""Days of service as a credit: the last day of the term to which they are added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Scalar
from addendum.kinds.question import Field
from addendum.values import DATE

if TYPE_CHECKING:
    from addendum.documents import Mapping
    from addendum.kinds.builder import Builder
    from addendum.kinds.credit_names import CreditNames
    from addendum.kinds.document import Document

ADDED_TO = "added to"
_EXTENDED, _TERM = "extended_to", "term_to_extend"
_TITLE, _TERM_TITLE = "Term extended to", "Last day of the term"


def declare_extension(builder: Builder, document: Document, missed: Mapping, names: CreditNames) -> None:
    """Announce the new last day of the term, where the policy adds days to one."""
    node = missed.get(ADDED_TO)
    if node is None:
        return
    origin = document.origin(node)
    builder.declare(names.term(_EXTENDED), DATE, (), origin, _TITLE)
    builder.declare(names.term(_TERM), DATE, (), origin, _TERM_TITLE)


def lower_extension(
    builder: Builder, document: Document, missed: Mapping, names: CreditNames, credit: str
) -> list[Field]:
    """Add the new last day of the term: the old one and the days that `credit` decides."""
    node = missed.get(ADDED_TO)
    if not isinstance(node, Scalar):
        return []
    origin = document.origin(node)
    name, term = names.term(_EXTENDED), names.term(_TERM)
    builder.decide_by_formula(term, builder.formula(node, DATE), origin, _TERM_TITLE)
    formula = builder.internal_formula(f"term_extended({term}, {credit})", origin.place)
    words = f"{{{term}}} and {{{credit}}}"
    builder.decide_by_formula(name, formula, origin, _TITLE, words=words)
    return [Field((_EXTENDED,), name)]
