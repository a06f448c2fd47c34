"""Two editions compared: every subject in every stretch of days, each pair of bundles once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.changes.change import Change, Span
from addendum.changes.editions import day_to_compare
from addendum.changes.pair import Pair, Side
from addendum.changes.pairwise import changes_of
from addendum.changes.presence import presence_changes
from addendum.findings import FindingsError, Level
from addendum.library import INCLUDED_KINDS, Bundle, Resolver, digest_of
from addendum.light import NamedTuple
from addendum.values import Date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from addendum.answers.library import Library
    from addendum.changes.change import Change, Stated
    from addendum.changes.editions import Edition
    from addendum.kinds import Document, Lowered

    Bundles = tuple[Bundle, Bundle]
    MaybeBundles = tuple[Bundle | None, ...]
    BundleOf = Callable[[Library, str, Date], Bundle | None]

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
        self._found: dict[object, _Gathered] = {}
        self._reached: set[str] = set()
        # By the identity of its body: as long as a document is kept, no other has that.
        self._digests: dict[int, tuple[Document, str]] = {}

    def subjects(self) -> Iterator[str]:
        """The tiers and contracts of either edition."""
        before, after = (library.index for library in self._editions)
        own = (each for index in (after, before) for each in (*index.tiers, *index.contracts))
        return iter(dict.fromkeys(own))

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
        """Compare a subject in all stretches in which an edition has it in force."""
        self._compare(subject, stretches, _bundle, subject)

    def look_at_alone(self, identity: str, stretches: list[Stretch]) -> None:
        """Compare a document that nobody includes, with what its namespace shares."""
        self._compare(identity, stretches, _alone, "")

    def _compare(self, name: str, stretches: list[Stretch], bundle_of: BundleOf, subject: str) -> None:
        found = []
        for stretch in stretches:
            bundles = tuple(bundle_of(library, name, stretch.day) for library in self._editions)
            if any(bundle is not None for bundle in bundles):
                found.append((stretch, bundles))
        for stretch, (before, after) in _whole(found):
            span = Span(subject, stretch.since, stretch.until)
            if before is None or after is None:
                for change in presence_changes(before, after):
                    self._add(change, span)
                continue
            if subject:
                self._reached.update(each.head.id for each in (*before.documents, *after.documents))
            for change in self._changes((before, after), subject):
                self._add(change, span)

    def found(self) -> tuple[FoundChange, ...]:
        """The changes with all whom they concern; stretches of days that follow each other are one."""
        return tuple(gathered.found for gathered in self._found.values())

    def _changes(self, bundles: Bundles, subject: str) -> tuple[Change, ...]:
        signatures = tuple(map(self._signature, bundles))
        if signatures[0] == signatures[1]:
            return ()
        if signatures not in self._known:
            sides = [
                Side(bundle, self._lowered(library, bundle, subject))
                for library, bundle in zip(self._editions, bundles, strict=True)
            ]
            self._known[signatures] = tuple(changes_of(Pair(*sides)))
        return self._known[signatures]

    def _lowered(self, library: Library, bundle: Bundle, subject: str) -> Lowered:
        if subject and bundle.day is not None:
            return library.standing(subject, bundle.day).lowered
        lowered = library.policies.lower(bundle)
        errors = [finding for finding in lowered.findings if finding.level is Level.ERROR]
        if errors:
            raise FindingsError(*errors)
        return lowered

    def _signature(self, bundle: Bundle) -> tuple[str, ...]:
        """Equal for bundles that answer alike: the digests of their documents."""
        holders = [holder for holder in (bundle.tier, bundle.contract) if holder is not None]
        return (*map(self._digest, (*bundle.documents, *holders)), *bundle.tiers)

    def _digest(self, document: Document) -> str:
        """The digest of a document, worked out once for all subjects and days that have it as it is."""
        known = self._digests.get(id(document.body))
        if known is None:
            known = self._digests[id(document.body)] = document, digest_of(document)
        return known[1]

    def _add(self, change: Change, span: Span) -> None:
        key = change._replace(
            questions=(),
            behind=frozenset(),
            example=(),
            before=_plain(change.before),
            after=_plain(change.after),
        )
        gathered = self._found.setdefault(key, _Gathered(change))
        gathered.spans.append(span)
        gathered.questions.update(change.questions)
        gathered.behind.update(change.behind)


class _Gathered:
    """A change with all subjects and days on which it was met, and the questions that it reaches there."""

    def __init__(self, change: Change) -> None:
        self._change = change
        self.spans: list[Span] = []
        self.questions: set[str] = set()
        self.behind: set[tuple[str, int]] = set()

    @property
    def found(self) -> FoundChange:
        """The change, for whom and when."""
        questions, behind = tuple(sorted(self.questions)), frozenset(self.behind)
        change = self._change._replace(questions=questions, behind=behind)
        return FoundChange(change, tuple(_joined(self.spans)))


def _plain(said: Stated | None) -> Stated | None:
    """What is said and where, without the clause, which a document that extends another gives anew."""
    if said is None or said.origin is None:
        return said
    return said._replace(origin=said.origin._replace(clause="", quote="", assumed=""))


def _bundle(library: Library, subject: str, day: Date) -> Bundle | None:
    """The documents of a subject on a day; None where the edition does not have it."""
    timelines = library.policies.timelines
    return Resolver(timelines, day, lambda _: None).bundle(subject) if subject in timelines else None


def _alone(library: Library, identity: str, day: Date) -> Bundle | None:
    """A document with what its namespace shares."""
    resolver = Resolver(library.policies.timelines, day, lambda _: None)
    document = resolver.document(identity)
    if document is None:
        return None
    return Bundle(None, None, (*resolver.shared(document.head.namespace), document))


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


def _whole(found: list[tuple[Stretch, MaybeBundles]]) -> Iterator[tuple[Stretch, MaybeBundles]]:
    """The stretches of a subject, of which the first has no beginning and the last no end."""
    for at, (stretch, bundles) in enumerate(found):
        since = stretch.since if at else None
        until = stretch.until if at < len(found) - 1 else None
        yield Stretch(stretch.day, since, until), bundles


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
