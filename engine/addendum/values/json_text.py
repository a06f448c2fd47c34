"""JSON text with exact numbers: read by their digits, written as they are, no float in between."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from json.decoder import JSONDecodeError, JSONDecoder
from json.encoder import encode_basestring  # the C function, where there is one
from typing import TYPE_CHECKING

from addendum.values.failures import ValueProblem
from addendum.values.numbers import MOST_DIGITS, MOST_EXPONENT, plain_text
from addendum.values.outcomes import Outcome
from addendum.values.showing import is_shown, json_number, show

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from addendum.values.dynamic import Value

_LONGEST_NUMBER = 2 * MOST_DIGITS + 10
_IN_WORDS = {
    "Expecting value": "a value is missing, or a text stands without quotes",
    "Expecting property name enclosed in double quotes": "a name in double quotes is missing",
    "Expecting ':' delimiter": "a colon is missing after the name",
    "Expecting ',' delimiter": "a comma or the closing bracket is missing",
    "Unterminated string starting at": "a text begins here that is not closed",
    "Invalid control character at": "a line break or control character stands inside a text",
    "Invalid \\escape": "a backslash stands before a character that needs none",
    "Invalid \\uXXXX escape": "four hexadecimal digits are missing after `\\u`",
    "Extra data": "there is more text after the end of the value",
    "Illegal trailing comma before end of object": "a comma stands before the closing bracket",
    "Illegal trailing comma before end of array": "a comma stands before the closing bracket",
}


class JsonProblem(ValueProblem):
    """A text that is not JSON; `msg` says what is wrong at `lineno` and `colno`, counted from 1."""

    def __init__(self, msg: str, lineno: int, colno: int) -> None:
        where = f"line {lineno}, column {colno}"
        super().__init__("JSON-UNREADABLE", f"This is not JSON: {where}: {msg}.", "Correct it there.")
        self.msg = msg
        self.lineno = lineno
        self.colno = colno


def loads(text: str) -> Any:
    """JSON text as Python data, with numbers as int and Decimal.

    Raises JsonProblem for what is not JSON, and ValueProblem for a key given twice, for NaN and Infinity, and
    for numbers beyond the budget on digits.
    """
    try:
        try:
            value, end = _scan(text, 0)
        except StopIteration:  # white space goes first, or there is no value
            return _DECODER.decode(text)
        return value if end == len(text) else _DECODER.decode(text)
    except JSONDecodeError as error:
        message = error.msg.removesuffix(":")
        words = next((_IN_WORDS[known] for known in _IN_WORDS if message.startswith(known)), message)
        raise JsonProblem(words, error.lineno, error.colno) from None
    except RecursionError:
        raise ValueProblem("TOO-DEEP", "This JSON is nested too deeply.", "Flatten the data.") from None


def dumps(value: Value) -> str:
    """Data or values as one line of JSON; a number is written with all its digits, an outcome as a map.

    A text stays in its own characters. Raises TypeError for floats and for keys that are not text.
    """
    return _ENCODERS[type(value)](value)


def _float(text: str) -> Decimal:
    if len(text) <= _LONGEST_NUMBER:
        number = Decimal(text)
        if -MOST_EXPONENT <= number.adjusted() <= MOST_EXPONENT:
            return number
    raise _too_long()


def _int(text: str) -> int:
    if len(text) <= MOST_DIGITS:
        return int(text)
    raise _too_long()


def _constant(text: str) -> None:
    says = f"`{text}` is not a number that JSON or a contract knows."
    raise ValueProblem("NUMBER-TOO-LONG", says, "Leave the value out, or give the number.")


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    names = [name for name, _ in pairs]
    twice = next(name for name in names if names.count(name) > 1)
    raise ValueProblem("JSON-KEY-TWICE", f"The name `{twice}` is given twice in one record.", "Give it once.")


def _too_long() -> ValueProblem:
    says = f"A number has more than {MOST_DIGITS} digits."
    return ValueProblem("NUMBER-TOO-LONG", says, "Give a number of a size that a contract knows.")


_DECODER = JSONDecoder(
    parse_float=_float, parse_int=_int, parse_constant=_constant, object_pairs_hook=_object
)
_scan: Callable[[str, int], tuple[Any, int]] = _DECODER.scan_once  # type: ignore[attr-defined] # not in the stubs


def _encode_dict(fields: dict[str, Value]) -> str:
    parts = []
    for name, value in fields.items():
        kind = type(value)
        if kind is str:
            parts.append(f"{encode_basestring(name)}: {encode_basestring(value)}")
        else:
            parts.append(f"{encode_basestring(name)}: {_ENCODERS[kind](value)}")
    return f"{{{', '.join(parts)}}}"


def _encode_list(items: list[Value] | tuple[Value, ...]) -> str:
    return f"[{', '.join([_ENCODERS[type(item)](item) for item in items])}]"


def _encode_number(number: Decimal | Fraction) -> str:
    found = json_number(number)
    return encode_basestring(found) if type(found) is str else plain_text(found)


def _encode_shown(value: Value) -> str:
    return f'"{show(value)}"'  # no canonical text holds a quote or a backslash


class _Encoders(dict[type, "Callable[[Any], str]"]):
    """Encoders by class; classes of values that are not listed are shown as text."""

    def __missing__(self, kind: type) -> Callable[[Any], str]:
        if not is_shown(kind):
            raise TypeError(f"{kind.__name__} has no exact JSON form")
        self[kind] = _encode_shown
        return _encode_shown


_ENCODERS = _Encoders(
    {
        str: encode_basestring,
        bool: lambda value: "true" if value else "false",
        int: str,
        type(None): lambda _: "null",
        Decimal: _encode_number,
        Fraction: _encode_number,
        dict: _encode_dict,
        list: _encode_list,
        tuple: _encode_list,
        Outcome: lambda value: f'{{"outcome": "{value.text}"}}',
    }
)
