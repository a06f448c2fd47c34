"""The lines of an answer: its values as people read them, each with the reason that it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.statements.model import Line
from addendum.answers.words import unit_of, value_words, word_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.answers.answer import Answer
    from addendum.answers.reasons import Reason
    from addendum.values import Value

_GIVEN = "It was given."


def lines_of(answer: Answer) -> Iterator[Line]:
    """The values at the top of an answer, each on one line."""
    for name, value in answer.values.items():
        title = answer.titles.get((name,)) or word_of(answer.lowered, name)
        told = answer.told.get((name,), ())
        words = "; ".join(told) if told else _words(answer, name, value, title)
        reasons = _reasons(answer, name, value)
        says = " ".join(dict.fromkeys(reason.says for reason in reasons)) or _GIVEN
        yield Line(name, title, value, words, says, reasons[0] if reasons else None)


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


def _reasons(answer: Answer, name: str, value: Value) -> list[Reason]:
    """The reasons that gave a value: of a map those of its parts."""
    paths = [(name,), *((name, word) for word in value)] if isinstance(value, dict) else [(name,)]
    sources = [answer.sources[path] for path in paths if path in answer.sources]
    last = {reason.decision: reason for reason in answer.because}
    return [last[source] for source in sources if source in last]
