"""What a subject is promised, read off its program: the rows of its decisions in words, with their places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from addendum.answers.words import begun, filled, spoken, value_words, word_of, yes_or_no
from addendum.kinds import mapping_at, text_of
from addendum.rules import Among, Anything, Table, is_formula, words
from addendum.values import ANY, ListOf, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.findings import Place
    from addendum.kinds import Lowered, Question
    from addendum.library import Standing
    from addendum.rules import Column, Condition, Decision, Origin, Row
    from addendum.values import MemberOf, Type


SEVERITY = "severity"
"""The fact that questions on response targets turn on."""

TIER = "tier"
"""The fact that choices with tiers as columns turn on; the tier that is asked is its value."""

_ORDERED_WORDS = ("or more severe", "or less severe")
_SHORT_TITLE = 3
_YES_OR_NO = {"true": "yes", "false": "no"}


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a decision: the conditions in words, the result in words, and where it is written.

    `wire` is the result as an answer holds it, with the names of members in place of their titles; it is
    `absent` where nothing is promised.
    """

    conditions: tuple[str, ...]
    result: str
    wire: str
    origin: Origin
    absent: bool = False

    @property
    def text(self) -> str:
        """The result, with the conditions it is under."""
        return self._under(self.result)

    @property
    def wire_text(self) -> str:
        """The result as an answer holds it, with the conditions it is under."""
        return self._under(self.wire)

    def _under(self, result: str) -> str:
        return f"{result} ({', '.join(self.conditions)})" if self.conditions else result


@dataclass(frozen=True, slots=True)
class Cell:
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


def titled(standing: Standing) -> str:
    """The title of the contract or tier that is asked."""
    holder = standing.bundle.contract or standing.bundle.tier
    return (holder.head.title or holder.head.id) if holder is not None else standing.subject


def features_of(standing: Standing) -> Iterator[tuple[str, str, Place]]:
    """The features that the tier lists: name, value in words, place."""
    tier = standing.bundle.tier
    listed = mapping_at(tier.body, "features") if tier is not None else None
    for key, node in listed.entries if listed is not None else ():
        text = text_of(node)
        yield key.text, _YES_OR_NO.get(text, text), node.place


def member_label(lowered: Lowered, member: str) -> str:
    """A severity with its title: `S1 Critical Incident`."""
    return f"{member} {lowered.titles.get(f'severities.{member}', '')}".strip()


def members_words(lowered: Lowered, members: MemberOf) -> str:
    """The members of a list in order, by their titles."""
    return ", ".join(value_words(lowered, members, member) for member in members.members)


def promised_text(lowered: Lowered, question: Question, key: str, member: str) -> str:
    """What stands at `key` of a question's answer for a severity, details included, as a table prints it."""
    told, is_absent = "", False
    for entry in question.fields:
        if entry.path[0] != key:
            continue
        found = cell(lowered, entry.source, SEVERITY, member)
        if not entry.inner:
            told = found.worded(entry.path[1] if len(entry.path) > 1 else "")
            is_absent = found.is_absent
        elif found.lines and not is_absent:
            told = f"{told}, {entry.path[1]} {found.text}"
    return told or "no commitment"


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
    return Cell(tuple(_line(lowered, decision, row, skip=fact) for row in rows), _otherwise(lowered, table))


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
        yield _line(lowered, decision, row)


def _formula_words(lowered: Lowered, decision: Decision) -> str:
    """The formula as its author wrote it, or the words for one that a kind composed."""
    if not decision.words:
        return f"= {' '.join(getattr(decision.logic, 'text', '').split())}"

    def named(name: str) -> str:
        title = word_of(lowered, name)
        return _only_value(lowered, name) or title[:1].lower() + title[1:]

    return filled(decision.words, named)


def _only_value(lowered: Lowered, name: str) -> str:
    """What a decision gives in every case, or the formula that an author wrote for it; else nothing."""
    decision = lowered.program.decisions.get(name)
    if decision is None or decision.words:
        return ""
    found = list(lines(lowered, name))
    return found[0].result.removeprefix("= ") if len(found) == 1 and not found[0].conditions else ""


def members_of(lowered: Lowered, fact: str) -> tuple[str, ...]:
    """The members of the list that a fact or decision takes its values from."""
    found = lowered.program.facts.get(fact)
    decision = lowered.program.decisions.get(fact)
    of_type = found.type if found is not None else decision.outputs[0].type if decision is not None else None
    return tuple(getattr(of_type, "members", ()))


def shown(lowered: Lowered, value: object, of_type: Type) -> str:
    """A value of a row in words: a constant, or the formula behind it."""
    if is_formula(value):
        return f"= {' '.join(value.text.split())}"
    item_type = of_type.item if isinstance(of_type, ListOf) and isinstance(value, str) else of_type
    return value_words(lowered, item_type, yes_or_no(value))


def condition_words(lowered: Lowered, column: Column, condition: Condition) -> str:
    """A condition in words, with the titles of members, and yes and no."""
    told = words(condition, column.type)
    if not isinstance(condition, Among) or condition.negated or told.endswith(_ORDERED_WORDS):
        return told
    texts = [value_words(lowered, column.type, yes_or_no(value)) for value in condition.values]
    return f"{', '.join(texts[:-1])} or {texts[-1]}" if len(texts) > 1 else "".join(texts)


def _label(lowered: Lowered, name: str) -> str:
    """The title of a fact where it is short enough for a condition, else its name in words."""
    title = word_of(lowered, name)
    return title if len(title.split()) <= _SHORT_TITLE else begun(spoken(name))


def _line(lowered: Lowered, decision: Decision, row: Row, skip: str = "") -> Line:
    table = decision.logic
    columns = table.columns if isinstance(table, Table) else ()
    conditions = tuple(
        f"{_label(lowered, column.name)}: {condition_words(lowered, column, condition)}"
        for column, condition in zip(columns, row.conditions, strict=True)
        if column.name not in (skip, TIER) and not isinstance(condition, Anything)
    )
    result = ", ".join(
        shown(lowered, value, output.type)
        for value, output in zip(row.outputs, decision.outputs, strict=True)
    )
    wire = ", ".join(shown(lowered, value, ANY) for value in row.outputs)
    absent = all(isinstance(value, Outcome) for value in row.outputs)
    return Line(conditions, result, wire, row.origin, absent)


def _own_rows(lowered: Lowered, table: Table) -> Iterator[Row]:
    """The rows that may hold for the tier that is asked, where tiers stand beside each other as columns."""
    fact = lowered.program.facts.get(TIER)
    index = next((i for i, column in enumerate(table.columns) if column.name == TIER), None)
    for row in table.rows:
        if fact is None or index is None or _admits(row.conditions[index], str(fact.value)):
            yield row


def _admits(condition: Condition, member: str) -> bool:
    if isinstance(condition, Among):
        return (member in condition.values) is not condition.negated
    return isinstance(condition, Anything)


def _otherwise(lowered: Lowered, table: Table) -> str:
    texts = (shown(lowered, value, ANY) for value in table.otherwise or ())
    return ", ".join(text for text in texts if text != "none")
