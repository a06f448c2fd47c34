"""What a quota counts, and the names and titles of what is decided on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.kinds.document import text_at
from addendum.light import NamedTuple
from addendum.values import DURATION, NUMBER

if TYPE_CHECKING:
    from addendum.documents import Node
    from addendum.kinds.document import Document
    from addendum.values import Type

HOURS, NUMBER_OF = "hours", "number"
ENTITLED, USED, REMAINING, BEYOND = "entitled", "used", "remaining", "beyond"
RESERVED, REFUSED, ENTRIES = "reserved", "refused", "entries"
PERIOD, HISTORY, GRANTED = "period", "history", "granted"
EARLIER, ROLLED_OVER, BY_ACTIVITY = "earlier periods", "rolled over", "by activity"
_COUNTED = (ENTITLED, GRANTED, USED, RESERVED, REMAINING, BEYOND)
_TITLES = {
    ENTRIES: "Entries of the period",
    REFUSED: "Entries refused",
    PERIOD: "Period",
    HISTORY: "What a period is granted, from when on",
    EARLIER: "Earlier periods",
    ROLLED_OVER: "{} left from earlier periods",
    BY_ACTIVITY: "{} used by activity",
}


class QuotaNames(NamedTuple):
    """The names of one quota: they begin with its question, since a tier may have several.

    `amount` is the key that says how much there is, `hours` or `number`, `noun` what is counted.
    """

    stem: str
    amount: str
    noun: str
    used: str

    @property
    def type(self) -> Type:
        """The type of what is counted."""
        return DURATION if self.amount == HOURS else NUMBER

    @property
    def nothing(self) -> str:
        """None of it, as a formula has it."""
        return "0 hours" if self.amount == HOURS else "0"

    def term(self, word: str) -> str:
        """The name of a decision or fact of the quota, by a word of the answer."""
        return self.stem if word == ENTITLED else f"{self.stem}_{word.replace(' ', '_')}"

    def title(self, word: str) -> str:
        """What people call it: `Hours used`, `Trainings used`."""
        if word in _COUNTED:
            return f"{self.noun} {word}"
        return _TITLES.get(word, "").replace("{}", self.noun)


def quota_names(document: Document) -> QuotaNames:
    """The names of the quota that a document holds."""
    amount = NUMBER_OF if NUMBER_OF in document.body and HOURS not in document.body else HOURS
    noun = "Hours" if amount == HOURS else _begun(text_at(document.body, "of") or "number")
    used = text_at(document.body, "used") or "used"
    return QuotaNames(document.question.replace("-", "_"), amount, noun, used)


def granted_node(document: Document) -> Node | None:
    """Where the document says how much there is."""
    return document.body.get(HOURS) or document.body.get(NUMBER_OF)


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
