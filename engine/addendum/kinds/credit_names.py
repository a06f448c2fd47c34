"""What the decisions of a document on credits are called, so that a tier may have several such documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple

if TYPE_CHECKING:
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document

KIND = "credit-bands"


class CreditNames(NamedTuple):
    """The names of one document's decisions; where it is not the only one they begin with its question."""

    prefix: str

    @property
    def met(self) -> str:
        """Whether the commitment is met."""
        return f"{self.prefix}commitment_met"

    @property
    def credit(self) -> str:
        """The credit as the policy states it."""
        return f"{self.prefix}credit"

    @property
    def amount(self) -> str:
        """The credit after all steps."""
        return f"{self.prefix}amount"

    @property
    def eligible(self) -> str:
        """Whether there is a claim to credits at all."""
        return f"{self.prefix}eligible"

    def per_step(self, word: str) -> str:
        """A value that a credit for every step is made of."""
        return f"{self.prefix}{word.replace(' ', '_')}_per_step"

    def term(self, word: str) -> str:
        """A term that is told with the credit."""
        return f"{self.prefix}{word.replace(' ', '_')}"


def credit_names(builder: Builder, document: Document) -> CreditNames:
    """The names of this document's decisions."""
    alone = builder.kinds.get(KIND, 1) < 2
    return CreditNames("" if alone else f"{document.question.replace('-', '_')}_")
