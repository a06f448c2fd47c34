"""Running a program on a text: the leftmost match the pattern prefers, within a budget of steps.

Without references to groups no step is taken twice at one place of the text, so time grows with the length
of the pattern times that of the text. With references that would be wrong, and only the budget bounds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.budgets import PATTERN_STEPS
from addendum.feel.limits import OverBudget, charge
from addendum.feel.regex.program import END, JUMP, MATCH, READ, SAVE, SPLIT, START

if TYPE_CHECKING:
    from addendum.feel.regex.program import Program, Step


Match = tuple[int, ...]
"""Start and end of the match, then of each group; -1 for a group that took no part."""


class _Budget:
    """What is left of the steps of one call."""

    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = PATTERN_STEPS

    def settle(self) -> None:
        """Let a formula that may search again pay for this call."""
        charge(PATTERN_STEPS - self.left)


def search(program: Program, text: str) -> Match | None:
    """The first match in a text."""
    budget = _Budget()
    found = _search(program, text, 0, budget)
    budget.settle()
    return found


def find_all(program: Program, text: str) -> list[Match]:
    """All matches in a text, from left to right, none inside another."""
    budget = _Budget()
    found: list[Match] = []
    at = 0
    while at <= len(text):
        match = _search(program, text, at, budget)
        if match is None:
            break
        found.append(match)
        at = match[1] if match[1] > match[0] else match[1] + 1
    budget.settle()
    return found


def _search(program: Program, text: str, start: int, budget: _Budget) -> Match | None:
    seen: set[object] = set()
    for at in range(start, len(text) + 1):
        match = _run(program, text, at, seen, budget)
        if match is not None:
            return match
    return None


def _run(program: Program, text: str, start: int, seen: set[object], budget: _Budget) -> Match | None:
    """The match that starts at a place, with the preferred way tried first."""
    steps, width, size = program.steps, len(text), len(program.steps)
    waiting: list[tuple[int, int, Match]] = [(0, start, (-1,) * (2 * program.groups + 2))]
    while waiting:
        step_at, at, places = waiting.pop()
        while True:
            budget.left -= 1
            state: object = (step_at, at, places) if program.has_references else at * size + step_at
            if state in seen:
                break
            seen.add(state)
            step = steps[step_at]
            kind = step.kind
            if kind == READ:
                if at >= width or text[at] not in step.among:  # type: ignore[operator]
                    break
                at, step_at = at + 1, step_at + 1
            elif kind == SPLIT:
                waiting.append((step.second, at, places))
                step_at = step.first
            elif kind == JUMP:
                step_at = step.first
            elif kind == SAVE:
                places = (*places[: step.first], at, *places[step.first + 1 :])
                step_at += 1
            elif kind == MATCH:
                return places
            else:
                length = _stand(program, step, text, at, places)
                if length is None:
                    break
                at, step_at = at + length, step_at + 1
        if budget.left < 0:
            raise OverBudget(
                "PATTERN-TOO-COSTLY",
                "This pattern takes too many steps on this text.",
                "Write a simpler pattern.",
            )
    return None


def _stand(program: Program, step: Step, text: str, at: int, places: Match) -> int | None:
    """How many characters an edge or a reference reads here, None where it does not hold."""
    if step.kind == START:
        return 0 if at == 0 or (program.by_line and text[at - 1] == "\n") else None
    if step.kind == END:
        return 0 if at == len(text) or (program.by_line and text[at] == "\n") else None
    low, high = places[2 * step.first], places[2 * step.first + 1]
    wanted = text[low:high] if high >= 0 else ""
    given = text[at : at + len(wanted)]
    same = given.lower() == wanted.lower() if program.ignore_case else given == wanted
    return len(wanted) if same else None
