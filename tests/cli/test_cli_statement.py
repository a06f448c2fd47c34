"""`evaluate statement`: its formats, tables of several systems, and what it refuses."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from addendum_cli.main import cli

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = """format: 1
kind: offering
id: studio/support
version: 1
effective: 2025-01-01
title: Support
definitions:
  facts:
    outages: {type: list of records, fields: {from: date and time, to: date and time}}
service credits:
  title: Credits
  answers: service-credit
  measure:
    per: calendar month in UTC
    formula: = (period.length - downtime) / period.length * 100 %
    downtime: {of: outages}
  commitment: {at least: 99.9 %}
  when missed: {credit: EUR 50.00}
hour quota: {title: Hours, answers: hours, per: calendar quarter, hours: 8 hours}
tiers:
  gold: {title: Gold}
"""
USAGE = """format: 1
kind: mapping
id: studio/usage
version: 1
effective: 2025-01-01
title: Use as the time sheet tells it
reads: csv
one row is: an entry of use
fields:
  id: Nr
  date: {column: Day, written as: DD.MM.YYYY}
  hours: {column: Hours, number means: hours}
"""
OUTAGES = """format: 1
kind: mapping
id: studio/outages
version: 1
effective: 2025-01-01
title: Outages as the monitor tells them
reads: csv
one row is: an outage
fields: {from: Down, to: Up}
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str]]:
    """Runs `evaluate` beside policies and tables of two systems; the exit code and all output."""
    folder = tmp_path / "policies"
    folder.mkdir()
    for name, text in (("page", PAGE), ("usage", USAGE), ("outages", OUTAGES)):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "usage.csv").write_text(
        "Nr,Day,Hours\nu1,14.07.2025,3\nu2,01.08.2025,2.5\n", encoding="utf-8"
    )
    outages = "Down,Up\n2025-07-08T10:00:00Z,2025-07-08T12:00:00Z\n"
    (tmp_path / "outages.csv").write_text(outages, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def evaluate(*words: str, given: str | None = None) -> tuple[int, str]:
        result = CliRunner().invoke(cli, ["evaluate", *words, "--policies", "policies"], input=given)
        return result.exit_code, result.output

    return evaluate


TABLES = (
    *("used:=@usage.csv", "--mapping", "used=studio/usage"),
    *("outages:=@outages.csv", "--mapping", "outages=studio/outages"),
)


def test_a_statement_reads_tables_of_several_systems_each_by_its_mapping(run):
    code, text = run("statement", "quarter=2025-Q3", *TABLES, "--no-explain")

    assert code == 0
    assert "Credits, 2025-07\n  Availability: ≈ 99.731183 % (exactly 9275/93 %)\n" in text
    assert "  Hours used: 5.5 hours\n" in text
    assert "Together\n  Credits, Amount" not in text


def test_a_statement_is_written_as_a_page_of_tables(run):
    code, text = run("statement", "month=2025-07", *TABLES, "--format", "markdown")

    assert code == 0
    assert "## Hours, 2025-Q3\n" in text
    assert (
        "| Hours remaining | 2.5 hours | Hours remaining: 2.5 hours, from 8 hours, less 5.5 hours used"
        in text
    )


def test_a_statement_is_written_as_one_table(run):
    code, text = run("statement", "month=2025-07", *TABLES, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(text)))

    assert code == 0
    assert [row["value"] for row in rows if row["name"] == "credit"] == ["EUR 50.00"]
    assert {row["period"] for row in rows} == {"2025-07", "2025-Q3"}


def test_a_statement_is_written_as_json_with_its_lines(run):
    code, text = run("statement", "month=2025-07", *TABLES, "--format", "json")
    document = json.loads(text)

    assert code == 0
    assert document["answer"]["hours"]["2025-Q3"]["used"] == "330 minutes"
    assert document["lines"][0]["says"].startswith("The period: 744 hours")
    assert "lines" not in json.loads(
        run("statement", "month=2025-07", *TABLES, "--format", "json", "--no-explain")[1]
    )


def test_a_statement_may_be_asked_for_in_a_record_and_in_a_stream(run):
    record = json.dumps({"id": 7, "month": "2025-07", "used": [], "outages": []})

    one = json.loads(run("statement", "--format", "json", "-", given=record)[1])
    stream = json.loads(run("statement", "-", given=record)[1])

    assert one["id"] == stream["id"] == 7
    assert one["answer"] == stream["answer"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("hours", "quarter=2025-Q3", "used:=[]", "--format", "csv"), "Only a statement is written as csv."),
        (
            ("statement", "month=2025-07", "used:=[]", "--why-not", "credit=1 %"),
            "`--why-not` is asked of one question.",
        ),
        (("statement", "month=2025-07", "used:=@usage.csv"), "nothing says what its columns mean"),
        (("statement", "--mapping", "=x", "month=2025-07"), "`--mapping =x` names no policy."),
        (("statement", "--mapping", "x", "--mapping", "y"), "Two mappings are named for all tables."),
    ],
)
def test_what_makes_no_sense_is_refused(run, words, says):
    code, text = run(*words)

    assert code == 2
    assert says in text


def test_a_statement_without_a_period_has_no_answer(run):
    assert run("statement", "used:=[]", "--format", "csv")[0] == 4
    assert (
        json.loads(run("statement", "used:=[]", "--format", "json")[1])["error"]["code"] == "STATEMENT-PERIOD"
    )
