"""Overrides and readings: things that a case shows where its answer would be another one without them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from addendum.answers.coverage.items import Item, Kind
from addendum.answers.coverage.overrides import Without, overrides_of
from addendum.answers.suggesting import Outcomes, suggestion_of, told_apart
from addendum.library import readings_key

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from addendum.answers.coverage.overrides import Override
    from addendum.answers.library import Library
    from addendum.answers.suggesting import Era, Run, Suggestion, Survey, Try
    from addendum.kinds import Choice
    from addendum.library import Standing

    Readings = Mapping[str, str]

TAKEN = "taken"
"""The alternative of a reading that the policies take themselves."""


class OverrideItem:
    """A value that a contract sets."""

    def __init__(self, survey: Survey, override: Override) -> None:
        head = override.contract.head
        self._survey = survey
        self._contract = head.id
        self._without = Without(survey.library.policies, override)
        self._others = Outcomes(self._without)
        key = (Kind.OVERRIDE, head.id, head.version, override.path)
        says, name = f"{head.id}: {override.says}", f"What {head.id} agrees: {override.says}"
        self.item = Item(Kind.OVERRIDE, key, override.place, head.id, head.version, says, name)

    def is_reached(self) -> bool:
        """Whether the answer of a case would be another one without the value."""
        survey = self._survey
        return any(
            outcome(self._others, survey, run) != outcome(survey.outcomes, survey, run)
            for run in survey.runs
            if run.is_answered and survey.subject_of(run) == self._contract
        )

    def suggestion(self) -> Suggestion | None:
        """A case that is answered otherwise without the value; None where none was found."""
        survey = self._survey
        for era in survey.eras:
            if era.subject == self._contract:
                theirs = self._without.ground(era.subject, era.day).standing.lowered
                found = told_apart(survey.asker, era, theirs, partial(_differs, self._others, {}), {})
                if found is not None:
                    return suggestion_of(survey.library, found.found, self.item.name, found.decisions)
        return None


class ReadingItem:
    """One alternative of a reading that sets a value; `eras` are those whose subjects answer by it."""

    def __init__(self, survey: Survey, choice: Choice, alternative: str, eras: list[Era]) -> None:
        self._survey = survey
        self._id = choice.id
        self._alternative = alternative
        self._others = [each for each in choice.alternatives if each != alternative]
        self._eras = eras
        self._subjects = {era.subject for era in eras}
        parts = eras[0].standing.parts
        version = next((part.version for part in parts if part.id == choice.document), 1)
        self.item = Item(
            Kind.READING,
            reading_key(choice, alternative),
            choice.place,
            choice.document,
            version,
            f"{choice.id}, {alternative}: {choice.question}",
            f"The reading {choice.id}, {alternative}",
        )

    def is_reached(self) -> bool:
        """Whether a case is answered under the alternative, and another one answers it otherwise."""
        survey = self._survey
        return any(
            outcome(survey.outcomes, survey, run, _reading(run.case.readings, self._id, other))
            != outcome(survey.outcomes, survey, run)
            for run in survey.runs
            if run.is_answered
            and survey.subject_of(run) in self._subjects
            and run.case.readings.get(self._id, TAKEN) == self._alternative
            for other in self._others
        )

    def suggestion(self) -> Suggestion | None:
        """A case that another alternative answers otherwise; None where none was found."""
        survey = self._survey
        own = _reading({}, self._id, self._alternative)
        for era in self._eras:
            ours = era._replace(standing=_standing(survey.library, era, own))
            for other in self._others:
                others = _reading({}, self._id, other)
                theirs = _standing(survey.library, era, others).lowered
                differs = partial(_differs, survey.outcomes, others)
                found = told_apart(survey.asker, ours, theirs, differs, own)
                if found is not None:
                    return suggestion_of(survey.library, found.found, self.item.name, found.decisions)
        return None


def overrides_in(survey: Survey) -> Iterator[OverrideItem]:
    """What the contracts of a survey agree differently."""
    contracts = {era.subject for era in survey.eras} & set(survey.library.index.contracts)
    for contract in sorted(contracts):
        for version in survey.library.policies.timelines[contract].versions:
            yield from (OverrideItem(survey, override) for override in overrides_of(version))


def readings_in(survey: Survey) -> Iterator[ReadingItem]:
    """The alternatives of all readings of a survey that set a value, each once."""
    eras: dict[Hashable, list[Era]] = {}
    found: dict[Hashable, tuple[Choice, str]] = {}
    for era in survey.eras:
        for choice in era.standing.lowered.readings:
            for alternative in choice.alternatives if choice.sets else ():
                key = reading_key(choice, alternative)
                found.setdefault(key, (choice, alternative))
                eras.setdefault(key, []).append(era)
    for key, (choice, alternative) in found.items():
        yield ReadingItem(survey, choice, alternative, eras[key])


def reading_key(choice: Choice, alternative: str) -> Hashable:
    """What tells an alternative from all others, by where its reading is written."""
    place = choice.place
    return (Kind.READING, place.file, place.line, place.column, choice.id, alternative)


def outcome(outcomes: Outcomes, survey: Survey, run: Run, readings: Readings | None = None) -> str:
    """What a case comes to, asked of a library, under its own readings or others."""
    case = run.case
    chosen = case.readings if readings is None else readings
    return outcomes.outcome(survey.subject_of(run), case.question, case.facts, case.at, chosen)


def _differs(outcomes: Outcomes, readings: Readings, found: Try) -> bool:
    """Whether a library answers a case otherwise under these readings."""
    era = found.era
    return outcomes.outcome(era.subject, found.question, found.facts, era.day, readings) != found.outcome


def _reading(readings: Readings, identity: str, alternative: str) -> dict[str, str]:
    """The readings with an alternative of one of them; the one taken need not be named."""
    others = {name: chosen for name, chosen in readings.items() if name != identity}
    return others if alternative == TAKEN else {**others, identity: alternative}


def _standing(library: Library, era: Era, readings: Readings) -> Standing:
    return library.ground(era.subject, era.day, readings_key(readings)).standing
