"""Why something cannot be read as a value, in business words, with what to write instead.

Only a failed reading imports this module. Fixes are tried: whatever is proposed as a value reads as one.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING
from unicodedata import normalize

from addendum.values.failures import ValueProblem
from addendum.values.misspelt import reads, repaired
from addendum.values.numbers import MOST_DIGITS, plain_text
from addendum.values.outcomes import Outcome
from addendum.values.types import (
    BOOLEAN,
    BUSINESS_DAYS,
    CALENDAR_DAYS,
    DATE,
    DATE_TIME,
    DURATION,
    MONEY,
    MONTHS,
    NUMBER,
    PERCENT,
    TEXT,
    MemberOf,
    Type,
)

if TYPE_CHECKING:
    from typing import Any

_LONGEST_QUOTE = 60
_QUANTITIES = (PERCENT, MONEY, DURATION, BUSINESS_DAYS, MONTHS, CALENDAR_DAYS)
_BARE_DAYS = re.compile(r"(-?[0-9][0-9.]*) ?(d|days?|w|weeks?)").fullmatch
_BARE_NUMBER = re.compile(r"[+-]?[0-9][0-9.,_]*").fullmatch
_DECIMAL_COMMA = re.compile(r"[0-9],[0-9]").search
_OTHER_UNIT = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)? ?[^0-9.,_ ][^0-9]*").fullmatch
_COUNTED = (NUMBER, PERCENT, DURATION, BUSINESS_DAYS, CALENDAR_DAYS)
_WELL_FORMED = re.compile(r"-?[0-9]{4,9}-[0-9]{2}-[0-9]{2}(?:T.*)?|[0-9]{2}:[0-9]{2}:[0-9]{2}.*").fullmatch
_PART_OF_MONTHS = re.compile(r"-?[0-9]*[./][0-9]+ (?:month|year)s?").fullmatch
_MOST_TRIED = 120


def complaint(of_type: Type, raw: Any, number_means: str = "", *, outcomes: bool = False) -> ValueProblem:
    """The problem with `raw`, which is not a value of `of_type`."""
    kind = type(raw)
    if kind is str:
        return _about_text(of_type, str(raw))
    if kind is float:
        return _about_float(of_type, raw)
    if (kind is int or kind is Decimal) and not _is_too_long(raw):
        return _about_number(of_type, raw, number_means)
    if kind is int or kind is Decimal:
        return _too_long()
    if kind is dict and "outcome" in raw:
        return _about_outcome(of_type, raw["outcome"], outcomes)
    return _wrong_type(of_type, raw)


def about_parsed(of_type: Type, text: str, problem: ValueProblem) -> ValueProblem:
    """What is wrong with a text that `problem` refused: no such day, or another way to write it."""
    return problem if _WELL_FORMED(text) else _about_text(of_type, text)


def no_quantity(text: str) -> ValueProblem:
    """The problem with a text that no unit explains."""
    shown = quoted(text)
    if found := _BARE_DAYS(text):
        return _bare_days(text, found)
    if _BARE_NUMBER(text):
        says = f"{shown} has no unit, so it is open what it measures."
        return ValueProblem("UNIT-MISSING", says, f"Write for example `{text} %` or `{text} minutes`.")
    for of_type in _QUANTITIES:
        problem = _about_text(of_type, text)
        if problem.code != "VALUE-UNREADABLE":
            return problem
    says = f"{shown} is neither a percentage, an amount of money, a length of time nor a number of days."
    return ValueProblem(
        "VALUE-UNREADABLE", says, "Write for example `99.5 %`, `EUR 8,000.00` or `20 minutes`."
    )


def quoted(text: str) -> str:
    """The author's own words in backticks, on one line and cut to a length that a sentence can hold."""
    visible = "".join(letter if letter.isprintable() else " " for letter in text.replace("`", "'"))
    return f"`{visible[:_LONGEST_QUOTE]}…`" if len(visible) > _LONGEST_QUOTE else f"`{visible}`"


def _about_text(of_type: Type, text: str) -> ValueProblem:
    if not text.strip():
        return _problem(of_type, "VALUE-UNREADABLE", f"An empty text stands where {of_type.says} is needed.")
    if isinstance(of_type, MemberOf):
        return _about_member(of_type, text)
    if len(re.findall("[0-9]", text)) > MOST_DIGITS:
        return _too_long()
    if of_type in (DURATION, BUSINESS_DAYS) and (found := _BARE_DAYS(text)):
        return _bare_days(text, found)
    other = _other_quantity(of_type, text)
    if other is not None:
        says = f"{quoted(text)} is {other.says}, but {of_type.says} is needed."
        return _problem(of_type, "UNIT-MISMATCH", says)
    if Outcome.named(text) is not None:
        return _about_outcome(of_type, text, outcomes=True)
    return _about_spelling(of_type, text)


def _about_spelling(of_type: Type, text: str) -> ValueProblem:
    """A value written in a way that is not ours: a unit missing or abbreviated, a comma for the point."""
    shown, found, plain = quoted(text), "", ""
    if len(text) <= _MOST_TRIED:
        plain = " ".join(normalize("NFKC", text).replace("\N{MINUS SIGN}", "-").split())
        found = next((candidate for candidate in repaired(of_type, plain) if reads(of_type, candidate)), "")
    fix = f"Write `{found}`." if found else ""
    if _BARE_NUMBER(text) and of_type in _QUANTITIES:
        return _problem(of_type, "UNIT-MISSING", f"{shown} has no unit, but {of_type.says} is needed.", fix)
    if found and found == plain:
        why = (
            "spaces stand where none belong"
            if text.isascii()
            else "some characters only look like the right ones"
        )
        return _problem(of_type, "VALUE-UNREADABLE", f"{shown} is not {of_type.says}: {why}.", fix)
    if _DECIMAL_COMMA(text) and of_type in _COUNTED:
        says = f"{shown} is not {of_type.says}: a comma stands where a decimal point is needed."
        return _problem(of_type, "DECIMAL-COMMA", says, fix)
    if of_type is MONTHS and _PART_OF_MONTHS(text):
        says = f"{shown} is not a whole number of months, and parts of a month differ in length."
        return _problem(of_type, "MONTHS-NOT-WHOLE", says)
    unknown = of_type in _QUANTITIES and of_type is not MONEY and _OTHER_UNIT(text)
    return _problem(
        of_type, "UNIT-UNKNOWN" if unknown else "VALUE-UNREADABLE", f"{shown} is not {of_type.says}.", fix
    )


def _about_member(of_type: MemberOf, text: str) -> ValueProblem:
    from addendum.findings import did_you_mean, listed

    near = did_you_mean(text, of_type.members) if len(text) <= _MOST_TRIED else ""
    fix = f"Write `{near}`." if near else f"Write {listed(of_type.members)}." if of_type.members else ""
    return ValueProblem("UNKNOWN-MEMBER", f"{quoted(text)} is not in the list `{of_type.name}`.", fix)


def _about_number(of_type: Type, number: Any, number_means: str) -> ValueProblem:
    text = plain_text(number)
    if number_means or of_type not in _QUANTITIES:
        fix = f'Write it in quotes: `"{text}"`.' if of_type is TEXT or isinstance(of_type, MemberOf) else ""
        says = f"The number {quoted(text)} stands where {of_type.says} is needed."
        return _problem(of_type, "WRONG-TYPE", says, fix)
    problem = _about_spelling(of_type, text)
    if of_type is PERCENT and number != 0 and abs(number) <= 1:
        share = plain_text(number * 100)
        problem.fix = f"Write `{text} %`, or `{share} %` where the number is a share of one."
    return problem


def _about_float(of_type: Type, number: Any) -> ValueProblem:
    says = f"{quoted(repr(number))} is a binary floating point number, which is not exact."
    fix = f"Give a Decimal, or text such as `{of_type.example}`."
    return ValueProblem("FLOAT-GIVEN", says, fix)


def _about_outcome(of_type: Type, text: object, outcomes: bool) -> ValueProblem:
    from addendum.findings import did_you_mean, listed

    known = [outcome.text for outcome in Outcome.all]
    if not isinstance(text, str) or text not in known:
        near = did_you_mean(text, known) if isinstance(text, str) else ""
        shown = quoted(text) if isinstance(text, str) else "This"
        fix = f"Write `{near}`." if near else f"Write {listed(known)}."
        return ValueProblem("UNKNOWN-OUTCOME", f"{shown} is not an outcome.", fix)
    says = f"The outcome `{text}` stands where {of_type.says} is needed."
    fix = f'On the wire an outcome is `{{"outcome": "{text}"}}`.' if outcomes else ""
    return _problem(of_type, "WRONG-TYPE", says, fix)


def _wrong_type(of_type: Type, raw: Any) -> ValueProblem:
    if raw is None:
        says = f"Nothing (`null`) is given where {of_type.says} is needed."
        fix = (
            f"Write for example `{of_type.example}`, or leave it out." if of_type.example else "Leave it out."
        )
        return ValueProblem("NULL-GIVEN", says, fix)
    return _problem(of_type, "WRONG-TYPE", f"{_kind_of(raw)} stands where {of_type.says} is needed.")


def _kind_of(raw: Any) -> str:
    if isinstance(raw, bool):
        return f"`{str(raw).lower()}`"
    if isinstance(raw, list | tuple):
        return "A list"
    if isinstance(raw, dict):
        return "A record"
    from addendum.values.dynamic import type_of
    from addendum.values.types import ANY

    found = type_of(raw)
    return f"`{type(raw).__name__}`" if found is ANY else found.says.capitalize()


def _bare_days(text: str, found: re.Match[str]) -> ValueProblem:
    number, unit = Decimal(found[1].rstrip(".")) if found[1].count(".") < 2 else Decimal(0), found[2][0]
    days = number * 7 if unit == "w" else number
    counted = plain_text(days)
    ways = [f"`{counted} calendar days`", f"`{plain_text(days * 24)} hours` of elapsed time"]
    if unit == "d":
        ways.insert(0, f"`{counted} business days`")
    says = f"{quoted(text)} does not say which days count and how long one is."
    return ValueProblem("BARE-DAYS", says, f"Write {', '.join(ways[:-1])} or {ways[-1]}.")


def _other_quantity(of_type: Type, text: str) -> Type | None:
    """The type that the unit in `text` belongs to, where it is another than the one needed."""
    if of_type not in (*_QUANTITIES, NUMBER, BOOLEAN, DATE, DATE_TIME):
        return None
    return next((other for other in _QUANTITIES if other is not of_type and reads(other, text)), None)


def _is_too_long(number: Any) -> bool:
    if isinstance(number, Decimal):
        return not number.is_finite() or abs(number.adjusted()) > MOST_DIGITS
    return bool(abs(number) >= 10**MOST_DIGITS)


def _too_long() -> ValueProblem:
    says = f"This number is not finite, or has more than {MOST_DIGITS} digits."
    return ValueProblem("NUMBER-TOO-LONG", says, "Give a number of a size that a contract knows.")


def _problem(of_type: Type, code: str, says: str, fix: str = "") -> ValueProblem:
    example = f"Write for example `{of_type.example}`." if of_type.example else ""
    return ValueProblem(code, says, fix or example)
