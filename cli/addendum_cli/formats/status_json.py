"""The versions of policies along the time as one JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import addendum
from addendum_cli.formats.findings_json import finding_as_json

if TYPE_CHECKING:
    from addendum import VersionRow
    from addendum_cli.formats.results import AlongTime


def render(shown: AlongTime) -> str:
    """The rows and the findings as JSON."""
    status = shown.status
    document = {
        "as_of": str(status.as_of),
        "versions": [_row(row) for row in status.rows],
        "findings": [finding_as_json(finding, shown.path) for finding in status.findings],
    }
    return f"{addendum.dumps(document)}\n"


def _row(row: VersionRow) -> dict[str, object]:
    return {
        "id": row.id,
        "version": row.version,
        "from": _day(row.first),
        "until": _day(row.end),
        "published": _day(row.published),
        "state": str(row.state),
        "lock": str(row.lockedness),
        "says": row.says,
    }


def _day(day: object) -> str | None:
    return None if day is None else str(day)
