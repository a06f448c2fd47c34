"""What an import has to say about a model: findings at their lines, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.findings import Finding, Level

if TYPE_CHECKING:
    from addendum.dmn.importing.not_said import NotSaid
    from addendum.findings import Place

_LONGEST_SHOWN = 60


class Told:
    """Collects the findings of an import."""

    def __init__(self) -> None:
        self._findings: dict[Finding, None] = {}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in reading order."""
        return tuple(sorted(self._findings, key=lambda finding: finding.sort_key))

    def add(self, finding: Finding) -> None:
        """Add a finding made elsewhere."""
        self._findings[finding] = None

    def tell(self, code: str, place: Place, says: str, fix: str, level: Level = Level.WARNING) -> None:
        """Add a finding at a place in the model."""
        self.add(Finding(code, place, says, fix=fix, level=level))

    def not_said(self, name: str, instead: str, place: Place, reason: NotSaid) -> None:
        """Tell that an element is not written, why, and what stands in its place."""
        says = " ".join(filter(None, (f"A policy cannot say `{name}`: {reason.says}", instead)))
        fix = reason.fix or "Write it in other words in the model, or in the policy by hand."
        self.tell("DMN-NOT-SAID", place, says, fix, Level.ERROR)

    def service(self, name: str, place: Place) -> None:
        """Tell that a decision service is not written."""
        says = f"The decision service `{name}` is not written: a policy is asked for each of its decisions."
        self.tell("DMN-SERVICE", place, says, "Ask for the decisions that it gives.", Level.NOTE)

    def unchecked(self, name: str, tests: str, place: Place) -> None:
        """Tell that the values which a type allows are not checked."""
        shown = tests if len(tests) <= _LONGEST_SHOWN else f"{tests[: _LONGEST_SHOWN - 1]}…"
        says = f"`{name}` allows only `{shown}`, which a policy declares neither as a list nor as bounds."
        fix = "The policy takes all values of the type there; test them in a decision where that matters."
        self.tell("DMN-VALUES-UNCHECKED", place, says, fix)
