"""Reasons as sentences: a row with the values that met its conditions, a formula with what went into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.conditions import condition_words
from addendum.answers.words import (
    begun,
    filled,
    joined,
    spoken,
    unit_of,
    value_words,
    with_article,
    within_sentence,
    word_of,
)
from addendum.light import NamedTuple
from addendum.rules import Among, Anything, Table, Within, is_formula
from addendum.values import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from addendum.answers.bound import Ground
    from addendum.kinds import Lowered
    from addendum.rules import Column, Condition, Decision, Fact
    from addendum.values import Value

    Used = Mapping[str, Value]


_MOST_ENTRIES = 12
_NOT_GIVEN = "not given"


class Told(NamedTuple):
    """How a decision's result is told: by its title and the word it stands under, `within` or `every`."""

    title: str
    word: str = ""

    def result(self, value: str, *, apart: bool = False) -> str:
        """The result as the end of a sentence; what does not flow, as `no commitment`, is set apart."""
        if apart:
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
        told += self._by_formula(decision, rows, used)
        tested = _tested(decision, rows)
        bands = [each for each in tested if isinstance(each[1], Within) and each[0].name in used]
        others = joined([self._input(each[0], used) for each in tested if each not in bands[:1]])
        if len(bands) == 1:
            also = f", for {others}" if others else ""
            return f"{self._band(decision, rows, *bands[0], used)}{also}: {told}."
        if not tested:
            return f"{begun(told)}."
        return f"For {joined([self._input(column, used) for column, _ in tested])}: {told}."

    def of_otherwise(self, decision: Decision, used: Used, value: Value) -> str:
        """Why no row gave a value; where there is only one, what it wanted."""
        table = decision.logic
        tested = _tested(decision, (0,)) if isinstance(table, Table) and len(table.rows) == 1 else []
        if len(tested) == 1 and isinstance(tested[0][1], Within) and tested[0][0].name in used:
            column, condition = tested[0]
            missed = f"{self._subject(column, used)} not {condition_words(self._lowered, column, condition)}"
            return f"{missed}: {self._result(decision, value)}."
        inputs = self._inputs(used.items())
        case = f" for {inputs}" if inputs else ""
        if isinstance(value, bool) and inputs:
            return f"For {inputs}: {self._result(decision, value)}."
        title = self._told(decision.name).title
        return f"Nothing is written on {title}{case}: {self._words(decision.name, value)}."

    def of_formula(self, decision: Decision, used: Used, value: Value) -> str:
        """What a formula gave, and what went into it: as its author wrote it, or in the words of its kind."""
        told = self._told(decision.name)
        result = f"{begun(told.title)}: {told.word} {self._words(decision.name, value)}".replace(":  ", ": ")
        same = next((name for name, item in used.items() if isinstance(value, Outcome) and item == value), "")
        if same:
            return f"{result}, the same as {within_sentence(word_of(self._lowered, same))}."
        if decision.words:
            known = {**used, decision.name: value}
            text = filled(decision.words, lambda name: self._put(name, known))
            return f"{begun(text)}." if f"{{{decision.name}." in decision.words else f"{result}, from {text}."
        text = "" if isinstance(decision.logic, Table) else " ".join(decision.logic.text.split())
        return f"{result} = `{text}`{'' if text in used else self._with(used.items())}."

    def _by_formula(self, decision: Decision, rows: Sequence[int], used: Used) -> str:
        """The formula of a row with what went into it; nothing for a row that states its value."""
        outputs = decision.logic.rows[rows[0]].outputs if isinstance(decision.logic, Table) else ()
        formula = outputs[0] if len(rows) == 1 and len(outputs) == 1 else None
        if formula is None or not is_formula(formula):
            return ""
        if formula.text in used:
            return ""  # the reason of that value stands above
        inputs = [(name, used[name]) for name in formula.names if name in used]
        return f" = `{' '.join(formula.text.split())}`{self._with(inputs)}"

    def _with(self, inputs: Iterable[tuple[str, Value]]) -> str:
        told = self._inputs(inputs)
        return f", with {told}" if told else ""

    def _inputs(self, inputs: Iterable[tuple[str, Value]]) -> str:
        """What went into a result; maps that the contract gives have a reason of their own."""
        return joined(
            [
                self._named(name, item)
                for name, item in inputs
                if item is not None and not (isinstance(item, dict) and self._is_of_contract(name, item))
            ]
        )

    def _is_of_contract(self, name: str, value: Value) -> bool:
        fact = self._lowered.program.facts.get(name)
        return fact is not None and fact.value == value

    def _put(self, name: str, used: Used) -> str:
        """The value that stands for a name in words; of records, that of the field after the dot."""
        holder, _, field = name.partition(".")
        value = used.get(name, used.get(holder))
        if value is None:
            return _NOT_GIVEN if name in used else spoken(name)
        if field and name not in used and isinstance(value, dict):
            return self._words(name, value[field])
        if name in used or not isinstance(value, list | tuple):
            return self._words(name, value)
        texts = [self._words(name, item.get(field)) for item in value if isinstance(item, dict)]
        if len(texts) > _MOST_ENTRIES:
            texts[_MOST_ENTRIES:] = [f"{len(texts) - _MOST_ENTRIES} more"]
        return joined(texts) or "nothing"

    def of_total(self, decision: Decision, count: int, value: Value) -> str:
        """What several rows gave together."""
        return f"{count} rows together: {self._result(decision, value)}."

    def of_fact(self, fact: Fact, value: Value) -> str:
        """What the contract itself gives."""
        apart = ":" if isinstance(value, dict) else ""
        return f"The contract gives {spoken(fact.name)}{apart} {self._words(fact.name, value)}."

    def _band(
        self, decision: Decision, rows: Sequence[int], column: Column, condition: Condition, used: Used
    ) -> str:
        limits = condition_words(self._lowered, column, condition)
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
        """`reported S1`, and for yes or no `customer specific` or `not customer specific`."""
        called = self._called(name)
        if isinstance(value, bool):
            return called if value else f"not {called}"
        return f"{called} {self._words(name, value)}"

    def _called(self, name: str) -> str:
        """A name in words, without the question that a kind puts before it where several are answered."""
        decision = self._lowered.program.decisions.get(name)
        title = decision.title.casefold() if decision is not None else ""
        return title if title and spoken(name).casefold().endswith(f" {title}") else spoken(name)

    def _result(self, decision: Decision, value: Value) -> str:
        text = self._words(decision.name, value)
        return self._told(decision.name).result(text, apart=isinstance(value, Outcome | bool))

    def _told(self, name: str) -> Told:
        """The words for a decision; a detail of another one is told by that one's title."""
        stem, _, _ = name.partition(".")
        title = word_of(self._lowered, name if name == stem or name in self._lowered.titles else stem)
        return Told(within_sentence(title), self._words_of.get(name, ""))

    def _words(self, name: str, value: Value) -> str:
        unit = unit_of(word_of(self._lowered, name))
        return value_words(self._lowered, self._ground.type_named(name), value, unit)


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
