"""Borders moved by a step or turned, and rows left out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from addendum.answers.coverage import border_words
from addendum.answers.mutation.edit import OTHERWISE, Edit
from addendum.answers.mutation.items import Mutant, MutantKind
from addendum.rules import Table, with_ends_moved, with_ends_turned, without_rows
from addendum.values import for_people

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from addendum.answers.coverage import Chart, Item
    from addendum.answers.suggesting import Places
    from addendum.rules import Decision, Program, Threshold

    Changes = Iterator[tuple[Mutant, Callable[[], Edit | None]]]

_LOWER = {True: "at least", False: "above"}
"""How an author writes that a part begins at a border, by whether what lies below it ends before it."""


def tables_of(chart: Chart, _places: Places) -> Changes:
    """The changes of borders and rows."""
    for key, (threshold, beside) in chart.borders.items():
        if not beside:
            yield from _of_border(chart, chart.items[key], threshold)
    for key, rows in chart.rows.items():
        own = [(name, row) for name, row in rows if row != OTHERWISE]
        if own:
            item = chart.items[key]
            says = f"{item.says} is left out"
            yield _mutant(MutantKind.ROW, item, says, ()), partial(_without, chart.program, own)


def _of_border(chart: Chart, item: Item, threshold: Threshold) -> Changes:
    title, label, at, other = border_words(chart.lowered, threshold)
    for steps in (-1, 1):
        moved = threshold.steps.moved(threshold.value, steps)
        there = for_people(moved)
        says = f"{title}: the border of {label} at {at} becomes {there}{other}"
        name = f"{title} has its border of {label} at {at} and not at {there}{other}"
        mutant = _mutant(MutantKind.THRESHOLD, item, says, (steps,))._replace(name=name)
        yield mutant, partial(_ended, chart.program, threshold, partial(_moved, moved))
    was, now = _LOWER[threshold.below], _LOWER[not threshold.below]
    says = f"{title}: {label} {was} {at} becomes {now} {at}{other}"
    mutant = _mutant(MutantKind.COMPARATOR, item, says, ())
    yield mutant, partial(_ended, chart.program, threshold, with_ends_turned)


def _moved(value: object, decision: Decision, ends: object) -> Decision | None:
    return with_ends_moved(decision, ends, value)  # type: ignore[arg-type] # ends of that decision


def _ended(program: Program, threshold: Threshold, change: Callable[..., Decision | None]) -> Edit | None:
    """The edit that changes all ends of a threshold; None where a condition would hold nothing then."""
    decisions = {}
    rows = {}
    for name in dict.fromkeys(end.decision for end in threshold.ends):
        ends = [end for end in threshold.ends if end.decision == name]
        changed = change(program.decisions[name], ends)
        if changed is None:
            return None
        assert isinstance(changed.logic, Table)  # noqa: S101 - only tables have ends
        decisions[name] = changed
        rows[name] = {end.row: changed.logic.rows[end.row] for end in ends}
    return Edit(decisions, rows)


def _without(program: Program, rows: list[tuple[str, int]]) -> Edit:
    gone: dict[str, dict[int, None]] = {}
    for name, row in rows:
        gone.setdefault(name, {})[row] = None
    decisions = {name: without_rows(program.decisions[name], numbers) for name, numbers in gone.items()}
    return Edit(decisions, gone)


def _mutant(kind: MutantKind, item: Item, says: str, more: tuple[object, ...]) -> Mutant:
    return Mutant(kind, (kind, item.key, *more), item.place, item.policy, item.version, says, item.name)
