"""`diff`: what is compared by which words, how it is written, and the exit code."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from addendum_cli.main import cli

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]

SHIPPED = Path(__file__).parents[2] / "policies"
TARGETS = "commercetools/premium/severity-targets.v1.yaml"
CREDITS = "commercetools/premium/service-credits.v1.yaml"
QUICKER = ("within: 90 minutes", "within: 60 minutes")
HIGHER = ("at least: 99.0 %", "at least: 99.5 %")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git repository with the offering of commercetools, and a work tree that says the same."""
    (tmp_path / "policies").mkdir()
    (tmp_path / "policies" / "addendum.toml").touch()
    copytree(SHIPPED / "commercetools", tmp_path / "policies" / "commercetools")
    monkeypatch.chdir(tmp_path / "policies")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    _git(tmp_path, "init", "-q", "-b", "main")
    _commit(tmp_path)
    return tmp_path / "policies"


@pytest.fixture
def run() -> Run:
    def words(*given: str) -> Result:
        return CliRunner().invoke(cli, ["diff", *given])

    return words


def _git(folder: Path, *words: str) -> None:
    named = ("-c", "user.name=Tester", "-c", "user.email=tester@example.com", "-c", "commit.gpgsign=false")
    command = ["git", "-C", str(folder), *named, *words]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - words of these tests


def _commit(folder: Path) -> None:
    _git(folder, "add", "--all")
    _git(folder, "commit", "-q", "-m", "Policies")


def _edit(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), encoding="utf-8")


def _new_version(root: Path, file: str, old: str, new: str) -> None:
    """The next version of a document in a file of its own, which says one thing otherwise."""
    text = (root / file).read_text(encoding="utf-8").replace(old, new)
    text = text.replace("version: 1\n", "version: 2\neffective: 2026-01-01\n")
    (root / file.replace(".v1.", ".v2.")).write_text(text, encoding="utf-8")


def test_policies_at_hand_are_compared_with_a_revision(repository: Path, run: Run) -> None:
    assert run("HEAD").stdout == "HEAD -> the policies at hand\n\nNothing changed.\n"

    _new_version(repository, TARGETS, *QUICKER)
    result = run("HEAD")

    assert result.exit_code == 0
    assert "Severity S2 (Incident)  Initial response  90 minutes  1 hour  better, compatible" in result.stdout
    assert "Version 2 is new, in force from 2026-01-01." in result.stdout
    assert "from 2026-01-01." in result.stdout


@pytest.mark.parametrize(("form", "golden"), [("text", "txt"), ("markdown", "md"), ("json", "json")])
def test_a_comparison_is_written_as_in_the_golden_file(
    form: str, golden: str, repository: Path, run: Run, as_golden: Callable[[str, str], None]
) -> None:
    _new_version(repository, CREDITS, *HIGHER)
    _edit(repository, TARGETS, *QUICKER)

    result = run("HEAD", "--format", form)

    assert result.exit_code == 1
    text = result.stdout
    as_golden(f"changes.{golden}", _pretty(text) if form == "json" else text)


def _pretty(text: str) -> str:
    return json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"


def test_a_change_of_meaning_without_a_new_version_is_exit_code_1(repository: Path, run: Run) -> None:
    _edit(repository, CREDITS, *HIGHER)

    result = run("main")

    assert result.exit_code == 1
    assert "MEANING-CHANGED  Version 1 of `commercetools/premium/service-credits`" in result.stdout


def test_layout_and_comments_are_no_change_of_meaning(repository: Path, run: Run) -> None:
    _edit(repository, CREDITS, "        credit: 10 %", "        credit:  10.0 %      # as before")

    result = run("HEAD")

    assert result.exit_code == 0
    assert "No question is answered otherwise." in result.stdout


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("commercetools/premium/service-credits@1", "commercetools/premium/service-credits@2"),
        (CREDITS, CREDITS.replace(".v1.", ".v2.")),
        ("../older", "."),
        ("HEAD:policies", "commercetools/premium"),
    ],
)
def test_versions_files_folders_and_revisions_are_compared(
    before: str, after: str, repository: Path, run: Run
) -> None:
    copytree(repository, repository.parent / "older")
    _new_version(repository, CREDITS, *HIGHER)

    result = run(before, after)

    assert "Availability 99 % to below 99.5 %  Credit  10 %    25 %   better, compatible" in result.stdout


def test_of_a_folder_only_what_is_written_there_is_compared(repository: Path, run: Run) -> None:
    _new_version(repository, CREDITS, *HIGHER)

    assert run("HEAD", "commercetools/standard").stdout.endswith("Nothing changed.\n")


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("nowhere",), 2, "`nowhere` is no folder, file, version or git revision here."),
        (("commercetools/premium@7",), 4, "No version 7 of `commercetools/premium` exists."),
        (("commercetools/prenium@1",), 4, "Write `commercetools/premium`."),
    ],
)
def test_what_cannot_be_found_is_told(
    words: tuple[str, ...], code: int, told: str, repository: Path, run: Run
) -> None:
    result = run(*words, "--policies", str(repository))

    assert result.exit_code == code
    assert told in result.output


@pytest.mark.parametrize(
    ("fail_on", "better", "worse"), [("change", 1, 1), ("breaking", 0, 1), ("worse", 0, 1)]
)
def test_the_caller_says_which_changes_fail(
    fail_on: str, better: int, worse: int, repository: Path, run: Run
) -> None:
    _new_version(repository, TARGETS, *QUICKER)
    assert run("HEAD", "--fail-on", fail_on).exit_code == better

    _new_version(repository, TARGETS, "within: 90 minutes", "within: 2 hours")
    assert run("HEAD", "--fail-on", fail_on).exit_code == worse


def test_a_revision_without_policies_makes_all_of_them_new(repository: Path, run: Run) -> None:
    _git(repository, "checkout", "-q", "--orphan", "empty")
    _git(repository, "rm", "-q", "-r", "--cached", ".")
    _git(repository, "commit", "-q", "--allow-empty", "-m", "Nothing yet")

    result = run("HEAD")

    assert result.exit_code == 0
    assert "`HEAD` holds no policies in `policies`, so that all of them are new." in result.output
    assert "Version 1 is new" in result.output


def test_a_revision_is_read_without_touching_the_work_tree(repository: Path, run: Run) -> None:
    _new_version(repository, TARGETS, *QUICKER)
    before = sorted(path.as_posix() for path in repository.rglob("*"))

    assert run("HEAD").exit_code == 0
    assert sorted(path.as_posix() for path in repository.rglob("*")) == before


def test_policies_with_errors_are_told_by_the_name_of_their_edition(repository: Path, run: Run) -> None:
    _edit(repository, CREDITS, "credit: 10 %", "credit: ten")
    _commit(repository)
    _edit(repository, CREDITS, "credit: ten", "credit: 10 %")

    result = run("HEAD")

    assert result.exit_code == 3
    assert "The policies of `HEAD` cannot be compared." in result.output
