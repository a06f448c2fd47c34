"""Two editions compared: every subject in every stretch of days, each pair of bundles once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.changes.change import Change, Span
from addendum.changes.decisions import decision_changes
from addendum.changes.editions import day_to_compare
from addendum.changes.pair import Pair, Side
from addendum.findings import FindingsError, Level
from addendum.library import INCLUDED_KINDS, Bundle, Resolver, digest_of
from addendum.light import NamedTuple
from addendum.values import Date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.answers.library import Library
    from addendum.changes.editions import Edition
    from addendum.kinds import Lowered

    Bundles = tuple[Bundle, Bundle]

_ANY_DAY = 730_120  # 2000-01-01, where no version and no amendment bears a date


class FoundChange(NamedTuple):
    """A change, and for whom it holds on which days."""

    change: Change
    spans: tuple[Span, ...]


class Stretch(NamedTuple):
    """Days in which neither edition changes: one of them, the first, and the one after the last."""

    day: Date
    since: Date | None
    until: Date | None


def changes_between(before: Edition, after: Edition) -> tuple[FoundChange, ...]:
    """All changes of answers from one edition to the other, in the order in which they are met.

    Raises PoliciesInvalid where an edition has errors, FindingsError where a document that nobody includes
    has.
    """
    comparison = _Comparison(before.held, after.held)
    stretches = _stretches(before, after)
    for subject in comparison.subjects():
        comparison.look_at(subject, stretches)
    for identity in comparison.left_out():
        comparison.look_at_alone(identity, stretches)
    return comparison.found()


class _Comparison:
    """The changes found so far; bundles with the same documents are compared once."""

    def __init__(self, before: Library, after: Library) -> None:
        self._editions = (before, after)
        self._known: dict[object, tuple[Change, ...]] = {}
        self._spans: dict[Change, list[Span]] = {}
        self._questions: dict[Change, set[str]] = {}
        self._reached: set[str] = set()

    def subjects(self) -> Iterator[str]:
        """The tiers and contracts that both editions have."""
        before, after = (library.index for library in self._editions)
        known = {*before.tiers, *before.contracts}
        return (subject for subject in (*after.tiers, *after.contracts) if subject in known)

    def left_out(self) -> list[str]:
        """The documents of both editions that answer questions, for no subject that was looked at."""
        known, later = (library.policies.timelines for library in self._editions)
        return [
            identity
            for identity, timeline in later.items()
            if identity in known
            and identity not in self._reached
            and timeline.latest.head.kind in INCLUDED_KINDS
        ]

    def look_at(self, subject: str, stretches: list[Stretch]) -> None:
        """Compare a subject in all stretches in which both editions have it in force."""
        found: list[tuple[Stretch, Bundles]] = []
        for stretch in stretches:
            before, after = (self._bundle(library, subject, stretch.day) for library in self._editions)
            if before is not None and after is not None:
                found.append((stretch, (before, after)))
                self._reached.update(each.head.id for each in (*before.documents, *after.documents))
        for stretch, bundles in _whole(found):
            for change in self._changes(bundles, subject):
                self._add(change, Span(subject, stretch.since, stretch.until))

    def look_at_alone(self, identity: str, stretches: list[Stretch]) -> None:
        """Compare a document that nobody includes, with what its namespace shares."""
        found: list[tuple[Stretch, Bundles]] = []
        for stretch in stretches:
            before, after = (self._alone(library, identity, stretch.day) for library in self._editions)
            if before is not None and after is not None:
                found.append((stretch, (before, after)))
        for stretch, bundles in _whole(found):
            for change in self._changes(bundles, ""):
                self._add(change, Span("", stretch.since, stretch.until))

    def found(self) -> tuple[FoundChange, ...]:
        """The changes with all whom they concern; stretches of days that follow each other are one."""
        return tuple(
            FoundChange(
                change._replace(questions=tuple(sorted(self._questions[change]))), tuple(_joined(spans))
            )
            for change, spans in self._spans.items()
        )

    def _changes(self, bundles: Bundles, subject: str) -> tuple[Change, ...]:
        signatures = tuple(map(_signature, bundles))
        if signatures[0] == signatures[1]:
            return ()
        if signatures not in self._known:
            sides = [
                Side(bundle, self._lowered(library, bundle, subject))
                for library, bundle in zip(self._editions, bundles, strict=True)
            ]
            self._known[signatures] = tuple(decision_changes(Pair(*sides)))
        return self._known[signatures]

    def _lowered(self, library: Library, bundle: Bundle, subject: str) -> Lowered:
        if subject and bundle.day is not None:
            return library.standing(subject, bundle.day).lowered
        lowered = library.policies.lower(bundle)
        errors = [finding for finding in lowered.findings if finding.level is Level.ERROR]
        if errors:
            raise FindingsError(*errors)
        return lowered

    def _bundle(self, library: Library, subject: str, day: Date) -> Bundle | None:
        return Resolver(library.policies.timelines, day, lambda _: None).bundle(subject)

    def _alone(self, library: Library, identity: str, day: Date) -> Bundle | None:
        resolver = Resolver(library.policies.timelines, day, lambda _: None)
        document = resolver.document(identity)
        if document is None:
            return None
        return Bundle(None, None, (*resolver.shared(document.head.namespace), document))

    def _add(self, change: Change, span: Span) -> None:
        key = change._replace(questions=())
        self._spans.setdefault(key, []).append(span)
        self._questions.setdefault(key, set()).update(change.questions)


def _stretches(before: Edition, after: Edition) -> list[Stretch]:
    """The stretches in which neither edition changes; where versions are named, one day stands for all."""
    breaks = sorted({*before.library.index.breaks, *after.library.index.breaks})
    if before.versions or after.versions:
        named = day_to_compare((before, after))
        last = Date.from_ordinal(breaks[-1] if breaks else _ANY_DAY)
        return [Stretch(last if named is None else named, None, None)]
    days = [Date.from_ordinal(each) for each in breaks]
    first = Date.from_ordinal(breaks[0] - 1 if breaks else _ANY_DAY)
    return [Stretch(*each) for each in zip([first, *days], [None, *days], [*days, None], strict=True)]


def _whole(found: list[tuple[Stretch, Bundles]]) -> Iterator[tuple[Stretch, Bundles]]:
    """The stretches of a subject, of which the first has no beginning and the last no end."""
    for at, (stretch, bundles) in enumerate(found):
        since = stretch.since if at else None
        until = stretch.until if at < len(found) - 1 else None
        yield Stretch(stretch.day, since, until), bundles


def _signature(bundle: Bundle) -> tuple[str, ...]:
    """Equal for bundles that answer alike: the digests of their documents."""
    holders = [holder for holder in (bundle.tier, bundle.contract) if holder is not None]
    return (*map(digest_of, (*bundle.documents, *holders)), *bundle.tiers)


def _joined(spans: list[Span]) -> Iterator[Span]:
    """Spans of one subject that follow each other as one, subject by subject."""
    last: Span | None = None
    for span in spans:
        if last is not None and last.subject == span.subject and last.until == span.since is not None:
            last = last._replace(until=span.until)
        else:
            if last is not None:
                yield last
            last = span
    if last is not None:
        yield last
