"""The kind `price`: what a service costs for a period, as charges that come together, and steps after them.

Every charge, and every part of one, is a decision of its own, so that the reasons re-add to the price.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping
from addendum.kinds.credit_step import Vocabulary
from addendum.kinds.credit_steps import declare_steps, lower_steps
from addendum.kinds.document import items_at, text_at
from addendum.kinds.periods import need_period, read_period
from addendum.kinds.price_charge import Charge, declare_charge, lower_charge
from addendum.kinds.question import Field, Question
from addendum.light import NamedTuple
from addendum.values import MONEY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document

CHARGES, TAKE, STEPS, PRICE = "charges", "take", "steps", "price"
SUM = "the sum"
_TAKES = {
    SUM: "together",
    "the highest": "of which the highest counts",
    "the lowest": "of which the lowest counts",
}
_TITLE, _TITLE_TOGETHER = "Price", "Charges together"
PRICE_STEPS = Vocabulary(
    {
        "at least": ("raised_price", "Price raised to the least one"),
        "at most": ("capped_price", "Capped price"),
        "less": ("reduced_price", "Reduced price"),
        "scaled by": ("scaled_price", "Scaled price"),
        "round": ("rounded_price", "Rounded price"),
    },
    {
        "at least": ("least_price", "Least price"),
        "at most": ("greatest_price", "Greatest price"),
        "less": ("reduction", "Reduction"),
        "scaled by": ("price_factor", "Factor of the price"),
    },
    _TITLE,
)
"""The words of the steps after the charges."""


class PriceNames(NamedTuple):
    """What the decisions of one document on a price are called: all begin with its question."""

    stem: str

    @property
    def amount(self) -> str:
        """The price itself."""
        return self.stem

    def term(self, word: str) -> str:
        """A value that the price is made of."""
        return f"{self.stem}_{word.replace(' ', '_')}"


def declare(builder: Builder, document: Document) -> None:
    """Announce the charges, the values between the steps, and the price."""
    names = price_names(document)
    charges = list(charges_of(document))
    for charge in charges:
        declare_charge(builder, document, charge)
    period = read_period(text_at(document.body, "per"))
    origin = document.origin(document.body)
    if period is not None:
        need_period(builder, period, origin)
    if not charges:
        return
    if not items_at(document.body, STEPS):
        builder.declare(names.amount, MONEY, (), origin, _TITLE)
        return
    if len(charges) > 1:
        builder.declare(names.term(CHARGES), MONEY, (), origin, _TITLE_TOGETHER)
    declare_steps(builder, document, document.body, MONEY, names, PRICE_STEPS)


def lower(builder: Builder, document: Document) -> None:
    """Add the decisions and the question that the document answers."""
    names = price_names(document)
    charges = list(charges_of(document))
    if not charges:
        _report_nothing(builder, document)
        return
    for charge in charges:
        lower_charge(builder, document, charge)
    first = charges[0].name
    if len(charges) > 1 or not items_at(document.body, STEPS):
        first = names.term(CHARGES) if items_at(document.body, STEPS) else names.amount
        _lower_together(builder, document, charges, first)
    lower_steps(builder, document, document.body, names, first, vocabulary=PRICE_STEPS)
    fields = [Field((PRICE,), names.amount)]
    if len(charges) > 1:
        builder.titles.setdefault(f"{CHARGES}.*", "Charges")
        fields += [Field((CHARGES, charge.key), charge.name) for charge in charges]
    period = read_period(text_at(document.body, "per"))
    fact, per = (period.fact, period.per) if period is not None else ("", None)
    head = document.head
    builder.ask(Question(document.question, head.title, tuple(fields), head.id, fact, head.place, per))


def price_names(document: Document) -> PriceNames:
    """The names of this document's decisions."""
    return PriceNames(document.question.replace("-", "_"))


def charges_of(document: Document) -> Iterator[Charge]:
    """The charges in order, each with its name."""
    stem = price_names(document).stem
    for number, item in enumerate(items_at(document.body, CHARGES), 1):
        if isinstance(item, Mapping):
            key = text_at(item, "name") or f"charge_{number}"
            title = text_at(item, "title") or f"Charge for {key.replace('_', ' ')}"
            yield Charge(key, f"{stem}_{key}", title, item)


def _lower_together(builder: Builder, document: Document, charges: list[Charge], name: str) -> None:
    """Add what the charges come to: their sum, or the highest or lowest of them."""
    take = text_at(document.body, TAKE) or SUM
    origin = document.origin(document.body.get(CHARGES) or document.body)
    told = [f"{{{charge.name}}}" for charge in charges]
    if len(charges) == 1:
        text, words = charges[0].name, told[0]
    else:
        listed = ", ".join(charge.name for charge in charges)
        text = f'credits_together([{listed}], 0, "{take}")'
        words = f"{', '.join(told[:-1])} and {told[-1]} {_TAKES[take]}"
    title = _TITLE_TOGETHER if items_at(document.body, STEPS) else _TITLE
    builder.decide_by_formula(name, builder.internal_formula(text, origin.place), origin, title, words=words)


def _report_nothing(builder: Builder, document: Document) -> None:
    builder.report(
        "CHARGES-MISSING",
        document.body.place,
        f"`{document.head.id}` does not say what is charged.",
        fix="Add `charges:`, or extend a document that has them.",
    )
