"""Loops of formulas: `for`, `some`, `every`, and the items that they go through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.budgets import LIST_LENGTH
from addendum.feel.failure import FeelFailure
from addendum.feel.kinds import is_list, is_number, kind_of
from addendum.feel.limits import OverBudget, bounded_list
from addendum.feel.ranges import Range
from addendum.feel.running.steps import running
from addendum.values import Date, Duration, as_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from addendum.feel.limits import Steps
    from addendum.values import Value

    Source = Callable[..., Value]

_A_DAY = 86_400


def for_each(
    sources: Sequence[Source], body: Callable[..., Value], with_results: bool, weight: int
) -> list[Value]:
    """`for … return body`: its values for all combinations, the last iterator fastest.

    Each source takes the values of the iterators before it; the body takes them all, behind the results so
    far where it is `with_results` (`partial`), and `weight` steps.
    """
    steps = running()
    results: list[Value] = []
    for bound in _combinations(sources, ()):
        if with_results:
            steps.take(weight + len(results))
            results.append(body([*results], *bound))
        else:
            steps.take(weight)
            results.append(body(*bound))
    return bounded_list(results)


def rounds_of(source: Value, weight: int) -> Iterable[Value]:
    """What `for` goes through with one name, each round paid for; raises FeelFailure for what is none."""
    steps = running()
    if is_list(source):
        steps.take(len(source) * weight)
        items: Iterable[Value] = source
        return items
    return _paid(_items(source), steps, weight)


def some(sources: Sequence[Source], condition: Callable[..., Value], weight: int) -> bool | None:
    """`some … satisfies`: true where the condition holds once, false where it never does, else null."""
    return _quantified(sources, condition, weight, True)


def every(sources: Sequence[Source], condition: Callable[..., Value], weight: int) -> bool | None:
    """`every … satisfies`: false where the condition fails once, true where it always holds, else null."""
    return _quantified(sources, condition, weight, False)


def counting(low: Value, high: Value) -> Iterator[Value]:
    """The items of `low..high`: whole numbers or days, upwards or downwards; raises FeelFailure."""
    if is_number(low) and is_number(high):
        if low != int(low) or high != int(high):
            raise FeelFailure(
                "WRONG-RANGE", "Only whole numbers can be counted through.", "Round them first."
            )
        return map(as_number, _integers(int(low), int(high)))
    if type(low) is Date and type(high) is Date:
        days = _integers(0, high.ordinal - low.ordinal)
        return (low + Duration(as_number(day * _A_DAY)) for day in days)
    raise FeelFailure(
        "WRONG-TYPE", f"Nothing can be counted from {kind_of(low)} to {kind_of(high)}.", "Give whole numbers."
    )


def _quantified(
    sources: Sequence[Source], condition: Callable[..., Value], weight: int, decisive: bool
) -> bool | None:
    steps = running()
    unknown = False
    for bound in _combinations(sources, ()):
        steps.take(weight)
        found = condition(*bound)
        if type(found) is not bool:
            unknown = True
        elif found is decisive:
            return decisive
    return None if unknown else not decisive


def _paid(items: Iterator[Value], steps: Steps, weight: int) -> Iterator[Value]:
    for item in items:
        steps.take(weight)
        yield item


def _combinations(sources: Sequence[Source], bound: tuple[Value, ...]) -> Iterator[tuple[Value, ...]]:
    source = sources[len(bound)]
    last = len(bound) + 1 == len(sources)
    for item in _items(source(*bound)):
        if last:
            yield (*bound, item)
        else:
            yield from _combinations(sources, (*bound, item))


def _items(source: Value) -> Iterator[Value]:
    """What a loop goes through: a list, a range that can be counted, or a single value as a list of it."""
    if is_list(source):
        return iter(source)
    if type(source) is Range:
        return _within(source)
    if hasattr(source, "__next__"):
        found: Iterator[Value] = source
        return found
    if source is None:
        raise FeelFailure("NULL-OPERAND", "Null is no list to go through.", "Test it first with `is given`.")
    return iter((source,))


def _within(bounds: Range) -> Iterator[Value]:
    if bounds.start is None or bounds.end is None:
        raise FeelFailure(
            "WRONG-RANGE", "A range without an end cannot be gone through.", "Give it two ends."
        )
    if bounds.is_before(bounds.start):
        raise FeelFailure("WRONG-RANGE", "This range ends before it starts.", "Write `5..1` to count down.")
    return (item for item in counting(bounds.start, bounds.end) if bounds.contains(item))


def _integers(low: int, high: int) -> range:
    if abs(high - low) >= LIST_LENGTH:
        raise OverBudget(
            "LIST-TOO-LONG",
            f"A list of more than {LIST_LENGTH:,} items is more than a formula may go through.",
        )
    return range(low, high + 1) if low <= high else range(low, high - 1, -1)
