"""The functions that the kinds bring to the formula language: rounding, periods, outages, errors.

Their types stand apart, in `signatures`: running a formula that is compiled needs none of those. The room
`ledgers` is imported when a formula calls a function of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.values import NoAnswer, round_to

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

    from addendum.values import Value


_LEDGERS = (
    "chosen_credit",
    "chosen_name",
    "credits_together",
    "highest_each",
    "length_of",
    "outage_time",
    "term_extended",
    "within_cap",
    "within_period",
)


def rounded(value: Value, mode: str, step: Value) -> Value:
    """`value` rounded to the nearest `step` by `mode`; an absent outcome stays what it is."""
    return round_to(value, step, mode)


def _of_ledgers(name: str) -> Callable[..., Value]:
    """A function of the room `ledgers`, which is imported when a formula calls it."""

    def call(*arguments: Value) -> Value:
        from addendum import ledgers

        return getattr(ledgers, name)(*arguments)

    return call


def not_evaluated(word: str) -> NoReturn:
    """No value: the policy asks for something that this version does not evaluate."""
    raise NoAnswer(
        "NOT-EVALUATED",
        f"The policy says `{word}` here, and this version of the engine does not evaluate that.",
        "Give the value itself in place of what it is computed from.",
    )


def not_told(name: str) -> NoReturn:
    """No value: what is asked depends on a fact that may be left out, and here it matters."""
    raise NoAnswer(
        "MISSING-FACT",
        f"`{name}` is not given, and the answer depends on it.",
        f"Give `{name}`.",
        details={"missing": (name,)},
    )


FUNCTIONS: dict[str, Callable[..., Value]] = {
    "rounded": rounded,
    "not_evaluated": not_evaluated,
    "not_told": not_told,
    **{name: _of_ledgers(name) for name in _LEDGERS},
}
