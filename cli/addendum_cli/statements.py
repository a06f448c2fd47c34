"""A statement in each of its formats: text, JSON, a page of Markdown, one table as CSV."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from addendum_cli.output import deliver, deliver_json
from addendum_cli.policies import naming_of

if TYPE_CHECKING:
    import addendum
    from addendum_cli.records import Record


def deliver_statement(
    library: addendum.Library,
    case: Record,
    readings: dict[str, str],
    form: str | None,
    policies: str | None,
    *,
    explain: bool,
) -> None:
    """The statement that a case asks for, to standard output."""
    asked = case.asked
    statement = library.statement(case.facts, contract=asked.contract, tier=asked.tier, readings=readings)
    if form in {"json", "ndjson"}:
        own = {} if case.id is None else {"id": case.id}
        deliver_json({**own, **statement.to_json(explain=explain)})
    elif form == "csv":
        deliver(_csv(statement))
    elif form == "markdown":
        from addendum_cli.tables import markdown_sections

        naming = naming_of(policies, library.root)
        deliver(markdown_sections(statement.sections(naming, explain=explain)))
    else:
        deliver("\n".join(statement.sentences(naming_of(policies, library.root), explain=explain)))


def _csv(statement: addendum.Statement) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(statement.rows())
    return written.getvalue()
