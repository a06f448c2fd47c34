"""The lines of an answer: its values as people read them, each with the reason that it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.statements.model import Line
from addendum.answers.words import unit_of, value_words, word_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from addendum.answers.answer import Answer
    from addendum.answers.reasons import Reason
    from addendum.values import Value

_GIVEN = "It was given."


def lines_of(answer: Answer) -> Iterator[Line]:
    """The values at the top of an answer, each on one line; the first that rests on a reason tells it."""
    reasons = _Reasons(answer)
    for name, value in answer.values.items():
        title = answer.titles.get((name,)) or word_of(answer.lowered, name)
        told = answer.told.get((name,), ())
        words = "; ".join(told) if told else _words(answer, name, value, title)
        own = reasons.of(_paths(name, value))
        behind = tuple(reasons.behind(own))
        says = " ".join(dict.fromkeys(reason.says for reason in own)) or _GIVEN
        yield Line(name, title, value, words, says, own[0] if own else None, behind)


def _words(answer: Answer, name: str, value: Value, title: str) -> str:
    """A value in words; the parts of a worded map are told by their words."""
    unit = unit_of(title)
    if isinstance(value, dict) and (name,) in answer.worded:
        parts = ((word, inner, answer.value((name, word))) for word, inner in value.items())
        return ", ".join(
            f"{word} {value_words(answer.lowered, found[1], inner, unit)}"
            for word, inner, found in parts
            if found is not None
        )
    found = answer.value((name,))
    return value_words(answer.lowered, found[1], value, unit) if found is not None else ""


def _paths(name: str, value: Value) -> list[tuple[str, ...]]:
    """The paths at which a value stands: itself, and the parts of a map."""
    return [(name,), *((name, word) for word in value)] if isinstance(value, dict) else [(name,)]


class _Reasons:
    """The reasons of an answer by what they decide, with a note of those that were told."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._last = {reason.decision: reason for reason in answer.because}
        self._told = set(answer.sources.values())

    def of(self, paths: Iterable[tuple[str, ...]]) -> list[Reason]:
        """The reasons that gave the values at these paths."""
        sources = (self._answer.sources.get(path, "") for path in paths)
        return [self._last[source] for source in dict.fromkeys(sources) if source in self._last]

    def behind(self, reasons: Iterable[Reason]) -> Iterator[str]:
        """What the reasons rest on that no line tells, and nothing before them has told."""
        waiting = [name for reason in reasons for name in reason.used]
        found: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name in self._last and name not in self._told:
                self._told.add(name)
                found.add(name)
                waiting += self._last[name].used
        return (reason.says for name, reason in self._last.items() if name in found)
