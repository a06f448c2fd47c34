"""The functions that the kinds bring to the formula language: rounding steps and the length of periods."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addendum.feel import Signature
from addendum.values import ANY, DURATION, TEXT, Duration, Outcome, round_to

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from addendum.values import Month, Quarter, Type, Value

SECONDS_A_DAY = 86_400


class ContractFunctions(NamedTuple):
    """Signatures for the checker and implementations for the planner, under the same names."""

    signatures: Mapping[str, Signature]
    implementations: Mapping[str, Callable[..., Value]]


def rounded(value: Value, mode: str, step: Value) -> Value:
    """`value` rounded to the nearest `step` by `mode`; an absent outcome stays what it is."""
    if isinstance(value, Outcome):
        return value
    return round_to(value, step, mode)


def length_of(period: Month | Quarter) -> Duration:
    """The elapsed time of a calendar month or quarter in UTC, where every day has 24 hours."""
    days = period.next().first_day.ordinal - period.first_day.ordinal
    return Duration(days * SECONDS_A_DAY)


def _same_as_first(types: tuple[Type | None, ...]) -> Type:
    return types[0] or ANY


CONTRACT_FUNCTIONS = ContractFunctions(
    {
        "rounded": Signature((("value", ANY), ("mode", TEXT), ("step", ANY)), ANY),
        "length_of": Signature((("period", ANY),), DURATION),
    },
    {"rounded": rounded, "length_of": length_of},
)
