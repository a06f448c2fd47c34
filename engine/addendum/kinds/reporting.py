"""How lowering tells what is wrong: every problem becomes a finding, and lowering goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.findings import Finding, Level

if TYPE_CHECKING:
    from addendum.documents import Scalar
    from addendum.findings import Place, Related
    from addendum.values import ValueProblem


class Reporter:
    """Collects findings."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def report(
        self,
        code: str,
        place: Place | None,
        says: str,
        *,
        example: str = "",
        fix: str = "",
        related: tuple[Related, ...] = (),
        level: Level = Level.ERROR,
    ) -> None:
        """Add a finding."""
        self.findings.append(
            Finding(code, place, says, example=example, fix=fix, related=related, level=level)
        )

    def problem(self, problem: ValueProblem, place: Place) -> None:
        """Add the finding for a value that cannot be read."""
        self.report(problem.code, place, problem.says, fix=problem.fix)

    def refuse_word(self, word: Scalar, example: str = "") -> None:
        """Tell that this version of the engine does not evaluate what `word` asks for."""
        self.report(
            "NOT-EVALUATED",
            word.place,
            f"`{word.text}` is part of the policy language, and this version does not evaluate it.",
            example=example,
            level=Level.WARNING,
        )
