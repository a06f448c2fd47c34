"""The functions that the kinds bring to the formula language: rounding, periods, credits, business time.

Their types stand apart, in `signatures` and `business_calls`: running a formula that is compiled needs none
of those. The rooms `ledgers` and `calendars` are imported when a formula calls a function of theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.values import NoAnswer, Outcome, round_to, show

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

    from addendum.calendars import CalendarBook
    from addendum.values import Value

    Book = Callable[[], CalendarBook]

ADD, SUBTRACT = "add business time", "subtract business time"
BETWEEN, DAYS_BETWEEN = "business time between", "business days between"
NEXT_OPENING, NEXT_CLOSING = "next opening", "next closing"
IS_OPEN, IS_BUSINESS_DAY, OPEN_STRETCHES = "is open", "is business day", "open stretches"
BUSINESS_TIME = (
    ADD,
    SUBTRACT,
    BETWEEN,
    DAYS_BETWEEN,
    NEXT_OPENING,
    NEXT_CLOSING,
    IS_OPEN,
    IS_BUSINESS_DAY,
    OPEN_STRETCHES,
)
LAST_DAY_TO_CLAIM = "last_day_to_claim"
WITH_FACTS = " with facts"
"""What ends the name of a business function that is also given what facts decide of its calendar."""

_LEDGERS = (
    "anchored_span",
    "begun_in",
    "chosen_credit",
    "chosen_name",
    "credits_together",
    "earlier_periods",
    "entries_in",
    "granted_in",
    "highest_each",
    "in_service",
    "is_claimed_late",
    "last_day_in",
    "last_day_of_month",
    "left_out_of",
    "length_of",
    "missed_in",
    "limits_exceeded",
    "mean_score",
    "outages_added_up",
    "outages_near",
    "period_days",
    "refused",
    "rolled_over",
    "span_between",
    "span_of",
    "term_extended",
    "time_in_service",
    "time_of",
    "trailing_span",
    "used_by_activity",
    "within_cap",
)


def functions_over(book: Book) -> dict[str, Callable[..., Value]]:
    """All functions that formulas call, those of business time in the calendars that `book` gives."""
    found = dict(FUNCTIONS)
    found[LAST_DAY_TO_CLAIM] = _claiming(book)
    for name in BUSINESS_TIME:
        found[name] = found[name + WITH_FACTS] = _counting(name, book)
    return found


def rounded(value: Value, mode: str, step: Value) -> Value:
    """`value` rounded to the nearest `step` by `mode`; an absent outcome stays what it is."""
    return round_to(value, step, mode)


def _of_ledgers(name: str) -> Callable[..., Value]:
    """A function of the room `ledgers`, which is imported when a formula calls it."""

    def call(*arguments: Value) -> Value:
        from addendum import ledgers

        return getattr(ledgers, name)(*arguments)

    return call


def _counting(name: str, book: Book) -> Callable[..., Value]:
    """A function of business time; calendars are made when it is called, and an absent outcome stays."""

    def count(*arguments: Value) -> Value:
        from addendum.kinds.business_time import COUNTING

        absent = next((each for each in arguments if type(each) is Outcome), None)
        return COUNTING[name](book(), *arguments) if absent is None else absent

    return count


def _claiming(book: Book) -> Callable[..., Value]:
    """The last day to claim, in business days where the policy counts these."""

    def last_day(*arguments: Value) -> Value:
        from addendum.ledgers import last_day_to_claim

        return last_day_to_claim(book, *arguments)

    return last_day


def not_evaluated(word: str) -> NoReturn:
    """No value: the policy asks for something that this version does not evaluate."""
    raise NoAnswer(
        "NOT-EVALUATED",
        f"The policy says `{word}` here, and this version of the engine does not evaluate that.",
        "Give the value itself in place of what it is computed from.",
    )


def nothing_said(name: str, value: Value) -> NoReturn:
    """No value: a choice inside a formula says nothing for this value of what it chooses by."""
    raise NoAnswer(
        "NO-ROW-MATCHES",
        f"Nothing is written for the {name.replace('_', ' ')} {show(value)}.",
        "Add it to the policy, or `otherwise:`.",
        details={name: value},
    )


def not_told(name: str) -> NoReturn:
    """No value: what is asked depends on a fact that may be left out, and here it matters."""
    raise NoAnswer(
        "MISSING-FACT",
        f"`{name}` is not given, and the answer depends on it.",
        f"Give `{name}`.",
        details={"missing": (name,)},
    )


FUNCTIONS: dict[str, Callable[..., Value]] = {
    "rounded": rounded,
    "not_evaluated": not_evaluated,
    "not_told": not_told,
    "nothing_said": nothing_said,
    **{name: _of_ledgers(name) for name in _LEDGERS},
}
