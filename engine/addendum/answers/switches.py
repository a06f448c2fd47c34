"""Terms that change within the period of a case, of which one stretch answers: what another would give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.dates import day_of
from addendum.answers.notes import Note
from addendum.answers.readings import ground_under
from addendum.answers.words import joined, value_words, within_sentence, word_of
from addendum.values import Date, NoAnswer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addendum.answers.bound import Bound
    from addendum.answers.library import Library
    from addendum.rules import Result

    Facts = Mapping[str, object]
    Readings = tuple[tuple[str, str], ...]

_MOST_DIFFERENCES = 3


def switch_notes(
    library: Library,
    subject: str,
    readings: Readings,
    bound: Bound,
    result: Result,
    facts: Facts,
    dated: tuple[str, object],
) -> tuple[Note, ...]:
    """A note for each day within the period of a case from which on other terms would give another answer.

    There are none where the policies say which day of the period decides, or share a change out themselves.
    """
    if library.governed_by(bound.question.name, subject) or bound.question.account is not None:
        return ()
    first, last = (day_of(*dated, last=at_end) for at_end in (False, True))
    notes: list[Note] = []
    told: tuple[str, ...] = ()
    for ordinal in library.index.changes[subject]:
        if not first.ordinal < ordinal <= last.ordinal:
            continue
        day = Date.from_ordinal(ordinal)
        after = _after(library, subject, readings, bound.question.name, day)
        differences = _differences(after, result, facts) if after is not None else ()
        if after is not None and differences not in {(), told}:
            notes.append(_note(day, bound, after, differences))
        told = differences
    return tuple(notes)


def _after(library: Library, subject: str, readings: Readings, question: str, day: Date) -> Bound | None:
    """The question on the terms of a later day; None where it is not answered then."""
    try:
        return ground_under(library, subject, day, readings).bound(question)
    except NoAnswer:
        return None


def _differences(after: Bound, result: Result, facts: Facts) -> tuple[str, ...]:
    """What the answer would give otherwise by the terms of a later day, in words."""
    try:
        found = after.run(facts)
    except NoAnswer:
        return ("these facts would give no answer",)
    told = []
    for _, source in after.shown(found.values):
        value = found.values[source]
        if source not in result.values or result.values[source] != value:
            lowered = after.ground.standing.lowered
            words = value_words(lowered, after.ground.type_named(source), value)
            told.append(f"{within_sentence(word_of(lowered, source))} would be {words}")
    return tuple(dict.fromkeys(told))


def _note(day: Date, bound: Bound, after: Bound, differences: tuple[str, ...]) -> Note:
    return Note(
        f"From {day} on, within this period, {_terms(bound, after)} holds, by which "
        f"{joined(differences[:_MOST_DIFFERENCES])}. The terms of the first day answer; "
        "`governed by` in the policy may say otherwise."
    )


def _terms(bound: Bound, after: Bound) -> str:
    """What comes into force: another version of the document that answers, or of another one."""
    versions = {part.id: part.version for part in bound.ground.standing.parts}
    changed = {
        part.id: f"version {part.version} of `{part.id}`"
        for part in after.ground.standing.parts
        if versions.get(part.id, part.version) != part.version
    }
    return changed.get(bound.question.document) or next(iter(changed.values()), "what was agreed anew")
