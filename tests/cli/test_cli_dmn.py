"""Models in and out: what is printed where, files written whole, exit codes, and the whole way through."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from addendum import ExportedModel, Finding, FindingsError, ImportedPolicy, Level, Place
from addendum_cli.main import cli

if TYPE_CHECKING:
    from pathlib import Path

WARNING = Finding("DMN-NULL", Place("loans.dmn", 3), "Null is a result here.", level=Level.WARNING)
ERROR = Finding("DMN-NOT-SAID", Place("loans.dmn", 5), "A policy cannot say `d`.", fix="Correct it.")


def policy(*findings: Finding) -> ImportedPolicy:
    return ImportedPolicy("format: 1\n", findings, {}, {})


@pytest.fixture
def imported(api: Any) -> Any:
    """What `import_dmn` was called with; `imported.gives` is what it gives, or raises."""

    class Calls(list[dict[str, object]]):
        gives: Any = policy()

        def __call__(self, source: object, **words: object) -> ImportedPolicy:
            self.append({"source": source, **words})
            if isinstance(self.gives, Exception):
                raise self.gives
            found: ImportedPolicy = self.gives
            return found

    calls = Calls()
    api(import_dmn=calls)
    return calls


def test_a_policy_is_the_answer_and_findings_are_talk(invoke: Any, imported: Any) -> None:
    imported.gives = policy(WARNING)

    result = invoke("import", "dmn", "models/loans.dmn", "--id", "acme/loans")

    assert (result.stdout, result.exit_code) == ("format: 1\n", 0)
    assert result.stderr == f"{WARNING}\n"
    assert imported == [{"source": "models/loans.dmn", "identity": "acme/loans"}]


def test_what_cannot_be_said_is_exit_code_1_and_the_rest_is_written(
    invoke: Any, imported: Any, tmp_path: Path
) -> None:
    imported.gives = policy(WARNING, ERROR)

    result = invoke("import", "dmn", "loans.dmn", "-o", "loans.yaml")

    assert (result.stdout, result.exit_code) == ("", 1)
    assert (tmp_path / "loans.yaml").read_text() == "format: 1\n"
    assert result.stderr == f"{WARNING}\n{ERROR}\nWrote loans.yaml, 2 findings.\n"


def test_a_model_that_cannot_be_read_is_exit_code_2_and_nothing_is_written(
    invoke: Any, imported: Any, tmp_path: Path
) -> None:
    imported.gives = FindingsError(Finding("DMN-NOT-XML", Place("loans.dmn", 1), "This is not XML."))

    result = invoke("import", "dmn", "loans.dmn", "-o", "loans.yaml")

    assert (result.stdout, result.exit_code) == ("", 2)
    assert "DMN-NOT-XML" in result.stderr
    assert not (tmp_path / "loans.yaml").exists()


def test_a_model_may_come_from_standard_input(invoke: Any, imported: Any) -> None:
    invoke("import", "dmn", "-", stdin=b"<definitions/>")

    assert imported == [{"source": b"<definitions/>", "identity": "", "file": "standard input"}]


def test_policy_and_findings_may_be_one_document(invoke: Any, imported: Any) -> None:
    imported.gives = policy(ERROR)

    result = invoke("import", "dmn", "models/loans.dmn", "--format", "json")

    assert (result.stderr, result.exit_code) == ("", 1)
    document = json.loads(result.stdout)
    assert document["policy"] == "format: 1\n"
    assert [(each["code"], each["place"]["file"]) for each in document["findings"]] == [
        ("DMN-NOT-SAID", "models/loans.dmn")
    ]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["import", "dmn", "x.dmn", "--id", "Acme Loans"], "`Acme Loans` is no id"),
        (["import", "dnm", "x.dmn"], "Fix: did you mean `dmn`?"),
        (["export", "dnm", "x"], "Fix: did you mean `dmn`?"),
        (["import", "dmn"], "Missing argument"),
    ],
)
def test_wrong_usage_is_exit_code_2(invoke: Any, imported: Any, words: list[str], says: str) -> None:
    result = invoke(*words)

    assert result.exit_code == 2
    assert says in result.stderr
    assert imported == []


def test_a_model_is_written_with_what_it_cannot_say(invoke: Any, api: Any, tmp_path: Path) -> None:
    asked: list[dict[str, object]] = []

    def export(_library: object, document: str, **words: object) -> ExportedModel:
        asked.append({"document": document, **words})
        return ExportedModel("<definitions/>\n", (WARNING,))

    api(export_dmn=export)

    result = invoke("export", "dmn", "acme/loans", "--tier", "gold", "--at", "2025-03-01", "-o", "loans.dmn")

    assert (result.stdout, result.exit_code) == ("", 0)
    assert (tmp_path / "loans.dmn").read_text() == "<definitions/>\n"
    assert result.stderr == f"{WARNING}\nWrote loans.dmn, 1 finding.\n"
    assert asked == [{"document": "acme/loans", "contract": None, "tier": "gold", "at": "2025-03-01"}]


MODEL = """<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="Loans" namespace="urn:l">
  <inputData id="a" name="Requested Amount"><variable name="Requested Amount" typeRef="number"/></inputData>
  <decision id="d" name="Fee"><variable name="Fee" typeRef="number"/>
    <informationRequirement><requiredInput href="#a"/></informationRequirement>
    <decisionTable hitPolicy="FIRST">
      <input><inputExpression typeRef="number"><text>Requested Amount</text></inputExpression></input>
      <output><defaultOutputEntry><text>0</text></defaultOutputEntry></output>
      <rule><inputEntry><text>&gt;= 1000</text></inputEntry><outputEntry><text>25</text></outputEntry></rule>
      <rule><inputEntry><text>[10..1000)</text></inputEntry><outputEntry><text>5</text></outputEntry></rule>
    </decisionTable></decision>
</definitions>
"""
TIER = """format: 1
kind: support-tier
id: acme/gold
version: 1
effective: 2025-01-01
title: Gold
includes: [acme/loans]
"""


def test_a_model_becomes_a_policy_that_checks_answers_and_goes_out_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "addendum.toml").touch()
    (tmp_path / "gold.v1.yaml").write_text(TIER)
    (tmp_path / "loans.dmn").write_text(MODEL)

    def run(*words: str) -> tuple[int, str]:
        result = CliRunner().invoke(cli, list(words))
        return result.exit_code, result.output

    assert run("import", "dmn", "loans.dmn", "--id", "acme/loans", "-o", "loans.v1.yaml") == (
        0,
        "Wrote loans.v1.yaml, no findings.\n",
    )
    assert run("check") == (0, "2 documents, no findings.\n")
    asked = ("evaluate", "fee", "requested_amount=12.5", "--at", "2025-03-01", "--format", "json")
    assert json.loads(run(*asked, "--no-explain")[1])["answer"] == {"fee": 5}
    assert run("export", "dmn", "acme/loans", "-o", "back.dmn")[0] == 0
    first = (tmp_path / "loans.v1.yaml").read_text()
    assert run("import", "dmn", "back.dmn", "-o", "again.yaml")[0] == 0
    again = (tmp_path / "again.yaml").read_text()
    assert again.partition("facts:")[2] == first.partition("facts:")[2]
    assert "id: acme/loans\n" in again
