"""Reading numbers from text with separators."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from addendum.feel.budgets import LITERAL_EXPONENT
from addendum.feel.failure import FeelFailure
from addendum.feel.limits import number_too_large
from addendum.feel.operators.modes import in_mode

if TYPE_CHECKING:
    from addendum.values import Number

_NUMBER = re.compile(
    r"-?(?:[0-9]{1,400}(?:\.[0-9]{0,400})?|\.[0-9]{1,400})(?:[eE][+-]?([0-9]{1,4}))?"
).fullmatch


def read_number(text: str, grouping: str | None = None, point: str | None = None) -> Number:
    """`number(from, grouping separator, decimal separator)`; raises FeelFailure.

    Digits are grouped by nothing, a space, a comma or a point, and a fraction follows a point or a comma.
    """
    if grouping not in (None, " ", ",", ".") or point not in (None, ".", ",") or (point or ".") == grouping:
        raise FeelFailure(
            "SEPARATOR-UNKNOWN",
            "Digits are grouped by a space, a comma or a point; the fraction follows a point or a comma.",
            'Write for example `number("1,000.50", ",", ".")`.',
        )
    plain = text.replace(grouping, "") if grouping else text
    if point == ",":
        plain = "" if "." in plain else plain.replace(",", ".")
    found = _NUMBER(plain)
    if found is None:
        raise FeelFailure(
            "VALUE-UNREADABLE", f"`{text[:60]}` is not a number.", "Write digits, for example `1000.50`."
        )
    if found[1] and int(found[1]) > LITERAL_EXPONENT:
        raise number_too_large()
    return in_mode(Fraction(Decimal(plain)))
