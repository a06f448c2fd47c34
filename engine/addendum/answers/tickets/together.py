"""An answer on many tickets together: what was found, and those that have no answer with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.answer import Answer
from addendum.answers.explaining import took_part
from addendum.answers.notes import Note
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from addendum.answers.bound import Ground
    from addendum.values import Date, NoAnswer, Value

ID, ERROR, UNANSWERED = "id", "error", "unanswered"


class Unanswered(NamedTuple):
    """A ticket without an answer, by its id or its number."""

    id: str
    error: NoAnswer

    def to_json(self) -> dict[str, object]:
        """The ticket as answers have it."""
        error = self.error
        return {ID: self.id, ERROR: {"code": error.code, "says": error.says, "fix": error.fix}}


class Part(NamedTuple):
    """A value of the answer, what it is called, and the lines that people read in its place."""

    value: Value
    title: str
    told: tuple[str, ...] = ()


def answer_together(
    ground: Ground,
    question: str,
    title: str,
    parts: Mapping[str, Part],
    unanswered: Sequence[Unanswered],
    day: Date,
) -> Answer:
    """The answer of these parts; what is wrong with single tickets stands beside them, under `unanswered`."""
    if unanswered:
        lines = tuple(f"{each.id}: {each.error.says}" for each in unanswered)
        listed: Value = [each.to_json() for each in unanswered]
        parts = {**parts, UNANSWERED: Part(listed, "Without an answer", lines)}
    lowered = ground.standing.lowered
    documents = {question.document for question in lowered.questions.values()}
    notes = _notes(unanswered)
    return Answer(
        question=question,
        title=title,
        values={name: part.value for name, part in parts.items()},
        types={},
        titles={(name,): part.title for name, part in parts.items()},
        told={(name,): part.told for name, part in parts.items()},
        worded=frozenset(),
        because=(),
        notes=notes,
        brief_notes=notes,
        policies=ground.digests(took_part(ground, (), documents, ())),
        contract=ground.contract,
        tier=ground.tier,
        as_of=day,
        time_zones="",
        lowered=lowered,
    )


def _notes(unanswered: Sequence[Unanswered]) -> tuple[Note, ...]:
    if not unanswered:
        return ()
    which = f"Ticket {unanswered[0].id} has" if len(unanswered) == 1 else f"{len(unanswered)} tickets have"
    return (Note(f"{which} no answer, so this is not the whole."),)
