"""The value of a formula whose type shows only when it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.failure import FeelFailure
from addendum.values import ANY, Outcome

if TYPE_CHECKING:
    from addendum.values import Type, Value


def conforming(value: Value, of_type: Type) -> Value:
    """A formula's value whose type shows only now; raises FeelFailure for null and for another type."""
    if value is None:
        raise FeelFailure(
            "NULL-RESULT", "This formula gives null.", "Test first what may be null: `x is given`."
        )
    if of_type is ANY or type(value) is Outcome:
        return value
    from addendum.feel.operators import instance_of

    if instance_of(value, of_type):
        return value
    from addendum.feel.kinds import kind_of

    says = f"This formula gives {kind_of(value)}, and {of_type.says} is expected."
    raise FeelFailure("WRONG-RESULT", says)
