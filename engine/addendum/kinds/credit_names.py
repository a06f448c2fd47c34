"""What the decisions of a document on credits are called, so that a tier may have several such documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple

if TYPE_CHECKING:
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document

KIND = "credit-bands"


class CreditNames(NamedTuple):
    """The names of one document's decisions; where it is not the only one they begin with its question.

    Those of one remedy of several begin with its name, and their titles with `of`, its title.
    """

    prefix: str
    of: str = ""

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

    @property
    def late(self) -> str:
        """Whether a claim came too late."""
        return f"{self.prefix}claimed_too_late"

    def per_step(self, word: str) -> str:
        """A value that a credit for every step is made of."""
        return f"{self.prefix}{word.replace(' ', '_')}_per_step"

    def term(self, word: str) -> str:
        """A term that is told with the credit."""
        return f"{self.prefix}{word.replace(' ', '_')}"

    def titled(self, title: str) -> str:
        """The title of a decision, with that of the remedy before it: `Uptime commitment met`."""
        return f"{self.of} {title[:1].lower()}{title[1:]}" if self.of else title

    def of_remedy(self, name: str, title: str) -> CreditNames:
        """The names of the decisions of one remedy."""
        return CreditNames(f"{self.prefix}{name}_", title)


def credit_names(builder: Builder, document: Document) -> CreditNames:
    """The names of this document's decisions."""
    alone = builder.kinds.get(KIND, 1) < 2
    return CreditNames("" if alone else f"{document.question.replace('-', '_')}_")
