"""The day whose policies answer: a ticket's opening, a period's first day, another named one, else `at`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.values import (
    DATE,
    DATE_TIME,
    MONTH,
    QUARTER,
    UTC,
    Date,
    DateTime,
    Month,
    NoAnswer,
    Quarter,
    ValueProblem,
    read,
    region,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from addendum.values import Type, Value

FIRST_DAY, LAST_DAY = "the first day of the period", "the last day of the period"
"""The days of a period of which `governed by` may name one in place of a fact."""
GOVERNING = ("month", "quarter", "period_from", "opened", "date")
"""The facts that bear the governing date where the document does not name another one, in this order."""

_TYPES: dict[str, tuple[Type, ...]] = {
    "month": (MONTH,),
    "quarter": (QUARTER,),
    "at": (DATE,),
    "known_at": (DATE,),
}
_ANY_DATE = (DATE, DATE_TIME, MONTH, QUARTER)


def governing_fact(facts: Mapping[str, object], named: Iterable[str]) -> tuple[str, Any] | None:
    """The fact that bears the governing date, with what is given for it; None where the facts bear none.

    `named` are the facts that the documents of the question name under `governed by`; a name with dots leads
    into a record.
    """
    for name in tuple(named) or GOVERNING:
        first, *rest = name.split(".")
        if first in facts:
            found: Any = facts[first]
            for step in rest:
                found = found.get(step) if isinstance(found, dict) else None
            if found is not None or not rest:
                return name, found
    return None


def day_of(name: str, raw: object, zone: str = "", *, last: bool = False) -> Date:
    """The day that governs, from a month, a quarter, a date, or a moment on the clocks of `zone` (else UTC).

    Of a month or a quarter it is the first day, or the `last` one. Raises NoAnswer for what is none of them.
    """
    problem: ValueProblem | None = None
    for of_type in _TYPES.get(name, _ANY_DATE):
        try:
            return _day_in(read(of_type, raw), zone, last=last)
        except ValueProblem as error:
            problem = problem or error
    assert problem is not None  # noqa: S101 - there is at least one type to read by
    raise NoAnswer(problem.code, f"`{name}`: {problem.says}", problem.fix, details={"fact": name})


def bears_zone(raw: object) -> bool:
    """Whether what is given for the governing date is a moment, which is a day only in a zone."""
    return isinstance(raw, DateTime) or (isinstance(raw, str) and "T" in raw)


def day_at(at: str | Date) -> Date:
    """The day that the caller asks for; raises NoAnswer for what is no date."""
    return at if isinstance(at, Date) else day_of("at", at)


def known_day(known_at: str | Date) -> Date:
    """The day whose knowledge the caller asks for; raises NoAnswer for what is no date."""
    return known_at if isinstance(known_at, Date) else day_of("known_at", known_at)


def date_needed(question: str, fact: str = "") -> NoAnswer:
    """DATE-NEEDED: neither the facts nor the caller say which day's policies are asked.

    `fact` is the one that bears the date in this question, where there is one.
    """
    wanted = f"Give `{fact}`, or the day" if fact else "Give the day"
    return NoAnswer(
        "DATE-NEEDED",
        f"It is open which day's policies answer `{question}`: neither the facts nor the caller bear a date.",
        f"{wanted} as `at`, for example `2025-03-01`.",
    )


def _day_in(value: Value, zone: str, *, last: bool) -> Date:
    if isinstance(value, Month | Quarter):
        return value.last_day if last else value.first_day
    if isinstance(value, DateTime):
        return value.in_zone(region(zone) if zone else UTC).date
    date: Date = value
    return date
