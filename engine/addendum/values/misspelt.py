"""What an author probably meant: candidates for the right spelling of a value written in another way."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from addendum.values.forms import grammar
from addendum.values.numbers import MOST_EXPONENT, plain_text
from addendum.values.types import (
    BOOLEAN,
    BUSINESS_DAYS,
    CALENDAR_DAYS,
    DATE,
    DURATION,
    MONEY,
    MONTH,
    MONTHS,
    NUMBER,
    PERCENT,
    QUARTER,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from addendum.values.types import Type

_GRAMMARS: dict[Type, Callable[[str], object]] = {
    BOOLEAN: re.compile("true|false").fullmatch,
    DATE: re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])").fullmatch,
    **{
        of_type: grammar(of_type)
        for of_type in (
            NUMBER,
            PERCENT,
            MONEY,
            DURATION,
            MONTHS,
            BUSINESS_DAYS,
            CALENDAR_DAYS,
            MONTH,
            QUARTER,
        )
    },
}
_AMOUNT = re.compile(r"[+-]?(?:[0-9][0-9.,_']*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?")
_GROUPS = re.compile(r"[+-]?[0-9]{1,3}(?:([.,_'])[0-9]{3})(?:\1[0-9]{3})*").fullmatch
_TIME_UNITS = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), "seconds"),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes", ""), "minutes"),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), "hours"),
}
_MONTH_UNITS = {
    **dict.fromkeys(("m", "mo", "mos", "month", "months", ""), "months"),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years"), "years"),
}
_BUSINESS_WORDS = frozenset(
    {
        "",
        "d",
        "day",
        "days",
        "bd",
        "working day",
        "working days",
        "workdays",
        "weekdays",
        "business day",
        "business days",
    }
)
_CALENDAR_WORDS = frozenset({"", "d", "day", "days", "calendar day", "calendar days"})
_PERCENT_WORDS = frozenset({"", "%", "percent", "pct", "per cent"})
_SYMBOLS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "": "EUR"}
_TRUE = frozenset({"yes", "y", "on", "true", "1"})
_FALSE = frozenset({"no", "n", "off", "false", "0"})
_OTHER_DATE = re.compile(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})").fullmatch
_OTHER_MONTH = re.compile(r"([0-9]{4})[/. -]([0-9]{1,2})").fullmatch
_OTHER_QUARTER = re.compile(r"(?:([0-9]{4})[ /-]?q([1-4])|q([1-4])[ /-]?([0-9]{4}))").fullmatch


def reads(of_type: Type, text: str) -> bool:
    """Whether the everyday grammar of a type takes `text`."""
    matches = _GRAMMARS.get(of_type)
    return matches is not None and matches(text) is not None


def repaired(of_type: Type, text: str) -> Iterator[str]:
    """Spellings that `text` may stand for, the likeliest first; they are candidates and need not read."""
    yield text
    words = text.casefold()
    if of_type is BOOLEAN:
        yield "true" if words in _TRUE else "false" if words in _FALSE else ""
    elif of_type is DATE and (found := _OTHER_DATE(words)):
        yield f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
    elif of_type is MONTH and (found := _OTHER_MONTH(words)):
        yield f"{found[1]}-{int(found[2]):02}"
    elif of_type is QUARTER and (found := _OTHER_QUARTER(words)):
        yield f"{found[1] or found[4]}-Q{found[2] or found[3]}"
    elif found := _AMOUNT.search(words):
        unit = (words[: found.start()] + words[found.end() :]).strip()
        yield from _with_unit(of_type, _plain(found[0], grouped=of_type in (MONEY, NUMBER)), unit)


def _with_unit(of_type: Type, number: str, unit: str) -> Iterator[str]:
    if of_type is NUMBER and not unit:
        yield number
    elif of_type is PERCENT and unit in _PERCENT_WORDS:
        yield f"{number} %"
    elif of_type is MONEY:
        yield _money(number, unit)
    elif of_type is DURATION and unit in _TIME_UNITS:
        yield f"{number} {_TIME_UNITS[unit]}"
    elif of_type is MONTHS and unit in _MONTH_UNITS:
        yield f"{number} {_MONTH_UNITS[unit]}"
    elif of_type is BUSINESS_DAYS and unit in _BUSINESS_WORDS:
        yield f"{number} business days"
    elif of_type is CALENDAR_DAYS and unit in _CALENDAR_WORDS:
        yield f"{number} calendar days"


def _money(number: str, unit: str) -> str:
    sign = "-" if unit.startswith("-") else ""
    currency = _SYMBOLS.get(unit.strip("- "), unit.strip("- ").upper())
    return f"{currency} {sign}{number}"


def _plain(amount: str, *, grouped: bool) -> str:
    """The number meant by an amount with commas, points, underscores or an exponent; `""` where none is."""
    text = amount.replace("_", "").replace("'", "").rstrip(".,")
    last = max(text.rfind(","), text.rfind("."))
    if "," in text and "." in text:
        text = text[:last].replace(",", "").replace(".", "") + "." + text[last + 1 :]
    elif "," in text and ((grouped and _GROUPS(text)) or text.count(",") > 1):
        text = text.replace(",", "")
    elif text.count(".") > 1:
        text = text.replace(".", "")
    try:
        number = Decimal(text.replace(",", "."))
    except ArithmeticError:
        return ""
    if abs(number.adjusted()) > MOST_EXPONENT:
        return ""
    shown = plain_text(number)
    written = text.replace(",", ".")
    return written if reads(NUMBER, written) else shown
