"""Absent outcomes: what a contract says where it gives no value, as values that calculations carry along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.values.failures import NoAnswer

if TYPE_CHECKING:
    from typing import ClassVar, NoReturn


class Outcome:
    """One of the five absent outcomes; each exists once, so `is` compares them.

    Arithmetic with an outcome yields it. Ordering one raises NoAnswer NOT-COMPARABLE, except that `unlimited`
    is above every value. Nothing follows where `unlimited` is taken away or divided by: NOT-COMPUTABLE.
    """

    __slots__ = ("text",)
    text: str
    all: ClassVar[tuple[Outcome, ...]]

    def __init__(self, text: str) -> None:
        object.__setattr__(self, "text", text)

    @staticmethod
    def named(text: str) -> Outcome | None:
        """The outcome that `text` names, None where it names none."""
        return _BY_TEXT.get(text)

    def __add__(self, other: object) -> Outcome:
        if other is None:
            return NotImplemented
        return self

    __radd__ = __add__

    def __sub__(self, other: object) -> Outcome:
        if other is None:
            return NotImplemented
        if self is UNLIMITED and other is UNLIMITED:
            raise _not_computable("subtracted")
        return self

    def __rsub__(self, other: object) -> Outcome:
        if other is None:
            return NotImplemented
        if self is UNLIMITED:
            raise _not_computable("subtracted")
        return self

    def __mul__(self, other: object) -> Outcome:
        if other is None:
            return NotImplemented
        if self is UNLIMITED and not _is_positive(other):
            raise _not_computable("multiplied by zero or less")
        return self

    __rmul__ = __mul__

    def __truediv__(self, other: object) -> Outcome:
        if other is None:
            return NotImplemented
        if self is UNLIMITED and not _is_positive(other):
            raise _not_computable("divided by zero or less")
        return self

    def __rtruediv__(self, other: object) -> Outcome:
        if other is None:
            return NotImplemented
        if self is UNLIMITED:
            raise _not_computable("divided by")
        return self

    def __pow__(self, other: object) -> Outcome:
        if other is None:
            return NotImplemented
        return self

    __rpow__ = __pow__

    def __neg__(self) -> Outcome:
        if self is UNLIMITED:
            raise _not_computable("subtracted")
        return self

    def __abs__(self) -> Outcome:
        return self

    def __lt__(self, other: object) -> bool:
        if other is None:
            return NotImplemented
        self._must_compare(other)
        return False

    def __le__(self, other: object) -> bool:
        if other is None:
            return NotImplemented
        self._must_compare(other)
        return other is UNLIMITED

    def __gt__(self, other: object) -> bool:
        if other is None:
            return NotImplemented
        self._must_compare(other)
        return other is not UNLIMITED

    def __ge__(self, other: object) -> bool:
        if other is None:
            return NotImplemented
        self._must_compare(other)
        return True

    def __repr__(self) -> str:
        return f"<{self.text}>"

    def __str__(self) -> str:
        return self.text

    def __reduce__(self) -> tuple[object, ...]:
        return Outcome.named, (self.text,)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("an outcome does not change")

    def _must_compare(self, other: object) -> None:
        """Refuse to order anything but `unlimited` against a value or against itself."""
        absent = other if isinstance(other, Outcome) and other is not UNLIMITED else self
        if absent is not UNLIMITED:
            raise NoAnswer(
                "NOT-COMPARABLE",
                f"`{absent}` is neither more nor less than a value.",
                "Test it first, for example with `is given`.",
            )


NO_COMMITMENT = Outcome("no commitment")
BEST_EFFORT = Outcome("best effort")
UNLIMITED = Outcome("unlimited")
NOT_APPLICABLE = Outcome("not applicable")
UNDEFINED = Outcome("undefined by the terms")

Outcome.all = (NO_COMMITMENT, BEST_EFFORT, UNLIMITED, NOT_APPLICABLE, UNDEFINED)
_BY_TEXT = {outcome.text: outcome for outcome in Outcome.all}


def _is_positive(other: object) -> bool:
    """Whether a factor or divisor keeps `unlimited` unlimited; an outcome does."""
    if isinstance(other, Outcome):
        return True
    try:
        return bool(other > type(other)(0))  # type: ignore[operator, call-arg]
    except TypeError:
        return True  # not a plain quantity: the checker has refused it before


def _not_computable(done: str) -> NoAnswer:
    return NoAnswer(
        "NOT-COMPUTABLE",
        f"`unlimited` cannot be {done}: the result would be no value.",
        "Test it first, for example with `x = unlimited`.",
    )
