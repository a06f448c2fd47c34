"""`evaluate --every-reading`: a table or JSON for one case, and nothing for a stream of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from addendum_cli.main import cli

PAGE = Path(__file__).parents[1] / "library" / "vendors" / "github.yaml"
CASE = ("quarter=2026-Q1", "downtime=77760 seconds", "fee=USD 3000", "invoices_paid=true")


def evaluate(*words: str, given: str | None = None) -> Result:
    every = ("--every-reading", "--policies", str(PAGE))
    return CliRunner().invoke(cli, ["evaluate", "feature-credit", *words, *every], input=given)


def test_the_answers_stand_side_by_side() -> None:
    result = evaluate(*CASE)

    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert lines[3].split("  ")[-1].strip() == "exactly-99: second-band"
    assert any(line.startswith("Amount") and line.endswith("USD 750.00") for line in lines)
    assert any("github.yaml:" in line for line in lines)


@pytest.mark.parametrize("form", ["json", "ndjson"])
def test_in_json_each_alternative_has_its_answer(form: str) -> None:
    result = evaluate(*CASE, "--format", form, "--no-explain")

    document = json.loads(result.stdout)
    assert document["answer"]["credit"] == {"outcome": "undefined by the terms"}
    assert [each["answer"]["credit"] for each in document["readings"][0]["alternatives"]] == ["10 %", "25 %"]


def test_what_is_chosen_is_not_varied() -> None:
    result = evaluate(*CASE, "--reading", "exactly-99=first-band", "--format", "json", "--no-explain")

    document = json.loads(result.stdout)
    assert (document["answer"]["credit"], document["readings"]) == ("10 %", [])


def test_a_stream_is_refused() -> None:
    result = evaluate("-", given='{"quarter": "2026-Q1"}\n{"quarter": "2026-Q2"}\n')

    assert (result.exit_code, result.stdout) == (2, "")
    assert "`--every-reading` looks at one case" in result.stderr


def test_where_there_is_no_answer_there_is_none_to_compare() -> None:
    result = evaluate("quarter=2026-Q1")

    assert result.exit_code == 4
