"""Several credits as one: their sum or the highest, each within its cap, and once for what caused them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.values import NO_COMMITMENT, NOT_APPLICABLE, CalendarDays, Date, NoAnswer, Outcome, type_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from addendum.values import Value

    Records = Sequence[dict[str, Any]]

SUM, HIGHEST, LOWEST = "the sum", "the highest", "the lowest"
_NOTHING = (NOT_APPLICABLE, NO_COMMITMENT)


def credits_together(credits_: Sequence[Value], none: Value, take: str) -> Value:
    """The sum, the highest or the lowest of credits or charges, by `take`; `none` where there are none.

    One that is not applicable, or for which nothing is promised, adds nothing to the others; any other
    outcome leaves the whole as open as that one is. Raises NoAnswer CREDITS-DIFFER for credits of two kinds.
    """
    due = [each for each in credits_ if each not in _NOTHING]
    for each in due:
        if isinstance(each, Outcome):
            return each
    if not due:
        return credits_[0] if credits_ else none
    kinds = {type_of(each): each for each in due}
    if len(kinds) > 1:
        one, other = list(kinds.values())[:2]
        raise NoAnswer(
            "CREDITS-DIFFER",
            f"A credit of {one} and one of {other} cannot be brought together: they are of two kinds.",
            "Let the steps of each lead to an amount of money.",
        )
    if take != SUM:
        return max(due) if take == HIGHEST else min(due)
    total = due[0]
    for each in due[1:]:
        total = total + each
    return total


def chosen_credit(credits_: Sequence[Value], names: Sequence[str], chosen: str) -> Value:
    """The credit of the name that is chosen; with `""` the highest, which is the best choice."""
    if chosen:
        return credits_[list(names).index(chosen)]
    return credits_together(credits_, NOT_APPLICABLE, HIGHEST)


def chosen_name(credits_: Sequence[Value], names: Sequence[str], chosen: str) -> Value:
    """The name that is chosen; with `""` that of the highest credit, not applicable where none is due."""
    if chosen:
        return chosen
    highest = credits_together(credits_, NOT_APPLICABLE, HIGHEST)
    if isinstance(highest, Outcome):
        return highest
    return names[list(credits_).index(highest)] if highest > highest * 0 else NOT_APPLICABLE


def within_cap(credit: Value, most: Value) -> Value:
    """A credit, at most so much; an absent outcome stays what it is."""
    return credit if isinstance(credit, Outcome) else min(credit, most)


def highest_each(records: Records, credits_: Sequence[Value], field: str) -> tuple[Value, ...]:
    """Of the credits of records that have the same `field` the highest alone, in the order of the records.

    Records without that field stand each for itself.
    """
    kept: list[Value] = []
    places: dict[Value, int] = {}
    for record, credit in zip(records, credits_, strict=True):
        key = record.get(field)
        if key is None:
            kept.append(credit)
        elif key not in places:
            places[key] = len(kept)
            kept.append(credit)
        else:
            kept[places[key]] = credits_together((kept[places[key]], credit), credit, HIGHEST)
    return tuple(kept)


def term_extended(last_day: Date, credit: Value) -> Value:
    """The last day of a term to which days of service are added; not applicable to any other credit.

    Raises NoAnswer DAYS-NOT-WHOLE for a part of a day.
    """
    if isinstance(credit, Outcome):
        return credit
    return last_day + credit if isinstance(credit, CalendarDays) else NOT_APPLICABLE
