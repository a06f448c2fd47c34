"""Tickets of several contracts and tiers in one question: each is answered by its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.tickets.asking import Tickets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addendum.answers.library import Library

CONTRACT, TIER = "contract", "tier"


class Subjects:
    """Those who answer tickets: the subject that is asked, and any other that a ticket names."""

    def __init__(self, library: Library, subject: str, readings: Mapping[str, str]) -> None:
        self.asked = Tickets(library, subject, readings)
        self._library = library
        self._readings = readings
        self._known = {subject: self.asked}

    def of(self, raw: dict[str, object]) -> tuple[Tickets, dict[str, object]]:
        """Who answers a ticket, and the ticket without the name of its contract or tier.

        Raises NoAnswer UNKNOWN-SUBJECT.
        """
        if CONTRACT not in raw and TIER not in raw:
            return self.asked, raw
        contract, tier = raw.get(CONTRACT), raw.get(TIER)
        subject = self._library.index.subject(
            None if contract is None else str(contract), None if tier is None else str(tier)
        )
        found = self._known.get(subject)
        if found is None:
            found = self._known[subject] = Tickets(self._library, subject, self._readings)
        return found, {name: value for name, value in raw.items() if name not in (CONTRACT, TIER)}
