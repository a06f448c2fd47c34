"""Who a question is asked of: a tier or a contract, and the documents that answer for it on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar, validate
from addendum.findings import Finding, Level, Related, did_you_mean, listed
from addendum.kinds import KINDS, Document, inherit, items_at, mapping_at, overlay, settled
from addendum.library.amendments import amended
from addendum.library.heads import as_file
from addendum.library.public_holidays import public_holidays
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from collections.abc import Mapping as Table

    from addendum.documents import Node
    from addendum.findings import Place
    from addendum.kinds import Reference
    from addendum.library.versions import Timeline
    from addendum.values import Date

    Report = Callable[[Finding], None]

SHARED_KINDS = frozenset(name for name, kind in KINDS.items() if kind.shared)
INCLUDED_KINDS = frozenset(name for name, kind in KINDS.items() if kind.included)
_TIER, _CONTRACT = "support-tier", "contract"


class Bundle(NamedTuple):
    """The documents that answer for a subject on a day; `contract` is None when a tier is asked by itself.

    `tiers` are the names of all tiers of the namespace that are in force on that `day`.
    """

    tier: Document | None
    contract: Document | None
    documents: tuple[Document, ...]
    tiers: tuple[str, ...] = ()
    day: Date | None = None


class Resolver:
    """Resolves documents as they stand on one day: parents, includes, and what a contract sets.

    `pins` are versions that a contract stays with, and where it says so, by document; they hold for parents,
    too.
    """

    def __init__(
        self,
        timelines: Table[str, Timeline],
        day: Date,
        report: Report,
        pins: Table[str, tuple[int, Place]] | None = None,
    ) -> None:
        self._timelines = timelines
        self._day = day
        self._report = report
        self._pins = pins or {}
        self._used: set[str] = set()

    def bundle(self, subject: str) -> Bundle | None:
        """The documents of the tier or contract with that id, None where it is not in force or has none."""
        document = self.document(subject)
        if document is None:
            return None
        if document.head.kind == _CONTRACT:
            return self._of_contract(document)
        return Bundle(
            document, None, self._of_tier(document), self._tiers(document.head.namespace), self._day
        )

    def document(self, identity: str, place: Place | None = None, version: int = 0) -> Document | None:
        """The document in force, or the pinned version of it, with all that it inherits."""
        found = self._resolved(identity, place, version, ())
        if found is None or found.head.extends is not None:
            return found
        findings: list[Finding] = []
        body = settled(found.body, findings)
        self._report_all(findings)
        return found if not findings else Document(found.head, body, found.file, found.writers)

    def shared(self, namespace: str) -> tuple[Document, ...]:
        """The definitions, calendars and holidays that every document of a namespace sees.

        Its calendars also see the public holidays of the regions on whose holidays they are closed.
        """
        own = tuple(
            self._in_force(
                identity
                for identity, timeline in self._timelines.items()
                if timeline.latest.head.kind in SHARED_KINDS and timeline.latest.head.namespace == namespace
            )
        )
        return (*own, *self._in_force(public_holidays(self._timelines.values(), own)))

    def _in_force(self, identities: Iterable[str]) -> Iterator[Document]:
        found = (self.document(identity) for identity in identities)
        return (document for document in found if document is not None)

    def _of_contract(self, contract: Document) -> Bundle:
        contract, settings = amended(contract, self._day, self._report)
        inner = Resolver(self._timelines, self._day, self._report, _pins(contract))
        tier_node = contract.body.get("tier")
        tier = None
        if isinstance(tier_node, Scalar):
            tier = inner.document(tier_node.text, tier_node.place)
            tier = inner.of_kind(
                tier, frozenset({_TIER}), tier_node, "is no support tier, so it cannot be bought"
            )
        found = inner._of_tier(tier) if tier is not None else inner.shared(contract.head.namespace)
        extra = inner._included(contract)
        together = _distinct((*found, *extra))
        inner._check_pins(contract)
        self._check_settings(contract, settings, (*together, *([tier] if tier is not None else [])))
        documents = tuple(self._set(document, contract, settings) for document in together)
        public = inner._in_force(public_holidays(self._timelines.values(), documents))
        documents = _distinct((*documents, *public))
        if tier is not None:
            tier = self._set(tier, contract, settings)
        namespace = (tier or contract).head.namespace
        return Bundle(tier, contract, documents, self._tiers(namespace), self._day)

    def _of_tier(self, tier: Document) -> tuple[Document, ...]:
        """What a tier includes, and what all its documents see of their namespace and use from others."""
        included = self._included(tier)
        shared = self.shared(tier.head.namespace)
        return _distinct((*shared, *self._used_by((tier, *shared, *included)), *included))

    def _used_by(self, documents: tuple[Document, ...]) -> Iterator[Document]:
        """The documents of other namespaces that these, and those in turn, use."""
        waiting = list(documents)
        seen: set[str] = set()
        while waiting:
            holder = waiting.pop(0)
            for identity in holder.head.uses.values():
                if identity in seen:
                    continue
                seen.add(identity)
                found = self.document(identity, holder.head.place)
                if found is not None:
                    yield found
                    waiting.append(found)

    def _included(self, holder: Document) -> tuple[Document, ...]:
        found = []
        for item in items_at(holder.body, "includes"):
            if isinstance(item, Scalar):
                document = self.document(item.text, item.place)
                says = "answers no question, so it cannot be included"
                document = self.of_kind(document, INCLUDED_KINDS | SHARED_KINDS, item, says)
                if document is not None:
                    found.append(document)
        return tuple(found)

    def of_kind(
        self, document: Document | None, kinds: frozenset[str], named: Scalar, says: str
    ) -> Document | None:
        """The document, where it is of one of the kinds; another one is reported."""
        if document is None or document.head.kind in kinds:
            return document
        self._report(
            Finding(
                "OTHER-KIND",
                named.place,
                f"`{named.text}` {says}: it is of the kind `{document.head.kind}`.",
                fix=f"Name a document of the kind {listed(sorted(kinds))}.",
                related=(Related(document.head.place, "the document"),),
            )
        )
        return None

    def _tiers(self, namespace: str) -> tuple[str, ...]:
        return tuple(
            timeline.latest.head.last_part
            for timeline in self._timelines.values()
            if timeline.latest.head.kind == _TIER
            and timeline.latest.head.namespace == namespace
            and timeline.in_force(self._day.ordinal) is not None
        )

    def _set(self, document: Document, contract: Document, settings: tuple[Mapping, ...]) -> Document:
        """The document with the values that the order form and its amendments fill in or override."""
        body = document.body
        findings: list[Finding] = []
        for setting in settings:
            changed = mapping_at(setting, document.head.id)
            body = overlay(changed, body, findings) if changed is not None else body
        if body is document.body:
            return document
        changed_document = Document(
            document.head, body, document.file, {**document.writers, **contract.writers}
        )
        wrong = validate(as_file(changed_document), document.head.kind)
        findings += [each for each in wrong if each.place is not None and each.place.file == contract.file]
        self._report_all(findings)
        return changed_document

    def _check_settings(
        self, contract: Document, settings: tuple[Mapping, ...], documents: tuple[Document, ...]
    ) -> None:
        """Every document in which values are set is one that answers for this contract."""
        known = {document.head.id for document in documents}
        for setting in settings:
            for key, _ in setting.entries:
                if "/" in key.text and key.text not in known:
                    near = did_you_mean(key.text, known)
                    self._report(
                        Finding(
                            "SETS-NOTHING",
                            key.place,
                            f"`{contract.head.id}` sets values of `{key.text}`, which it does not include.",
                            example="What is set there would never count.",
                            fix=f"Write `{near}`." if near else f"Known are {listed(sorted(known), 'and')}.",
                        )
                    )

    def _check_pins(self, contract: Document) -> None:
        """Every pinned document is one that answers for this contract, as itself or as a parent."""
        pins = mapping_at(contract.body, "pins")
        for key, _ in pins.entries if pins is not None else ():
            if key.text not in self._timelines:
                self._unknown(key.text, key.place)
            elif key.text not in self._used:
                self._report(
                    Finding(
                        "PIN-UNUSED",
                        key.place,
                        f"`{contract.head.id}` pins `{key.text}`, which it does not include.",
                        fix="Take the pin out, or include the document.",
                        level=Level.WARNING,
                    )
                )

    def _resolved(
        self, identity: str, place: Place | None, version: int, path: tuple[str, ...]
    ) -> Document | None:
        timeline = self._timelines.get(identity)
        if timeline is None:
            self._unknown(identity, place)
            return None
        self._used.add(identity)
        if not version and identity in self._pins:
            version, place = self._pins[identity]
        found = timeline.numbered(version) if version else timeline.in_force(self._day.ordinal)
        if found is None:
            if place is not None or version:
                self._not_in_force(identity, place, version)
            return None
        parent = found.head.extends
        if parent is None:
            return found
        if identity in path:
            self._cycle((*path[path.index(identity) :], identity), parent)
            return None
        return self._inherited(found, parent, (*path, identity))

    def _inherited(self, child: Document, reference: Reference, path: tuple[str, ...]) -> Document:
        parent = self._resolved(reference.id, reference.place, reference.version, path)
        if parent is None:
            return child
        if parent.head.kind != child.head.kind:
            self._report(
                Finding(
                    "EXTENDS-OTHER-KIND",
                    reference.place,
                    f"`{child.head.id}` is of the kind `{child.head.kind}` and cannot extend "
                    f"`{parent.head.id}`, which is of the kind `{parent.head.kind}`.",
                    fix="Extend a document of the same kind.",
                    related=(Related(parent.head.place, "the other document"),),
                )
            )
            return child
        findings: list[Finding] = []
        body = inherit(child.body, parent.body, KINDS[child.head.kind].replaced_whole, findings)
        self._report_all(findings)
        return Document(child.head, body, child.file, {**parent.writers, **child.writers})

    def _report_all(self, findings: list[Finding]) -> None:
        for finding in findings:
            self._report(finding)

    def _unknown(self, identity: str, place: Place | None) -> None:
        near = did_you_mean(identity, self._timelines)
        self._report(
            Finding(
                "UNKNOWN-DOCUMENT",
                place,
                f"There is no document `{identity}`.",
                fix=f"Write `{near}`." if near else "Correct the id, or add the document.",
            )
        )

    def _not_in_force(self, identity: str, place: Place | None, version: int) -> None:
        versions = [found.head.version for found in self._timelines[identity].versions]
        what = f"No version {version} of `{identity}` exists"
        known = f"Its versions are {', '.join(map(str, versions))}."
        self._report(
            Finding(
                "NO-SUCH-VERSION" if version else "NOT-IN-FORCE",
                place,
                f"{what}." if version else f"No version of `{identity}` is in force on {self._day}.",
                fix=f"Correct the version. {known}" if version else self._timelines[identity].times,
            )
        )

    def _cycle(self, path: tuple[str, ...], reference: Reference) -> None:
        self._report(
            Finding(
                "EXTENDS-CYCLE",
                reference.place,
                f"The documents extend each other in a circle: {' → '.join(path)}.",
                fix="Take one `extends` out.",
            )
        )


def _distinct(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """The documents, each once, where it is named first."""
    return tuple({document.head.id: document for document in reversed(documents)}.values())[::-1]


def _pins(contract: Document) -> dict[str, tuple[int, Place]]:
    """The versions that the contract stays with, by document, and where it says so."""
    pins = mapping_at(contract.body, "pins")
    entries: tuple[tuple[Scalar, Node], ...] = pins.entries if pins is not None else ()
    return {
        key.text: (int(version.text), version.place)
        for key, version in entries
        if isinstance(version, Scalar) and version.text.isdecimal()
    }
