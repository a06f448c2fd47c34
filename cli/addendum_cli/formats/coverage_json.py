"""Coverage as a part of the JSON document on scenarios."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum_cli.formats.results import percentage

if TYPE_CHECKING:
    from addendum import CoverageReport, Suggestion
    from addendum_cli.formats.results import Tested


def document(tested: Tested, coverage: CoverageReport) -> dict[str, object]:
    """The report as a document."""
    return {
        "share": percentage(coverage.reached, coverage.total),
        "covered": coverage.reached,
        "total": coverage.total,
        "kinds": [
            {"kind": str(kind), "covered": coverage.covered.get(kind, 0), "total": total}
            for kind, total in coverage.totals.items()
        ],
        "uncovered": [
            {
                "kind": str(item.kind),
                "policy": item.policy,
                "version": item.version,
                "file": tested.path(item.place.file),
                "line": item.place.line,
                "column": item.place.column,
                "says": item.says,
                **suggested(suggestion),
            }
            for item, suggestion in coverage.uncovered
        ],
    }


def suggested(suggestion: Suggestion | None) -> dict[str, object]:
    """A suggested case as data and as YAML; nothing where there is none."""
    return {} if suggestion is None else {"case": suggestion.document, "yaml": suggestion.text}
