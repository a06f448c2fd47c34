"""A statement as one answer: its parts by question and period, and what they come to together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addendum.answers.answer import Answer
from addendum.answers.bound import ATTAINMENT, STATEMENT
from addendum.values import DATE, MONEY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from addendum.answers.bound import Ground
    from addendum.answers.notes import Note
    from addendum.answers.statements.model import Part, Total
    from addendum.answers.statements.spans import Span
    from addendum.values import Date, Type, Value

    Path = tuple[str, ...]

PERIOD, TOGETHER, ERROR = "period", "together", "error"


def whole_answer(
    ground: Ground, span: Span, day: Date, parts: Sequence[Part], totals: Sequence[Total]
) -> Answer:
    """The parts of a statement as an answer, which nests them by question and period."""
    layout = _Layout(span)
    for part in parts:
        layout.add(part)
    for total in totals:
        layout.add_total(total)
    answers = [part.answer for part in parts if part.answer is not None]
    policies: dict[str, str] = {}
    for answer in answers:
        policies |= answer.policies
    because = {(each.says, each.decision, each.at): each for answer in answers for each in answer.because}
    return Answer(
        question=STATEMENT,
        title=f"Statement for {span.name}",
        values=layout.values,
        types=layout.types,
        titles=layout.titles,
        told=layout.told,
        worded=frozenset(layout.worded),
        because=tuple(because.values()),
        notes=notes_of(parts),
        brief_notes=_distinct(note for answer in answers for note in answer.brief_notes),
        policies=dict(sorted(policies.items())),
        contract=ground.contract,
        tier=ground.tier,
        as_of=day,
        time_zones=next((answer.time_zones for answer in answers if answer.time_zones), ""),
        lowered=ground.standing.lowered,
    )


def notes_of(parts: Iterable[Part]) -> tuple[Note, ...]:
    """The notes on all parts, each once."""
    return _distinct(note for part in parts if part.answer is not None for note in part.answer.notes)


class _Layout:
    """The values of the parts, nested, with what an answer tells of each path."""

    def __init__(self, span: Span) -> None:
        self.values: dict[str, Value] = {PERIOD: {"from": span.first, "last_day": span.last}}
        self.types: dict[Path, Type] = {(PERIOD, "from"): DATE, (PERIOD, "last_day"): DATE}
        self.titles: dict[Path, str] = {(PERIOD,): "Period"}
        self.told: dict[Path, tuple[str, ...]] = {}
        self.worded: set[Path] = set()

    def add(self, part: Part) -> None:
        """A part under its question and period; the targets for tickets stand as a list."""
        self.titles[(part.question,)] = part.title
        if part.question == ATTAINMENT and part.error is None:
            self.values[ATTAINMENT] = [line.value for line in part.lines]
            self.told[(ATTAINMENT,)] = tuple(f"{line.title}: {line.words}" for line in part.lines)
            return
        above = (part.question, part.name)
        self.titles[above] = part.name
        under: dict[str, Any] = self.values.setdefault(part.question, {})
        answer = part.answer
        if answer is None:
            error = part.error
            under[part.name] = {ERROR: error.code if error is not None else ""}
            self.told[(*above, ERROR)] = (error.says if error is not None else "",)
            self.titles[(*above, ERROR)] = "No answer"
            return
        under[part.name] = dict(answer.values)
        self.types |= {(*above, *path): of_type for path, of_type in answer.types.items()}
        self.titles |= {(*above, *path): title for path, title in answer.titles.items()}
        self.told |= {(*above, *path): lines for path, lines in answer.told.items()}
        self.worded |= {(*above, *path) for path in answer.worded}

    def add_total(self, total: Total) -> None:
        """What the parts of a question come to together."""
        self.titles[(TOGETHER,)] = "Together"
        under: dict[str, Any] = self.values.setdefault(TOGETHER, {})
        key = total.name
        sums = under.setdefault(total.question, {})
        while key in sums:
            key = f"{key}, {total.value.currency}"
        sums[key] = total.value
        self.titles[(TOGETHER, total.question)] = total.question_title
        self.titles[(TOGETHER, total.question, key)] = total.title
        self.types[(TOGETHER, total.question, key)] = MONEY


def _distinct(notes: Iterable[Note]) -> tuple[Note, ...]:
    return tuple({note.says: note for note in notes}.values())
