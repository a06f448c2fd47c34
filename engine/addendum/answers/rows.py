"""The rows of decisions in words, with their places: what a program promises before any case is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.conditions import condition_words
from addendum.answers.words import begun, filled, spoken, value_words, within_sentence, word_of
from addendum.light import NamedTuple
from addendum.rules import Among, Anything, Table, Within, is_formula, words
from addendum.values import ANY, ListOf, Outcome, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from addendum.kinds import Lowered
    from addendum.rules import Column, Condition, Decision, Origin, Row
    from addendum.values import Type

TIER = "tier"
"""The fact that choices with tiers as columns turn on; the tier that is asked is its value."""

_SHORT_TITLE = 3
_YES_OR_NO = {"true": "yes", "false": "no", "not true": "no", "not false": "yes"}


class Tested(NamedTuple):
    """A condition of a row: what it is on, by name and as people call it, and what it asks.

    It may ask for a `range` of values. `wire` is what it asks as answers in JSON hold it.
    """

    name: str
    label: str
    asks: str
    wire: str
    range: bool

    @property
    def text(self) -> str:
        """What it is on and what it asks, for people."""
        return f"{self.label}: {self.asks}"

    @property
    def spoken(self) -> str:
        """What it is on and what it asks, within a sentence: `availability at least 99.9 %`."""
        label = within_sentence(self.label)
        return f"{label} {self.asks}" if self.range else f"{label}: {self.asks}"


class Line(NamedTuple):
    """One row of a decision: the conditions, the result in words, and where it is written.

    `wire` is the result as an answer holds it, with the names of members in place of their titles; it is
    `absent` where nothing is promised.
    """

    conditions: tuple[Tested, ...]
    result: str
    wire: str
    origin: Origin
    absent: bool = False

    @property
    def text(self) -> str:
        """The result, with the conditions it is under."""
        return under(self.result, self.conditions)

    @property
    def wire_text(self) -> str:
        """The result as an answer holds it, with the conditions it is under."""
        conditions = ", ".join(f"{each.label}: {each.wire}" for each in self.conditions)
        return f"{self.wire} ({conditions})" if conditions else self.wire


class Cell(NamedTuple):
    """What one decision gives for one member: its lines, or the outcome where no row speaks of the member."""

    lines: tuple[Line, ...]
    otherwise: str

    @property
    def text(self) -> str:
        """The cell as a table prints it."""
        return self.worded("")

    @property
    def is_absent(self) -> bool:
        """Whether nothing is promised whatever the case."""
        return all(line.absent for line in self.lines)

    def worded(self, word: str) -> str:
        """The cell with a word such as `within` before each value."""
        lead = f"{word} " if word else ""
        return "; ".join(("" if line.absent else lead) + line.text for line in self.lines) or self.otherwise


def under(result: str, conditions: Iterable[Tested]) -> str:
    """A result with the conditions it is under: `10 % (Availability: 99 % to below 99.99 %)`."""
    told = ", ".join(each.text for each in conditions)
    return f"{result} ({told})" if told else result


def cell(lowered: Lowered, name: str, fact: str, member: str) -> Cell:
    """What the decision `name` gives where `fact` is `member`."""
    decision = lowered.program.decisions[name]
    table = decision.logic
    if not isinstance(table, Table):
        return Cell((), "by formula")
    index = next((i for i, column in enumerate(table.columns) if column.name == fact), None)
    rows = [
        row for row in _own_rows(lowered, table) if index is None or _admits(row.conditions[index], member)
    ]
    return Cell(tuple(line_of(lowered, decision, row, skip=fact) for row in rows), _otherwise(lowered, table))


def lines(lowered: Lowered, name: str) -> Iterator[Line]:
    """All rows of a decision in words; a formula is one line."""
    decision = lowered.program.decisions.get(name)
    if decision is None:
        return
    if not isinstance(decision.logic, Table):
        text = _formula_words(lowered, decision)
        yield Line((), text, text, decision.origin)
        return
    for row in _own_rows(lowered, decision.logic):
        yield line_of(lowered, decision, row)


def _formula_words(lowered: Lowered, decision: Decision) -> str:
    """The formula as its author wrote it, or the words for one that a kind composed."""
    if not decision.words:
        return f"= {' '.join(getattr(decision.logic, 'text', '').split())}"

    def named(name: str) -> str:
        return _only_value(lowered, name) or within_sentence(word_of(lowered, name))

    return filled(decision.words, named)


def _only_value(lowered: Lowered, name: str) -> str:
    """What a decision gives in every case, or the formula that an author wrote for it; else nothing."""
    decision = lowered.program.decisions.get(name)
    if decision is None or decision.words:
        return ""
    found = list(lines(lowered, name))
    return found[0].result.removeprefix("= ") if len(found) == 1 and not found[0].conditions else ""


def line_of(lowered: Lowered, decision: Decision, row: Row, skip: str = "") -> Line:
    """One row in words; nothing is said of the fact to `skip`."""
    table = decision.logic
    columns = table.columns if isinstance(table, Table) else ()
    conditions = tuple(
        tested(lowered, column, condition)
        for column, condition in zip(columns, row.conditions, strict=True)
        if column.name not in (skip, TIER) and not isinstance(condition, Anything)
    )
    result = ", ".join(
        _result(lowered, value, output.type)
        for value, output in zip(row.outputs, decision.outputs, strict=True)
    )
    wire = ", ".join(_wire(value) for value in row.outputs)
    absent = all(isinstance(value, Outcome) for value in row.outputs)
    return Line(conditions, result, wire, row.origin, absent)


def tested(lowered: Lowered, column: Column, condition: Condition) -> Tested:
    """A condition on a column in words."""
    title = word_of(lowered, column.name)
    label = title if len(title.split()) <= _SHORT_TITLE else begun(spoken(column.name))
    asks = condition_words(lowered, column, condition)
    is_range = isinstance(condition, Within) and not asks.startswith("exactly")
    return Tested(column.name, label, asks, _wire_words(column, condition), is_range)


def _wire_words(column: Column, condition: Condition) -> str:
    told = words(condition, column.type)
    return _YES_OR_NO.get(told, told)


def _result(lowered: Lowered, value: object, of_type: Type) -> str:
    """A value of a row in words: a constant, or the formula behind it."""
    if is_formula(value):
        return f"= {' '.join(value.text.split())}"
    item_type = of_type.item if isinstance(of_type, ListOf) and isinstance(value, str) else of_type
    return value_words(lowered, item_type, value)


def _wire(value: object) -> str:
    if is_formula(value):
        return f"= {' '.join(value.text.split())}"
    items = value if isinstance(value, list | tuple) else (value,)
    return ", ".join(_YES_OR_NO.get(text, text) for text in map(show, items)) or "none"


def _own_rows(lowered: Lowered, table: Table) -> Iterator[Row]:
    """The rows that may hold for the tier that is asked, where tiers stand beside each other as columns."""
    return (row for row in table.rows if is_own_row(lowered, table, row))


def is_own_row(lowered: Lowered, table: Table, row: Row) -> bool:
    """Whether a row may hold for the tier that is asked."""
    fact = lowered.program.facts.get(TIER)
    if fact is None:
        return True
    pairs = zip(table.columns, row.conditions, strict=True)
    return all(column.name != TIER or _admits(condition, str(fact.value)) for column, condition in pairs)


def _admits(condition: Condition, member: str) -> bool:
    if isinstance(condition, Among):
        return (member in condition.values) is not condition.negated
    return isinstance(condition, Anything)


def _otherwise(lowered: Lowered, table: Table) -> str:
    texts = (_result(lowered, value, ANY) for value in table.otherwise or ())
    return ", ".join(text for text in texts if text != "none")
