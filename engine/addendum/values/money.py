"""Amounts of money: a currency and an exact amount. Two currencies never mix."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from addendum.values.failures import CurrencyMismatch
from addendum.values.numbers import divide

if TYPE_CHECKING:
    from typing import Any, NoReturn

    from addendum.values.numbers import Number


class Money:
    """An amount in a currency, `Money("EUR", 8000)`; the currency is a code of three capital letters."""

    __slots__ = ("amount", "currency")
    currency: str
    amount: Number

    def __init__(self, currency: str, amount: Number) -> None:
        _set_currency(self, currency)
        _set_amount(self, amount)

    def __add__(self, other: Money) -> Money:
        if type(other) is not Money:
            return NotImplemented
        if self.currency != other.currency:
            raise CurrencyMismatch(self.currency, other.currency)
        return Money(self.currency, self.amount + other.amount)

    def __sub__(self, other: Money) -> Money:
        if type(other) is not Money:
            return NotImplemented
        if self.currency != other.currency:
            raise CurrencyMismatch(self.currency, other.currency)
        return Money(self.currency, self.amount - other.amount)

    def __mul__(self, other: Number) -> Money:
        kind = type(other)
        if kind is Decimal or kind is Fraction or kind is int:
            return Money(self.currency, self.amount * other)
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Any:
        kind = type(other)
        if kind is Decimal or kind is Fraction or kind is int:
            return Money(self.currency, divide(self.amount, other))
        if type(other) is not Money:
            return NotImplemented
        if self.currency != other.currency:
            raise CurrencyMismatch(self.currency, other.currency)
        return divide(self.amount, other.amount)

    def __neg__(self) -> Money:
        return Money(self.currency, -self.amount)

    def __abs__(self) -> Money:
        return Money(self.currency, abs(self.amount))

    def __eq__(self, other: object) -> bool:
        return type(other) is Money and self.currency == other.currency and self.amount == other.amount

    def __lt__(self, other: Money) -> bool:
        if type(other) is not Money:
            return NotImplemented
        if self.currency != other.currency:
            raise CurrencyMismatch(self.currency, other.currency)
        return self.amount < other.amount  # type: ignore[no-any-return]

    def __le__(self, other: Money) -> bool:
        if type(other) is not Money:
            return NotImplemented
        if self.currency != other.currency:
            raise CurrencyMismatch(self.currency, other.currency)
        return self.amount <= other.amount  # type: ignore[no-any-return]

    def __gt__(self, other: Money) -> bool:
        if type(other) is not Money:
            return NotImplemented
        if self.currency != other.currency:
            raise CurrencyMismatch(self.currency, other.currency)
        return self.amount > other.amount  # type: ignore[no-any-return]

    def __ge__(self, other: Money) -> bool:
        if type(other) is not Money:
            return NotImplemented
        if self.currency != other.currency:
            raise CurrencyMismatch(self.currency, other.currency)
        return self.amount >= other.amount  # type: ignore[no-any-return]

    def __hash__(self) -> int:
        return hash((Money, self.currency, self.amount))

    def __repr__(self) -> str:
        return f"Money({self.currency!r}, {self.amount})"

    def __reduce__(self) -> tuple[object, ...]:
        return Money, (self.currency, self.amount)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("an amount of money does not change")


_set_currency = Money.__dict__["currency"].__set__
_set_amount = Money.__dict__["amount"].__set__
