"""`show`: tiers, contracts, calendars, holidays and mappings as pages, and tiers side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.comparison import comparison_of
from addendum.answers.dates import day_at
from addendum.answers.outline import outline_of
from addendum.answers.pages import page_of
from addendum.findings import did_you_mean, listed
from addendum.values import NoAnswer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from addendum.answers.library import Library
    from addendum.answers.section import Draft, Section
    from addendum.library import Standing
    from addendum.values import Date

_SUBJECTS = ("support-tier", "contract")
_OUTLINED = ("calendar", "holidays", "mapping")


def show(
    library: Library,
    subjects: Sequence[str] = (),
    *,
    compare: bool = False,
    at: str | Date | None = None,
    shown_as: Callable[[str], str] = str,
) -> tuple[Section, ...]:
    """The pages of the subjects, or one page on which they stand side by side; raises NoAnswer.

    Subjects are ids, or their last parts; without any, all tiers are compared, or everything is shown. `at`
    is the day to look at, by default the last one on which something changes. `shown_as` turns the name of a
    file from the root into the printed one.
    """
    day = day_at(at) if at is not None else None
    if compare:
        chosen = [*subjects] or _tiers(library)
        return comparison_of([_standing(library, _named(library, name, _SUBJECTS), day) for name in chosen])
    kinds = (*_SUBJECTS, *_OUTLINED)
    identities = [_named(library, name, kinds) for name in subjects] or list(_all(library, kinds))
    drafts = (draft for identity in identities for draft in _page(library, identity, day))
    return tuple(draft.section(shown_as) for draft in drafts)


def _tiers(library: Library) -> list[str]:
    """All tiers in the order in which they are written, but each after the one that it extends."""
    timelines = library.policies.timelines
    found: list[str] = []
    waiting = list(_all(library, ["support-tier"]))
    while waiting:
        parents = {tier: timelines[tier].latest.head.extends for tier in waiting}
        ready = [tier for tier, parent in parents.items() if parent is None or parent.id not in waiting]
        found += ready or waiting
        waiting = [tier for tier in waiting if tier not in found]
    return found


def _page(library: Library, identity: str, day: Date | None) -> Iterator[Draft]:
    timeline = library.policies.timelines[identity]
    if timeline.latest.head.kind in _SUBJECTS:
        yield from page_of(_standing(library, identity, day))
        return
    document = timeline.latest if day is None else timeline.in_force(day.ordinal)
    if document is None:
        raise _not_in_force(identity, day)
    yield from outline_of(document)


def _standing(library: Library, subject: str, day: Date | None) -> Standing:
    if day is None:
        days = library.policies.epochs_of(subject)
        if not days:
            raise _not_in_force(subject, day)
        day = days[-1]
    return library.standing(subject, day)


def _all(library: Library, kinds: Iterable[str]) -> Iterator[str]:
    """All documents of some kinds, kind by kind."""
    timelines = library.policies.timelines
    for kind in kinds:
        yield from (name for name, timeline in timelines.items() if timeline.latest.head.kind == kind)


def _named(library: Library, name: str, kinds: Iterable[str]) -> str:
    """The id meant by an id or by its last part; raises NoAnswer UNKNOWN-SUBJECT."""
    known = list(_all(library, kinds))
    if name in known:
        return name
    short = [identity for identity in known if identity.rsplit("/", 1)[-1] == name]
    if len(short) == 1:
        return short[0]
    near = did_you_mean(name, [*known, *(identity.rsplit("/", 1)[-1] for identity in known)])
    if short:
        says, fix = f"`{name}` may mean {listed(short)}.", "Write the whole id."
    else:
        says = f"There is nothing called `{name}` to show."
        fix = f"Name `{near}`." if near else f"Name {listed(known)}."
    raise NoAnswer("UNKNOWN-SUBJECT", says, fix)


def _not_in_force(identity: str, day: Date | None) -> NoAnswer:
    when = f"on {day}" if day is not None else "on any day"
    return NoAnswer("NOT-IN-FORCE", f"`{identity}` is not in force {when}.", "Ask for another day.")
