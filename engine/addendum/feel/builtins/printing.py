"""The text of a value as FEEL's `string` writes it: numbers to 34 digits, lengths of time by ISO 8601."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from addendum.feel.budgets import STRING_LENGTH
from addendum.feel.failure import FeelFailure
from addendum.feel.kinds import NUMBERS, is_function, is_list
from addendum.feel.limits import Walk, bounded_number, bounded_text, text_too_long
from addendum.feel.operators import irrational
from addendum.feel.ranges import Range
from addendum.values import Date, DateTime, Duration, Months, Time, finite_decimal, plain_text, show

if TYPE_CHECKING:
    from collections.abc import Collection

    from addendum.values import Number, Value

_DELIMITERS = frozenset('{}[]:,"\\')


def feel_text(value: Value) -> str:
    """The text of a value, with quotes around texts inside lists and contexts; FeelFailure for functions."""
    return value if type(value) is str else bounded_text(_inner(value, Walk()))


def number_text(number: Number) -> str:
    """A number in plain digits, rounded half even to 34 of them."""
    return plain_text(irrational.rounded(bounded_number(number)))


def duration_text(duration: Duration) -> str:
    """A length of time such as `P1DT2H` or `-PT0.5S`; `PT0S` for none."""
    seconds = Fraction(duration.seconds)
    sign = "-" if seconds < 0 else ""
    whole, rest = divmod(abs(seconds), 86_400)
    hours, rest = divmod(rest, 3600)
    minutes, rest = divmod(rest, 60)
    clock = _part(hours, "H") + _part(minutes, "M") + _part(rest, "S")
    days = _part(whole, "D")
    return f"{sign}P{days}{'T' if clock else ''}{clock}" if days or clock else "PT0S"


def months_text(duration: Months) -> str:
    """A number of months such as `P1Y2M`; `P0M` for none."""
    years, months = divmod(abs(duration.months), 12)
    text = _part(years, "Y") + _part(months, "M")
    return f"{'-' if duration.months < 0 else ''}P{text or '0M'}"


def _part(count: Number, unit: str) -> str:
    if not count:
        return ""
    decimal = finite_decimal(count)
    return f"{number_text(count) if decimal is None else plain_text(decimal)}{unit}"


def _inner(value: Value, walk: Walk) -> str:
    kind = type(value)
    if kind is str:
        return _quoted(value)
    if kind in NUMBERS:
        return number_text(value)
    if kind is Duration:
        return duration_text(value)
    if kind is Months:
        return months_text(value)
    if kind in (Date, Time, DateTime):
        return str(value)
    if is_list(value):
        return f"[{', '.join(_each(value, walk))}]"
    if kind is dict:
        texts = _each(value.values(), walk)
        return f"{{{', '.join(f'{_key(key)}: {text}' for key, text in zip(value, texts, strict=True))}}}"
    if kind is Range:
        return _range(value, walk)
    if is_function(value):
        raise FeelFailure("WRONG-TYPE", "A function has no text.")
    return show(value)


def _each(items: Collection[Value], walk: Walk) -> list[str]:
    """The texts of items, together short enough to be put into one."""
    walk.enter(len(items))
    texts = [_inner(item, walk) for item in items]
    walk.leave()
    if sum(map(len, texts)) > STRING_LENGTH:
        raise text_too_long()
    return texts


def _range(value: Range, walk: Walk) -> str:
    start = "" if value.start is None else _end(value.start, walk)
    end = "" if value.end is None else _end(value.end, walk)
    return f"{'[' if value.start_included else '('}{start}..{end}{']' if value.end_included else ')'}"


def _end(value: Value, walk: Walk) -> str:
    """An end of a range, so that `range` reads the text again."""
    text = _inner(value, walk)
    return f'@"{text}"' if type(value) in (Date, Time, DateTime, Duration, Months) else text


def _key(key: str) -> str:
    return _quoted(key) if not key or key != key.strip() or not _DELIMITERS.isdisjoint(key) else key


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
