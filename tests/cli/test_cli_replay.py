"""`diff --replay`: recorded cases under both editions, from NDJSON, tables and Parquet."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from addendum_cli.main import cli

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """
format: 1
kind: offering
id: host/support
version: 1
effective: 2025-01-01
title: Support
definitions:
  facts:
    fee: {type: money, title: Fee}
service credits:
  answers: service-credit
  measure: {per: calendar month}
  commitment: {at least: 99.9 %}
  when missed:
    credit: 10 %
    steps:
      - of: = fee
tiers:
  standard: {title: Standard}
"""
CASES = [
    {
        "id": "1",
        "month": "2025-03",
        "availability": "99.5 %",
        "fee": "EUR 1000",
        "context": {"customer": "Bakery"},
    },
    {"id": "2", "month": "2025-03", "availability": "99.95 %", "fee": "EUR 1000"},
    {
        "id": "3",
        "month": "2025-03",
        "availability": "99 %",
        "fee": "EUR 500",
        "context": {"customer": "Mill"},
    },
]


@pytest.fixture
def editions(tmp_path: Path) -> Path:
    """Two editions of a page, and recorded cases."""
    for name, credit in (("before", "10 %"), ("after", "15 %")):
        page = PAGE.lstrip("\n").replace("credit: 10 %", f"credit: {credit}")
        (tmp_path / f"{name}.yaml").write_text(page, encoding="utf-8")
    lines = "".join(f"{json.dumps(case)}\n" for case in CASES)
    (tmp_path / "cases.ndjson").write_text(lines, encoding="utf-8")
    return tmp_path


def diff(editions: Path, *words: str) -> Any:
    files = [str(editions / "before.yaml"), str(editions / "after.yaml")]
    return CliRunner().invoke(cli, ["diff", *files, *words])


def test_the_impact_stands_below_the_changes(editions: Path) -> None:
    result = diff(editions, "--replay", str(editions / "cases.ndjson"), "--question", "service-credit")

    assert "2 of 3 cases are answered otherwise (66.7 %)." in result.stdout
    assert "service-credit  amount  2      EUR 150.00  EUR 225.00  EUR 75.00" in result.stdout
    assert "Bakery" in result.stdout


def test_machines_get_the_impact_as_data(editions: Path) -> None:
    words = ("--replay", str(editions / "cases.ndjson"), "--question", "service-credit", "--format", "json")

    impact = json.loads(diff(editions, *words).stdout)["impact"]

    assert (impact["cases"], impact["changed"]) == (3, 2)
    assert impact["totals"] == [
        {
            "question": "service-credit",
            "path": "amount",
            "cases": 2,
            "before": "EUR 150.00",
            "after": "EUR 225.00",
            "by": "EUR 75.00",
        }
    ]
    assert [each["customer"] for each in impact["affected"]] == ["Bakery", "Mill"]


def test_reviewers_get_it_as_markdown(editions: Path) -> None:
    words = (
        "--replay",
        str(editions / "cases.ndjson"),
        "--question",
        "service-credit",
        "--format",
        "markdown",
    )

    assert "| Bakery | 1 | EUR 50.00 |" in diff(editions, *words).stdout


def test_parquet_is_read_exactly_and_binary_fractions_are_refused(editions: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="the extra `parquet` is not installed")
    exact, inexact = (str(editions / f"{name}.parquet") for name in ("exact", "inexact"))
    select = "SELECT '7' AS id, '2025-03' AS month, '99.5 %' AS availability, 'EUR 10' AS fee"
    duckdb.connect().execute(f"COPY ({select}) TO '{exact}' (FORMAT parquet)")
    duckdb.connect().execute(f"COPY (SELECT 0.1::DOUBLE AS fee) TO '{inexact}' (FORMAT parquet)")

    good = diff(editions, "--replay", exact, "--question", "service-credit", "--format", "json")
    bad = diff(editions, "--replay", inexact, "--question", "service-credit")

    assert json.loads(good.stdout)["impact"]["changed"] == 1
    assert "the column `fee` holds binary fractions" in bad.stderr


WRONG = [
    ("cases.json", "{", "line 1 is not valid JSON"),
    ("cases.json", "[]", "line 1 holds no JSON object"),
    ("cases.json", '{"month": "2025-03"}', "record 1: The record asks no question"),
    ("cases.csv", "month\n2025-03\n", "`--mapping ID`"),
]


@pytest.mark.parametrize(("name", "content", "told"), WRONG, ids=range(len(WRONG)))
def test_what_is_no_case_is_refused_with_its_place(
    editions: Path, name: str, content: str, told: str
) -> None:
    (editions / name).write_text(content, encoding="utf-8")

    result = diff(editions, "--replay", str(editions / name))

    assert told in result.stderr
    assert "Traceback" not in result.output


def test_a_file_that_is_missing_is_refused(editions: Path) -> None:
    assert "cannot be read" in diff(editions, "--replay", str(editions / "missing.ndjson")).stderr
