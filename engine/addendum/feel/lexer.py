"""The text of a formula as tokens."""

from __future__ import annotations

import re

from addendum.feel.budgets import LITERAL_EXPONENT, TEXT_LENGTH
from addendum.feel.faults import SyntaxFault
from addendum.light import NamedTuple

# The characters of a name as DMN 1.5 lists them (rules 28 and 29), without `?`, which stands alone.
_NAME_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME_PART = _NAME_START + "0-9\u00b7\u0300-\u036f\u203f-\u2040"

_TOKEN = re.compile(
    rf"""
    (?P<space>[ \t\r\n\v\f\u0085\u00a0\u1680\u180e\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]+
        | //[^\n\r]* | /\*.*?\*/ )
  | (?P<number>(?:[0-9]+(?:\.(?!\.)[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
  | (?P<word>[{_NAME_START}][{_NAME_PART}]*|\?)
  | (?P<string>"(?:[^"\\]|\\.)*")
  | (?P<symbol>\*\*|\.\.|<=|>=|!=|->|/(?!\*)|[-+*=<>()\[\]{{}},:.'%@])
    """,
    re.VERBOSE | re.DOTALL,
)

_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{6}|.)", re.DOTALL)
_PLAIN_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "'": "'", "\\": "\\"}

_LOOKALIKES = {
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "\u00d7": "*",  # the sign of multiplication
    "·": "*",
    "÷": "/",
    "\u2212": "-",  # the minus sign
    "\u2013": "-",  # a dash
    "—": "-",
    "“": '"',
    "”": '"',
    "„": '"',
    "\u2018": "'",  # quotation marks
    "\u2019": "'",
    "&": "and",
    "|": "or",
    ";": ",",
    "!": "not(…)",
    "^": "**",
}


class Token(NamedTuple):
    """A word, number, string or symbol; `value` is a string's text with its escapes resolved."""

    kind: str
    text: str
    start: int
    end: int
    value: str = ""


def tokens(text: str) -> list[Token]:
    """The tokens of a formula, closed by one of kind `end`; raises SyntaxFault at what is none."""
    if len(text) > TEXT_LENGTH:
        says = f"The formula has {len(text):,} characters; at most {TEXT_LENGTH:,} are read."
        raise SyntaxFault(
            TEXT_LENGTH, len(text), says, "Split it into several decisions.", "FORMULA-TOO-LARGE"
        )
    found: list[Token] = []
    position, end = 0, len(text)
    match_at = _TOKEN.match
    while position < end:
        match = match_at(text, position)
        if match is None:
            raise _stray(text, position)
        kind = match.lastgroup or ""
        if kind != "space":
            token = Token(kind, match.group(), position, match.end())
            found.append(_checked(token) if kind in _CHECKS else token)
        position = match.end()
    found.append(Token("end", "", end, end))
    return found


def quoted(value: str) -> str:
    """A string as a formula writes it."""
    return '"' + "".join(map(_escaped, value)) + '"'


def string_value(literal: str) -> str:
    """The text that a string literal, quotes included, stands for."""
    value = _ESCAPE.sub(_unescaped, literal[1:-1])
    if any("\ud800" <= character <= "\udfff" for character in value):
        value = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value


def _checked(token: Token) -> Token:
    if token.kind == "string":
        return token._replace(value=string_value(token.text))
    exponent = token.text.lower().partition("e")[2].lstrip("+-")
    if exponent and (len(exponent) > 6 or int(exponent) > LITERAL_EXPONENT):
        says = f"The exponent of `{token.text}` is beyond {LITERAL_EXPONENT:,}."
        raise SyntaxFault(token.start, token.end, says, code="FORMULA-TOO-LARGE")
    return token


_CHECKS = {"string", "number"}


def _unescaped(match: re.Match[str]) -> str:
    body = match.group(1)
    if body in _PLAIN_ESCAPES:
        return _PLAIN_ESCAPES[body]
    if len(body) > 1:
        code = int(body[1:], 16)
        if code <= 0x10FFFF:
            return chr(code)
    # DMN's own examples escape more than its grammar lists, `\s` in patterns for one: kept as written.
    return match.group()


def _escaped(character: str) -> str:
    for escape, plain in _PLAIN_ESCAPES.items():
        if character == plain and escape != "'":
            return f"\\{escape}"
    if character.isprintable() or character == " ":
        return character
    return f"\\U{ord(character):06x}"


def _stray(text: str, position: int) -> SyntaxFault:
    character = text[position]
    if character == '"':
        return SyntaxFault(position, len(text), "A text starts here and never ends.", 'Close it with `"`.')
    if text.startswith("/*", position):
        return SyntaxFault(
            position, len(text), "A comment starts here and never ends.", "Close it with `*/`."
        )
    meant = _LOOKALIKES.get(character, "")
    if text.startswith(("&&", "||"), position):
        character = text[position : position + 2]
    says = f"`{character}` has no meaning in a formula."
    return SyntaxFault(position, position + len(character), says, f"Write `{meant}`." if meant else "")
