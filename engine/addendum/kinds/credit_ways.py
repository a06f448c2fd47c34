"""How the credits of several remedies come together: the sum, the highest, or the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addendum.kinds.builder import Builder
    from addendum.kinds.credit_names import CreditNames
    from addendum.rules import Origin
    from addendum.values import Type

SUM, HIGHEST = "the sum", "the highest"
CHOICE, FIRST_CLAIMED = "the customer's choice", "the first claimed"
CLAIMED = "remedy_claimed"


class Way(NamedTuple):
    """A way to bring credits together: what it decides, on what is due and on which remedy counts."""

    take: str
    credit: str
    title: str
    words: str
    remedy: str = ""
    remedy_title: str = ""
    by_choice: bool = False

    def declare(self, builder: Builder, of_type: Type, members: Type, names: CreditNames, at: Origin) -> None:
        """Announce its decisions."""
        builder.announce_once(names.term(self.credit), of_type, (), at)
        if self.remedy:
            builder.announce_once(names.term(self.remedy), members, (), at)

    def lower(self, builder: Builder, due: Mapping[str, str], names: CreditNames, at: Origin) -> None:
        """Add its decisions over the remedies, each by its name with what decides its credit."""
        credits_ = f"[{', '.join(due.values())}]"
        told = [f"{{{decision}}}" for decision in due.values()]
        listed = f"{', '.join(told[:-1])} and {told[-1]}" if len(told) > 1 else told[0]
        words = self.words.format(credits=listed)
        texts = f"[{', '.join(_quoted(name) for name in due)}]"
        claimed = names.term(CLAIMED)
        choice = f'if {claimed} is given then {claimed} else ""' if self.by_choice else '""'
        arguments = f"({credits_}, {texts}, {choice})"
        text = f"chosen_credit{arguments}"
        if self.take == SUM:
            text = f'credits_together({credits_}, 0, "{SUM}")'
        formula = builder.internal_formula(text, at.place)
        builder.decide_by_formula(names.term(self.credit), formula, at, self.title, words=words)
        if self.remedy:
            formula = builder.internal_formula(f"chosen_name{arguments}", at.place)
            builder.decide_by_formula(names.term(self.remedy), formula, at, self.remedy_title, words=words)


_CHOICE = Way(
    CHOICE,
    "credit_chosen",
    "Credit of the remedy that is chosen",
    "{credits}, of which the customer chooses one, else the best",
    "remedy_chosen",
    "Remedy that is chosen",
    by_choice=True,
)
WAYS = {
    SUM: Way(SUM, "sum_of_credits", "Sum of the credits", "{credits} together"),
    HIGHEST: Way(
        HIGHEST,
        "highest_credit",
        "Highest credit",
        "{credits}",
        "best_remedy",
        "Remedy with the highest credit",
    ),
    CHOICE: _CHOICE,
    FIRST_CLAIMED: _CHOICE,
}


def _quoted(name: str) -> str:
    return f'"{name}"'
