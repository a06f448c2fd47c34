"""What a subject is promised, read off its program: the rows of its decisions in words, with their places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from addendum.kinds import features
from addendum.rules import Among, Anything, Table, words
from addendum.values import Outcome, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.kinds import Lowered, Question
    from addendum.library import Standing
    from addendum.rules import Condition, Decision, Origin, Row
    from addendum.values import Value


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a decision: the conditions in words, the result in words, and where it is written."""

    conditions: tuple[str, ...]
    result: str
    origin: Origin

    @property
    def text(self) -> str:
        """The result, with the conditions it is under."""
        return f"{self.result} ({', '.join(self.conditions)})" if self.conditions else self.result


@dataclass(frozen=True, slots=True)
class Cell:
    """What one decision gives for one member: its lines, or the outcome where no row speaks of the member."""

    lines: tuple[Line, ...]
    otherwise: str

    @property
    def text(self) -> str:
        """The cell as a table prints it."""
        return "; ".join(line.text for line in self.lines) or self.otherwise


def titled(standing: Standing) -> str:
    """The title of the contract or tier that is asked."""
    holder = standing.bundle.contract or standing.bundle.tier
    return (holder.head.title or holder.head.id) if holder is not None else standing.subject


def features_of(standing: Standing) -> list[tuple[str, str]]:
    """The features that the tier lists."""
    return features(standing.bundle.tier)


def word_of(lowered: Lowered, name: str) -> str:
    """The title of a fact, decision or clock; its name in words where it has none."""
    fact = lowered.program.facts.get(name)
    title = (fact.title if fact is not None else "") or lowered.titles.get(name, "")
    return title or name.replace("_", " ").replace("-", " ").capitalize()


def cell(lowered: Lowered, name: str, fact: str, member: str) -> Cell:
    """What the decision `name` gives where `fact` is `member`."""
    decision = lowered.program.decisions[name]
    table = decision.logic
    if not isinstance(table, Table):
        return Cell((), "by formula")
    index = next((i for i, column in enumerate(table.columns) if column.name == fact), None)
    rows = [row for row in table.rows if index is None or _admits(row.conditions[index], member)]
    return Cell(tuple(_line(lowered, decision, row, skip=fact) for row in rows), _otherwise(table))


def lines(lowered: Lowered, name: str) -> Iterator[Line]:
    """All rows of a decision in words; a formula is one line."""
    decision = lowered.program.decisions.get(name)
    if decision is None:
        return
    if not isinstance(decision.logic, Table):
        yield Line((), f"= {decision.logic.text}", decision.origin)
        return
    for row in decision.logic.rows:
        yield _line(lowered, decision, row)


def severity_questions(lowered: Lowered) -> list[Question]:
    """The questions whose answers begin with a severity."""
    return [question for question in lowered.questions.values() if question.fields[0].source == "severity"]


def members_of(lowered: Lowered, fact: str) -> tuple[str, ...]:
    """The members of the list that a fact or decision takes its values from."""
    found = lowered.program.facts.get(fact)
    decision = lowered.program.decisions.get(fact)
    of_type = found.type if found is not None else decision.outputs[0].type if decision is not None else None
    return tuple(getattr(of_type, "members", ()))


def shown(value: object) -> str:
    """A value of a row in words: a constant, or the formula behind it."""
    text = getattr(value, "text", None)
    if isinstance(text, str) and not isinstance(value, Outcome):
        return f"= {text}"
    if isinstance(value, tuple):
        return ", ".join(shown(item) for item in value)
    constant: Value = value
    return show(constant)


def _line(lowered: Lowered, decision: Decision, row: Row, skip: str = "") -> Line:
    table = decision.logic
    columns = table.columns if isinstance(table, Table) else ()
    conditions = tuple(
        f"{word_of(lowered, column.name)}: {words(condition, column.type)}"
        for column, condition in zip(columns, row.conditions, strict=True)
        if column.name != skip and not isinstance(condition, Anything)
    )
    return Line(conditions, ", ".join(shown(output) for output in row.outputs), row.origin)


def _admits(condition: Condition, member: str) -> bool:
    if isinstance(condition, Among):
        return (member in condition.values) is not condition.negated
    return isinstance(condition, Anything)


def _otherwise(table: Table) -> str:
    return ", ".join(shown(value) for value in table.otherwise) if table.otherwise else ""
