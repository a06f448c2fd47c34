"""From what a program gave to an answer with its reasons, notes and digests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.answer import Answer
from addendum.answers.notes import brief_notes, notes_of
from addendum.answers.reasons import reasons_of
from addendum.answers.words import word_of
from addendum.values import DateTime, Time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from addendum.answers.bound import Bound, Entry, Ground
    from addendum.answers.reasons import Reason
    from addendum.rules import Result
    from addendum.values import Date, Value

    Facts = Mapping[str, object]
    Path = tuple[str, ...]


def explained(
    bound: Bound, result: Result, facts: Facts, day: Date, readings: Mapping[str, str], *, zoned: bool
) -> Answer:
    """The answer that a result is, with all that explains it; `zoned` where the day was told by a zone."""
    ground = bound.ground
    given = {name: value for name, value in facts.items() if value is not None}
    because = reasons_of(bound, result, given)
    values = bound.values(result.values)
    shown = dict(bound.shown(result.values))
    return Answer(
        question=bound.question.name,
        title=bound.question.title,
        values=values,
        types={path: ground.type_named(source) for path, source in shown.items()},
        titles=titles_of(ground, bound.entries, shown),
        told={},
        worded=frozenset((entry.key,) for entry in bound.entries if entry.word),
        because=because,
        notes=notes_of(ground, result, given, because, readings),
        brief_notes=brief_notes(ground, result, given, readings),
        policies=ground.digests(took_part(ground, because, (bound.question.document,), result.facts)),
        contract=ground.contract,
        tier=ground.tier,
        as_of=day,
        time_zones=zones_version() if zoned or _in_region((*result.facts.values(), values)) else "",
        lowered=ground.standing.lowered,
        sources=shown,
    )


def titles_of(ground: Ground, entries: Iterable[Entry], shown: Mapping[Path, str]) -> dict[Path, str]:
    """What people call the values of an answer, by their paths; a map by what its first value is called."""
    lowered = ground.standing.lowered
    titles = {path: word_of(lowered, source) for path, source in shown.items()}
    return titles | {(entry.key,): title_of(ground, entry) for entry in entries}


def title_of(ground: Ground, entry: Entry) -> str:
    """What people call a value at the top of an answer; the word that it stands under is not said twice."""
    lowered = ground.standing.lowered
    if entry.word and f"{entry.key}.*" in lowered.titles:
        return lowered.titles[f"{entry.key}.*"]
    title = word_of(lowered, entry.source)
    return title.removesuffix(f" {entry.word}").removesuffix(",") if entry.word else title


def took_part(
    ground: Ground, because: Iterable[Reason], documents: Iterable[str], facts: Iterable[str]
) -> Iterator[tuple[str, int]]:
    """The policies and versions that an answer comes from: of its reasons, facts, tier and contract."""
    standing = ground.standing
    named = frozenset((*documents, standing.tier, standing.contract))
    yield from ((reason.origin.policy, reason.origin.version) for reason in because)
    yield from ((part.id, part.version) for part in standing.parts if part.id in named)
    declared = standing.lowered.program.facts
    for name in facts:
        if name in declared:
            yield (declared[name].origin.policy, declared[name].origin.version)


def _in_region(value: Value) -> bool:
    """Whether a time in a named region is in a value: only then do the zones' data matter."""
    if isinstance(value, DateTime | Time):
        return value.timezone is not None
    if isinstance(value, dict):
        return any(map(_in_region, value.values()))
    return isinstance(value, list | tuple) and any(map(_in_region, value))


def zones_version() -> str:
    """The version of the time zone data."""
    from tzdata import IANA_VERSION  # type: ignore[import-untyped] # the data package has no types

    version: str = IANA_VERSION
    return version
