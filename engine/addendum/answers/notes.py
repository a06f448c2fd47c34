"""What to know about an answer besides its reasons: readings, assumed values, facts that replaced others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.reasons import NOT_ONE_VALUE
from addendum.answers.words import begun, joined, spoken, value_words, word_of
from addendum.documents import Mapping as Tree
from addendum.documents import Scalar
from addendum.light import NamedTuple
from addendum.values import for_people, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from addendum.answers.bound import Ground
    from addendum.answers.reasons import Reason
    from addendum.documents import Node
    from addendum.kinds import Choice
    from addendum.rules import Result

    Facts = Mapping[str, object]


class Note(NamedTuple):
    """A sentence on the answer; of the other parts only those are filled that it is about."""

    says: str
    reading: str = ""
    chosen: str = ""
    assumed: str = ""
    replaced: str = ""
    at: str = ""

    def to_json(self) -> dict[str, object]:
        """The note as callers get it; parts that it is not about are left out."""
        return {name: text for name, text in self._asdict().items() if text}


def notes_of(
    ground: Ground, result: Result, facts: Facts, because: Iterable[Reason], readings: Mapping[str, str]
) -> tuple[Note, ...]:
    """The notes on an answer: readings chosen by the caller or taken where the reasons stand, and so on."""
    reasons = tuple(because)
    files = {reason.origin.place.file for reason in reasons}
    chosen = [choice for choice in ground.standing.lowered.readings if choice.id in readings]
    taken = [
        choice
        for choice in ground.standing.lowered.readings
        if choice.id not in readings and choice.place.file in files
    ]
    return (
        *_draft_notes(ground),
        *replaced_notes(ground, result, facts),
        *(_reading(choice) for choice in (*chosen, *taken)),
        *_each_once(_assumed(ground, reason) for reason in reasons if reason.origin.assumed),
    )


def brief_notes(
    ground: Ground, result: Result, facts: Facts, readings: Mapping[str, str]
) -> tuple[Note, ...]:
    """The notes without which an answer would mislead: what the caller chose and replaced himself."""
    chosen = (choice for choice in ground.standing.lowered.readings if choice.id in readings)
    return (*_draft_notes(ground), *replaced_notes(ground, result, facts), *map(_reading, chosen))


def replaced_notes(ground: Ground, result: Result, facts: Facts) -> Iterator[Note]:
    """A note for each computed value, and each value of the contract, in whose place the case gives one."""
    lowered = ground.standing.lowered
    for name in result.replaced:
        yield Note(f"{word_of(lowered, name)} was given, not computed.", replaced=name)
    for name in result.facts:
        fact = lowered.program.facts.get(name)
        if fact is not None and fact.value is not None and name in facts:
            own = value_words(lowered, fact.type, fact.value)
            yield Note(
                f"{word_of(lowered, name)} was given, in place of the contract's {own}.",
                replaced=name,
                at=f"{fact.origin.place.file}:{fact.origin.place.line}",
            )


def _draft_notes(ground: Ground) -> Iterator[Note]:
    """A note for all that is not published yet of what may answer."""
    drafts = ground.standing.drafts
    if drafts:
        are = "is a draft" if len(drafts) == 1 else "are drafts"
        yield Note(f"{begun(joined(drafts))} {are}, not published with `addendum lock`.")


def written(node: Node) -> str:
    """A value of a reading as a sentence holds it: `at least 99.0 %`."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Tree):
        return ", ".join(f"{key.text} {written(value)}" for key, value in node.entries)
    return ", ".join(written(item) for item in node.items)


def _each_once(notes: Iterable[Note]) -> Iterable[Note]:
    """Of notes that say the same, the first."""
    found: dict[str, Note] = {}
    for note in notes:
        found.setdefault(note.says, note)
    return found.values()


def _reading(choice: Choice) -> Note:
    how = "taken" if choice.is_taken else f"chosen, `{choice.chosen}`"
    because = f": {choice.because}" if choice.is_taken and choice.because else ""
    question = choice.question or f"How is “{choice.text}” read?"
    end = "" if because.endswith(".") else "."
    return Note(
        f"{question} {begun(written(choice.value))} is the reading {how}{because}{end}",
        reading=choice.id,
        chosen=choice.chosen,
        at=f"{choice.place.file}:{choice.place.line}",
    )


def _assumed(ground: Ground, reason: Reason) -> Note:
    value = reason.gives
    is_one = value is not NOT_ONE_VALUE and not isinstance(value, dict | tuple | list)
    title = word_of(ground.standing.lowered, reason.decision) or spoken(reason.decision)
    what = f"{title} {for_people(value)}" if is_one else title
    assumed = show(value) if is_one else title
    return Note(f"{what} is assumed: {reason.origin.assumed.rstrip('.')}.", assumed=assumed, at=reason.at)
