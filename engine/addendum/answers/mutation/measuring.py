"""Mutation: which changes of the policies the scenarios notice, with a case for each that they do not."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from addendum.answers.coverage import Chart
from addendum.answers.mutation.bench import Bench
from addendum.answers.mutation.items import MutantKind, MutationReport, Survivor
from addendum.answers.mutation.mutated import Mutated
from addendum.answers.mutation.tickets import CasesInTime
from addendum.answers.scenarios import run_case
from addendum.answers.suggesting import Outcomes, Survey, suggestion_of, told_apart
from addendum.values import loads

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence
    from pathlib import Path

    from addendum.answers.library import Library
    from addendum.answers.mutation.edit import Edit
    from addendum.answers.mutation.items import Mutant
    from addendum.answers.suggesting import Era, Run, Suggestion, Try
    from addendum.answers.watch import Looks
    from addendum.kinds import Lowered
    from addendum.library import Standing


def measure_mutation(library: Library, paths: Sequence[Path] = (), match: str = "") -> MutationReport:
    """Which changes the scenarios notice: all, or those at or below `paths` whose name contains `match`.

    Scenarios that fail already notice nothing.
    """
    return _Measuring(Survey(library, paths, match)).report()


class _Measuring:
    """The mutants of all eras of a survey, each tried on the scenarios that it may matter to."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._in_time = CasesInTime(survey.asker)
        self._suggested: list[tuple[Try, Suggestion]] = []
        self._benches: dict[Standing, Bench] = {}
        self._mutants: dict[Hashable, Mutant] = {}
        self._eras: dict[Hashable, list[Era]] = {}
        for era in survey.eras:
            for key, mutant in self._bench(era.standing).mutants.items():
                self._mutants.setdefault(key, mutant)
                self._eras.setdefault(key, []).append(era)
        self._runs = [run for run in survey.runs if run.result.passed]

    def report(self) -> MutationReport:
        """What was tried and noticed."""
        noticed: Counter[MutantKind] = Counter()
        survivors: list[Survivor] = []
        idle: list[Mutant] = []
        for mutant in sorted(self._mutants.values(), key=lambda each: (each.place, each.kind)):
            eras = [era for era in self._eras[mutant.key] if self._edit(era.standing, mutant) is not None]
            if not eras:
                continue
            mutated = Mutated(self._survey.library, partial(self._changed, mutant))
            if any(self._notices(run, mutant, mutated) for run in self._runs):
                noticed[mutant.kind] += 1
                continue
            suggestion = self._suggestion(mutant, mutated, eras)
            if suggestion is None:
                idle.append(mutant)
            else:
                survivors.append(Survivor(mutant, suggestion))
        missed = Counter(each.mutant.kind for each in survivors)
        totals = {kind: noticed[kind] + missed[kind] for kind in MutantKind if noticed[kind] + missed[kind]}
        return MutationReport(self._survey.tests, totals, dict(noticed), tuple(survivors), tuple(idle))

    def _bench(self, standing: Standing) -> Bench:
        found = self._benches.get(standing)
        if found is None:
            places = self._survey.places
            found = self._benches[standing] = Bench(Chart(standing, places), places)
        return found

    def _edit(self, standing: Standing, mutant: Mutant) -> Edit | None:
        return self._bench(standing).edit(mutant.key)

    def _changed(self, mutant: Mutant, standing: Standing) -> Lowered | None:
        """The program of a standing after the change; None where that changes nothing."""
        edit = self._edit(standing, mutant)
        return None if edit is None else edit.applied(standing.lowered)

    def _notices(self, run: Run, mutant: Mutant, mutated: Mutated) -> bool:
        """Whether a scenario fails after the change; it is run only where that may matter to it."""
        return self._may_matter(mutant, run.seen) and not run_case(mutated, run.case).passed

    def _may_matter(self, mutant: Mutant, looks: Looks) -> bool:
        """Whether what was looked at may be another after the change."""
        for standing, seen in looks.items():
            edit = self._edit(standing, mutant)
            if edit is not None and edit.may_matter(standing.lowered.program, seen):
                return True
        return False

    def _suggestion(self, mutant: Mutant, mutated: Mutated, eras: Sequence[Era]) -> Suggestion | None:
        """A case whose answer is another one after the change; None where none was found.

        One that is suggested already is taken where it shows this change, too.
        """
        survey = self._survey
        outcomes = Outcomes(mutated)

        def outcome(found: Try) -> str:
            """What a case comes to after the change; it is asked only where that may be something else."""
            if not self._may_matter(mutant, found.looks):
                return found.outcome
            asked = (found.era.subject, found.question, found.facts, found.era.day, found.readings)
            return outcomes.outcome(*asked)

        def differs(found: Try) -> bool:
            return outcome(found) != found.outcome

        for tried, suggestion in self._suggested:
            if _shows(suggestion, tried.outcome, outcome(tried)):
                return suggestion
        for era in eras:
            theirs = mutated.ground(era.subject, era.day).standing.lowered
            if mutant.kind is MutantKind.CALENDAR:
                edit = self._edit(era.standing, mutant)
                found = None if edit is None else self._in_time.told_apart(era, edit, differs)
            else:
                found = told_apart(survey.asker, era, theirs, differs, {})
            if found is not None:
                suggestion = suggestion_of(survey.library, found.found, mutant.name, found.decisions)
                self._suggested.append((found.found, suggestion))
                return suggestion
        return None


def _shows(suggestion: Suggestion, before: str, after: str) -> bool:
    """Whether a suggested case fails where its answer becomes another one: in the parts that it expects."""
    if before == after:
        return False
    if not after.startswith("{"):
        return True
    was, now = loads(before), loads(after)
    assert isinstance(was, dict)  # noqa: S101 - answers are documents
    assert isinstance(now, dict)  # noqa: S101
    return any(was.get(key) != now.get(key) for key in suggestion.expect)
