"""Who a question is asked of: a tier or a contract, and the documents that answer for it on a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar, Sequence
from addendum.findings import Finding, Related, did_you_mean, listed
from addendum.kinds import KINDS, Document, inherit, items_at, mapping_at, overlay, text_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping as Table

    from addendum.findings import Place
    from addendum.kinds import Reference
    from addendum.library.versions import Timeline
    from addendum.values import Date

    Report = Callable[[Finding], None]

SHARED_KINDS = ("definitions", "calendar", "holidays")


@dataclass(frozen=True, slots=True)
class Bundle:
    """The documents that answer for a subject on one day; `contract` is None when a tier is asked by itself."""

    tier: Document | None
    contract: Document | None
    documents: tuple[Document, ...]


class Resolver:
    """Resolves documents as they stand on one day: parents, includes, and what a contract sets."""

    def __init__(self, timelines: Table[str, Timeline], day: Date, report: Report) -> None:
        self._timelines = timelines
        self._day = day
        self._report = report

    def bundle(self, subject: str) -> Bundle | None:
        """The documents of the tier or contract with that id, None where it is not in force or has none."""
        document = self.document(subject)
        if document is None:
            return None
        if document.head.kind == "contract":
            return self._of_contract(document)
        return Bundle(document, None, self._of_tier(document))

    def document(self, identity: str, place: Place | None = None, version: int = 0) -> Document | None:
        """The document in force, or the pinned version of it, with all that it inherits."""
        return self._resolved(identity, place, version, ())

    def _of_contract(self, contract: Document) -> Bundle:
        contract, settings = amended(contract, self._day, self._report)
        tier_node = contract.body.get("tier")
        tier = None
        if isinstance(tier_node, Scalar):
            tier = self.document(tier_node.text, tier_node.place, _pinned(contract, tier_node.text))
        found = self._of_tier(tier, contract) if tier is not None else ()
        extra = self._named(contract, "includes", contract)
        documents = tuple(self._set(document, contract, settings) for document in (*found, *extra))
        return Bundle(tier, contract, documents)

    def _of_tier(self, tier: Document, contract: Document | None = None) -> tuple[Document, ...]:
        included = self._named(tier, "includes", contract)
        return (*self._shared(tier), *included)

    def _named(self, holder: Document, key: str, contract: Document | None) -> tuple[Document, ...]:
        found = []
        for item in items_at(holder.body, key):
            if isinstance(item, Scalar):
                pin = _pinned(contract, item.text) if contract is not None else 0
                document = self.document(item.text, item.place, pin)
                if document is not None:
                    found.append(document)
        return tuple(found)

    def _shared(self, tier: Document) -> tuple[Document, ...]:
        """The definitions and calendars of the tier's namespace, and what the tier uses from others."""
        namespace = tier.head.namespace
        shared = [
            self.document(identity)
            for identity, timeline in self._timelines.items()
            if timeline.latest.head.kind in SHARED_KINDS and timeline.latest.head.namespace == namespace
        ]
        used = [self.document(identity, tier.head.place) for identity in tier.head.uses.values()]
        return tuple(document for document in (*shared, *used) if document is not None)

    def _set(self, document: Document, contract: Document, settings: tuple[Mapping, ...]) -> Document:
        """The document with the values that the order form and its amendments fill in or override."""
        body = document.body
        for setting in settings:
            changed = mapping_at(setting, document.head.id)
            body = overlay(changed, body) if changed is not None else body
        if body is document.body:
            return document
        return Document(document.head, body, document.file, {**document.writers, **contract.writers})

    def _resolved(
        self, identity: str, place: Place | None, version: int, path: tuple[str, ...]
    ) -> Document | None:
        timeline = self._timelines.get(identity)
        if timeline is None:
            self._unknown(identity, place)
            return None
        found = timeline.numbered(version) if version else timeline.in_force(self._day.ordinal)
        if found is None:
            if place is not None:
                self._not_in_force(identity, place, version)
            return None
        parent = found.head.extends
        if parent is None:
            return found
        if identity in path:
            self._cycle((*path, identity), parent)
            return found
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
                    f"`{child.head.id}` is of the kind `{child.head.kind}` and cannot extend `{parent.head.id}`, "
                    f"which is of the kind `{parent.head.kind}`.",
                    fix="Extend a document of the same kind.",
                    related=(Related(parent.head.place, "the other document"),),
                )
            )
            return child
        findings: list[Finding] = []
        body = inherit(child.body, parent.body, KINDS[child.head.kind].replaced_whole, findings)
        for finding in findings:
            self._report(finding)
        return Document(child.head, body, child.file, {**parent.writers, **child.writers})

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

    def _not_in_force(self, identity: str, place: Place, version: int) -> None:
        what = f"version {version} of `{identity}`" if version else f"`{identity}`"
        self._report(
            Finding(
                "NOT-IN-FORCE",
                place,
                f"No {what} exists." if version else f"No version of {what} is in force on {self._day}.",
                fix="Correct the version." if version else "Give one of its versions an earlier `effective`.",
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


def amended(contract: Document, day: Date, report: Report) -> tuple[Document, tuple[Mapping, ...]]:
    """The contract as its amendments in force on `day` leave it, and what it sets in other documents, in order."""
    due = sorted(
        (amendment for amendment in items_at(contract.body, "amendments") if _since(amendment) <= str(day)),
        key=_since,
    )
    changes = [changed for amendment in due if (changed := mapping_at(amendment, "set")) is not None]
    body = contract.body
    for changed in changes:
        own = tuple(entry for entry in changed.entries if "/" not in entry[0].text)
        body = overlay(Mapping(own, changed.place), body)
    first = mapping_at(contract.body, "set")
    settings = (*((first,) if first is not None else ()), *changes)
    _report_twice(contract, report)
    return Document(contract.head, body, contract.file, contract.writers), settings


def amendment_dates(contract: Document) -> list[str]:
    """The first days of a contract's amendments, as written."""
    return [_since(amendment) for amendment in items_at(contract.body, "amendments")]


def _since(amendment: object) -> str:
    return text_at(amendment, "effective") if isinstance(amendment, Mapping) else ""


def _report_twice(contract: Document, report: Report) -> None:
    seen: dict[tuple[str, str], Place] = {}
    for amendment in items_at(contract.body, "amendments"):
        changed = mapping_at(amendment, "set")
        for path, node in _paths(changed, "") if changed is not None else ():
            key = (_since(amendment), path)
            if key in seen:
                report(
                    Finding(
                        "AMENDED-TWICE",
                        node.place,
                        f"Two amendments of {key[0]} set `{path}`, so it is open which one counts.",
                        fix="Keep one of them, or give the later one another date.",
                        related=(Related(seen[key], "set here too"),),
                    )
                )
            seen.setdefault(key, node.place)


def _paths(node: Mapping, above: str) -> list[tuple[str, Scalar | Sequence]]:
    found: list[tuple[str, Scalar | Sequence]] = []
    for key, value in node.entries:
        path = f"{above}.{key.text}" if above else key.text
        if isinstance(value, Mapping):
            found += _paths(value, path)
        else:
            found.append((path, value))
    return found


def _pinned(contract: Document | None, identity: str) -> int:
    """The version of a document that the contract pins, 0 where it pins none."""
    pins = mapping_at(contract.body, "pins") if contract is not None else None
    version = text_at(pins, identity)
    return int(version) if version.isdecimal() else 0


def names_of(documents: Table[str, Timeline], kind: str) -> list[str]:
    """The ids of all documents of a kind."""
    return sorted(identity for identity, timeline in documents.items() if timeline.latest.head.kind == kind)


def unknown_subject(given: str, kind: str, known: list[str]) -> Finding:
    """The finding for a tier or contract that does not exist."""
    near = did_you_mean(given, known)
    return Finding(
        "UNKNOWN-SUBJECT",
        None,
        f"There is no {kind} `{given}`.",
        fix=f"Ask for `{near}`."
        if near
        else f"Ask for {listed(known)}."
        if known
        else f"Add a {kind} first.",
    )
