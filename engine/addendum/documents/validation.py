"""Validating a tree by the schema of its kind: each fault a finding in business words, at its exact place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents.nodes import plain
from addendum.documents.schemas import shipped
from addendum.documents.shortening import MOST_FINDINGS, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from addendum.documents.exact_validator import Fault
    from addendum.documents.nodes import Mapping
    from addendum.findings import Finding

_MOST_ROUNDS = 5  # a mended key may uncover slips below it, and those again
_OF_MAPS = frozenset({"additionalProperties", "required", "dependentRequired", "maxProperties"})
_FIRST_TO_SAY = ("type", "const", "enum", "minLength", "minItems", "minProperties", "pattern")


def validate(tree: Mapping, kind: str) -> list[Finding]:
    """All that the schema of `kind` refuses of a tree, in reading order; none where it is accepted."""
    schema = shipped().load(kind)
    faults = list(shipped().faults(plain(tree), schema))
    if not faults:
        return []
    from addendum.documents.mending import mended  # only a tree with faults pays for the words

    findings: list[Finding] = []
    for _ in range(_MOST_ROUNDS):
        tree, slips = mended(tree, faults, kind)
        if not slips:
            break
        findings += slips
        faults = list(shipped().faults(plain(tree), schema))
    return shortened([*findings, *_told(faults, tree, kind)])


def _told(faults: Iterable[Fault], tree: Mapping, kind: str) -> Iterator[Finding]:
    """The findings for the faults, as many as are shown; composing words for thousands would take long."""
    from addendum.documents.complaints import complaint

    told: set[Finding] = set()
    for fault in _one_each(faults):
        finding = complaint(fault, tree, kind)
        told.add(finding)
        yield finding
        if len(told) > MOST_FINDINGS:
            return


def _one_each(faults: Iterable[Fault]) -> list[Fault]:
    """The faults without those that say again, in other words, what is wrong with the same value."""
    kept: dict[object, Fault] = {}
    lacking: set[tuple[str | int, ...]] = set()
    for fault in sorted(faults, key=_rank):
        key_or_value = tuple(map(type, fault.path[-1:]))  # a key equals the step to its value
        about: object = (fault.path, key_or_value)
        if fault.keyword in _OF_MAPS:
            about = (fault.path, fault.keyword, fault.name)
        if fault.keyword == "type" and fault.name:
            about = (fault.path, "excluded")
        if fault.keyword == "required":
            lacking.add(fault.path)
        kept.setdefault(about, fault)
    return [fault for fault in kept.values() if fault.keyword != "minProperties" or fault.path not in lacking]


def _rank(fault: Fault) -> int:
    return _FIRST_TO_SAY.index(fault.keyword) if fault.keyword in _FIRST_TO_SAY else len(_FIRST_TO_SAY)
