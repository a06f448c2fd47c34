"""What a missing fact is needed for: the parts of the answer that cannot be told without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.explaining import title_of
from addendum.answers.words import joined
from addendum.values import NoAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from addendum.answers.bound import Bound, Entry

MISSING_FACT = "MISSING-FACT"


def with_parts(bound: Bound, facts: Mapping[str, object], error: NoAnswer) -> NoAnswer:
    """The error MISSING-FACT, which also says what each fact is needed for, where that is not everything."""
    parts: dict[str, list[str]] = {}
    for entry in bound.entries:
        for name in _missing_for(bound, entry, facts):
            parts.setdefault(name, []).append(title_of(bound.ground, entry))
    needed: dict[tuple[str, ...], list[str]] = {}
    for name, titles in parts.items():
        if len(titles) < len(bound.entries):
            needed.setdefault(tuple(titles), []).append(f"`{name}`")
    told = (
        f"{joined(names)} {'is' if len(names) == 1 else 'are'} needed for: {', '.join(titles)}."
        for titles, names in needed.items()
    )
    return NoAnswer(error.code, " ".join((error.says, *told)), error.fix, error.at, error.details)


def _missing_for(bound: Bound, entry: Entry, facts: Mapping[str, object]) -> Iterator[str]:
    """The facts that one part of the answer lacks."""
    try:
        bound.ground.planner.run((entry.source, *(source for _, source in entry.details)), facts)
    except NoAnswer as error:
        found = error.details.get("facts", ()) if error.code == MISSING_FACT else ()
        yield from (fact.name for fact in found)  # type: ignore[attr-defined] # details are of any type
