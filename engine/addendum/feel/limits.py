"""Budgets as they are met at run time: past one there is a named error in both profiles, never a null."""

from __future__ import annotations

from contextvars import ContextVar
from decimal import Decimal
from typing import TYPE_CHECKING

from addendum.feel.budgets import CALL_DEPTH, DATA_DEPTH, LIST_LENGTH, NUMBER_BITS, STEPS, STRING_LENGTH
from addendum.values import NoAnswer

if TYPE_CHECKING:
    from addendum.values import Number, Value

_MORE_ITEMS = 10_000  # the lists around one of the greatest length
_LONG_TEXT = 256  # characters that are copied in the time of a step, and bits that are calculated with
_LONG_NUMBER = 64
_BITS_OF_A_DIGIT = 3
_BITS_OF_A_BYTE = 8
_SMALL = Decimal(1).__sizeof__()
_MANY_DIGITS = 64  # steps in the time of a logarithm to a hundred digits


class OverBudget(NoAnswer):
    """A value or a calculation that outgrew its budget; `null` would hide that from the `dmn` profile."""


class Steps:
    """How many steps are left, and how deep functions have called one another."""

    __slots__ = ("depth", "left")

    def __init__(self) -> None:
        self.left = STEPS
        self.depth = 0

    def take(self, count: int = 1) -> None:
        """Use up steps; raises OverBudget where none are left."""
        self.left -= count
        if self.left < 0:
            raise OverBudget(
                "TOO-MANY-STEPS",
                f"This formula takes more than {STEPS:,} steps.",
                "Go through fewer items, or split it into several decisions.",
            )

    def enter(self, weight: int = 1) -> None:
        """Go into a function that takes so many steps; `leave` comes back."""
        self.take(weight)
        self.depth += 1
        if self.depth > CALL_DEPTH:
            raise too_deep()

    def leave(self) -> None:
        """Come back out of a function."""
        self.depth -= 1


RUNNING: ContextVar[Steps | None] = ContextVar("steps of the formula that runs", default=None)
"""The steps of the answer that is being worked out, where something in it repeats."""


def charge(count: int) -> None:
    """Use up steps for work that grows with a value's size; free where nothing repeats it."""
    steps = RUNNING.get()
    if steps is not None:
        steps.take(count)


def bounded_list(items: list[Value]) -> list[Value]:
    """The list, if it is short enough."""
    if len(items) > LIST_LENGTH:
        raise OverBudget(
            "LIST-TOO-LONG", f"A list of more than {LIST_LENGTH:,} items is more than a formula may make."
        )
    return items


def bounded_text(text: str) -> str:
    """The text, if it is short enough."""
    size = len(text)
    if size > STRING_LENGTH:
        raise text_too_long()
    if size > _LONG_TEXT:
        charge(size // _LONG_TEXT)
    return text


def bounded_number(number: Number) -> Number:
    """The number, if its digits are few enough to go on calculating with."""
    bits = bits_of(number)
    if bits > NUMBER_BITS:
        raise number_too_large()
    charge_bits(bits)
    return number


def bits_of(number: Number) -> int:
    """About how many bits the numerator or the denominator of a number has, told at little cost."""
    if type(number) is Decimal:
        return _BITS_OF_A_DIGIT * abs(number.adjusted()) + _BITS_OF_A_BYTE * (number.__sizeof__() - _SMALL)
    top, bottom = number.as_integer_ratio()
    longer: int = max(top.bit_length(), bottom.bit_length())
    return longer


def charge_bits(bits: int) -> None:
    """Use up steps for work on a number of so many bits."""
    if bits > _LONG_NUMBER:
        charge(bits // _LONG_NUMBER)


def charge_digits() -> None:
    """Use up the steps of a root, a logarithm or a power, which is worked out to many digits."""
    charge(_MANY_DIGITS)


def text_too_long() -> OverBudget:
    """The error of a text with more characters than a formula may make."""
    says = f"A text of more than {STRING_LENGTH:,} characters is more than a formula may make."
    return OverBudget("TEXT-TOO-LONG", says)


def number_too_large() -> OverBudget:
    """The error of a number with more digits than can be worked with."""
    return OverBudget("NUMBER-TOO-LARGE", "This number has more digits than can be worked with.")


def too_deep() -> OverBudget:
    """The error of functions that call one another without coming to an end."""
    return OverBudget(
        "CALLS-TOO-DEEP",
        f"Functions call one another more than {CALL_DEPTH} deep.",
        "Let the function come to an end sooner, or go through a list with `for`.",
    )


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
        charge(size)
        if self._depth > DATA_DEPTH:
            raise OverBudget("NESTED-TOO-DEEP", f"Lists or contexts are nested more than {DATA_DEPTH} deep.")
        if self._left < 0:
            raise OverBudget("LIST-TOO-LONG", "These lists hold more items than a formula may look through.")

    def leave(self) -> None:
        """Come back out."""
        self._depth -= 1
