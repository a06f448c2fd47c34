"""The decisions of two editions: those that both have, and those that came or went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.rows import lines
from addendum.changes.change import Change, Direction, Stated, reach_of
from addendum.changes.tables import TABLE, altogether, table_changes
from addendum.kinds import COUNTED_AS
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


def composed_formulas(pair: Pair) -> frozenset[str]:
    """The formulas that kinds composed of terms, and that only one edition has or each has otherwise."""
    before, after = pair.before.lowered.program.decisions, pair.after.lowered.program.decisions
    return frozenset(
        name
        for name in (*before, *after)
        if not name.startswith(_OF_CALENDARS) and _composed(before.get(name)) != _composed(after.get(name))
    )


def _composed(decision: Decision | None) -> tuple[str, str]:
    """The formula and what it is told by, which also says what a fact in it means; nothing for another."""
    return (_text(decision), decision.words) if decision is not None and decision.words else ("", "")


def _formula(pair: Pair, before: Decision, after: Decision) -> Iterator[Change]:
    texts = [_text(decision) for decision in (before, after)]
    if texts[0] == texts[1] or (before.words and after.words):
        return
    said = [
        Stated(decision.words or f"= {text}", f"= {text}", decision.origin)
        for decision, text in zip((before, after), texts, strict=True)
    ]
    yield pair.neutral(FORMULA, after, *said)


def _text(decision: Decision) -> str:
    """The formula, without the layout that its author gave it."""
    return " ".join(getattr(decision.logic, "text", "").split())


def _one_sided(pair: Pair, side: Side, name: str, *, came: bool) -> Iterator[Change]:
    """A change for each row of a decision that only one edition has.

    Where a question came or went as a whole, it is told of that only what is promised.
    """
    decision = side.lowered.program.decisions[name]
    asked = pair.questions(name)
    is_of_whole = bool(asked) and pair.shared_questions.isdisjoint(asked)
    if name not in side.told or decision.words or (is_of_whole and name not in pair.promises):
        return
    for line in lines(side.lowered, name):
        said = Stated(line.result, line.wire, line.origin)
        direction = Direction.NEUTRAL
        if name in pair.promises and not line.absent:
            direction = Direction.BETTER if came else Direction.WORSE
        implied = _word_of_target(pair, name, came=came)
        if implied is not None and implied.wire == line.wire:
            continue
        yield Change(
            kind=TABLE if isinstance(decision.logic, Table) else FORMULA,
            policy=line.origin.policy,
            name=name,
            title=pair.title(name),
            before=implied if came else said,
            after=said if came else implied,
            direction=direction,
            reach=reach_of(direction, adds=came and implied is None),
            where=line.conditions,
            questions=asked,
        )


def _word_of_target(pair: Pair, name: str, *, came: bool) -> Stated | None:
    """The word by which the other edition promises a time, for the detail that tells it by severity."""
    stem, _, detail = name.rpartition(".")
    other = pair.before if came else pair.after
    if detail != COUNTED_AS or stem not in other.lowered.program.decisions:
        return None
    fields = (field for each in other.lowered.questions.values() for field in each.fields)
    word = next((field.path[-1] for field in fields if field.source == stem), "")
    return Stated(word, word, other.lowered.program.decisions[stem].origin) if word else None
