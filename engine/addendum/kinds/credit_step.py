"""One step from a credit to an amount: its word and value, and the names of what it becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.credit_values import operand_type
from addendum.kinds.document import items_at, mapping_at, text_at
from addendum.kinds.measured_time import measured_period
from addendum.light import NamedTuple
from addendum.values import ANY, CALENDAR_DAYS, MONEY, NUMBER, PERCENT, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as Table
    from typing import Protocol

    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.values import Type

    class StepNames(Protocol):
        """The names that steps give to what they decide; `amount` is what the last one gives."""

        @property
        def amount(self) -> str:
            """The value after all steps."""

        def term(self, word: str) -> str:
            """Any other value."""


OF, AT_MOST, ROUND, LESS = "of", "at most", "round", "less"
ONLY_IF, PER, EARLIER = "only if", "per", "earlier credits"
_EARLIER_FACT = "credits_earlier"
_LEFT = ("credit_left", "Credit that is left to give")


class Vocabulary(NamedTuple):
    """The words of steps: for each the name and title of what it gives and of the value that it takes.

    `last` is the title of what the last step gives.
    """

    results: Table[str, tuple[str, str]]
    operands: Table[str, tuple[str, str]]
    last: str


_RESULTS = {
    OF: ("credit_as_money", "Credit as money"),
    "scaled by": ("scaled_credit", "Scaled credit"),
    AT_MOST: ("capped_credit", "Capped credit"),
    "raised to": ("raised_credit", "Credit raised to its minimum"),
    "withheld below": ("credit_not_withheld", "Credit that is not withheld"),
    "withheld at or below": ("credit_not_withheld", "Credit that is not withheld"),
    ROUND: ("rounded_credit", "Rounded credit"),
}
_OPERANDS = {
    OF: ("credit_basis", "Basis of the credit"),
    "scaled by": ("credit_factor", "Factor of the credit"),
    AT_MOST: ("credit_cap", "Greatest credit"),
    "raised to": ("credit_minimum", "Least credit"),
    "withheld below": ("least_credit_given", "Least credit given"),
    "withheld at or below": ("greatest_credit_withheld", "Greatest credit not given"),
}
CREDIT_STEPS = Vocabulary(_RESULTS, _OPERANDS, "Amount")
"""The words of the steps from a credit to an amount."""


class Step(NamedTuple):
    """One step: its word and value, the name and title of what it gives, and the name of its value.

    A constant has no name: the step itself says it. `left` names what a cap over a longer time leaves, and
    `earlier` the fact with the credits that were given before in that time; both are `""` elsewhere.
    `only_if` are the conditions under which the step is taken.
    """

    word: str
    node: Node
    name: str
    title: str
    operand: str
    operand_title: str
    left: str = ""
    earlier: str = ""
    per: str = ""
    only_if: Mapping | None = None

    @property
    def where_taken(self) -> str:
        """The decision on what a step gives that is taken under conditions."""
        return f"{self.name}_where_taken"

    def type_after(self, before: Type) -> Type:
        """The type of what the step gives, by that of what it takes.

        A credit by formula has no type yet when names are announced; what it is a share of makes it money.
        """
        if self.word != OF or before not in (PERCENT, NUMBER, CALENDAR_DAYS, ANY):
            return before
        return MONEY if self.only_if is None else ANY

    def operand_type(self, before: Type) -> Type:
        """The type of the value that the step takes."""
        if self.word == OF and before in (PERCENT, NUMBER, CALENDAR_DAYS):
            return MONEY
        if self.word in (OF, "scaled by", LESS) or before is ANY:
            return operand_type(self.node)
        return before


def steps_of(
    builder: Builder,
    document: Document,
    written: Mapping | None,
    names: StepNames,
    vocabulary: Vocabulary = CREDIT_STEPS,
) -> Iterator[Step]:
    """The steps under `steps:` in order, the last of which gives the amount."""
    entries = [
        (key.text, value, item)
        for item in items_at(written, "steps")
        if isinstance(item, Mapping)
        for key, value in item.entries
        if key.text in vocabulary.results
    ]
    for index, (word, node, item) in enumerate(entries, 1):
        origin = document.origin(node)
        stem, title = vocabulary.results[word]
        name = builder.free_name(names.term(stem), origin)
        operand = left = ""
        operand_stem, operand_title = vocabulary.operands.get(word, ("", ""))
        if word != ROUND and not _is_constant(node):
            operand = builder.free_name(names.term(operand_stem), origin)
        earlier = _earlier(document, word, item)
        if earlier:
            left = builder.free_name(names.term(_LEFT[0]), origin)
        if index == len(entries):
            name, title = names.amount, vocabulary.last
        per = text_at(item, PER)
        only_if = mapping_at(item, ONLY_IF)
        yield Step(word, node, name, title, operand, operand_title, left, earlier, per, only_if)


def title_of_left() -> str:
    """The title of what a cap over a longer time leaves."""
    return _LEFT[1]


def _earlier(document: Document, word: str, item: Mapping) -> str:
    """The fact with the credits given before in the time of a cap; `""` where that is the measured period.

    A cap for longer than that period is used up by what came before; whoever names the fact says so himself.
    """
    named, per = text_at(item, EARLIER), text_at(item, PER)
    if word != AT_MOST or not (named or per):
        return ""
    period = measured_period(document)
    if named or period is None or per != period.words:
        return named or _EARLIER_FACT
    return ""


def _is_constant(node: Node) -> bool:
    """Whether a step's value is a plain one, without a clause or a quote of its own."""
    return isinstance(node, Scalar) and not node.text.startswith("=") and Outcome.named(node.text) is None
