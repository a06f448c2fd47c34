"""Readings that may be chosen in place of those taken, tried one by one: none may leave a case open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.findings import Finding, Level, Related

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from addendum.answers.soundness import Soundness
    from addendum.findings import Place
    from addendum.kinds import Choice, Lowered

    Readings = tuple[tuple[str, str], ...]


class OtherReadings:
    """Tries each other choice of each reading once, with the first subject that it is a reading of."""

    def __init__(self, soundness: Soundness) -> None:
        self._soundness = soundness
        self._tried: set[tuple[Place, str]] = set()

    def findings(self, lowered: Lowered, lower: Callable[[Readings], Lowered]) -> Iterator[Finding]:
        """What is wrong under another choice and not as the policies are read; `lower` reads them so."""
        untried = [
            (choice, name)
            for choice in lowered.readings
            for name in choice.alternatives
            if choice.sets and name != choice.chosen and (choice.place, name) not in self._tried
        ]
        if not untried:
            return
        known = {(finding.code, finding.place) for finding in self._wrong(lowered)}
        for choice, name in untried:
            self._tried.add((choice.place, name))
            for finding in self._wrong(lower(((choice.id, name),))):
                is_new = (finding.code, finding.place) not in known
                if is_new and finding.level is not Level.NOTE:
                    yield _under(choice, name, finding)

    def _wrong(self, lowered: Lowered) -> Iterator[Finding]:
        """What lowering and the tables find; a promise is one on the readings that are taken."""
        yield from lowered.findings
        yield from self._soundness.findings(lowered._replace(promises=()))


def _under(choice: Choice, name: str, finding: Finding) -> Finding:
    return Finding(
        "READING-BREAKS",
        choice.place,
        f"With the choice `{name}` of the reading `{choice.id}`: {finding.says}",
        example=finding.example,
        clause=finding.clause,
        fix="Correct this choice, or the values that it does not go with.",
        related=() if finding.place is None else (Related(finding.place, finding.code),),
        level=Level.WARNING,
    )
