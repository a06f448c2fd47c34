"""Ranges as values: two ends of one kind, each included or not, or one end alone as in `(< 10)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.failure import FeelFailure
from addendum.feel.kinds import is_ordered, kind_of

if TYPE_CHECKING:
    from typing import NoReturn

    from addendum.values import Value


class Range:
    """All values between `start` and `end`; an end that is None is open without limit.

    `start_included` and `end_included` say whether the ends themselves belong to it.
    """

    __slots__ = ("end", "end_included", "start", "start_included")
    start: Value
    end: Value
    start_included: bool
    end_included: bool

    def __init__(
        self, start: Value, end: Value, start_included: bool = True, end_included: bool = True
    ) -> None:
        keep = object.__setattr__
        keep(self, "start", start)
        keep(self, "end", end)
        keep(self, "start_included", start_included and start is not None)
        keep(self, "end_included", end_included and end is not None)

    @classmethod
    def between(
        cls, start: Value, end: Value, start_included: bool = True, end_included: bool = True
    ) -> Range:
        """The range `[start..end]`; raises FeelFailure unless both ends are of one ordered kind."""
        if start is None or end is None:
            raise FeelFailure("NULL-OPERAND", "An end of this range is null.", "Give both ends a value.")
        if kind_of(start) != kind_of(end) or not is_ordered(start):
            raise FeelFailure(
                "WRONG-TYPE",
                f"There is no range from {kind_of(start)} to {kind_of(end)}.",
                "Give two numbers, texts, dates, times or lengths of time.",
            )
        return cls(start, end, start_included, end_included)

    @classmethod
    def where(cls, operator: str, operand: Value) -> Range:
        """The range of a test in brackets: `(< 10)`, `(>= 10)`, `(= 10)`."""
        if operand is None or not is_ordered(operand):
            raise FeelFailure("WRONG-TYPE", f"There is no range up to or from {kind_of(operand)}.")
        match operator:
            case "<":
                return cls(None, operand, end_included=False)
            case "<=":
                return cls(None, operand)
            case ">":
                return cls(operand, None, start_included=False)
            case ">=":
                return cls(operand, None)
            case "=":
                return cls(operand, operand)
        raise FeelFailure("WRONG-TYPE", f"`{operator}` does not describe a range.")

    def contains(self, value: Value) -> bool:
        """Whether a value lies in the range; raises FeelFailure where it is of another kind, or null."""
        return not self.is_before(value) and not self.is_after(value)

    def is_before(self, value: Value) -> bool:
        """Whether the range ends before a value; raises FeelFailure where it is of another kind, or null."""
        self._must_match(value)
        if self.end is None:
            return False
        return bool(self.end < value or (self.end == value and not self.end_included))

    def is_after(self, value: Value) -> bool:
        """Whether the range starts after a value; raises FeelFailure where it is of another kind, or null."""
        self._must_match(value)
        if self.start is None:
            return False
        return bool(self.start > value or (self.start == value and not self.start_included))

    def __eq__(self, other: object) -> bool:
        return type(other) is Range and self._parts() == other._parts()

    def __hash__(self) -> int:
        return hash((Range, self._parts()))

    def __repr__(self) -> str:
        opening = "[" if self.start_included else "("
        return f"Range {opening}{self.start!r}..{self.end!r}{']' if self.end_included else ')'}"

    def __reduce__(self) -> tuple[object, ...]:
        return Range, self._parts()

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a range does not change")

    def _parts(self) -> tuple[Value, Value, bool, bool]:
        return self.start, self.end, self.start_included, self.end_included

    def _must_match(self, value: Value) -> None:
        if value is None:
            raise FeelFailure("NULL-OPERAND", "Whether null lies in a range is not known.")
        own = kind_of(self.end if self.start is None else self.start)
        if kind_of(value) != own:
            raise FeelFailure(
                "WRONG-TYPE", f"{kind_of(value)} cannot lie in a range of {own} values.".capitalize()
            )
