"""The decisions of two editions: those that both have, and those that came or went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.rows import lines
from addendum.changes.change import Change, Direction, Stated, reach_of
from addendum.changes.tables import TABLE, altogether, table_changes
from addendum.rules import Table, is_formula

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.changes.pair import Pair, Side
    from addendum.rules import Decision

FORMULA = "formula"
_OF_CALENDARS = "calendars."


def decision_changes(pair: Pair) -> Iterator[Change]:
    """What decisions give otherwise, in the order of the later edition, then those that are gone."""
    before, after = pair.before.lowered.program.decisions, pair.after.lowered.program.decisions
    for name in dict.fromkeys((*after, *before)):
        if name.startswith(_OF_CALENDARS):
            continue
        if name not in before:
            yield from _one_sided(pair, pair.after, name, came=True)
        elif name not in after:
            yield from _one_sided(pair, pair.before, name, came=False)
        elif isinstance(before[name].logic, Table) and isinstance(after[name].logic, Table):
            yield from table_changes(pair, name)
        elif is_formula(before[name].logic) and is_formula(after[name].logic):
            yield from _formula(pair, before[name], after[name])
        else:
            yield altogether(pair, before[name], after[name])


def is_told(side: Side, name: str) -> bool:
    """Whether a decision is one that people name: an answer tells it, or an author wrote it by this name."""
    decision = side.lowered.program.decisions[name]
    asked = side.lowered.questions.values()
    if any(field.source == name for question in asked for field in question.fields):
        return True
    kinds = {document.head.id: document.head.kind for document in side.bundle.documents}
    return kinds.get(decision.origin.policy) == "rules"


def _formula(pair: Pair, before: Decision, after: Decision) -> Iterator[Change]:
    texts = [_text(decision) for decision in (before, after)]
    if texts[0] == texts[1]:
        return
    said = [
        Stated(decision.words or f"= {text}", f"= {text}", decision.origin)
        for decision, text in zip((before, after), texts, strict=True)
    ]
    yield Change(
        kind=FORMULA,
        policy=after.origin.policy,
        name=after.name,
        title=pair.title(after.name),
        before=said[0],
        after=said[1],
        direction=Direction.NEUTRAL,
        reach=reach_of(Direction.NEUTRAL),
        questions=pair.questions(after.name),
    )


def _text(decision: Decision) -> str:
    """The formula, without the layout that its author gave it."""
    return " ".join(getattr(decision.logic, "text", "").split())


def _one_sided(pair: Pair, side: Side, name: str, *, came: bool) -> Iterator[Change]:
    """A change for each row of a decision that only one edition has."""
    decision = side.lowered.program.decisions[name]
    if not is_told(side, name) or decision.words:
        return
    for line in lines(side.lowered, name):
        said = Stated(line.result, line.wire, line.origin)
        promised = name in pair.ways and not line.absent
        direction = Direction.NEUTRAL
        if promised:
            direction = Direction.BETTER if came else Direction.WORSE
        yield Change(
            kind=TABLE if isinstance(decision.logic, Table) else FORMULA,
            policy=line.origin.policy,
            name=name,
            title=pair.title(name),
            before=None if came else said,
            after=said if came else None,
            direction=direction,
            reach=reach_of(direction, adds=came),
            where=line.conditions,
            questions=pair.questions(name),
        )
