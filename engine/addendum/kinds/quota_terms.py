"""What stands around a quota: who delivers, what is left over, what more costs, and limits in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.branches import branches, decide_by_branches
from addendum.kinds.document import mapping_at, text_at
from addendum.kinds.question import Field
from addendum.kinds.quota_names import BEYOND, HOURS
from addendum.light import NamedTuple
from addendum.rules import Bounds
from addendum.values import ANY, MONEY, TEXT, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.kinds.quota_names import QuotaNames
    from addendum.values import Type


class _Term(NamedTuple):
    """A term that is told as it is written: where it stands in the answer, and its value."""

    path: tuple[str, ...]
    type: Type
    node: Node
    title: str


def declare_terms(builder: Builder, document: Document, names: QuotaNames) -> None:
    """Announce the terms, and the price of what goes beyond the quota."""
    stem = names.stem
    for term in _terms(document):
        builder.declare(_name(stem, term), term.type, (), document.origin(term.node), term.title)
    overage = document.body.get("overage")
    if overage is not None:
        builder.declare(f"{stem}_overage", _overage_type(overage), (), document.origin(overage), "Overage")


def lower_terms(builder: Builder, document: Document, names: QuotaNames) -> list[Field]:
    """Add the decisions on the terms; the fields under which they stand in the answer."""
    stem = names.stem
    fields = []
    seen: set[str] = set()
    for term in _terms(document):
        name = _name(stem, term)
        found = branches(builder, document, term.node, term.type)
        decide_by_branches(builder, name, found, document.origin(term.node), title=term.title)
        inner = len(term.path) > 1 and term.path[0] in seen
        fields.append(Field(term.path, name, inner=inner))
        seen.add(term.path[0])
    overage = document.body.get("overage")
    if overage is not None:
        _lower_overage(builder, document, overage, names)
        fields.append(Field(("overage",), f"{stem}_overage"))
    return fields


def _terms(document: Document) -> Iterator[_Term]:
    delivered = document.body.get("delivered by")
    if delivered is not None:
        yield _Term(("delivered_by",), TEXT, delivered, "Delivered by")
    roll_over = document.body.get("roll over")
    if isinstance(roll_over, Scalar):
        yield _Term(("roll_over",), TEXT, roll_over, "Roll-over")
    elif isinstance(roll_over, Mapping):
        for word, of_type in (("at most", ANY), ("for", TEXT), ("used", TEXT)):
            node = roll_over.get(word)
            if node is not None:
                yield _Term(("roll_over", word), of_type, node, f"Roll-over, {word}")
    fair_use = mapping_at(document.body, "fair use")
    for word, of_type in (("subject to", TEXT), ("notice", TEXT)):
        node = fair_use.get(word) if fair_use is not None else None
        if node is not None:
            yield _Term(("fair_use", word), of_type, node, f"Fair use, {word}")


def _name(stem: str, term: _Term) -> str:
    return "_".join((stem, *(part.replace(" ", "_") for part in term.path)))


def _overage_type(overage: Node) -> Type:
    return TEXT if isinstance(overage, Scalar) and Outcome.named(overage.text) is None else MONEY


def _lower_overage(builder: Builder, document: Document, overage: Node, names: QuotaNames) -> None:
    """The price of what goes beyond: for every stretch of it, rounded as the policy says."""
    name = f"{names.stem}_overage"
    origin = document.origin(overage)
    price = overage.get("price") if isinstance(overage, Mapping) else None
    if not isinstance(overage, Mapping) or price is None:
        found = branches(builder, document, overage, _overage_type(overage))
        decide_by_branches(builder, name, found, origin, title="Overage")
        return
    builder.declare(f"{name}_price", MONEY, (), document.origin(price), _price_title(names))
    decide_by_branches(
        builder, f"{name}_price", branches(builder, document, price, MONEY), document.origin(price)
    )
    beyond = names.term(BEYOND)
    mode, to, step = text_at(overage, "round").partition(" to ")
    if to:
        beyond = f'rounded({beyond}, "{mode}", {step})'
    size = text_at(overage, "for every") or ("1 hour" if names.amount == HOURS else "1")
    formula = builder.internal_formula(f"{beyond} / {size} * {name}_price", origin.place)
    words = f"{{{name}_price}} for every {size} of {{{names.term(BEYOND)}}}"
    builder.decide_by_formula(name, formula, origin, "Overage", Bounds(), words)


def _price_title(names: QuotaNames) -> str:
    return "Price of an hour beyond" if names.amount == HOURS else "Price of each beyond"
