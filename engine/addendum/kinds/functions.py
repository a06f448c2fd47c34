"""The functions that the kinds bring to the formula language: rounding, periods, outages, errors.

Their types stand apart, in `signatures`: running a formula that is compiled needs none of those. What looks
at periods and outages is imported when a formula calls it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.values import NoAnswer, round_to

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

    from addendum.values import Value


_LEDGERS = ("credits_together", "highest_each", "term_extended", "within_cap")


def rounded(value: Value, mode: str, step: Value) -> Value:
    """`value` rounded to the nearest `step` by `mode`; an absent outcome stays what it is."""
    return round_to(value, step, mode)


def length_of(*arguments: Value) -> Value:
    """The elapsed time of a period; see `spans`."""
    from addendum.kinds.spans import length_of

    return length_of(*arguments)


def within_period(*arguments: Value) -> Value:
    """Outages as far as they lie in a period; see `outages`."""
    from addendum.kinds.outages import within_period

    return within_period(*arguments)


def outage_time(*arguments: Value) -> Value:
    """The time that outages take; see `outages`."""
    from addendum.kinds.outages import outage_time

    return outage_time(*arguments)


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
    "length_of": length_of,
    "within_period": within_period,
    "outage_time": outage_time,
    "not_evaluated": not_evaluated,
    "not_told": not_told,
    **{name: _of_ledgers(name) for name in _LEDGERS},
}
