"""The guide for callers names every command, option, format and exit code."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click
import pytest

from addendum_cli.exits import ExitCode
from addendum_cli.main import COMMANDS
from addendum_cli.records import RESERVED

GUIDE = (Path(__file__).parents[2] / "cli" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_in_the_guide(name: str) -> None:
    command = import_module(f"addendum_cli.commands.{name}").command
    inner = command.commands.values() if isinstance(command, click.Group) else ()
    params = [option for each in (command, *inner) for option in each.params]

    options = [spelling for option in params if isinstance(option, click.Option) for spelling in option.opts]
    formats = [
        choice for option in params if isinstance(option.type, click.Choice) for choice in option.type.choices
    ]
    assert f"`addendum {name} " in GUIDE
    assert [word for word in options if f"`{word}" not in GUIDE and f" {word}" not in GUIDE] == []
    assert [word for word in formats if f"`{word}`" not in GUIDE and f"--format {word}`" not in GUIDE] == []


@pytest.mark.parametrize("code", ExitCode)
def test_every_exit_code_is_in_the_guide(code: ExitCode) -> None:
    assert f"\n| {code.value} | " in GUIDE


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_every_reserved_name_of_a_record_is_in_the_guide(name: str) -> None:
    assert f"`{name}`" in GUIDE
