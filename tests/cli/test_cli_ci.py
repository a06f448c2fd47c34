"""`addendum ci`: one command for all that a change has to pass, and what it writes for CI systems."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from click.testing import CliRunner

from addendum_cli.main import cli

ROOT = Path(__file__).parents[2]
PAGE = """
format: 1
kind: offering
id: host/support
version: 1
effective: 2025-01-01
title: Support
service credits:
  answers: service-credit
  measure: {per: calendar month}
  commitment: {at least: 99.9 %}
  when missed: {credit: 10 %}
tiers:
  standard: {title: Standard}
scenarios:
  ask: service-credit
  cases:
    - {name: missed, given: {month: 2025-03, availability: 99.8 %}, expect: {credit: 10 %}}
    - {name: kept, given: {month: 2025-03, availability: 99.9 %}, expect: {credit: 0 %}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of policies to stand in, away from any CI."""
    for name in ("GITHUB_ACTIONS", "GITHUB_BASE_REF", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "addendum.toml").write_text("", encoding="utf-8")
    (tmp_path / "page.yaml").write_text(PAGE.lstrip("\n"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ci(*words: str) -> Any:
    return CliRunner().invoke(cli, ["ci", *words])


def edit(folder: Path, old: str, new: str) -> None:
    file = folder / "page.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def git(folder: Path, *words: str) -> None:
    names = ("-c", "user.name=Anna", "-c", "user.email=anna@example.com")
    subprocess.run(["git", *names, *words], cwd=folder, check=True, capture_output=True)  # noqa: S603, S607


def committed(folder: Path) -> None:
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "First")


def test_every_step_has_a_line(folder: Path) -> None:
    result = ci("--policies", str(folder))

    assert result.exit_code == 0
    assert [line.split()[:2] for line in result.stdout.splitlines()] == [
        ["check", "passed"],
        ["scenarios", "passed"],
        ["coverage", "passed"],
        ["diff", "-"],
    ]


def test_an_edit_without_a_new_version_fails_against_the_base(folder: Path) -> None:
    committed(folder)
    edit(folder, "when missed: {credit: 10 %}", "when missed: {credit: 5 %}")
    edit(folder, "expect: {credit: 10 %}", "expect: {credit: 5 %}")

    result = ci("--base", "HEAD")

    assert result.exit_code == 1
    assert "MEANING-CHANGED" in result.stdout
    assert "diff       FAILED" in result.stdout


def test_a_scenario_that_fails_is_told_with_its_line(folder: Path) -> None:
    edit(folder, "expect: {credit: 10 %}", "expect: {credit: 11 %}")

    result = ci()

    assert result.exit_code == 1
    assert "page.yaml:17  missed" in result.stdout
    assert "`credit`: expected 11 %, got 10 %" in result.stdout


def test_policies_with_errors_run_no_further_step(folder: Path) -> None:
    edit(folder, "10 %}\ntiers", "10}\ntiers")

    result = ci()

    assert result.exit_code == 1
    assert result.stdout.count("Not run: the policies have errors.") == 3


def test_less_coverage_than_is_asked_for_fails(folder: Path) -> None:
    edit(
        folder,
        "    - {name: kept, given: {month: 2025-03, availability: 99.9 %}, expect: {credit: 0 %}}\n",
        "",
    )

    result = ci("--min-coverage", "100")

    assert result.exit_code == 1
    assert "at least 100 % wanted" in result.stdout


def test_files_are_written_for_other_systems(folder: Path) -> None:
    edit(folder, "expect: {credit: 10 %}", "expect: {credit: 11 %}")

    ci("--sarif", "found.sarif", "--junit", "tests.xml", "--markdown", "summary.md")

    assert json.loads((folder / "found.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    suite = ET.parse(folder / "tests.xml").getroot()  # noqa: S314 -- our own file
    assert sum(1 for _ in suite.iter("failure")) == 1
    summary = (folder / "summary.md").read_text(encoding="utf-8")
    assert summary.startswith("# Policies: failed\n\n| Step |")
    assert "- missed (`page.yaml:17`)" in summary


def test_github_gets_annotations_and_the_summary_of_the_job(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(folder, "expect: {credit: 10 %}", "expect: {credit: 11 %}")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "job.md"))

    result = ci()

    assert "::error file=page.yaml,line=17" in result.stdout
    assert (folder / "job.md").read_text(encoding="utf-8").startswith("# Policies: failed")


def test_a_base_that_there_is_not_is_refused(folder: Path) -> None:
    committed(folder)

    result = ci("--base", "nonsense")

    assert result.exit_code == 2
    assert "`nonsense` is no folder, file, version or git revision here." in result.stderr


def test_the_hooks_and_the_action_call_commands_that_there_are() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))

    assert [hook["entry"] for hook in hooks] == ["addendum check", "addendum test"]
    script = action["runs"]["steps"][-1]["run"]
    options = {word for word in script.split() if word.startswith("--")} | {"--policies", "--base"}
    known = {option for param in cli.get_command(None, "ci").params for option in param.opts}  # type: ignore[arg-type, union-attr]
    assert {option.removeprefix("words=(") for option in options} - {"--quiet"} <= known
