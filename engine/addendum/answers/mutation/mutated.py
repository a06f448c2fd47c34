"""Policies with one thing changed, as they would answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.bound import Ground
from addendum.answers.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.kinds import Lowered
    from addendum.library import Standing
    from addendum.values import Date

    EditOf = Callable[[Standing], Lowered | None]


class Mutated(Library):
    """A library in which some standings are lowered to other programs; all others are those of the original.

    `change` gives the other program of a standing, None for one that stays as it is.
    """

    def __init__(self, original: Library, change: EditOf) -> None:
        super().__init__(original.policies)
        self._original = original
        self._change = change
        self._changed: dict[Standing, Ground] = {}

    def ground(self, subject: str, day: Date, readings: tuple[tuple[str, str], ...] = ()) -> Ground:
        """What a subject is answered from on a day under readings; raises NoAnswer and PoliciesInvalid."""
        own = self._original.ground(subject, day, readings)
        found = self._changed.get(own.standing)
        if found is None:
            lowered = self._change(own.standing)
            found = own if lowered is None else Ground(own.standing.with_lowered(lowered), own.zone)
            self._changed[own.standing] = found
        return found
