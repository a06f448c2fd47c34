"""Clocks of two editions, and what is counted over tickets: which events start, stop, pause and repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.words import spoken, word_of
from addendum.changes.change import Change, Direction, Reach, Stated
from addendum.values import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addendum.changes.pair import Pair
    from addendum.clocks import Clock, Measure

CLOCK = "clock"
_WORDS = {
    "starts": "starts with",
    "stops": "stops with",
    "pauses": "pauses with",
    "resumes": "resumes with",
    "repeats": "repeats with",
    "reopens": "is opened again by",
    "cancelled_by": "is cancelled by",
    "counted_from": "counts from",
    "promised_in": "next is promised in",
    "when_reopened": "when reopened",
    "when_severity_changes": "when the severity changes",
    "at_risk": "is at risk from",
}
"""The parts of a clock that decide something, as a sentence has them."""
_EVENTS = ("starts", "stops")


def clock_changes(pair: Pair) -> Iterator[Change]:
    """Each part of a clock that is another one, and what is counted over tickets otherwise."""
    before, after = pair.before.lowered.clocks, pair.after.lowered.clocks
    for name in dict.fromkeys((*after, *before)):
        old, new = before.get(name), after.get(name)
        if old is None or new is None:
            yield from _one_sided(pair, old, new)
            continue
        for part, words in _WORDS.items():
            told = [_words(each, part) for each in (old, new)]
            if told[0] != told[1]:
                yield _change(pair, (old, new), words, told)
    yield from _measures(pair)


def _one_sided(pair: Pair, old: Clock | None, new: Clock | None) -> Iterator[Change]:
    """A clock that came or went, where something is promised by it that both editions answer."""
    clock = new or old
    asked = pair.questions(clock.name) if clock is not None else ()
    if clock is not None and not pair.shared_questions.isdisjoint(asked):
        told = ", ".join(
            f"{words} {_words(clock, part)}" for part, words in _WORDS.items() if part in _EVENTS
        )
        said = ["" if each is None else told for each in (old, new)]
        change = _change(pair, (old or clock, new or clock), "is a clock that", said)
        yield change._replace(reach=Reach.COMPATIBLE if old is None else Reach.BREAKING)


def _change(pair: Pair, clocks: tuple[Clock, Clock], words: str, told: Sequence[str]) -> Change:
    origins = [clock.origin for clock in clocks]
    clock = clocks[1]
    said = [Stated(text, text, origin) if text else None for text, origin in zip(told, origins, strict=True)]
    return Change(
        kind=CLOCK,
        policy=next((origin.policy for origin in reversed(origins) if origin is not None), ""),
        name=clock.name,
        title=f"{clock.title or spoken(clock.name)} {words}",
        before=said[0],
        after=said[1],
        direction=Direction.NEUTRAL,
        reach=Reach.BREAKING,
        questions=pair.questions(clock.name),
    )


def _words(clock: Clock, part: str) -> str:
    value = getattr(clock, part)
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return ", ".join(value) if isinstance(value, tuple) else show(value)


def _measures(pair: Pair) -> Iterator[Change]:
    before, after = pair.before.lowered.ticket_measures, pair.after.lowered.ticket_measures
    for name, measure in after.items():
        told = [_measure_words(pair, each) for each in (before.get(name), measure)]
        fact = pair.after.lowered.program.facts.get(name)
        if name in before and told[0] != told[1] and fact is not None:
            yield Change(
                kind=CLOCK,
                policy=fact.origin.policy,
                name=name,
                title=f"{pair.title(name)} counts",
                before=Stated(told[0], told[0], fact.origin),
                after=Stated(told[1], told[1], fact.origin),
                direction=Direction.NEUTRAL,
                reach=Reach.BREAKING,
                questions=pair.questions(name),
            )


def _measure_words(pair: Pair, measure: Measure | None) -> str:
    if measure is None:
        return ""
    of = f" of {', '.join(measure.severities)}" if measure.severities else ""
    without = "" if measure.without_any is None else f", {show(measure.without_any)} without any"
    return f"{measure.counts}: {word_of(pair.after.lowered, measure.clock)}{of}{without}"
