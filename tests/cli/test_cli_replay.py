"""`evaluate --receipt`, `evaluate --log` and `replay` on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from addendum_cli.main import cli
from cli.conftest import runner
from receipts.conftest import PAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

ASKED = ("evaluate", "reply-target", "severity=S2", "--at", "2025-06-01")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    (tmp_path / "addendum.toml").touch()
    (tmp_path / "page.yaml").write_text(PAGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return lambda *words, stdin=None: runner().invoke(cli, list(words), input=stdin)


def logged(tmp_path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (tmp_path / "d.log").read_text(encoding="utf-8").splitlines()]


def test_a_receipt_stands_in_the_place_of_the_answer(run: Callable[..., Result]) -> None:
    result = run(*ASKED, "--receipt")

    assert result.exit_code == 0
    assert json.loads(result.stdout)["answer"]["answer"]["reply"] == {"within": "4 hours"}
    assert run("replay", "-", stdin=result.stdout).exit_code == 0


def test_a_receipt_of_today_names_the_day(run: Callable[..., Result]) -> None:
    result = run(*ASKED[:3], "--receipt")

    assert json.loads(result.stdout)["asked"]["at"] == json.loads(result.stdout)["answer"]["as_of"]
    assert result.stderr.count("No date is given") == 1


def test_the_receipt_of_an_error_ends_as_errors_do(run: Callable[..., Result]) -> None:
    result = run("evaluate", "reply-target", "severity=S9", "--at", "2025-06-01", "--receipt")

    assert result.exit_code == 4
    assert json.loads(result.stdout)["error"]["code"] == "UNKNOWN-MEMBER"


def test_an_answer_that_is_logged_goes_out_as_ever(run: Callable[..., Result], tmp_path: Path) -> None:
    plain = run(*ASKED)

    result = run(*ASKED, "--log", "d.log")

    assert (result.exit_code, result.stdout) == (0, plain.stdout)
    assert [entry["entry"] for entry in logged(tmp_path)] == [1]


def test_errors_are_logged_too(run: Callable[..., Result], tmp_path: Path) -> None:
    result = run("evaluate", "reply-target", "severity=S9", "--at", "2025-06-01", "--log", "d.log")

    assert result.exit_code == 4
    assert "No answer" in result.stderr
    assert logged(tmp_path)[0]["receipt"]["error"]["code"] == "UNKNOWN-MEMBER"  # type: ignore[index]


@pytest.mark.parametrize("explain", [(), ("--explain",)])
def test_a_stream_is_logged_line_by_line(
    run: Callable[..., Result], tmp_path: Path, explain: tuple[str, ...]
) -> None:
    records = (
        '{"id": 1, "severity": "S1"}\nno json\n{"id": 2, "severity": "S9"}\n{"id": 3, "severity": "S2"}\n'
    )
    words = ("evaluate", "reply-target", "-", "--at", "2025-06-01", *explain)
    plain = run(*words, stdin=records)

    result = run(*words, "--log", "d.log", stdin=records)

    assert (result.exit_code, result.stdout) == (4, plain.stdout)
    assert [entry["receipt"]["id"] for entry in logged(tmp_path)] == [1, 2, 3]  # type: ignore[index]
    replayed = run("replay", "d.log")
    assert replayed.exit_code == 0
    assert replayed.stdout.splitlines()[0] == "3 receipts asked again, 3 with the same answer."


def test_a_stream_of_receipts_has_one_for_each_line(run: Callable[..., Result]) -> None:
    records = '{"severity": "S1"}\nno json\n{"id": 2, "severity": "S9"}\n'

    result = run("evaluate", "reply-target", "-", "--at", "2025-06-01", "--receipt", stdin=records)

    first, second, third = map(json.loads, result.stdout.splitlines())
    assert (first["receipt"], second["error"]["code"], third["error"]["code"]) == (
        1,
        "BAD-RECORD",
        "UNKNOWN-MEMBER",
    )
    assert result.exit_code == 4


def test_a_receipt_over_several_lines_is_replayed(run: Callable[..., Result], tmp_path: Path) -> None:
    receipt = json.loads(run(*ASKED, "--receipt").stdout)
    (tmp_path / "one.json").write_text(json.dumps(receipt, indent=2), encoding="utf-8")

    assert run("replay", "one.json").exit_code == 0


def test_a_change_in_a_log_is_told_and_fails(run: Callable[..., Result], tmp_path: Path) -> None:
    run(*ASKED, "--log", "d.log")
    run(*ASKED, "--log", "d.log")
    path = tmp_path / "d.log"
    path.write_text(path.read_text(encoding="utf-8").replace("S2", "S1", 1), encoding="utf-8")

    result = run("replay", "d.log")
    as_json = json.loads(run("replay", "d.log", "--format", "json").stdout)

    assert result.exit_code == 1
    assert result.stdout.splitlines()[0] == "Line 1  LOG-CHANGED  Entry 1 is not as it was written."
    assert [problem["code"] for problem in as_json["problems"]] == ["LOG-CHANGED"]
    assert as_json["receipts"] == 1


def test_a_log_is_held_to_its_last_seal(run: Callable[..., Result], tmp_path: Path) -> None:
    run(*ASKED, "--log", "d.log")
    seal = str(logged(tmp_path)[0]["hash"])
    run(*ASKED, "--log", "d.log")

    assert run("replay", "d.log").stdout.splitlines()[-1].endswith(f"{logged(tmp_path)[1]['hash']}.")
    assert run("replay", "d.log", "--ends-with", seal).exit_code == 1


def test_a_log_that_cannot_be_written_on_gives_no_answer(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "d.log").write_text("something else\n", encoding="utf-8")

    result = run(*ASKED, "--log", "d.log")

    assert (result.exit_code, result.stdout) == (4, "")
    assert "addendum explain LOG-BROKEN" in result.stderr


def test_a_file_that_there_is_not_is_refused(run: Callable[..., Result]) -> None:
    result = run("replay", "none.log")

    assert result.exit_code == 2
    assert "`none.log` cannot be read" in result.stderr
