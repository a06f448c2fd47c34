"""What an author has nearly written: a text with a slip undone, if it then has the form that is needed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.documents.keywords import matches
from addendum.findings import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_WORDS = re.compile(r"[a-z]+(?: [a-z]+)*")
_BETWEEN_WORDS = re.compile(r"[|()^$?:*+]+")


def respelt(text: str, pattern: str) -> str:
    """The nearest text that has the form of `pattern`, `""` where none is near enough to be meant."""
    for once in _respellings(text):
        if matches(pattern, once):
            return once
    for once in _respellings(text):
        for twice in _respellings(once):
            if matches(pattern, twice):
                return twice
    if pattern.startswith("^=") and matches(pattern, formula := f"= {text}"):
        return formula
    return did_you_mean(text, _words_of(pattern))


def _respellings(text: str) -> Iterator[str]:
    for undo in _SLIPS:
        if (changed := undo(text)) != text:
            yield changed


def _words_of(pattern: str) -> list[str]:
    """The fixed words that a pattern takes, such as `no commitment`."""
    pieces = _BETWEEN_WORDS.split(pattern)
    return [piece for piece in pieces if _WORDS.fullmatch(piece) and matches(pattern, piece)]


def _plain_spaces(text: str) -> str:
    """Spaces of a word processor, which look like others and are none for a computer."""
    return " ".join(text.split())


def _decimal_point(text: str) -> str:
    """A comma before other than three digits can only divide decimals."""
    return re.sub(r"(?<=[0-9]),(?=(?:[0-9]{1,2}|[0-9]{4,})(?![0-9,]))", ".", text)


def _points_and_commas(text: str) -> str:
    """`8.000,00` is written the other way round."""
    if not re.search(r"[0-9]\.[0-9]{3},[0-9]{1,2}(?![0-9])", text):
        return text
    return text.translate(str.maketrans(".,", ",."))


def _currency_first(text: str) -> str:
    return re.sub(r"([0-9.,]*[0-9]) ?([A-Za-z]{3})", r"\2 \1", text)


def _space_before_unit(text: str) -> str:
    return re.sub(r"(?<=[0-9])(?=[A-Za-z])", " ", text)


def _date_with_hyphens(text: str) -> str:
    """Only with the year first is it certain which part is the month."""
    return re.sub(r"^([0-9]{4})[./ ]([0-9]{1,2})[./ ]([0-9]{1,2})$", r"\1-\2-\3", text)


def _two_digits(text: str) -> str:
    return re.sub(r"(?<![0-9.,])([0-9])(?=[-:]|$)", r"0\1", text)


_SLIPS: tuple[Callable[[str], str], ...] = (
    _plain_spaces,
    lambda text: _DASHES.sub("-", text),
    _decimal_point,
    _points_and_commas,
    _space_before_unit,
    str.lower,
    str.upper,
    lambda text: re.sub(r"[\s_]+", "-", text.strip()),
    lambda text: re.sub(r"[\s-]+", "_", text.strip()),
    _currency_first,
    _date_with_hyphens,
    _two_digits,
)
