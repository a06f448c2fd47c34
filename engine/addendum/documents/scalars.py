"""What YAML 1.2 takes a plain scalar for, and which plain scalars are refused because readers disagree on them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

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
_CLOCK = re.compile(r"(?:[01][0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?")

MOST_DIGITS = 400
_EXPONENT = re.compile(r"[eE][-+]?0*([0-9]*)$")


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


def trap_in(text: str) -> Trap | None:
    """The reason to refuse a plain scalar, None for nearly all of them."""
    if text in _BOOLEAN_WORDS:
        return Trap(
            "BOOLEAN-WORD",
            f"Some programs read `{text}` as `{_BOOLEAN_WORDS[text]}`, others as a word.",
            f'Write `{_BOOLEAN_WORDS[text]}`, or put the word in quotes: `"{text}"`.',
        )
    if text[:1] not in "0123456789+-." or not text:
        return None
    return _number_trap(text)


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
    return _too_long(text) if len(text) > 3 else None


def _form(text: str, says: str, number: str) -> Trap:
    return Trap(
        "NUMBER-FORM",
        f"`{text}` is {says}, which programs read in different ways.",
        f'Write `{number}`, or put it in quotes if it is a text: `"{text}"`.',
    )


def _decimal(text: str) -> str:
    bases = {"x": 16, "o": 8, "b": 2}
    sign, digits = ("-", text[1:]) if text[0] == "-" else ("", text.lstrip("+"))
    cleaned = digits[2:].replace("_", "")
    if not cleaned or len(cleaned) > MOST_DIGITS:
        return "the number in decimal digits"
    return f"{sign}{int(cleaned, bases[digits[1]])}"


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
    exponent = _EXPONENT.search(text)
    large = exponent is not None and (len(exponent[1]) > 3 or int(exponent[1] or "0") > MOST_DIGITS)
    if not large and sum(map(str.isdecimal, text)) <= MOST_DIGITS:
        return None
    shown = text if len(text) <= 24 else f"{text[:20]}…"
    return Trap(
        "NUMBER-TOO-LONG",
        f"`{shown}` is longer than any number in a contract.",
        f"Write a number of at most {MOST_DIGITS} digits.",
    )
