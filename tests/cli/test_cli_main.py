"""The group: only the command called is imported, help begins with examples, pipes and Ctrl-C end quietly."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner

from addendum_cli.command import ExampleHelp
from addendum_cli.exits import ExitCode
from addendum_cli.main import COMMANDS, cli

if TYPE_CHECKING:
    from collections.abc import Sequence

FAKE = """
import sys, addendum
class NoAnswer(Exception): pass
class Library:
    def asker(self, question, **words): return lambda facts: {"answer": facts}
import json
for name, value in {
    "NoAnswer": NoAnswer, "find_root": lambda given, start: start, "load": lambda root, **_: Library(),
    "loads": json.loads, "dumps": json.dumps,
}.items():
    setattr(addendum, name, value)
from addendum_cli.main import run
run()
"""


def python(*words: str, **options: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, *words], stdin=subprocess.PIPE, stderr=subprocess.PIPE, **options
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_an_example_command_with_two_examples(name: str) -> None:
    command = import_module(f"addendum_cli.commands.{name}").command

    assert isinstance(command, ExampleHelp)
    assert len(command.examples) == 2
    assert all(example.startswith(f"addendum {name}") for example in command.examples)


@pytest.mark.parametrize("words", [[], *([name] for name in COMMANDS)])
def test_help_begins_with_two_examples(words: list[str]) -> None:
    result = CliRunner().invoke(cli, [*words, "-h"])

    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert lines[0] == "Examples:"
    assert [line.startswith("  addendum ") for line in lines[1:4]] == [True, True, False]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_examples_of_the_help_parse(name: str) -> None:
    import shlex

    command = import_module(f"addendum_cli.commands.{name}").command

    for example in command.examples:
        words = [
            word
            for word in shlex.split(example)[2:]
            if word not in {"<", ">", "months.ndjson", "credits.ndjson"}
        ]
        command.make_context(name, words)


def test_help_lists_each_form_of_a_fact_on_its_line() -> None:
    shown = CliRunner().invoke(cli, ["evaluate", "--help"]).stdout.splitlines()

    forms = [line.split()[0] for line in shown[shown.index("  Facts:") + 1 :][:6]]
    assert forms == ["key=value", "key:=json", "key=@file", "key:=@file", "@file", "-"]


def test_help_names_every_command_and_every_exit_code() -> None:
    shown = CliRunner().invoke(cli, ["--help"]).stdout

    assert all(name in shown for name in COMMANDS)
    assert all(f"{code.value} " in shown for code in ExitCode if code < 128)


def test_no_command_imports_another_nor_what_is_slow() -> None:
    script = (
        "import sys; from addendum_cli.main import cli; "
        "cli.get_command(None, 'evaluate'); print(' '.join(sorted(sys.modules)))"
    )
    loaded = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.split()

    commands = {name for name in loaded if name.startswith("addendum_cli.commands.")}
    slow = {
        "json",
        "tempfile",
        "importlib.metadata",
        "yaml",
        "jsonschema",
        "difflib",
        "textwrap",
        "traceback",
    }
    assert commands == {"addendum_cli.commands.evaluate"}
    assert not slow & set(loaded) - set(_loaded_by_click())


def _loaded_by_click() -> list[str]:
    return subprocess.run(
        [sys.executable, "-c", "import sys, click; print(' '.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()


def test_the_version_is_told() -> None:
    assert CliRunner().invoke(cli, ["--version"]).stdout.startswith("addendum ")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise on Windows")
def test_a_closed_pipe_ends_quietly() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)

    process = python("-m", "addendum_cli", "--help", stdout=write_end)
    os.close(write_end)
    _, talk = process.communicate(timeout=30)

    assert (process.returncode, talk) == (ExitCode.CLOSED_PIPE, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise on Windows")
def test_a_stream_whose_reader_goes_ends_quietly(tmp_path: Path) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)

    process = python("-c", FAKE, "evaluate", "q", "-", stdout=write_end, cwd=tmp_path)
    os.close(write_end)
    _, talk = process.communicate(b'{"a": 1}\n' * 10, timeout=30)

    assert (process.returncode, talk) == (ExitCode.CLOSED_PIPE, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ on Windows")
def test_ctrl_c_ends_a_stream_quietly_after_the_answers_before_it(tmp_path: Path) -> None:
    process = python("-c", FAKE, "evaluate", "q", "-", stdout=subprocess.PIPE, cwd=tmp_path)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b'{"a": 1}\n')
    process.stdin.flush()

    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, talk = process.communicate(timeout=30)

    assert first == b'{"answer": {"a": 1}}\n'
    assert (process.returncode, talk.strip()) == (ExitCode.INTERRUPTED, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
@pytest.mark.parametrize("words", [["--version"], ["--help"], ["explain", "BAND-GAP"]])
def test_a_full_disk_is_told_in_a_sentence(words: Sequence[str]) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        process = python("-m", "addendum_cli", *words, stdout=full)
        _, talk = process.communicate(timeout=30)

    assert process.returncode == ExitCode.WRONG_USAGE
    assert talk == b"Error: Cannot read or write: No space left on device.\n"


def test_all_that_was_written_arrives_before_the_process_ends() -> None:
    process = python("-m", "addendum_cli", "--help", stdout=subprocess.PIPE)

    out, _ = process.communicate(timeout=30)

    assert process.returncode == ExitCode.ANSWERED
    assert out.decode().rstrip().endswith(COMMANDS["explain"])


def test_wrong_usage_in_the_process_is_exit_code_2(tmp_path: Path) -> None:
    process = python("-m", "addendum_cli", "evalaute", stdout=subprocess.PIPE, cwd=tmp_path)

    out, talk = process.communicate(timeout=30)

    assert (process.returncode, out) == (ExitCode.WRONG_USAGE, b"")
    assert b"did you mean `evaluate`?" in talk


def complete(words: Sequence[str], incomplete: str) -> list[str]:
    return [
        item.value
        for item in ShellComplete(cli, {}, "addendum", "_ADDENDUM_COMPLETE").get_completions(
            list(words), incomplete
        )
    ]


@pytest.mark.usefixtures("invoke")
@pytest.mark.parametrize(
    ("words", "incomplete", "offered"),
    [
        ([], "ev", ["evaluate"]),
        (["evaluate"], "", ["double"]),
        (["evaluate", "double"], "", ["licences=", "seats=", "region=", "spare="]),
        (["evaluate", "double", "seats=2"], "", ["licences=", "region=", "spare="]),
        (["questions"], "d", ["double"]),
        (["explain"], "band", ["BAND-GAP"]),
        (["new"], "c", ["calendar", "credit-bands"]),
        (["check", "--format"], "s", ["sarif"]),
    ],
)
def test_the_shell_is_offered_what_fits(words: list[str], incomplete: str, offered: list[str]) -> None:
    assert complete(words, incomplete) == offered


@pytest.mark.usefixtures("invoke")
def test_the_shell_is_offered_nothing_where_the_policies_cannot_be_read(api: Any) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError

    api(load=refuse)

    assert complete(["evaluate"], "") == []


def test_the_lines_of_help_fit_the_commands() -> None:
    for name, line in COMMANDS.items():
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        assert line.endswith(".")
