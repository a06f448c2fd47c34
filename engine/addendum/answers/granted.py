"""What a contract grants on other days than the one that is asked, as far as an account depends on it.

Whether something changes within a period, and what was granted in the periods before it, is told by the
contract's amendments and by the versions of its policies. It goes into the program as a fact like any other.
"""

from __future__ import annotations

from contextlib import suppress
from decimal import Inexact
from typing import TYPE_CHECKING

from addendum.answers.readings import ground_under
from addendum.ledgers import days_around, granted_in
from addendum.light import NamedTuple
from addendum.rules import facts_behind
from addendum.values import Date, Duration, NoAnswer, Outcome, exactly

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from addendum.answers.bound import Bound, Ground
    from addendum.answers.library import Library
    from addendum.kinds import Account, Question
    from addendum.values import Value

    Facts = Mapping[str, object]
    Readings = tuple[tuple[str, str], ...]

_COVER, _TIER, _TERMS = "contract", "tier", "terms"
_CONTRACT_START = "contract_start"
# Errors that say that nothing is granted on a day: there is no contract, or its tier has no such quota.
_NOTHING = ("NOT-IN-FORCE", "UNKNOWN-QUESTION")


class Stretch(NamedTuple):
    """From a day on, what a whole period is granted; None while there is no contract."""

    first: Date
    granted: Value | None
    changed: tuple[str, ...] = ()

    def to_fact(self) -> dict[str, Any]:
        """The record that the program reads."""
        found: dict[str, Any] = {"from": self.first}
        if isinstance(self.granted, Outcome):
            found["outcome"] = self.granted.text
        elif self.granted is not None:
            found["granted"] = self.granted
        return {**found, "changed": [*self.changed]} if self.changed else found


def with_history(library: Library, subject: str, readings: Readings, bound: Bound, facts: Facts) -> Facts:
    """The facts of a case with what its account needs to know of other days; raises NoAnswer.

    What the case says itself stays: the history, what is granted, what rolled over.
    """
    account = bound.question.account
    if account is None or not {account.history, account.stem, account.granted}.isdisjoint(facts):
        return facts
    history = _History(library, subject, readings, bound, facts)
    period = history.period
    if period is None:
        return facts
    within = [*history.stretches(period[0], period[1])]
    if f"{account.stem}_rolled_over" in facts:
        if len(within) > 1:
            raise _not_told_apart(account)
        return facts
    if not account.rolls_over:
        return _with_changes(account, facts, within, period)
    since = first_day_of(library, subject, bound.ground)
    if since is None:
        return facts
    return {**facts, account.history: [each.to_fact() for each in history.stretches(since, period[1])]}


def first_bound(library: Library, subject: str, readings: Readings, question: str, day: Date) -> Bound:
    """The question where it is first answered in the period that begins on a day on which it is not.

    So a contract that begins within a period is asked about it, or one that gets a quota by another tier.
    Raises NoAnswer where nothing is granted in the period.
    """
    try:
        return ground_under(library, subject, day, readings).bound(question)
    except NoAnswer as error:
        if error.code not in _NOTHING:
            raise
        later = (each for each in library.index.changes[subject] if each > day.ordinal)
        begins = Date.from_ordinal(next(later, day.ordinal))
        bound = _bound(library, subject, readings, question, begins)
        if bound is None or not _may_begin(bound.question, day, begins):
            raise
        return bound


def first_day_of(library: Library, subject: str, ground: Ground) -> Date | None:
    """The first day of a contract; None for a tier, and for a contract that bears no date."""
    index = library.index
    first = index.days[subject][0]
    if subject not in index.contracts or first not in index.breaks:
        return None
    start = ground.standing.lowered.program.facts.get(_CONTRACT_START)
    begins = Date.from_ordinal(first)
    return begins if start is None or start.value is None else max(begins, start.value)


def _may_begin(question: Question, first: Date, day: Date) -> bool:
    """Whether a quota may begin on a day within the period that begins on the first one."""
    if question.per is None or question.account is None or not question.account.rules:
        return False
    anchor = Date.parse(question.per.fixed_day) if question.per.fixed_day else first
    return days_around(first, question.per.span, anchor).has(day)


def _with_changes(account: Account, facts: Facts, within: list[Stretch], period: tuple[Date, Date]) -> Facts:
    """The facts with the changes within a period, where there are any; without a rule for one NoAnswer."""
    if len(within) == 1 and within[0].granted is not None and within[0].first == period[0]:
        return facts
    history = [each.to_fact() for each in within]
    if account.history:
        return {**facts, account.history: history}
    record = {"from": period[0], "last_day": Date.from_ordinal(period[1].ordinal - 1)}
    with suppress(Inexact):  # the rules are found before anything is shared out
        exactly(granted_in, history, record, dict(account.rules))
    return facts


class _History:
    """What a subject grants by one question, stretch by stretch."""

    def __init__(
        self, library: Library, subject: str, readings: Readings, bound: Bound, facts: Facts
    ) -> None:
        assert bound.question.account is not None  # noqa: S101 - only accounts have a history
        self._library = library
        self._subject = subject
        self._readings = readings
        self._bound = bound
        self._facts = facts
        self._account = bound.question.account

    @property
    def period(self) -> tuple[Date, Date] | None:
        """The first day of the period and the first one after it; None where the case leaves it open."""
        question = self._bound.question
        names = (question.period, question.per.anchor if question.per is not None else "")
        given = {name: self._facts[name] for name in names if name in self._facts}
        try:
            found = self._bound.ground.planner.run((self._account.period,), given)
        except NoAnswer:
            return None  # the answer itself will say what is missing or wrong
        days = found.values[self._account.period]
        return days["from"], Date.from_ordinal(days["last_day"].ordinal + 1)

    def stretches(self, since: Date, until: Date) -> Iterator[Stretch]:
        """What is granted from a day on, up to another: a stretch for each change of it."""
        before: Stretch | None = None
        ground_before: Ground | None = None
        changes = self._library.index.changes[self._subject]
        days = (since.ordinal, *(each for each in changes if since.ordinal < each < until.ordinal))
        for ordinal in days:
            first = Date.from_ordinal(ordinal)
            ground, granted = self._granted(first)
            if before is None or granted != before.granted:
                changed = self._changed(ground_before, ground) if before is not None else ()
                if before is not None or granted is not None:
                    before = Stretch(first, granted, changed)
                    yield before
            ground_before = ground

    def _granted(self, day: Date) -> tuple[Ground | None, Value | None]:
        """What a period is granted by the terms of a day, and what says so; None where nothing does."""
        try:
            ground = ground_under(self._library, self._subject, day, self._readings)
        except NoAnswer as error:
            if error.code not in _NOTHING:
                raise
            return None, None
        question = ground.standing.lowered.questions.get(self._bound.question.name)
        account = question.account if question is not None else None
        if question is None or account is None:
            return ground, Duration(0) if self._account.amount == "hours" else 0
        if self._account.rolls_over and _terms(question) != _terms(self._bound.question):
            raise _other_terms(self._bound.question.name, day, self._account)
        program = ground.standing.lowered.program
        names = facts_behind(program, (account.stem,))
        given = {name: self._facts[name] for name in names if name in self._facts}
        return ground, ground.planner.run((account.stem,), given).values[account.stem]

    def _changed(self, before: Ground | None, after: Ground | None) -> tuple[str, ...]:
        """The names of what has changed from one day to another: the tier, the contract's facts, or terms."""
        if before is None or after is None:
            return (_COVER,)
        if before.tier != after.tier:
            return (_TIER,)
        old, program = before.standing.lowered.program.facts, after.standing.lowered.program
        names = facts_behind(program, (self._account.stem,))
        found = [name for name in names if name in old and old[name].value != program.facts[name].value]
        return tuple(found) or (_TERMS,)


def _bound(library: Library, subject: str, readings: Readings, question: str, day: Date) -> Bound | None:
    try:
        return ground_under(library, subject, day, readings).bound(question)
    except NoAnswer as error:
        if error.code not in _NOTHING:
            raise
        return None


def _terms(question: Question) -> tuple[object, ...]:
    """What must be the same for hours of one day to roll over to another one."""
    account = question.account
    return (question.per, account.amount, account.rolls_over) if account is not None else ()


def _other_terms(question: str, day: Date, account: Account) -> NoAnswer:
    return NoAnswer(
        "HISTORY-OF-OTHER-TERMS",
        f"On {day} the terms of `{question}` let other hours roll over, or count other periods, so what is "
        "left from then cannot be worked out by the terms of today.",
        f"Give `{account.stem}_rolled_over`.",
    )


def _not_told_apart(account: Account) -> NoAnswer:
    return NoAnswer(
        "CHANGE-WITHIN-PERIOD",
        f"What is granted changes within the period, and `{account.stem}_rolled_over` is given, so the "
        "history that would tell how is not looked at.",
        f"Give `{account.granted}`, what is granted in the period, too.",
    )
