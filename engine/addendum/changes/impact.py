"""What a change means for recorded cases: each is answered by both editions, and what differs is added up."""

from __future__ import annotations

from fractions import Fraction
from heapq import heappush, heapreplace
from typing import TYPE_CHECKING, Any

from addendum.light import NamedTuple
from addendum.values import DURATION, Duration, Money, NoAnswer, ValueProblem, finite_decimal, read, to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from addendum.answers.library import Library
    from addendum.values import Value

    Answered = dict[str, Any]
    Ask = Callable[[Mapping[str, object]], dict[str, object]]

MOST_EXAMPLES, MOST_CUSTOMERS = 5, 10
NO_ANSWER = "no answer"


class Recorded(NamedTuple):
    """A recorded case: what was asked of whom, the facts, what its owner calls it, and whom it is about."""

    question: str
    facts: Mapping[str, object]
    contract: str | None = None
    tier: str | None = None
    at: str | None = None
    id: str = ""
    customer: str = ""


class Difference(NamedTuple):
    """A value of an answer in both editions, as JSON has it; None where one has none."""

    path: str
    before: object
    after: object


class Example(NamedTuple):
    """A case that is answered otherwise."""

    id: str
    question: str
    customer: str
    facts: Mapping[str, object]
    differences: tuple[Difference, ...]


class Total(NamedTuple):
    """Money of one currency, or lengths of time, at one place of answers, added up where they differ."""

    question: str
    path: str
    cases: int
    before: Value
    after: Value

    @property
    def by(self) -> Value:
        """By how much they grow together."""
        return self.after - self.before


class Affected(NamedTuple):
    """A customer with the number of cases that change, and by how much money together, by currency."""

    customer: str
    cases: int
    money: tuple[Money, ...]


class Impact(NamedTuple):
    """What a change means for recorded cases.

    `counts` are the cases that differ at each place of the answers to a question; `errors` the cases that
    only one edition answers, or that neither does, by code.
    """

    cases: int
    changed: int
    counts: Mapping[tuple[str, str], int]
    totals: tuple[Total, ...]
    affected: tuple[Affected, ...]
    examples: tuple[Example, ...]
    errors: Mapping[tuple[str, str], int]


class Replay:
    """Replays cases under two editions. It holds sums, a few examples, and a line for each customer."""

    def __init__(self, before: Library, after: Library) -> None:
        self._editions = (before, after)
        self._askers: tuple[dict[tuple[object, ...], Ask], ...] = ({}, {})
        self._cases = self._changed = 0
        self._counts: dict[tuple[str, str], int] = {}
        self._sums: dict[tuple[str, str, str], list[Any]] = {}
        self._customers: dict[str, list[Any]] = {}
        self._examples: list[tuple[Fraction, int, Example]] = []
        self._errors: dict[tuple[str, str], int] = {}

    def add(self, case: Recorded) -> bool:
        """Answer a case by both editions; True where they differ."""
        self._cases += 1
        before, after = (self._answer(at, case) for at in (0, 1))
        if before == after:
            if NO_ANSWER in before:
                self._error(before, after)
            return False
        self._changed += 1
        if NO_ANSWER in before or NO_ANSWER in after:
            self._error(before, after)
        differences = list(_differences(before, after))
        weight = Fraction(0)
        for path, old, new in differences:
            key = (case.question, path)
            self._counts[key] = self._counts.get(key, 0) + 1
            weight += self._add_up(key, old, new, case.customer)
        self._customer(case.customer)[0] += 1
        self._keep(weight, case, differences)
        return True

    def impact(self) -> Impact:
        """All that was found so far."""
        totals = [
            Total(question, path, cases, old, new)
            for (question, path, _), (cases, old, new) in self._sums.items()
        ]
        affected = [
            Affected(customer, cases, tuple(_money(currency, amount) for currency, amount in sums.items()))
            for customer, (cases, sums) in self._customers.items()
            if customer
        ]
        affected.sort(
            key=lambda each: (-sum(abs(Fraction(money.amount)) for money in each.money), -each.cases)
        )
        examples = sorted(self._examples, key=lambda each: (-each[0], each[1]))
        return Impact(
            self._cases,
            self._changed,
            dict(sorted(self._counts.items())),
            tuple(totals),
            tuple(affected[:MOST_CUSTOMERS]),
            tuple(example for _, _, example in examples),
            dict(sorted(self._errors.items())),
        )

    def _answer(self, edition: int, case: Recorded) -> Answered:
        """The answer of an edition; the code of the error in its place where there is none."""
        key = (case.question, case.contract, case.tier, case.at)
        askers = self._askers[edition]
        try:
            ask = askers.get(key)
            if ask is None:
                ask = askers[key] = self._editions[edition].asker(
                    case.question, contract=case.contract, tier=case.tier, at=case.at
                )
            found: Answered = ask(case.facts)["answer"]  # type: ignore[assignment]
        except NoAnswer as error:
            return {NO_ANSWER: error.code}
        return found

    def _error(self, before: Answered, after: Answered) -> None:
        codes = [str(each.get(NO_ANSWER, "")) for each in (before, after)]
        key = (codes[0], codes[1])
        self._errors[key] = self._errors.get(key, 0) + 1

    def _add_up(self, key: tuple[str, str], old: Value, new: Value, customer: str) -> Fraction:
        """Add an amount to the sums; how much money it moves."""
        amounts = _amounts(old, new)
        if amounts is None:
            return Fraction(0)
        before, after = amounts
        unit = before.currency if isinstance(before, Money) else ""
        sums = self._sums.setdefault((*key, unit), [0, before * 0, before * 0])
        sums[0] += 1
        sums[1] += before
        sums[2] += after
        if not isinstance(before, Money):
            return Fraction(0)
        moved = Fraction(after.amount) - Fraction(before.amount)
        money = self._customer(customer)[1]
        money[unit] = money.get(unit, Fraction(0)) + moved
        return abs(moved)

    def _customer(self, customer: str) -> list[Any]:
        return self._customers.setdefault(customer, [0, {}])

    def _keep(self, weight: Fraction, case: Recorded, differences: list[tuple[str, Value, Value]]) -> None:
        """Keep a case among the few that move most; of those that move as much, the first ones."""
        told = tuple(Difference(path, _plain(old), _plain(new)) for path, old, new in differences)
        entry = (weight, -self._cases, Example(case.id, case.question, case.customer, case.facts, told))
        if len(self._examples) < MOST_EXAMPLES:
            heappush(self._examples, entry)
        elif entry[:2] > self._examples[0][:2]:
            heapreplace(self._examples, entry)


def replayed(before: Library, after: Library, cases: Iterable[Recorded]) -> Impact:
    """What both editions answer to recorded cases, which are read one at a time."""
    replay = Replay(before, after)
    for case in cases:
        replay.add(case)
    return replay.impact()


def _differences(before: Value, after: Value, path: str = "") -> Iterator[tuple[str, Value, Value]]:
    """The values that differ, by their paths, in the order of the earlier answer."""
    if isinstance(before, dict) and isinstance(after, dict):
        for name in {**before, **after}:
            inner = f"{path}.{name}" if path else name
            yield from _differences(before.get(name), after.get(name), inner)
    elif before != after or type(before) is not type(after):
        yield path, before, after


def _amounts(before: Value, after: Value) -> tuple[Any, Any] | None:
    """Both values where they are money of one currency, or lengths of time, that can be added up."""
    if isinstance(before, Money) and isinstance(after, Money) and before.currency == after.currency:
        return before, after
    old, new = _duration(before), _duration(after)
    return None if old is None or new is None else (old, new)


def _duration(value: Value) -> Duration | None:
    """A length of time, as a value or as the text of one."""
    if isinstance(value, Duration):
        return value
    if not isinstance(value, str):
        return None
    try:
        found: Duration = read(DURATION, value)
    except ValueProblem:
        return None
    return found


def _money(currency: str, amount: Fraction) -> Money:
    decimal = finite_decimal(amount)
    return Money(currency, amount if decimal is None else decimal)


def _plain(value: Value) -> object:
    return None if value is None else to_json(value)
