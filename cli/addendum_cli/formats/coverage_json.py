"""Coverage as a part of the JSON document on scenarios."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from addendum_cli.formats.results import percentage

if TYPE_CHECKING:
    from addendum import CoverageReport, Place, Suggestion
    from addendum_cli.formats.results import Tested


class Placed(Protocol):
    """A thing of a kind, that stands at a place of a policy."""

    @property
    def kind(self) -> str:
        """Its kind."""

    @property
    def policy(self) -> str:
        """The id of the policy."""

    @property
    def version(self) -> int:
        """The version of the policy."""

    @property
    def place(self) -> Place:
        """Where it stands."""

    @property
    def says(self) -> str:
        """What it is."""


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
            {**placed(tested, item), **suggested(suggestion)} for item, suggestion in coverage.uncovered
        ],
    }


def placed(tested: Tested, thing: Placed) -> dict[str, object]:
    """A thing with its place as data."""
    return {
        "kind": str(thing.kind),
        "policy": thing.policy,
        "version": thing.version,
        "file": tested.path(thing.place.file),
        "line": thing.place.line,
        "column": thing.place.column,
        "says": thing.says,
    }


def suggested(suggestion: Suggestion | None) -> dict[str, object]:
    """A suggested case as data and as YAML; nothing where there is none."""
    return {} if suggestion is None else {"case": suggestion.document, "yaml": suggestion.text}
