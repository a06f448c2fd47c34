"""Which facts go to which question: those that hold throughout, and cases of single periods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.statements.spans import FIRST_DAY, LAST_DAY, NAMED
from addendum.rules import names_needed
from addendum.values import NoAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from addendum.answers.bound import Ground
    from addendum.answers.statements.spans import Asked
    from addendum.kinds import Question

    Facts = Mapping[str, object]

CASES, QUESTION, TICKETS, NOW, CONTEXT = "cases", "question", "tickets", "now", "context"
OWN = frozenset({*NAMED, CASES, TICKETS, NOW, CONTEXT})
"""What a statement is given besides facts that hold throughout."""
_PERIODS = (*NAMED, FIRST_DAY, LAST_DAY)
_NOT_FACTS = frozenset({*_PERIODS, QUESTION, CONTEXT})


class Cases:
    """The cases that a statement is given, with a note of those that were told."""

    def __init__(self, facts: Facts) -> None:
        given = facts.get(CASES) or ()
        if isinstance(given, str | dict) or not hasattr(given, "__iter__"):
            raise _no_records()
        self._cases: list[dict[str, object]] = []
        for each in given:
            if not isinstance(each, dict):
                raise _no_records()
            self._cases.append(each)
        self._told: set[int] = set()
        self._common = {name: value for name, value in facts.items() if name not in OWN}
        self._tickets = {name: facts[name] for name in (TICKETS, NOW) if name in facts}

    def check(self, ground: Ground) -> None:
        """Raise NoAnswer for facts that nothing declares, and for values that cannot be read."""
        for given in (self._common, *map(_facts_of, self._cases)):
            ground.planner.run((), given)

    def for_question(self, question: Question, ground: Ground, asked: Asked) -> Iterator[tuple[str, Facts]]:
        """The facts of each case of a question in a period; without a case those that hold throughout.

        Before them stands what tells a case apart, `""` where there is one.
        """
        behind = _behind(question, ground)
        common = {name: value for name, value in self._common.items() if name in behind}
        if self._tickets and ground.standing.lowered.ticket_measures.keys() & behind:
            common |= self._tickets
        common |= asked.facts
        found = [
            (at, case) for at, case in enumerate(self._cases) if _is_about(case, question, asked, behind)
        ]
        self._told.update(at for at, _ in found)
        if not found:
            yield "", common
        for at, case in found:
            own = {name: value for name, value in _facts_of(case).items() if name in behind}
            yield _label(own, at) if len(found) > 1 else "", common | own

    def named_periods(self, question: Question) -> Iterator[str]:
        """The periods of a question that cases name by their first days."""
        for case in self._cases:
            if case.get(QUESTION, question.name) == question.name and case.get(question.period) is not None:
                yield str(case[question.period])

    def refuse_untold(self) -> None:
        """Raise NoAnswer for a case that is about nothing in the statement."""
        for at in range(len(self._cases)):
            if at not in self._told:
                raise NoAnswer(
                    "CASE-UNTOLD",
                    f"Case {at + 1} is about no question and period of the statement.",
                    "Correct its `question`, its period, or its facts; or leave it out.",
                )


def _label(own: Facts, at: int) -> str:
    """What tells a case apart from others of its period: its plain values, else its number."""
    plain = [str(value) for value in own.values() if isinstance(value, str | int)]
    return ", ".join(plain) or f"case {at + 1}"


def _facts_of(case: Facts) -> dict[str, object]:
    return {name: value for name, value in case.items() if name not in _NOT_FACTS}


def _is_about(case: Facts, question: Question, asked: Asked, behind: frozenset[str]) -> bool:
    """Whether a case is about a question in a period: it names them, or else has facts that matter there."""
    if case.get(QUESTION, question.name) != question.name:
        return False
    named = {name: str(case[name]) for name in _PERIODS if case.get(name) is not None}
    if named and named != {name: str(value) for name, value in asked.facts.items()}:
        return False
    facts = _facts_of(case)
    return QUESTION in case or not facts or not behind.isdisjoint(facts)


def _behind(question: Question, ground: Ground) -> frozenset[str]:
    """All facts and decisions that the values of a question rest on."""
    program = ground.standing.lowered.program
    found: set[str] = set()
    waiting = [field.source for field in question.fields]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            decision = program.decisions.get(name)
            waiting += names_needed(decision) if decision is not None else ()
    return frozenset(found)


def _no_records() -> NoAnswer:
    return NoAnswer(
        "CASES-UNREADABLE",
        f"`{CASES}` is no list of records.",
        f'Write for example `{CASES}: [{{"month": "2025-07", "portion": "shop"}}]`.',
    )
