"""The budget of steps: rounds of loops and calls of a formula's own functions, counted through one answer."""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING

from addendum.feel.budgets import CALL_DEPTH, STEPS
from addendum.feel.limits import OverBudget

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class Steps:
    """How many steps are left, and how deep functions have called one another."""

    __slots__ = ("depth", "left")

    def __init__(self) -> None:
        self.left = STEPS
        self.depth = 0

    def take(self, count: int = 1) -> None:
        """Use up steps; raises OverBudget where none are left."""
        self.left -= count
        if self.left < 0:
            raise OverBudget(
                "TOO-MANY-STEPS",
                f"This formula takes more than {STEPS:,} steps.",
                "Go through fewer items, or split it into several decisions.",
            )

    def enter(self) -> None:
        """Go into a function; `leave` comes back."""
        self.take()
        self.depth += 1
        if self.depth > CALL_DEPTH:
            raise too_deep()

    def leave(self) -> None:
        """Come back out of a function."""
        self.depth -= 1


_RUNNING: ContextVar[Steps | None] = ContextVar("steps of the formula that runs", default=None)


def running() -> Steps:
    """The steps of the answer that is being worked out; new ones where a function is called from outside."""
    return _RUNNING.get() or Steps()


def counted(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function with its steps counted, together with those of the formula that calls it, if any."""

    def counting(*arguments: Any) -> Any:
        if _RUNNING.get() is not None:
            return function(*arguments)
        token = _RUNNING.set(Steps())
        try:
            return function(*arguments)
        finally:
            _RUNNING.reset(token)

    return counting


def too_deep() -> OverBudget:
    """The error of functions that call one another without coming to an end."""
    return OverBudget(
        "CALLS-TOO-DEEP",
        f"Functions call one another more than {CALL_DEPTH} deep.",
        "Let the function come to an end sooner, or go through a list with `for`.",
    )
