"""`--why-not` on the command line: beside the answer, for people and for machines."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from addendum_cli.main import cli

SHIPPED = str(Path(__file__).parents[2] / "policies")
ASKED = ["evaluate", "service-credit", "month=2025-03", "portion=frontend", "availability=99.5 %"]
WHO = ["--contract", "acme", "--policies", SHIPPED]


def run(*words: str, given: str | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, [*ASKED, *words, *WHO], input=given)
    return result.exit_code, result.stdout, result.stderr


def test_the_nearest_change_stands_below_the_answer() -> None:
    code, out, _ = run("--why-not", "credit=25 %")

    assert code == 0
    assert out.endswith("\nIt would be credit 25 % with\n  Availability 98.999 % in place of 99.5 %\n")


def test_machines_get_it_as_data() -> None:
    _, out, _ = run("--why-not", "credit=25 %", "--format", "json")

    assert json.loads(out)["why_not"]["changes"][0]["facts"] == {
        "availability": {"from": "99.5 %", "to": "98.999 %"}
    }


def test_what_cannot_be_meant_is_refused_in_a_sentence() -> None:
    assert "`--why-not credit` is no value" in run("--why-not", "credit")[2]
    assert "is chosen twice" in run("--why-not", "credit=1 %", "--why-not", "credit=2 %")[2]
    assert "gives no `credits`" in run("--why-not", "credits=25 %")[2]
    assert "asked of one case" in run("-", "--why-not", "credit=25 %", given="{}\n")[2]
