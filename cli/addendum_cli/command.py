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
