"""What documents say on their questions, term by term, where an answer alone does not tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.kinds.credit_page import credit_page
from addendum.kinds.price_page import price_page
from addendum.kinds.quota_page import quota_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addendum.kinds.document import Document
    from addendum.kinds.question import Question, Term
    from addendum.values import MemberOf


def terms_of(
    document: Document, question: Question, lists: Mapping[str, MemberOf], titles: Mapping[str, str]
) -> tuple[Term, ...]:
    """The terms of the document that answers a question; `lists` and `titles` have the words for members."""
    if document.head.kind == "credit-bands":
        return tuple(credit_page(document, question))
    if document.head.kind == "hour-quota":
        return tuple(quota_page(document, question, lists, titles))
    if document.head.kind == "price":
        return tuple(price_page(document, question))
    return ()
