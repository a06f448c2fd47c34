"""How a built-in function or an operator says that it has no value to give."""

from __future__ import annotations

from decimal import InvalidOperation

from addendum.values import NoAnswer, ValueProblem


class FeelFailure(Exception):
    """No value: in the `dmn` profile the call is null, in `policy` it ends the formula with a named error."""

    def __init__(self, code: str, says: str, fix: str = "") -> None:
        self.code = code
        self.says = says
        self.fix = fix
        super().__init__(f"{code}: {says}")


# `decimal.Inexact` is not among them: it means that the answer is run again with fractions.
FAILURES = (FeelFailure, NoAnswer, ValueProblem, ZeroDivisionError, InvalidOperation)
"""What says that there is no value."""
