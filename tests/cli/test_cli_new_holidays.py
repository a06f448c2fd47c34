"""`addendum new holidays`: policies of holidays, with the real library behind it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from addendum_cli.commands.new import command

if TYPE_CHECKING:
    from click.testing import Result


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def new(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["holidays", *arguments])


def test_holidays_are_printed_or_written_to_a_file() -> None:
    printed = new("--region", "DE-BE", "--years", "2025", "--id", "acme/holidays/de-be")

    written = new("--region", "DE-BE", "--years", "2025", "--id", "acme/holidays/de-be", "berlin.v1.yaml")

    assert "id: acme/holidays/de-be\n" in printed.output
    assert "2025-05-01: Labor Day\n" in printed.output
    assert written.exit_code == 0
    assert Path("berlin.v1.yaml").read_text() == printed.output


@pytest.mark.parametrize("is_there", [True, False])
def test_a_folder_gets_a_file_for_each_region(is_there: bool) -> None:
    folder = Path("policies/holidays")
    if is_there:
        folder.mkdir(parents=True)

    result = new("--region", "DE-BE", "--region", "JP", "--years", "2024-2026", str(folder))

    assert result.exit_code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["de-be.v1.yaml", "jp.v1.yaml"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--region", "DE-BE"), "Holidays need a region and years."),
        (("--years", "2024"), "Holidays need a region and years."),
        (("--region", "DE", "--region", "JP", "--years", "2024"), "Several regions are several policies"),
        (("--region", "ZZ", "--years", "2024"), "knows no region `ZZ`"),
    ],
)
def test_what_cannot_be_written_is_wrong_usage(arguments: tuple[str, ...], says: str) -> None:
    result = new(*arguments)

    assert result.exit_code == 2
    assert says in result.output


def test_regions_are_for_holidays_only() -> None:
    result = CliRunner().invoke(command, ["rules", "--region", "DE"])

    assert result.exit_code == 2
    assert "not for `rules`" in result.output


def test_without_the_library_one_sentence_tells_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)

    result = new("--region", "DE", "--years", "2024")

    assert result.exit_code == 2
    assert 'pip install "addendum[holidays]"' in result.output
