"""`addendum lock`: publishing, the table of versions, new versions, and answers as of what was known."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from addendum_cli.main import cli
from cli.conftest import runner

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

DEFINITIONS = """kind: definitions
id: acme/definitions
version: 1
title: Terms
lists: {severities: [S1, S2]}
clocks: {reply: {title: Reply, starts: opened, stops: responded}}
"""
TARGETS = """kind: severity-targets
id: acme/targets
version: 1   # the first
title: Targets
answers: reply-target
severities:
  S1: {commitments: {reply: 1 hour}}
  S2: {commitments: {reply: 4 hours}}
"""
TIER = """kind: support-tier
id: acme/premium
version: 1
title: Premium
until: 2027-01-01
includes: [acme/targets]
"""
FILES = {
    "definitions.v1.yaml": DEFINITIONS,
    "targets.v1.yaml": TARGETS,
    "tier.v1.yaml": TIER,
    "addendum.toml": "",
}


@pytest.fixture
def policies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of policies to stand in, and a cache of its own."""
    folder = tmp_path / "policies"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return folder


@pytest.fixture
def run(policies: Path) -> Callable[..., Result]:
    assert policies.is_dir()
    return lambda *words, stdin=None: runner().invoke(cli, list(words), input=stdin)


def edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_publishing_writes_the_lock_and_says_what_is_new(policies: Path, run: Callable[..., Result]) -> None:
    result = run("lock", "--published", "2025-01-15")

    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "Published on 2025-01-15: acme/definitions version 1",
        "Published on 2025-01-15: acme/premium version 1",
        "Published on 2025-01-15: acme/targets version 1",
    ]
    assert result.stderr == "Wrote addendum.lock. Commit it with the policies.\n"
    assert (policies / "addendum.lock").is_file()
    assert run("check", "--strict").exit_code == 0


def test_publishing_twice_leaves_the_lock_as_it_is(policies: Path, run: Callable[..., Result]) -> None:
    run("lock", "--published", "2025-01-15")
    before = (policies / "addendum.lock").stat()

    result = run("lock", "--published", "2026-01-15")

    assert result.stderr == "Nothing is new; the lock stays as it is.\n"
    assert (policies / "addendum.lock").stat().st_mtime_ns == before.st_mtime_ns


def test_policies_with_errors_are_not_published(policies: Path, run: Callable[..., Result]) -> None:
    edit(policies / "targets.v1.yaml", "4 hours", "4 huors")

    result = run("lock")

    assert result.exit_code == 1
    assert "WRONG-FORM" in result.stdout
    assert not (policies / "addendum.lock").exists()


@pytest.mark.parametrize("named", ["targets.v1.yaml", "acme/targets", "targets"])
def test_single_policies_are_published_by_file_or_id(run: Callable[..., Result], named: str) -> None:
    result = run("lock", named, "--published", "2025-01-15")

    assert result.stdout == "Published on 2025-01-15: acme/targets version 1\n"


def test_an_edit_to_what_is_published_fails_every_command(policies: Path, run: Callable[..., Result]) -> None:
    run("lock", "--published", "2025-01-15")
    edit(policies / "targets.v1.yaml", "4 hours", "5 hours")

    checked = run("check")
    answered = run("evaluate", "reply-target", "severity=S2", "--tier", "premium", "--at", "2025-06-01")
    locked = run("lock")

    assert [result.exit_code for result in (checked, answered, locked)] == [1, 3, 1]
    assert all("LOCKED-CHANGED" in text for text in (checked.stdout, answered.stderr, locked.stdout))


def git(*words: str) -> None:
    own = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *own, *words], check=True, capture_output=True)  # noqa: S603, S607 - as above


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
def test_a_new_version_has_the_edit_and_the_published_file_is_taken_back(
    policies: Path, run: Callable[..., Result]
) -> None:
    run("lock", "--published", "2025-01-15")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    edit(policies / "targets.v1.yaml", "4 hours", "5 hours")
    git("commit", "-qam", "an edit that was committed already")

    result = run("lock", "--new-version", "acme/targets", "--effective", "2026-01-01")

    assert result.stdout.splitlines() == [
        "Wrote targets.v2.yaml: version 2 from 2026-01-01.",
        "Took targets.v1.yaml back to what was published; your edit is in the new version.",
    ]
    assert (policies / "targets.v1.yaml").read_text(encoding="utf-8") == TARGETS
    made = TARGETS.replace("version: 1   # the first", "version: 2   # the first\neffective: 2026-01-01")
    assert (policies / "targets.v2.yaml").read_text(encoding="utf-8") == made.replace("4 hours", "5 hours")
    assert run("check").exit_code == 0


def test_without_git_the_edit_stays_and_the_way_back_is_told(
    policies: Path, run: Callable[..., Result]
) -> None:
    run("lock", "--published", "2025-01-15")
    edit(policies / "targets.v1.yaml", "4 hours", "5 hours")

    result = run("lock", "--new-version", "targets.v1.yaml", "--effective", "2026-01-01")

    assert result.exit_code == 0
    assert "git checkout COMMIT -- targets.v1.yaml" in result.stderr
    assert "5 hours" in (policies / "targets.v1.yaml").read_text(encoding="utf-8")


def test_a_version_of_the_same_day_is_published_again_and_an_older_one_is_not(
    policies: Path, run: Callable[..., Result]
) -> None:
    run("lock", "--published", "2025-01-15")
    edit(policies / "targets.v1.yaml", "4 hours", "5 hours")

    refused = run("lock", "--again", "acme/targets", "--published", "2025-01-16")
    again = run("lock", "--again", "acme/targets", "--published", "2025-01-15")

    assert refused.exit_code == 2
    assert "--new-version acme/targets" in refused.stderr
    assert again.stdout == "Published on 2025-01-15: acme/targets version 1\n"
    assert run("check", "--strict").exit_code == 0


def test_the_versions_are_shown_along_the_time(
    run: Callable[..., Result], as_golden: Callable[[str, str], None]
) -> None:
    run("lock", "--published", "2025-01-15")
    run("lock", "--new-version", "acme/targets", "--effective", "2027-03-01")

    result = run("lock", "--status", "--at", "2026-11-17")

    assert result.exit_code == 1
    as_golden("lock_status.txt", result.stdout)
    as_golden("lock_status.json", run("lock", "--status", "--at", "2026-11-17", "--format", "json").stdout)


def test_a_timeline_without_anything_to_do_ends_with_zero(run: Callable[..., Result]) -> None:
    run("lock", "--published", "2025-01-15")

    result = run("lock", "--status", "--at", "2026-11-17", "--ends-within", "30")

    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "3 versions, no findings.")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--status", "--published", "2025-01-15"), "`--published` has no meaning with --status"),
        (("--at", "2025-01-15"), "`--at` has no meaning with publishing"),
        (("--new-version", "acme/targets"), "A new version needs its first day in force"),
        (("--new-version", "acme/tragets", "--effective", "2026-01-01"), "Write `acme/targets`"),
        (("--again", "acme/targets"), "is not locked yet"),
        (("--published", "tomorrow"), "`tomorrow` is no date"),
        (("--policies", "targets.v1.yaml"), "is one file"),
    ],
)
def test_what_has_no_meaning_is_refused(
    run: Callable[..., Result], words: tuple[str, ...], says: str
) -> None:
    result = run("lock", *words)

    assert result.exit_code == 2
    assert says in result.stderr


def test_answers_are_as_of_what_was_known(policies: Path, run: Callable[..., Result]) -> None:
    run("lock", "--published", "2025-01-15")
    run("lock", "--new-version", "acme/targets", "--effective", "2025-06-01")
    edit(policies / "targets.v2.yaml", "4 hours", "3 hours")
    run("lock", "--published", "2025-05-20")
    asked = ("evaluate", "reply-target", "severity=S2", "--tier", "premium", "--at", "2025-07-01")

    before = run(*asked, "--known-at", "2025-05-19", "--format", "json")
    after = run(*asked, "--known-at", "2025-05-20", "--format", "json")
    stream = run(*asked[:2], "-", *asked[3:], "--known-at", "2025-05-19", stdin='{"severity": "S2"}\n')
    text = run(*asked, "--known-at", "2025-05-19", "--no-explain")

    answers = [json.loads(result.stdout) for result in (before, after, stream)]
    assert [each["answer"]["reply"]["within"] for each in answers] == ["4 hours", "3 hours", "4 hours"]
    assert [each["known_at"] for each in answers] == ["2025-05-19", "2025-05-20", "2025-05-19"]
    assert text.stdout.splitlines()[0].endswith("(tier acme/premium, as of 2025-07-01, known on 2025-05-19)")


def test_an_answer_from_a_draft_says_so(run: Callable[..., Result]) -> None:
    run("lock", "--published", "2025-01-15")
    run("lock", "--new-version", "acme/targets", "--effective", "2025-06-01")
    asked = ("evaluate", "reply-target", "severity=S2", "--tier", "premium", "--format", "json")

    def notes(*words: str) -> list[str]:
        documents = [
            json.loads(run(*asked, *words).stdout) for _ in range(2)
        ]  # from the files, from the cache
        assert documents[0] == documents[1]
        return [note["says"] for note in documents[0]["notes"]]

    draft = "Version 2 of `acme/targets` is a draft, not published with `addendum lock`."
    assert notes("--at", "2025-05-31") == []
    assert notes("--at", "2025-06-01") == [draft]
    assert notes("--at", "2025-06-01", "--known-at", "2025-12-31") == []
    stream = run(*asked[:2], "-", *asked[3:5], "--at", "2025-06-01", stdin='{"severity": "S2"}\n')
    assert json.loads(stream.stdout)["notes"] == [{"says": draft}]


@pytest.mark.parametrize(("locked", "code"), [(False, "NO-LOCK"), (True, "NOT-PUBLISHED")])
def test_what_was_not_known_has_no_answer(run: Callable[..., Result], locked: bool, code: str) -> None:
    if locked:
        run("lock", "--published", "2025-01-15")

    result = run("evaluate", "reply-target", "severity=S2", "--at", "2025-07-01", "--known-at", "2024-12-31")

    assert result.exit_code == 4
    assert f"addendum explain {code}" in result.stderr
