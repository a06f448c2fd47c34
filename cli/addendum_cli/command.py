"""A command whose help begins with real examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Sequence


class ExampleHelp(click.Command):
    """A command with `examples`, which its help shows before anything else."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples first, then what click writes."""
        if self.examples:
            formatter.write("Examples:\n")
            for example in self.examples:
                formatter.write(f"  {example}\n")
            formatter.write("\n")
        super().format_help(ctx, formatter)


class ExampleGroup(ExampleHelp, click.Group):
    """A command of several, one for each form of file that it knows."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The form named first; an unknown one is refused with the nearest one."""
        name = args[0]
        if name not in self.commands and not name.startswith("-") and not ctx.resilient_parsing:
            from addendum_cli.refusals import unknown

            raise unknown("form of file", name, self.commands)
        return super().resolve_command(ctx, args)
