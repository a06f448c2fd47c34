"""The README: its commands print what it shows, its Python runs, and CI runs the command that it names.

With `WRITE_GOLDEN=1` in the environment the outputs are written into it instead.
"""

from __future__ import annotations

import os
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from addendum_cli.exits import ExitCode
from addendum_cli.main import cli
from documentation.guide import blocks, commands

CHECKOUT = Path(__file__).parents[2]
README = CHECKOUT / "README.md"
SET_UP = "python3 -m venv .venv && .venv/bin/pip install -q "
CONSOLE = blocks(README, "console")
RIGHT, WRONG = "below: 95.0 %", "below: 94.0 %"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The shipped policies, copied to stand beside, with the mistake that the README makes."""
    copy = tmp_path / "policies"
    shutil.copytree(CHECKOUT / "policies", copy)
    bands = copy / "commercetools" / "premium" / "service-credits.v1.yaml"
    bands.write_text(bands.read_text(encoding="utf-8").replace(RIGHT, WRONG), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return copy


def own_words(line):
    """The words after `addendum` of a command line, behind what sets it up."""
    program, *words = shlex.split(line.rpartition(" && ")[2].removeprefix(".venv/bin/"))
    return words if program == "addendum" else None


SHOWN = [
    (block, command)
    for block in CONSOLE
    for command in commands(block)
    if own_words(command.words) is not None
]


@pytest.mark.parametrize(("block", "command"), SHOWN, ids=lambda each: getattr(each, "words", ""))
def test_every_command_prints_what_the_readme_shows(folder, block, command):
    assert folder.is_dir()

    result = CliRunner().invoke(cli, own_words(command.words))

    assert result.exit_code in (ExitCode.ANSWERED, ExitCode.FINDINGS), result.output
    printed = "\n".join(line.rstrip() for line in result.output.rstrip().splitlines())
    if os.environ.get("WRITE_GOLDEN"):
        text = README.read_text(encoding="utf-8")
        shown = block.text.replace(command.output, f"{printed}\n")
        README.write_text(text.replace(block.text, shown), encoding="utf-8")
        return
    assert printed == command.output.rstrip()


def test_two_commands_set_it_up_and_ci_runs_the_second():
    first, second = (
        command.words for block in CONSOLE for command in commands(block) if command.words.startswith(SET_UP)
    )

    assert ".venv/bin/addendum evaluate" in first
    assert second.endswith(".venv/bin/pytest -q -n auto")
    assert f"\n{second}\n" in (CHECKOUT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_python_of_the_readme_runs(capsys):
    (block,) = blocks(README, "python")

    exec(compile(block.text, "README.md", "exec"), {})  # noqa: S102 -- our own page

    assert capsys.readouterr().out.strip() == block.text.rpartition("# ")[2].strip()


def test_every_link_of_the_readme_leads_somewhere():
    text = README.read_text(encoding="utf-8")
    links = [part.partition(")")[0] for part in text.split("](")[1:]]

    assert links
    for link in links:
        if "://" not in link:
            assert (CHECKOUT / link.partition("#")[0]).exists(), link
