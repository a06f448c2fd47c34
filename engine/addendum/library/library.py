"""The library: all documents of a policy root, and the program that answers for each subject on a day."""

from __future__ import annotations

from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING

from addendum.findings import Finding, FindingsError, Level
from addendum.kinds import check_mapping, compile_promises, items_at, lower_bundle, mapping_at, text_at
from addendum.library.amendments import amendment_days, check_dates
from addendum.library.governing import governing_of
from addendum.library.index import Index
from addendum.library.loading import Loaded, expanded
from addendum.library.lock import differences, drafts_in, known_on, outdated, read_lock
from addendum.library.standing import NO_READINGS, documents_of, standing_of
from addendum.library.subjects import INCLUDED_KINDS, SHARED_KINDS, Bundle, Resolver
from addendum.library.versions import Timeline, held
from addendum.values import Date, NoAnswer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from addendum.documents import Mapping
    from addendum.kinds import Document, Lowered
    from addendum.library.lock import Lock
    from addendum.library.standing import Standing

_COMPARES = "tier("
_SUBJECTS = frozenset({"support-tier", "contract"})
_ANY_DAY = 730_120  # 2000-01-01, where no version and no amendment bears a date


class Library:
    """Documents by id and version. Loading raises nothing; `findings` holds what is wrong with the files.

    `sources` are the documents as files have them, `lock` tells which of them are published, where there is
    one. With `known` the documents are those that were published by that day.
    """

    def __init__(self, root: Path, known: Date | None = None) -> None:
        loaded = self._loaded = Loaded(root)
        self.root = loaded.root
        self.base = loaded.base
        self.known = known
        self.sources = loaded.sources
        self.documents = loaded.documents
        self.findings = loaded.findings
        self.unread = loaded.unread
        self.lock = self._locked()
        if known is not None:
            self.documents = self._documents_on(known)
        self.timelines = {
            identity: Timeline(versions, self.is_published)
            for identity, versions in _by_id(self.documents).items()
        }
        self._breaks = self._break_days()
        self._standings: dict[tuple[str, int, tuple[tuple[str, str], ...]], Standing] = {}
        self._bundles: dict[tuple[str, int], Bundle | None] = {}

    @property
    def full(self) -> Library:
        """The library itself, which holds all documents."""
        return self

    def holding(self, identity: str, version: int) -> Library:
        """The library in which that version of a document is in force on every day.

        Raises NoAnswer: UNKNOWN-DOCUMENT, NO-SUCH-VERSION.
        """
        timelines = {**self.timelines, identity: held(self.timelines, identity, version)}
        found = copy(self)
        found.__dict__.update(timelines=timelines, _standings={}, _bundles={})
        found.__dict__.pop("index", None)
        return found

    @cached_property
    def index(self) -> Index:
        """Who can be asked, and how days part."""
        tiers, contracts = self._named("support-tier"), self._named("contract")
        subjects = (*tiers, *contracts)
        return Index(
            tiers=tiers,
            contracts=contracts,
            breaks=tuple(self._breaks),
            days={subject: tuple(day.ordinal for day in self.epochs_of(subject)) for subject in subjects},
            zones={subject: _zone_of(self.timelines[subject].latest) for subject in subjects},
            governing=governing_of(self.timelines, subjects),
            changes={subject: self._changes_of(subject) for subject in subjects},
            published=tuple(day.ordinal for day in self.lock.days()) if self.lock is not None else (),
            later=self._later(),
        )

    def known_on(self, day: Date) -> Library:
        """The library of what was published by a day; raises NoAnswer NO-LOCK and NOT-PUBLISHED."""
        return Library(self.root, Date.from_ordinal(self.index.edition(day)))

    def as_source(self, tree: Mapping, file: str) -> Document:
        """The document that a file, named as places name it, would hold with another tree."""
        return self._loaded.as_source(tree, self.base / file)

    def is_published(self, document: Document) -> bool:
        """Whether a document, or the page that it is a part of, is in the lock."""
        return self.lock is not None and self.lock.of(document) is not None

    def tiers(self) -> list[str]:
        """The ids of all support tiers."""
        return list(self.index.tiers)

    def contracts(self) -> list[str]:
        """The ids of all contracts."""
        return list(self.index.contracts)

    def subject(self, contract: str | None, tier: str | None) -> str:
        """The id of the subject meant, as `Index.subject` finds it."""
        return self.index.subject(contract, tier)

    def standing(
        self, subject: str, day: Date, readings: tuple[tuple[str, str], ...] = NO_READINGS
    ) -> Standing:
        """What `subject` is answered from on `day`.

        Raises NoAnswer NOT-IN-FORCE where the subject is not in force then, FindingsError where its documents
        have errors.
        """
        found = self.examined(subject, day, readings)
        errors = [finding for finding in found.lowered.findings if finding.level is Level.ERROR]
        if errors and self.known is not None:
            raise _not_whole(subject, self.known, errors[0])
        if errors:
            raise FindingsError(*errors)
        return found

    def epoch(self, ordinal: int) -> int:
        """A number for the stretch of days around this one in which no version and no amendment changes."""
        return self.index.epoch(ordinal)

    def epochs_of(self, subject: str) -> list[Date]:
        """One day of each stretch in which the subject is in force, the earliest first."""
        timeline = self.timelines[subject]
        before = self._breaks[0] - 1 if self._breaks else _ANY_DAY
        return [
            Date.from_ordinal(ordinal)
            for ordinal in (before, *self._breaks)
            if timeline.in_force(ordinal) is not None
        ]

    def changes_near(self, subject: str, namespaces: Collection[str]) -> list[Date]:
        """The days on which anything in force changes in these namespaces; of contracts only in its own."""
        found = {
            day
            for identity, timeline in self.timelines.items()
            if identity == subject
            or (timeline.latest.head.kind != "contract" and identity.split("/", 1)[0] in namespaces)
            for day in _changes(timeline)
        }
        return sorted(found)

    def lower(self, bundle: Bundle, readings: tuple[tuple[str, str], ...] = NO_READINGS) -> Lowered:
        """The program of a bundle."""
        return lower_bundle(bundle.documents, bundle.tier, bundle.contract, dict(readings), bundle.tiers)

    def with_promises(self, lowered: Lowered, bundle: Bundle) -> Lowered:
        """The program of a bundle with its promises as formulas, too, over all tiers of its day."""
        return compile_promises(lowered, self.tiers_on(bundle))

    def unreached(self) -> list[Finding]:
        """What is wrong with how versions follow each other, and with mappings, which no question reaches."""
        found = [finding for timeline in self.timelines.values() for finding in timeline.findings()]
        found += outdated(self)
        for timeline in self.timelines.values():
            mapping = timeline.latest
            if mapping.head.kind != "mapping":
                continue
            for day in self.epochs_of(mapping.head.id)[-1:]:
                resolver = Resolver(self.timelines, day, lambda _: None)
                beside = (
                    resolver.document(identity)
                    for identity, other in self.timelines.items()
                    if other.latest.head.namespace == mapping.head.namespace
                    and other.latest.head.kind in SHARED_KINDS | INCLUDED_KINDS
                )
                found += check_mapping(mapping, [document for document in beside if document is not None])
        return found

    def tiers_on(self, bundle: Bundle) -> dict[str, Lowered]:
        """The programs of the tiers that stand beside a bundle on its day, by the last part of their ids."""
        return {
            identity.rsplit("/", 1)[-1]: self.examined(identity, day).lowered
            for identity, day in self._beside(bundle)
        }

    def compared_with(self, bundle: Bundle) -> tuple[Document, ...]:
        """The documents of all tiers on the bundle's day where a promise of the bundle compares tiers."""
        holders = (each for each in (bundle.tier, bundle.contract) if each is not None)
        promises = (
            text_at(item, "always")
            for document in (*bundle.documents, *holders)
            for item in items_at(document.body, "promises")
        )
        if not any(_COMPARES in "".join(promise.split()) for promise in promises):
            return ()
        others = (self._bundle(identity, day) for identity, day in self._beside(bundle))
        return tuple(document for other in others if other is not None for document in other.documents)

    def _bundle(self, subject: str, day: Date) -> Bundle | None:
        """The documents of a subject on a day; what is wrong with them is told to who lowers them."""
        key = (subject, self.epoch(day.ordinal))
        if key not in self._bundles:
            self._bundles[key] = Resolver(self.timelines, day, lambda _: None).bundle(subject)
        return self._bundles[key]

    def _beside(self, bundle: Bundle) -> Iterator[tuple[str, Date]]:
        """The tiers of the bundle's namespace, and its day."""
        holder = bundle.tier or bundle.contract
        if holder is None or bundle.day is None:
            return
        for identity in self.tiers():
            head = self.timelines[identity].latest.head
            if head.namespace == holder.head.namespace and head.last_part in bundle.tiers:
                yield identity, bundle.day

    def examined(
        self, subject: str, day: Date, readings: tuple[tuple[str, str], ...] = NO_READINGS
    ) -> Standing:
        """As `standing`, with the errors of the documents among the findings of what they are lowered to."""
        key = (subject, self.epoch(day.ordinal), readings)
        found = self._standings.get(key)
        if found is None:
            found = self._standings[key] = self._lower(subject, day, readings)
        return found

    def _lower(self, subject: str, day: Date, readings: tuple[tuple[str, str], ...]) -> Standing:
        findings: list[Finding] = []
        bundle = Resolver(self.timelines, day, findings.append).bundle(subject)
        if bundle is None:
            raise NoAnswer(
                "NOT-IN-FORCE",
                f"`{subject}` is not in force on {day}.",
                fix=self.timelines[subject].times,
            )
        lowered = self.lower(bundle, readings)
        whole = lowered._replace(findings=(*findings, *lowered.findings))
        return standing_of(subject, bundle, whole, self._drafts(bundle, day))

    def _locked(self) -> Lock | None:
        """The lock of the root; what is wrong with it, or not as it says, is among the findings."""
        if not self.root.is_dir():
            return None
        lock, findings = read_lock(self.base)
        self.findings += findings
        if lock is not None:
            errors = (found.place for found in self.findings if found.level is Level.ERROR)
            faulty = {place.file for place in errors if place is not None}
            self.findings += differences(lock, self.sources, faulty | self.unread.files)
        return lock

    def _drafts(self, bundle: Bundle, day: Date) -> tuple[str, ...]:
        """What of a bundle is not published yet, where there is a lock that tells."""
        if self.lock is None or self.known is not None:
            return ()
        writers = (writer for part in documents_of(bundle) for writer in part.writers.values())
        return drafts_in(self.lock, self.sources, writers, day)

    def _documents_on(self, day: Date) -> list[Document]:
        sources = known_on(self.lock, self.sources, day) if self.lock is not None else ()
        return [document for source in sources for document in expanded(source, lambda _: None)]

    def _later(self) -> tuple[str, ...]:
        """The subjects that were published only after the day that is known."""
        if self.known is None:
            return ()
        everything = (document for source in self.sources for document in expanded(source, lambda _: None))
        subjects = {each.head.id for each in everything if each.head.kind in _SUBJECTS}
        return tuple(sorted(subjects - self.timelines.keys()))

    def _named(self, kind: str) -> tuple[str, ...]:
        """The ids of all documents of a kind, in alphabetical order."""
        kinds = {identity: timeline.latest.head.kind for identity, timeline in self.timelines.items()}
        return tuple(sorted(identity for identity, own in kinds.items() if own == kind))

    def _changes_of(self, subject: str) -> tuple[int, ...]:
        """The days on which something may change for a subject: other contracts change nothing for it."""
        shared = (
            timeline
            for identity, timeline in self.timelines.items()
            if identity == subject or timeline.latest.head.kind != "contract"
        )
        days = {day.ordinal for timeline in shared for day in timeline.changes()}
        for version in self.timelines[subject].versions:
            days |= {day.ordinal for day in amendment_days(version)}
        return tuple(sorted(days))

    def _break_days(self) -> list[int]:
        for document in self.documents:
            if document.head.kind == "contract":
                check_dates(document, self.findings.append)
        return sorted({day.ordinal for timeline in self.timelines.values() for day in _changes(timeline)})


def _changes(timeline: Timeline) -> Iterator[Date]:
    """The days on which another version, none, or an amendment comes into force."""
    yield from timeline.changes()
    for document in timeline.versions:
        if document.head.kind == "contract":
            yield from amendment_days(document)


def _by_id(documents: Iterable[Document]) -> dict[str, list[Document]]:
    found: dict[str, list[Document]] = {}
    for document in documents:
        found.setdefault(document.head.id, []).append(document)
    return found


def _not_whole(subject: str, known: Date, error: Finding) -> NoAnswer:
    """NOT-PUBLISHED: on a day, not all was published that a subject needs to be asked."""
    return NoAnswer(
        "NOT-PUBLISHED",
        f"What was published by {known} is not enough to answer for `{subject}`: {error.says}",
        "Ask for what was known on a later day.",
    )


def _zone_of(document: Document) -> str:
    return document.head.zone or text_at(mapping_at(document.body, "customer"), "zone")
