"""What reports on scenarios stand on: the cases as they went, the subjects through time, who asks more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.dates import day_at
from addendum.answers.library import Library
from addendum.answers.scenarios import TestReport
from addendum.answers.suggesting.eras import eras_of
from addendum.answers.suggesting.outcomes import Outcomes
from addendum.answers.suggesting.places import Places
from addendum.answers.suggesting.running import runs_of
from addendum.answers.suggesting.trying import Asker, Base
from addendum.answers.watch import Watch
from addendum.values import NoAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from addendum.answers.suggesting.eras import Era
    from addendum.answers.suggesting.running import Run
    from addendum.values import Date


class Survey:
    """The chosen scenarios of a library, run once under watch, and the subjects that they are about.

    Where all scenarios are chosen, these are all subjects; else those of the offerings (the first parts of
    ids) that the chosen ones ask.
    """

    def __init__(self, library: Library, paths: Sequence[Path] = (), match: str = "") -> None:
        self.watch = Watch()
        self.library = Library(library.policies, watch=self.watch)
        self.outcomes = Outcomes(self.library)
        self.runs = tuple(runs_of(self.library, self.watch, paths, match))
        self.tests = TestReport(tuple(run.result for run in self.runs))
        self.places = Places(library.policies.documents)
        asked = {subject.split("/", 1)[0] for run in self.runs if (subject := self.subject_of(run))}
        subjects = (*self.library.index.tiers, *self.library.index.contracts)
        chosen = [each for each in subjects if not (paths or match) or each.split("/", 1)[0] in asked]
        tested = {self.subject_of(run) for run in self.runs}
        chosen.sort(key=lambda subject: subject not in tested)
        eras = (era for subject in chosen for era in eras_of(self.library, subject))
        self.eras = tuple(era._replace(day=self._asked_on(era)) for era in eras)
        self.asker = Asker(self.library, self.watch, [*self._bases()])

    def subject_of(self, run: Run) -> str:
        """The id of the subject that a case asks, `""` where it is none."""
        try:
            return self.library.index.subject(run.case.contract, run.case.tier)
        except NoAnswer:
            return ""

    def _asked_on(self, era: Era) -> Date:
        """A day of an era on which written cases are asked, of its subject first; else its own."""
        runs = sorted(self.runs, key=lambda run: self.subject_of(run) != era.subject)
        for at in dict.fromkeys(run.case.at for run in runs if run.case.at is not None):
            try:
                day = day_at(at)
            except NoAnswer:
                continue
            if era.holds(day):
                return day
        return era.day

    def _bases(self) -> Iterable[Base]:
        for run in self.runs:
            if run.is_answered:
                yield Base(run.case.question, self.subject_of(run), run.case.facts)
