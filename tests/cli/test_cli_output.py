"""Files are written whole, and colour goes only where it is wanted."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from addendum_cli.files import write_whole
from addendum_cli.output import coloured
from addendum_cli.paint import findings_painted
from addendum_cli.policies import cache_folder, seen_from_here
from addendum_cli.refusals import Refused

TEXT = "acme/a.yaml:12:5  BAND-GAP  No band.\n  12 |   x\n     |   ^^\n  Fix: add one.\n"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_file_is_replaced_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    file.write_text("old")
    file.chmod(0o640)

    write_whole(file, "new é\n")

    assert file.read_bytes() == "new é\n".encode()
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "report").mkdir()

    with pytest.raises(Refused, match="cannot be written"):
        write_whole(tmp_path / "report", "text")

    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_a_link_stays_and_its_target_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    link = tmp_path / "link"
    link.symlink_to("real")

    write_whole(link, "new")

    assert link.is_symlink()
    assert (tmp_path / "real").read_text() == "new"


@pytest.mark.skipif(not Path("/dev/null").is_char_device(), reason="needs a device to write to")
def test_a_device_is_written_to_and_not_replaced() -> None:
    write_whole(Path("/dev/null"), "text")

    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize(
    ("environment", "stream", "expected"),
    [
        ({"TERM": "xterm"}, Terminal(), True),
        ({"TERM": "xterm", "NO_COLOR": ""}, Terminal(), True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, Terminal(), False),
        ({"TERM": "dumb"}, Terminal(), False),
        ({"TERM": "xterm"}, io.StringIO(), False),
    ],
)
def test_colour_is_for_terminals_without_no_color(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], stream: io.StringIO, expected: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert coloured(stream) is expected


def test_paint_changes_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    import click

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")

    painted = findings_painted(TEXT, Terminal())

    assert painted != TEXT
    assert click.unstyle(painted) == TEXT
    assert findings_painted(TEXT, io.StringIO()) == TEXT


def test_the_cache_is_the_users_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == str(tmp_path / "addendum")


def test_a_policy_file_is_named_from_the_working_directory(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "here" / "policies").mkdir(parents=True)
    (tmp_path / "here" / "one.yaml").touch()
    monkeypatch.chdir(tmp_path / "here")

    assert seen_from_here(Path("policies"), "acme/a.yaml") == "policies/acme/a.yaml"
    assert seen_from_here(Path("one.yaml"), "one.yaml") == "one.yaml"
    assert seen_from_here(tmp_path, "a.yaml") == (tmp_path / "a.yaml").as_posix()
