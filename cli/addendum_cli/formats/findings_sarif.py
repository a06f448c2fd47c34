"""A check as SARIF 2.1.0, which code scanning services show beside the changed lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import addendum
from addendum_cli.formats.results import whole_message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addendum import Finding, Place
    from addendum_cli.formats.results import Checked

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "note": "note"}


def render(checked: Checked) -> str:
    """The report as a SARIF log of one run."""
    codes = sorted({finding.code for finding in checked.findings})
    run = {
        "tool": {
            "driver": {
                "name": "addendum",
                "version": checked.version,
                "rules": [_rule(code) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(checked, finding, codes) for finding in checked.findings],
    }
    return f"{addendum.dumps({'$schema': _SCHEMA, 'version': '2.1.0', 'runs': [run]})}\n"


def _rule(code: str) -> dict[str, object]:
    page = addendum.explain_code(code)
    if page is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": " ".join(page.explanation.split())},
        "help": {"text": f"addendum explain {code}"},
    }


def _result(checked: Checked, finding: Finding, codes: Sequence[str]) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[str(finding.level)],
        "message": {"text": whole_message(finding)},
    }
    if finding.place is not None:
        result["locations"] = [{"physicalLocation": _location(checked, finding.place)}]
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": related.says},
                "physicalLocation": _location(checked, related.place),
            }
            for number, related in enumerate(finding.related, 1)
        ]
    return result


def _location(checked: Checked, place: Place) -> dict[str, object]:
    from urllib.parse import quote

    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endColumn": max(place.end, place.column + 1),
    }
    return {"artifactLocation": {"uri": quote(checked.path(place.file))}, "region": region}
