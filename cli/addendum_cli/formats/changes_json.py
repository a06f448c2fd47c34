"""A comparison as one JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import addendum
from addendum_cli.formats.findings_json import finding_as_json
from addendum_cli.formats.impact_sections import impact_as_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum import FoundChange, Stated, VersionChange
    from addendum_cli.formats.results import Compared


def render(compared: Compared) -> str:
    """The comparison as JSON."""
    comparison = compared.comparison
    document: dict[str, object] = {
        "before": comparison.before,
        "after": comparison.after,
        "reach": comparison.reach.value if comparison.reach is not None else None,
        "counts": {each.value: count for each, count in comparison.directions.items()},
        "versions": [_version(each) for each in comparison.versions],
        "changes": [_change(compared, each) for each in comparison.changes],
        "findings": [finding_as_json(each, compared.later) for each in comparison.findings],
    }
    if compared.impact is not None:
        document["impact"] = impact_as_json(compared.impact)
    return f"{addendum.dumps(document)}\n"


def _version(version: VersionChange) -> dict[str, object]:
    effective = version.document.head.effective
    found: dict[str, object] = {
        "policy": version.id,
        "version": version.version,
        "is": version.how.value,
        "effective": str(effective) if effective is not None else None,
    }
    return {**found, "compared_with": version.earlier} if version.earlier else found


def _change(compared: Compared, found: FoundChange) -> dict[str, object]:
    change = found.change
    return {
        "kind": change.kind,
        "policy": change.policy,
        "name": change.name,
        "title": change.title,
        "where": _where(found),
        "before": _stated(change.before, compared.earlier),
        "after": _stated(change.after, compared.later),
        "direction": change.direction.value,
        "reach": change.reach.value,
        "example": dict(change.example),
        "questions": list(change.questions),
        "for": [
            {
                "subject": span.subject,
                "from": str(span.since) if span.since is not None else None,
                "until": str(span.until) if span.until is not None else None,
            }
            for span in found.spans
            if span.subject
        ],
    }


def _where(found: FoundChange) -> dict[str, str]:
    """What holds of each fact; several conditions on one of them together."""
    told: dict[str, str] = {}
    for each in found.change.where:
        known = told.get(each.name)
        told[each.name] = f"{known} and {each.wire}" if known else each.wire
    return told


def _stated(said: Stated | None, path: Callable[[str], str]) -> dict[str, object] | None:
    if said is None:
        return None
    origin = said.origin
    return {
        "says": said.wire,
        "policy": origin.policy if origin is not None else None,
        "version": origin.version if origin is not None else None,
        "at": f"{path(origin.place.file)}:{origin.place.line}" if origin is not None else None,
        "clause": origin.clause if origin is not None else "",
    }
