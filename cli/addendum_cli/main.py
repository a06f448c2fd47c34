"""The command `addendum`: a group that imports only the module of the command that is called."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, Any

gc.set_threshold(100_000)  # more than a short run makes: looking for garbage costs it a twentieth of its time

import click  # noqa: E402

from addendum_cli.command import ExampleHelp  # noqa: E402
from addendum_cli.exits import ExitCode  # noqa: E402
from addendum_cli.refusals import Refused, unknown  # noqa: E402

if TYPE_CHECKING:
    from typing import NoReturn

COMMANDS = {
    "evaluate": "Answer a question from facts.",
    "questions": "List the questions and the facts that each one needs.",
    "check": "Check the policies and report every finding.",
    "test": "Run the scenarios and report those that fail.",
    "diff": "Show what one edition of the policies answers otherwise than another.",
    "ci": "Run all that a change of policies has to pass.",
    "lock": "Publish the policies, show their timeline, make new versions.",
    "replay": "Ask receipts and logs of decisions again.",
    "show": "Show a tier or a contract, or compare tiers side by side.",
    "new": "Write a commented policy to begin with.",
    "import": "Make a policy of a model that another tool wrote.",
    "export": "Write a policy as a model that other tools read.",
    "explain": "Explain a finding or an error by its code.",
}
"""Each command's one line of help, so that listing them imports none."""


class PipeClosed(Exception):
    """The reader of standard output has gone."""


class LazyGroup(ExampleHelp, click.Group):
    """A group whose commands live in `addendum_cli.commands`, one module a command."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands, in the order a reader meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        command: click.Command = import_module(f"addendum_cli.commands.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named first; an unknown name is refused with the nearest one."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            raise unknown("command", name, COMMANDS)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, from their one line of help."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """The context of a run; reading the words may already print help or the version."""
        try:
            return super().make_context(*args, **kwargs)
        except BrokenPipeError as error:
            raise PipeClosed from error

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what it cannot go on from becomes a sentence and an exit code."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise PipeClosed from error  # click would turn it into exit code 1
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:  # noqa: BLE001 - the one place where faults become exit code 70
            from addendum_cli.failures import tell_failure

            ctx.exit(tell_failure(error))


def _print_version(ctx: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"addendum {version('addendum')}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    examples=(
        "addendum evaluate response-target severity=S3 --tier premium --policies shipped",
        "addendum show --compare standard premium --policies shipped",
    ),
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the version.",
)
def cli() -> None:
    """Answer questions about support contracts from policies written as YAML.

    Exit codes: 0 answered, 1 findings or failed tests, 2 wrong usage or unreadable input, 3 the policies are
    invalid, 4 no answer, 70 our own fault.
    """


def run() -> NoReturn:
    """The console script: run the command line and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # Text for people must never fail on a terminal with a narrow encoding.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run()
        sys.stdout.flush()
    except (BrokenPipeError, PipeClosed):
        code = ExitCode.CLOSED_PIPE
    except OSError as error:  # a full disk behind standard output
        from addendum_cli.failures import tell_failure

        code = tell_failure(error)
    except (click.Abort, KeyboardInterrupt):
        code = ExitCode.INTERRUPTED
    _end(code)


def _run() -> int:
    try:
        return int(cli.main(prog_name="addendum", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        return Refused.exit_code if error.exit_code == 1 else error.exit_code


def _end(code: int) -> NoReturn:
    """End the process: all is written, and taking its modules apart would take a tenth of a short run."""
    sys.stderr.flush()
    os._exit(code)
