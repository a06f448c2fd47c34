"""The versions of policies along the time for people: a table, then what is to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import addendum
from addendum_cli.formats.results import counted
from addendum_cli.tables import columns

if TYPE_CHECKING:
    from addendum import VersionRow
    from addendum_cli.formats.results import AlongTime

_HEADER = ("Policy", "Version", "From", "Until", "Published")
_WIDTH = 140


def render(shown: AlongTime) -> str:
    """The table and the findings as text."""
    status = shown.status
    header = (*_HEADER, f"On {status.as_of}")
    blocks = ["\n".join(columns([header, *map(_cells, status.rows)], width=_WIDTH))]
    if status.findings:
        blocks.append(addendum.render_findings(status.findings, shown.root, shown.path).strip("\n"))
    verdict = counted(len(status.findings), "finding") if status.findings else "no findings"
    return "\n\n".join([*blocks, f"{counted(len(status.rows), 'version')}, {verdict}."]) + "\n"


def _cells(row: VersionRow) -> tuple[str, ...]:
    published = str(row.published or "")
    locked = published if row.lockedness == "published" else f"{published} {row.lockedness}".strip()
    begins = row.says.startswith("begins")  # which says more than the state
    stands = row.says if begins else "; ".join(text for text in (str(row.state), row.says) if text)
    return (row.id, str(row.version), str(row.first or "the beginning"), str(row.end or ""), locked, stands)
