"""Every output format against its golden file, whole."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.findings import Finding

pytestmark = pytest.mark.usefixtures("api")

GOLDEN = Path(__file__).parent / "golden"
FINDINGS = {"text": "txt", "json": "json", "sarif": "sarif", "junit": "xml", "github": "github.txt"}
SCENARIOS = {"text": "txt", "json": "json", "junit": "xml", "github": "github.txt"}


@pytest.fixture
def checked(report: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Any]:
    from addendum_cli.formats import Checked

    monkeypatch.chdir(tmp_path)

    def make(*chosen: Finding) -> Any:
        result = report(chosen, 12, ("acme/tier.yaml:5: effective",), ("band-border: at least 99 %",))
        return Checked(result, chosen, tmp_path / "policies", "1.2.3")

    return make


@pytest.fixture
def tested(outcomes: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    from addendum_cli.formats import Tested

    monkeypatch.chdir(tmp_path)
    return Tested(outcomes, tmp_path / "policies")


def pretty(text: str) -> str:
    return json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("form", FINDINGS)
def test_findings_are_written_as_in_the_golden_file(
    form: str, checked: Any, findings: tuple[Finding, ...], as_golden: Callable[[str, str], None]
) -> None:
    from addendum_cli.formats import FINDINGS as RENDERERS

    text = RENDERERS[form](checked(*findings))

    as_golden(f"findings.{FINDINGS[form]}", pretty(text) if form in {"json", "sarif"} else text)


@pytest.mark.parametrize("form", SCENARIOS)
def test_scenarios_are_written_as_in_the_golden_file(
    form: str, tested: Any, as_golden: Callable[[str, str], None]
) -> None:
    from addendum_cli.formats import SCENARIOS as RENDERERS

    text = RENDERERS[form](tested)

    as_golden(f"scenarios.{SCENARIOS[form]}", pretty(text) if form == "json" else text)


def test_every_format_has_a_golden_file() -> None:
    from addendum_cli.formats import FINDINGS as FINDING_RENDERERS
    from addendum_cli.formats import SCENARIOS as SCENARIO_RENDERERS

    assert set(FINDING_RENDERERS) == set(FINDINGS)
    assert set(SCENARIO_RENDERERS) == set(SCENARIOS)


def test_a_clean_check_says_so_in_every_format(checked: Any) -> None:
    from addendum_cli.formats import FINDINGS as RENDERERS

    clean = checked()

    assert RENDERERS["text"](clean).endswith("12 documents, no findings.\n")
    assert json.loads(RENDERERS["json"](clean))["findings"] == []
    assert json.loads(RENDERERS["sarif"](clean))["runs"][0]["results"] == []
    assert RENDERERS["github"](clean) == ""
    suites = ET.fromstring(RENDERERS["junit"](clean))  # noqa: S314 - our own text
    assert suites.attrib == {"name": "addendum check", "tests": "1", "failures": "0", "errors": "0"}


def test_junit_is_well_formed_whatever_the_author_wrote(checked: Any, findings: tuple[Finding, ...]) -> None:
    from addendum_cli.formats import FINDINGS as RENDERERS

    suites = ET.fromstring(RENDERERS["junit"](checked(*findings)))  # noqa: S314 - our own text

    assert len(suites.findall("./testsuite/testcase/failure")) == 1
    assert len(suites.findall("./testsuite/testcase/system-out")) == 2


def test_a_strict_check_fails_the_warnings_in_junit_too(checked: Any, findings: tuple[Finding, ...]) -> None:
    from addendum_cli.formats import FINDINGS as RENDERERS

    strict = checked(*findings)._replace(failing=frozenset({"error", "warning"}))

    suites = ET.fromstring(RENDERERS["junit"](strict))  # noqa: S314 - our own text
    assert len(suites.findall("./testsuite/testcase/failure")) == 2


def test_sarif_names_only_rules_that_it_lists(checked: Any, findings: tuple[Finding, ...]) -> None:
    from addendum_cli.formats import FINDINGS as RENDERERS

    run = json.loads(RENDERERS["sarif"](checked(*findings)))["runs"][0]

    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
