"""Budgets as they are met at run time: past one there is a named error in both profiles, never a null."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.budgets import LIST_LENGTH, NUMBER_BITS, STRING_LENGTH
from addendum.values import NoAnswer

if TYPE_CHECKING:
    from addendum.values import Number, Value

DATA_DEPTH = 200
"""Lists and contexts inside one another, where a function has to look into them."""

_MORE_ITEMS = 10_000  # the lists around one of the greatest length


class OverBudget(NoAnswer):
    """A value or a calculation that outgrew its budget; `null` would hide that from the `dmn` profile."""


def bounded_list(items: list[Value]) -> list[Value]:
    """The list, if it is short enough."""
    if len(items) > LIST_LENGTH:
        raise OverBudget(
            "LIST-TOO-LONG", f"A list of more than {LIST_LENGTH:,} items is more than a formula may make."
        )
    return items


def bounded_text(text: str) -> str:
    """The text, if it is short enough."""
    if len(text) > STRING_LENGTH:
        raise text_too_long()
    return text


def bounded_number(number: Number) -> Number:
    """The number, if its digits are few enough to go on calculating with."""
    top, bottom = number.as_integer_ratio()
    if max(top.bit_length(), bottom.bit_length()) > NUMBER_BITS:
        raise number_too_large()
    return number


def text_too_long() -> OverBudget:
    """The error of a text with more characters than a formula may make."""
    says = f"A text of more than {STRING_LENGTH:,} characters is more than a formula may make."
    return OverBudget("TEXT-TOO-LONG", says)


def number_too_large() -> OverBudget:
    """The error of a number with more digits than can be worked with."""
    return OverBudget("NUMBER-TOO-LARGE", "This number has more digits than can be worked with.")


class Walk:
    """The way through lists and contexts inside one another, which ends in an error where they are too many.

    A list may hold one list twice, which holds another twice and so on: a depth alone would bound nothing.
    """

    __slots__ = ("_depth", "_left")

    def __init__(self) -> None:
        self._depth = 0
        self._left = LIST_LENGTH + _MORE_ITEMS

    def enter(self, size: int) -> None:
        """Go into a list or context of so many items; `leave` comes back."""
        self._depth += 1
        self._left -= size
        if self._depth > DATA_DEPTH:
            raise OverBudget("NESTED-TOO-DEEP", f"Lists or contexts are nested more than {DATA_DEPTH} deep.")
        if self._left < 0:
            raise OverBudget("LIST-TOO-LONG", "These lists hold more items than a formula may look through.")

    def leave(self) -> None:
        """Come back out."""
        self._depth -= 1
