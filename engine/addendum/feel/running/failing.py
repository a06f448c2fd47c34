"""Where a formula has no value: null in the `dmn` profile, a named error with its place in `policy`."""

from __future__ import annotations

from decimal import InvalidOperation
from functools import wraps
from typing import TYPE_CHECKING

from addendum.feel.failure import FAILURES, FeelFailure
from addendum.values import NoAnswer, ValueProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType, TracebackType
    from typing import Any

    from addendum.findings import Place

NAMED = (*FAILURES, RecursionError)
"""Errors that say what is wrong."""

SURPRISES = (TypeError, AttributeError, KeyError, IndexError)
"""Errors of Python where a value is not of the kind that was expected."""

FILE = "<formula>"
"""What compiled formulas give as their file, so that a traceback tells their frames from others."""


def or_null(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function with null where it has no value; a budget that is used up stays an error."""
    from addendum.feel.limits import OverBudget, too_deep

    @wraps(function)
    def nulling(*arguments: Any) -> Any:
        try:
            return function(*arguments)
        except OverBudget:
            raise
        except RecursionError:
            raise too_deep() from None
        except FAILURES:
            return None

    return nulling


def named_error(error: Exception, at: Callable[[int, int], Place] | None) -> NoAnswer:
    """The error that ends a formula, at the part of it that could not go on."""
    told = _as_answer(error)
    if told.at is None and at is not None:
        from addendum.feel.reporter import place_of

        start, end = _columns(error.__traceback__)
        told.at = place_of(at, start, end)
    return told


def _as_answer(error: Exception) -> NoAnswer:
    if isinstance(error, NoAnswer):
        return error
    if isinstance(error, (FeelFailure, ValueProblem)):
        return NoAnswer(error.code, error.says, error.fix)
    if isinstance(error, RecursionError):
        from addendum.feel.limits import too_deep

        return too_deep()
    if isinstance(error, (ZeroDivisionError, InvalidOperation)):
        return NoAnswer(
            "DIVISION-BY-ZERO",
            "Nothing can be divided by zero.",
            "Test the divisor first: `if x = 0 then … else …`.",
        )
    return NoAnswer("WRONG-TYPE", "Values of these kinds do not go together here.", "Check what they are.")


def _columns(traceback: TracebackType | None) -> tuple[int, int]:
    """The stretch of the formula that was running, by the innermost frame of its own.

    The generator gives every instruction the columns of the node it comes from.
    """
    found = (0, 0)
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if code.co_filename == FILE:
            found = _stretch(code, traceback.tb_lasti) or found
        traceback = traceback.tb_next
    return found


def _stretch(code: CodeType, instruction: int) -> tuple[int, int] | None:
    for index, (_, _, start, end) in enumerate(code.co_positions()):
        if index == instruction // 2:
            return None if start is None or end is None else (start, end)
    return None
