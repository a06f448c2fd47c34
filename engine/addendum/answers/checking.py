"""`check`: all that is wrong with the policies of a root, and what their reader should know."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from addendum import library as documents
from addendum.answers.cascades import without_cascades
from addendum.answers.cases import check_scenarios
from addendum.answers.other_readings import OtherReadings
from addendum.answers.remarks import assumed_in, readings_taken
from addendum.answers.soundness import Soundness
from addendum.findings import Finding, Level
from addendum.library import INCLUDED_KINDS, Bundle, Resolver, digest_of
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from addendum.kinds import Choice, Document, Lowered
    from addendum.values import Date


class Report(NamedTuple):
    """What a check found: findings in reading order, how many documents there are, and what to know of them.

    `assumed` are the values that the source does not state, `readings` what is taken where it is unclear.
    """

    findings: tuple[Finding, ...]
    documents: int
    assumed: tuple[str, ...]
    readings: tuple[str, ...]


def check(root: str | Path) -> Report:
    """The report on all policies below a root, or in the one file that it is."""
    policies = documents.Library(Path(root))
    checked = _Check(policies)
    checked.run()
    findings = without_cascades(dict.fromkeys(checked.findings), policies)
    return Report(
        findings=tuple(sorted(findings, key=lambda finding: finding.sort_key)),
        documents=len(policies.documents),
        assumed=assumed_in(policies.documents),
        readings=readings_taken(checked.choices),
    )


class _Check:
    """One run over all that can be asked: every subject in every stretch of days, each program once."""

    def __init__(self, policies: documents.Library) -> None:
        self.findings: list[Finding] = list(policies.findings)
        self.choices: list[Choice] = []
        self._policies = policies
        self._soundness = Soundness()
        self._other_readings = OtherReadings(self._soundness)
        self._reached: set[tuple[str, int]] = set()
        self._seen: set[object] = set()
        # By the identity of its body: as long as a document is kept, no other has that.
        self._digests: dict[int, tuple[Document, str]] = {}

    def run(self) -> None:
        """Look at the versions, the subjects, the documents that no subject includes, and the scenarios."""
        self.findings += self._policies.unreached()
        for subject in (*self._policies.tiers(), *self._policies.contracts()):
            for day in self._policies.epochs_of(subject):
                self._look_at(day, subject)
        for document in self._policies.documents:
            if document.head.kind in INCLUDED_KINDS and self._is_left_out(document):
                self._look_at_alone(document)
        self.findings += check_scenarios(self._policies)

    def _look_at(self, day: Date, subject: str) -> None:
        bundle = Resolver(self._policies.timelines, day, self.findings.append).bundle(subject)
        if bundle is not None:
            self._check_bundle(bundle, lambda: self._policies.examined(subject, day).lowered)

    def _look_at_alone(self, document: Document) -> None:
        """A document that nothing includes, with the definitions of its namespace."""
        self.findings.append(_left_out(document))
        for day in self._days_of(document):
            resolver = Resolver(self._policies.timelines, day, self.findings.append)
            alone = resolver.document(document.head.id)
            if alone is not None:
                bundle = Bundle(None, None, (*resolver.shared(document.head.namespace), alone))
                self._check_bundle(bundle, partial(self._policies.lower, bundle))

    def _check_bundle(self, bundle: Bundle, lower: Callable[[], Lowered]) -> None:
        holders = [holder for holder in (bundle.tier, bundle.contract) if holder is not None]
        parts = (*bundle.documents, *holders)
        self._reached.update(writer for part in parts for writer in part.writers.values())
        signature = tuple(map(self._digest, (*parts, *self._policies.compared_with(bundle))))
        if signature in self._seen:
            return
        self._seen.add(signature)
        lowered = self._policies.with_promises(lower(), bundle)
        self.choices += lowered.readings
        self.findings += lowered.findings
        self.findings += self._soundness.findings(lowered)
        self.findings += self._other_readings.findings(lowered, partial(self._policies.lower, bundle))

    def _digest(self, document: Document) -> str:
        """The digest of a document, worked out once for all subjects that have it as it is."""
        known = self._digests.get(id(document.body))
        if known is None:
            known = self._digests[id(document.body)] = document, digest_of(document)
        return known[1]

    def _is_left_out(self, document: Document) -> bool:
        return self._reached.isdisjoint(document.writers.values())

    def _days_of(self, document: Document) -> Iterator[Date]:
        return (
            day
            for day in self._policies.epochs_of(document.head.id)
            if self._policies.timelines[document.head.id].in_force(day.ordinal) is document
        )


def _left_out(document: Document) -> Finding:
    return Finding(
        "DOCUMENT-LEFT-OUT",
        document.head.place,
        f"No tier and no contract includes `{document.head.id}` version {document.head.version}, so nobody "
        "is answered from it.",
        fix="Name it under `includes` of a tier, or delete the file.",
        level=Level.WARNING,
    )
