"""Tables of other systems on the command line, as a stream and as a fact; tickets from start to end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from addendum_cli.main import cli

if TYPE_CHECKING:
    from pathlib import Path

POLICIES = {
    "terms": """
kind: definitions
id: desk/terms
version: 1
title: Terms
lists: {severities: [S1, S2]}
clocks:
  initial_response: {title: First reply, starts: opened, stops: responded}
""",
    "targets": """
kind: severity-targets
id: desk/targets
version: 1
title: Targets
severities:
  S1: {commitments: {initial_response: 30 minutes}}
  S2: {commitments: {initial_response: 4 hours}}
""",
    "tier": """
kind: support-tier
id: desk/gold
version: 1
title: Gold
includes: [desk/targets]
""",
    "export": """
kind: mapping
id: desk/export
version: 1
title: Export
reads: csv
one row is: a ticket
zone of times: Europe/Berlin
ticket: Number
facts:
  severity: {column: Priority, values: {P1: S1, P2: S2}}
events:
  - {type: opened, at: Created}
  - {type: responded, at: Replied}
""",
}
TABLE = (
    "Number,Priority,Created,Replied\n"
    "7,P1,2025-03-07 16:00,2025-03-07 16:20\n"
    "8,P2,2025-03-07 16:30,2025-03-08 09:00\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with policies and a table."""
    for name, text in POLICIES.items():
        (tmp_path / f"{name}.yaml").write_text(text.lstrip("\n"), encoding="utf-8")
    (tmp_path / "tickets.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def run(desk: Path, *words: str, given: str | None = None) -> Any:
    return CliRunner().invoke(cli, ["evaluate", *words, "--policies", str(desk)], input=given)


def test_each_ticket_of_a_table_on_standard_input_is_answered_on_a_line(desk: Path) -> None:
    result = run(desk, "ticket", "-", "--mapping", "desk/export", given=TABLE)

    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(each["id"], each["answer"]["initial_response"]["status"]) for each in found] == [
        ("7", "met"),
        ("8", "breached"),
    ]
    assert result.exit_code == 0


def test_a_table_may_be_the_value_of_a_fact(desk: Path) -> None:
    words = (f"tickets:=@{desk / 'tickets.csv'}", "now=2025-03-09T00:00:00Z", "--mapping", "export")

    result = run(desk, "attainment", *words)

    assert "2025-03, First reply, S1: 100 % met, 1 of 1" in result.stdout


def test_lines_of_records_may_be_the_value_of_a_fact(desk: Path) -> None:
    lines = '{"id": "7", "severity": "S1", "opened": "2025-03-07T16:00:00Z"}\n'
    (desk / "open.ndjson").write_text(lines, encoding="utf-8")

    result = run(desk, "queue", f"tickets:=@{desk / 'open.ndjson'}", "now=2025-03-07T16:10:00Z")

    assert "7: S1, First reply, Fri 2025-03-07 16:30, 20 minutes left" in result.stdout


REFUSED = [
    (("ticket", "-", "--mapping", "desk/exprot"), TABLE, "desk/export"),
    (("ticket", "-", "--mapping", "desk/export"), TABLE.replace("Replied", "Answered", 1), "Replied"),
    (("ticket", "-", "--mapping", "desk/export"), TABLE.replace("P2", "P9"), "P9"),
    (("ticket", "-", "--mapping", "desk/export"), "", "standard input"),
    (("attainment", "tickets:=@missing.csv", "--mapping", "export"), None, "missing.csv"),
]


@pytest.mark.parametrize(("words", "given", "told"), REFUSED, ids=range(len(REFUSED)))
def test_what_cannot_be_read_is_refused_in_a_sentence(
    desk: Path, words: tuple[str, ...], given: str | None, told: str
) -> None:
    result = run(desk, *words, given=given)

    assert told in result.stderr
    assert "Traceback" not in result.output
    assert result.exit_code != 0


def test_a_table_without_a_mapping_is_refused_with_what_to_write(desk: Path) -> None:
    result = run(desk, "attainment", f"tickets:=@{desk / 'tickets.csv'}")

    assert "`--mapping ID`" in result.stderr
    assert result.exit_code != 0


def test_a_ticket_is_drawn_for_people_and_told_as_data_to_machines(desk: Path) -> None:
    words = ("ticket", "severity=S1", "opened=2025-03-07T16:00:00Z", "now=2025-03-07T16:10:00Z")

    assert "●  opened" in run(desk, *words).stdout
    assert "●" not in run(desk, *words, "--no-explain").stdout
    found = json.loads(run(desk, *words, "--format", "json").stdout)
    assert found["answer"]["next_deadline"]["due"] == "2025-03-07T16:30:00Z"
    assert found["because"][-1]["decision"] == "initial_response"
