"""What YAML 1.2 takes a plain scalar for, and which ones are refused because readers disagree on them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.light import NamedTuple

if TYPE_CHECKING:
    from addendum.documents.nodes import Kind

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS = frozenset({"true", "True", "TRUE", "false", "False", "FALSE"})
_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", re.ASCII)

_BOOLEAN_WORDS = {
    word: meaning
    for words, meaning in ((("y", "yes", "on"), "true"), (("n", "no", "off"), "false"))
    for lower in words
    for word in (lower, lower.capitalize(), lower.upper())
}
_OTHER_BASE = re.compile(r"[-+]?0(?:x[0-9a-fA-F_]+|o[0-7_]+|b[01_]+)")
_LEADING_ZERO = re.compile(r"([-+]?)0+([0-9]+(?:\.[0-9]*)?)")
_UNDERSCORES = re.compile(r"[-+]?[0-9][0-9_]*_[0-9_]*(?:\.[0-9_]*)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_COMMA = re.compile(r"[-+]?[0-9]+(?:,[0-9]+)+(?:\.[0-9]+)?")
_GROUPED = re.compile(r"[-+]?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_BASE_60 = re.compile(r"[-+]?[0-9]+(?::[0-5]?[0-9])+(?:\.[0-9]*)?")
_EXPONENT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?0*([0-9]+)")
_CLOCK = re.compile(r"(?:[01][0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?")

MOST_DIGITS = 400
_LONGEST_FORM = 1_000  # what is longer is compared with no form: some of them take quadratic time to rule out
_LONGEST_SHOWN = 40


class Trap(NamedTuple):
    """Why a scalar is refused, and what to write."""

    code: str
    says: str
    fix: str


def kind_of(text: str) -> Kind:
    """What the core schema of YAML 1.2 makes of a plain scalar; what it does not know is a text."""
    if not text or text[0] in "~nNtTfF":
        if text in _NULLS:
            return "null"
        return "boolean" if text in _BOOLEANS else "text"
    if text[0] in "0123456789+-." and _NUMBER.fullmatch(text):
        return "number"
    return "text"


def trap_in(text: str, is_key: bool = False) -> Trap | None:
    """The reason to refuse a plain scalar, None for nearly all of them."""
    if text in _BOOLEAN_WORDS:
        meant = "Put" if is_key else f"Write `{_BOOLEAN_WORDS[text]}`, or put"
        return Trap(
            "BOOLEAN-WORD",
            f"Some programs read `{text}` as `{_BOOLEAN_WORDS[text]}`, others as a word.",
            f'{meant} the word in quotes: `"{text}"`.',
        )
    if not text or text[0] not in "0123456789+-.":
        return None
    return _number_trap(text) if len(text) <= _LONGEST_FORM else _too_long(text)


def _number_trap(text: str) -> Trap | None:
    if _BASE_60.fullmatch(text):
        return None if _CLOCK.fullmatch(text) else _base_60(text)
    if _COMMA.fullmatch(text):
        return _comma(text)
    if found := _LEADING_ZERO.fullmatch(text):
        return _form(text, "a number that begins with 0", "".join(found.groups()))
    if _UNDERSCORES.fullmatch(text):
        return _form(text, "a number with underscores", text.replace("_", ""))
    if _OTHER_BASE.fullmatch(text):
        return _form(text, "a number that is not in decimal digits", _decimal(text))
    if _NOT_FINITE.fullmatch(text):
        return Trap(
            "NUMBER-FORM",
            f"`{text}` is a computer's word for no real number.",
            f'Write a number, or `unlimited` where there is no limit; as a text: `"{text}"`.',
        )
    if found := _EXPONENT.fullmatch(text):
        return _form(text, "a number with an exponent", _written_out(text, found[1]))
    return _too_long(text) if len(text) > MOST_DIGITS else None


def _form(text: str, says: str, number: str) -> Trap:
    write = f"Write `{number}`" if 0 < len(number) <= _LONGEST_SHOWN else "Write it out in decimal digits"
    shown = _short(text)
    return Trap(
        "NUMBER-FORM",
        f"`{shown}` is {says}, which programs read in different ways.",
        f'{write}, or put it in quotes if it is a text: `"{shown}"`.',
    )


def _decimal(text: str) -> str:
    bases = {"x": 16, "o": 8, "b": 2}
    sign, digits = ("-", text[1:]) if text[0] == "-" else ("", text.lstrip("+"))
    cleaned = digits[2:].replace("_", "")
    return f"{sign}{int(cleaned, bases[digits[1]])}" if cleaned else ""


def _written_out(text: str, exponent: str) -> str:
    """The number without its exponent, `""` for one that nobody would write so."""
    from decimal import Decimal

    return f"{Decimal(text):f}" if len(exponent) <= 2 else ""


def _comma(text: str) -> Trap:
    if _GROUPED.fullmatch(text):
        plain = text.replace(",", "")
        fix = f"Write `{plain}`"
        if text.count(",") == 1 and "." not in text:
            fix += f", or `{text.replace(',', '.')}` if the comma is a decimal point"
        return Trap(
            "DECIMAL-COMMA", f"The comma in `{text}` is read as text, not as part of a number.", f"{fix}."
        )
    fix = (
        f"Write `{text.replace(',', '.')}`."
        if text.count(",") == 1 and "." not in text
        else "Write a decimal point."
    )
    return Trap("DECIMAL-COMMA", f"`{text}` has a comma where a decimal point is needed.", fix)


def _base_60(text: str) -> Trap:
    hours = text.lstrip("+-").split(":")
    time = f"`{hours[0].zfill(2)}:{hours[1]}`" if len(hours) == 2 and _is_time(hours) else "`09:00`"
    return Trap(
        "BASE-60-NUMBER",
        f"Some programs read `{text}` as a number in base 60.",
        f"Write a time of day like {time}, a length of time with its unit like `90 minutes`, "
        f'and a text in quotes: `"{text}"`.',
    )


def _is_time(parts: list[str]) -> bool:
    return len(parts[0]) <= 2 and int(parts[0]) <= 24 and len(parts[1]) == 2 and parts[1].isdecimal()


def _too_long(text: str) -> Trap | None:
    if not _NUMBER.fullmatch(text):
        return None
    if sum(map(str.isdecimal, text)) <= MOST_DIGITS:
        return None
    return Trap(
        "NUMBER-TOO-LONG",
        f"`{_short(text)}` is longer than any number in a contract.",
        f"Write a number of at most {MOST_DIGITS} digits.",
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"
