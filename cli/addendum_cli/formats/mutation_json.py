"""Mutation as a part of the JSON document on scenarios."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum_cli.formats.coverage_json import placed, suggested
from addendum_cli.formats.results import percentage

if TYPE_CHECKING:
    from addendum import MutationReport
    from addendum_cli.formats.results import Tested


def document(tested: Tested, mutation: MutationReport) -> dict[str, object]:
    """The report as a document."""
    return {
        "share": percentage(mutation.caught, mutation.total),
        "noticed": mutation.caught,
        "total": mutation.total,
        "kinds": [
            {"kind": str(kind), "noticed": mutation.noticed.get(kind, 0), "total": total}
            for kind, total in mutation.totals.items()
        ],
        "unnoticed": [
            {**placed(tested, mutant), **suggested(suggestion)} for mutant, suggestion in mutation.survivors
        ],
        "idle": [placed(tested, mutant) for mutant in mutation.idle],
    }
