"""`addendum new`: a commented policy of a kind, to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

import addendum
from addendum_cli.command import ExampleHelp
from addendum_cli.files import STANDARD_INPUT, write_whole
from addendum_cli.options import offering
from addendum_cli.output import deliver, tell
from addendum_cli.refusals import Refused, unknown

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    cls=ExampleHelp,
    examples=(
        "addendum new credit-bands policies/acme/service-credits.v1.yaml",
        "addendum new severity-targets",
    ),
)
@click.argument("kind", shell_complete=offering("kinds"), required=False)
@click.argument("path", type=click.Path(), required=False)
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
def command(kind: str | None, path: str | None, force: bool) -> None:
    """Write a commented policy of KIND to PATH, or to standard output.

    Without KIND, list the kinds.
    """
    known = addendum.policy_kinds()
    if kind is None:
        deliver("\n".join(known))
    elif kind not in known:
        raise unknown("kind of policy", kind, known)
    elif path in {None, STANDARD_INPUT}:
        deliver(addendum.template(kind))
    else:
        from pathlib import Path

        _write(Path(str(path)), addendum.template(kind), force=force)


def _write(path: Path, text: str, *, force: bool) -> None:
    if path.is_dir():
        raise Refused(f"`{path}` is a folder.", f"name a file in it, as `{path / 'name.v1.yaml'}`.")
    if path.exists() and not force:
        raise Refused(f"`{path}` exists.", "name another file, or add `--force` to replace it.")
    write_whole(path, text)
    tell(f"Wrote {path}. Edit it, then run `addendum check`.")
