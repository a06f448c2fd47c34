"""Reasons as sentences: a row with the values that met its conditions, a formula with what went into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.words import begun, filled, spoken, value_words, with_article, word_of
from addendum.light import NamedTuple
from addendum.rules import Among, Anything, Table, Within, words
from addendum.values import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from addendum.answers.bound import Ground
    from addendum.kinds import Lowered
    from addendum.rules import Column, Condition, Decision, Fact
    from addendum.values import Value

    Used = Mapping[str, Value]


class Told(NamedTuple):
    """How a decision's result is told: by its title and the word it stands under, `within` or `every`."""

    title: str
    word: str = ""

    def result(self, value: str, *, is_absent: bool = False) -> str:
        """The result as the end of a sentence."""
        if is_absent:
            return f"{self.title}: {value}"
        word = "" if self.title.endswith(self.word) else f" {self.word}"
        return f"{self.title}{word} {value}"


class Sentences:
    """Sentences on the decisions of a ground; `words_of` has the word that each stands under in an answer."""

    def __init__(self, ground: Ground, words_of: Mapping[str, str]) -> None:
        self._ground = ground
        self._words_of = words_of

    @property
    def _lowered(self) -> Lowered:
        return self._ground.standing.lowered

    def of_rows(
        self, decision: Decision, rows: Sequence[int], used: Used, value: Value, joins: str = ""
    ) -> str:
        """Why rows gave a value; `joins` says what the value does where several rows count (`adds`)."""
        told = self._result(decision, value) if not joins else f"{joins} {self._words(decision.name, value)}"
        tested = _tested(decision, rows)
        if len(tested) == 1 and isinstance(tested[0][1], Within) and tested[0][0].name in used:
            return f"{self._band(decision, rows, *tested[0], used)}: {told}."
        if not tested:
            return f"{begun(told)}."
        return f"For {_joined([self._input(column, used) for column, _ in tested])}: {told}."

    def of_otherwise(self, decision: Decision, used: Used, value: Value) -> str:
        """Why no row gave a value; where there is only one, what it wanted."""
        table = decision.logic
        tested = _tested(decision, (0,)) if isinstance(table, Table) and len(table.rows) == 1 else []
        if len(tested) == 1 and isinstance(tested[0][1], Within) and tested[0][0].name in used:
            column, condition = tested[0]
            missed = f"{self._subject(column, used)} not {words(condition, column.type)}"
            return f"{missed}: {self._result(decision, value)}."
        inputs = _joined([self._named(name, item) for name, item in used.items() if item is not None])
        case = f" for {inputs}" if inputs else ""
        title = self._told(decision.name).title
        return f"No row on {title} holds{case}: {self._words(decision.name, value)}."

    def of_formula(self, decision: Decision, used: Used, value: Value) -> str:
        """What a formula gave, and what went into it."""
        if decision.words:
            return self._of_words(decision, used, value)
        text = "" if isinstance(decision.logic, Table) else " ".join(decision.logic.text.split())
        inputs = _joined([self._named(name, item) for name, item in used.items() if item is not None])
        with_inputs = f", with {inputs}" if inputs else ""
        told = self._told(decision.name)
        words = f"{told.word} {self._words(decision.name, value)}".lstrip()
        return f"{begun(told.title)}: {words}, by the formula `{text}`{with_inputs}."

    def _of_words(self, decision: Decision, used: Used, value: Value) -> str:
        """What a formula gave that a kind composed: its words, with the values in place of names."""

        def named(name: str) -> str:
            return self._words(name, used[name]) if name in used else spoken(name)

        told = self._told(decision.name)
        return (
            f"{begun(told.title)}: {self._words(decision.name, value)}, from {filled(decision.words, named)}."
        )

    def of_total(self, decision: Decision, count: int, value: Value) -> str:
        """What several rows gave together."""
        return f"{count} rows together: {self._result(decision, value)}."

    def of_fact(self, fact: Fact, value: Value) -> str:
        """What the contract itself gives."""
        return f"The contract gives {self._named(fact.name, value)}."

    def _band(
        self, decision: Decision, rows: Sequence[int], column: Column, condition: Condition, used: Used
    ) -> str:
        limits = words(condition, column.type)
        table = decision.logic
        name = table.rows[rows[0]].origin.name if isinstance(table, Table) else ""
        band = f"in the band `{name}` ({limits})" if name else limits
        return f"{self._subject(column, used)} {band}"

    def _subject(self, column: Column, used: Used) -> str:
        """`An availability of 99.5 % is`, `Seats of 120 are`."""
        noun, value = spoken(column.name), self._words(column.name, used[column.name])
        if noun.endswith("s") and not noun.endswith(("ss", "us")):
            return f"{begun(noun)} of {value} are"
        return f"{begun(with_article(noun))} of {value} is"

    def _input(self, column: Column, used: Used) -> str:
        if column.expression is not None or column.name not in used:
            return f"`{column.name}`"
        return self._named(column.name, used[column.name])

    def _named(self, name: str, value: Value) -> str:
        return f"{spoken(name)} {self._words(name, value)}"

    def _result(self, decision: Decision, value: Value) -> str:
        text = self._words(decision.name, value)
        if isinstance(value, bool):
            text = f"is {text}"
        return self._told(decision.name).result(text, is_absent=isinstance(value, Outcome))

    def _told(self, name: str) -> Told:
        """The words for a decision; a detail of another one is told by that one's title."""
        stem, _, _ = name.partition(".")
        title = word_of(self._lowered, name if name == stem or name in self._lowered.titles else stem)
        return Told(title[:1].lower() + title[1:], self._words_of.get(name, ""))

    def _words(self, name: str, value: Value) -> str:
        return value_words(self._lowered, self._ground.type_named(name), value)


def _tested(decision: Decision, rows: Sequence[int]) -> list[tuple[Column, Condition]]:
    """The columns that the rows test, each with the condition of the first row that does."""
    table = decision.logic
    found: list[tuple[Column, Condition]] = []
    if isinstance(table, Table):
        for at, column in enumerate(table.columns):
            conditions = [table.rows[row].conditions[at] for row in rows]
            condition = next((each for each in conditions if not _is_anything(each)), None)
            if condition is not None:
                found.append((column, condition))
    return found


def _is_anything(condition: Condition) -> bool:
    return isinstance(condition, Anything) or (
        isinstance(condition, Among) and condition.negated and not condition.values
    )


def _joined(texts: Sequence[str]) -> str:
    return f"{', '.join(texts[:-1])} and {texts[-1]}" if len(texts) > 1 else "".join(texts)
