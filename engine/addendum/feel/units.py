"""Units as formulas write them after a number, and the currencies before one."""

from __future__ import annotations

UNIT_WORDS = (
    "second",
    "seconds",
    "minute",
    "minutes",
    "hour",
    "hours",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "business day",
    "business days",
    "calendar day",
    "calendar days",
)

_CURRENCY_LENGTH = 3


def is_currency(word: str) -> bool:
    """Whether the word has the form of a currency's code: three capital letters."""
    return len(word) == _CURRENCY_LENGTH and word.isascii() and word.isalpha() and word.isupper()
