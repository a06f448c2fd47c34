"""As many findings of one file as a person reads; a spoiled file must not bury the one that matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_FINDINGS = 200


def shortened(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in reading order, each once, cut after the first 200 with a last one that says so."""
    once = sorted(dict.fromkeys(findings), key=lambda finding: finding.sort_key)
    if len(once) <= MOST_FINDINGS:
        return once
    kept = once[:MOST_FINDINGS]
    more = Finding(
        "TOO-MANY-FINDINGS",
        kept[-1].place,
        "This file has more findings than these; the rest are not shown.",
        fix="Correct these first.",
    )
    return [*kept, more]
