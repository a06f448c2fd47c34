"""What a document on a price says, term by term: for which period, each charge, and what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping
from addendum.kinds.document import items_at, text_at
from addendum.kinds.own_words import in_words, stated
from addendum.kinds.price import STEPS, TAKE, charges_of
from addendum.kinds.price_parts import PARTS
from addendum.kinds.question import Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.documents import Node
    from addendum.kinds.document import Document
    from addendum.kinds.price_charge import Charge
    from addendum.kinds.question import Question
    from addendum.rules import Origin

_NAMING = frozenset({"name", "title", "clause", "quote", "assumed"})


def price_page(document: Document, question: Question) -> Iterator[Term]:
    """The terms of a document on a price, in the order in which a contract has them."""
    body = document.body
    per = body.get("per")
    if per is not None:
        yield Term("Price per", says=((in_words(per), document.origin(per)),))
    for charge in charges_of(document):
        yield Term(charge.title, charge.name, tuple(_lines(document, charge)))
    take = body.get(TAKE)
    if take is not None:
        yield stated("Of several charges", document, take)
    steps = body.get(STEPS)
    if steps is not None:
        yield stated("Price", document, steps, question.fields[0].source)


def _lines(document: Document, charge: Charge) -> Iterator[tuple[str, Origin]]:
    """What a charge is, a line for each thing that is said, parts one below the other."""
    for key, value in charge.node.entries:
        if key.text in _NAMING:
            continue
        if key.text == PARTS:
            for part in items_at(charge.node, PARTS):
                yield _part(part), document.origin(part)
        else:
            yield f"{key.text} {in_words(value)}", document.origin(value)


def _part(part: Node) -> str:
    end, rate = text_at(part, "up to"), part.get("rate") if isinstance(part, Mapping) else None
    told = in_words(rate) if rate is not None else ""
    return f"up to {end}: {told}" if end else f"beyond: {told}"
