"""Numbers in formulas changed by a step, and comparisons turned."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from addendum.answers.mutation.edit import Edit
from addendum.answers.mutation.items import Mutant, MutantKind
from addendum.answers.mutation.others import other_value
from addendum.answers.words import word_of
from addendum.feel import TURNED, comparisons_in, numbers_in, with_comparison, with_number
from addendum.rules import formulas_of as formulas_in
from addendum.rules import with_formulas
from addendum.values import ANY, show

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from addendum.answers.coverage import Chart
    from addendum.answers.suggesting import Places
    from addendum.feel import Compiled, Written
    from addendum.kinds import Lowered
    from addendum.rules import Decision
    from addendum.values import Value

    Changes = Iterator[tuple[Mutant, Callable[[], Edit | None]]]
    Change = Callable[[Compiled], Compiled]

_AMOUNT, _COMPARATOR = MutantKind.AMOUNT, MutantKind.COMPARATOR
_DIGITS = re.compile(r"\d+(?:\.\d+)?")


def formulas_of(chart: Chart, places: Places) -> Changes:
    """The changes of formulas: one for each number and comparison that an author wrote."""
    users: dict[Hashable, list[str]] = {}
    found: dict[Hashable, tuple[Mutant, Change]] = {}
    for decision in chart.program.decisions.values():
        for formula in dict.fromkeys(formulas_in(decision)):
            for mutant, change in _changes(chart.lowered, decision, formula, places):
                found.setdefault(mutant.key, (mutant, change))
                names = users.setdefault(mutant.key, [])
                if decision.name not in names:
                    names.append(decision.name)
    for key, (mutant, change) in found.items():
        yield mutant, partial(_changed, chart, users[key], change)


def _changed(chart: Chart, names: list[str], change: Change) -> Edit:
    return Edit({name: with_formulas(chart.program.decisions[name], change) for name in names})


def _changes(
    lowered: Lowered, decision: Decision, formula: Compiled, places: Places
) -> Iterator[tuple[Mutant, Change]]:
    """The changes of one formula; of one that a kind composed, only of numbers that its author wrote, too."""
    title = word_of(lowered, decision.name)
    written_numbers = _numbers_at(decision, places) if decision.words else None
    for number in numbers_in(formula):
        if written_numbers is not None and written_numbers.isdisjoint(_DIGITS.findall(number.text)):
            continue
        other = other_value(lowered, ANY, number.value)
        if other is not None:
            text = show(other)
            mutant = _mutant(_AMOUNT, decision, number, text, title)
            yield mutant, partial(_with_number, mutant.key, decision, other, text)
    for comparison in comparisons_in(formula) if not decision.words else ():
        mutant = _mutant(_COMPARATOR, decision, comparison, TURNED[comparison.text], title)
        yield mutant, partial(_with_comparison, mutant.key, decision)


def _numbers_at(decision: Decision, places: Places) -> set[str]:
    """The numbers in what an author wrote where a formula comes from."""
    texts = (scalar.text.replace(",", "") for scalar in places.texts(decision.origin.place))
    return {number for text in texts for number in _DIGITS.findall(text)}


def _mutant(kind: MutantKind, decision: Decision, written: Written, now: str, title: str) -> Mutant:
    origin = decision.origin
    says = f"{title}: {written.text} becomes {now} in its formula"
    name = f"{title} with {written.text} and not {now}"
    key = _key(kind, decision, written)
    place = written.place or origin.place
    return Mutant(kind, key, place, origin.policy, origin.version, says, name)


def _key(kind: MutantKind, decision: Decision, written: Written) -> Hashable:
    """What tells a number from all others: where it stands, else where its formula does, and its text."""
    place = written.place or decision.origin.place
    return (kind, place.file, place.line, place.column, written.text)


def _with_number(key: Hashable, decision: Decision, other: Value, text: str, formula: Compiled) -> Compiled:
    """A formula with another number in each place that has the key."""
    for number in [each.number for each in numbers_in(formula) if _key(_AMOUNT, decision, each) == key]:
        current = next(each for each in numbers_in(formula) if each.number == number)
        formula = with_number(formula, current, other, text)
    return formula


def _with_comparison(key: Hashable, decision: Decision, formula: Compiled) -> Compiled:
    """A formula with the comparison turned that has the key."""
    found = next((each for each in comparisons_in(formula) if _key(_COMPARATOR, decision, each) == key), None)
    return formula if found is None else with_comparison(formula, found)
