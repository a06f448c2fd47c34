"""One case under every reading: the answer as the policies read it, beside what each other choice gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.ask import ask
from addendum.answers.notes import written
from addendum.answers.section import Section
from addendum.answers.words import joined, word_of
from addendum.findings import FindingsError
from addendum.light import NamedTuple
from addendum.values import NoAnswer, to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from addendum.answers.answer import Answer
    from addendum.answers.library import Library
    from addendum.kinds import Choice
    from addendum.values import Date, Value

    Facts = Mapping[str, object]

AS_TAKEN, AS_CHOSEN = "as taken", "as chosen"
_NO_ANSWER = "no answer"


class Alternative(NamedTuple):
    """What one other choice of one reading gives: an answer, or the reason why there is none.

    `says` is the value that it sets, in the policy's words; `differs` are the names at the top of the answer
    whose values are others than under the reading that is taken.
    """

    choice: Choice
    chosen: str
    says: str
    answer: Answer | None
    failure: NoAnswer | None
    differs: tuple[str, ...]

    @property
    def makes_a_difference(self) -> bool:
        """Whether the answer is another one."""
        return self.failure is not None or bool(self.differs)

    def to_json(self) -> dict[str, object]:
        """The alternative as callers get it, with its answer or its error."""
        found: dict[str, object] = {"chosen": self.chosen, "says": self.says}
        if self.failure is not None:
            failure = self.failure
            return {**found, "error": {"code": failure.code, "says": failure.says, "fix": failure.fix}}
        values = {name: to_json(value) for name, value in _values(self.answer).items()}
        return {**found, "answer": values, "differs": list(self.differs)}


class Readings(NamedTuple):
    """The answer under the readings that are taken, and the alternatives, reading by reading."""

    answer: Answer
    alternatives: tuple[Alternative, ...]

    def to_json(self, explain: bool = True) -> dict[str, object]:
        """The answer as JSON holds it, with a list of the readings and what their other choices give."""
        document = self.answer.to_json(explain=explain)
        told = [
            {
                "reading": choice.id,
                "text": choice.text,
                "question": choice.question,
                "at": f"{choice.place.file}:{choice.place.line}",
                "taken": written(choice.value),
                "alternatives": [each.to_json() for each in alternatives],
            }
            for choice, alternatives in self._by_reading()
        ]
        as_of = document.pop("as_of")
        return {**document, "readings": told, "as_of": as_of}

    def sections(self, shown_as: Callable[[str], str] = str) -> tuple[Section, ...]:
        """The answers side by side, and what the readings set; `shown_as` names files for people."""
        answer = self.answer
        subject = f"contract {answer.contract}" if answer.contract else f"tier {answer.tier}"
        title = f"{answer.title or answer.question} ({subject}, as of {answer.as_of})"
        chosen = any(not choice.is_taken for choice in answer.lowered.readings)
        first = AS_CHOSEN if chosen else AS_TAKEN
        if not self.alternatives:
            said = "No reading of these policies has another choice, so there is one answer."
            return (Section(title, (said,), ("", first), tuple(_rows([answer]))),)
        shown = [each for each in self.alternatives if each.makes_a_difference]
        header = ("", first, *(f"{each.choice.id}: {each.chosen}" for each in shown))
        rows = list(_rows([answer, *(each.answer for each in shown)]))
        if any(each.failure is not None for each in shown):
            codes = (each.failure.code if each.failure is not None else "" for each in shown)
            rows.append((_NO_ANSWER.capitalize(), "", *codes))
        paragraphs = () if shown else ("No other reading changes this answer.",)
        return Section(title, paragraphs, header, tuple(rows)), self._section_on_readings(shown_as)

    def _section_on_readings(self, shown_as: Callable[[str], str]) -> Section:
        rows = []
        for choice, alternatives in self._by_reading():
            at = f"{shown_as(choice.place.file)}:{choice.place.line}"
            question = f"{choice.question} ({at})"
            rows.append((choice.id, question, choice.chosen, written(choice.value), ""))
            rows += [("", "", each.chosen, each.says, _changes(self.answer, each)) for each in alternatives]
        return Section("Readings", (), ("Reading", "Question", "Choice", "Reads", "Changes"), tuple(rows))

    def _by_reading(self) -> Iterator[tuple[Choice, list[Alternative]]]:
        choices = dict.fromkeys(each.choice.id for each in self.alternatives)
        for identity in choices:
            own = [each for each in self.alternatives if each.choice.id == identity]
            yield own[0].choice, own


def every_reading(
    library: Library,
    question: str,
    facts: Facts,
    *,
    contract: str | None,
    tier: str | None,
    at: str | Date | None,
    readings: Mapping[str, str] | None,
) -> Readings:
    """The answer under the readings taken or chosen, and under each other choice of each other reading."""
    chosen = dict(readings or {})

    def asked(more: Mapping[str, str]) -> Answer:
        return ask(library, question, facts, contract=contract, tier=tier, at=at, readings={**chosen, **more})

    taken = asked({})
    open_ones = [each for each in taken.lowered.readings if each.sets and each.id not in chosen]
    return Readings(
        taken,
        tuple(
            _alternative(taken, choice, name, asked)
            for choice in open_ones
            for name in choice.alternatives
            if name != choice.chosen
        ),
    )


def _alternative(
    taken: Answer, choice: Choice, name: str, asked: Callable[[Mapping[str, str]], Answer]
) -> Alternative:
    try:
        answer = asked({choice.id: name})
    except NoAnswer as failure:
        return Alternative(choice, name, "", None, failure, ())
    except FindingsError as error:
        first = error.findings[0]
        return Alternative(choice, name, "", None, NoAnswer(first.code, first.says, first.fix), ())
    own = next(each for each in answer.lowered.readings if each.id == choice.id)
    names = dict.fromkeys((*taken.values, *answer.values))
    differs = tuple(each for each in names if _value(taken, each) != _value(answer, each))
    return Alternative(choice, name, written(own.value), answer, None, differs)


def _values(answer: Answer | None) -> Mapping[str, Value]:
    return answer.values if answer is not None else {}


def _value(answer: Answer, name: str) -> object:
    value = answer.values.get(name)
    return None if value is None else to_json(value)


def _rows(answers: list[Answer | None]) -> Iterator[tuple[str, ...]]:
    """A row for each thing that one of the answers tells, in the order of the first one."""
    told = [_told(each) if each is not None else {} for each in answers]
    for label, number in dict.fromkeys(key for each in told for key in each):
        yield (label, *(each.get((label, number), "") for each in told))


def _told(answer: Answer) -> dict[tuple[str, int], str]:
    """The values of an answer in words by their titles; of several with one title each has its number."""
    found: dict[tuple[str, int], str] = {}
    for label, words in answer.told_values():
        number = sum(label == known for known, _ in found)
        found[label, number] = words
    return found


def _changes(taken: Answer, alternative: Alternative) -> str:
    if alternative.answer is None:
        return _NO_ANSWER
    shown = alternative.answer if alternative.differs else taken
    titles = [shown.titles.get((name,)) or word_of(shown.lowered, name) for name in alternative.differs]
    return joined(titles) or "nothing here"
