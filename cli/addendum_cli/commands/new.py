"""`addendum new`: a commented policy of a kind, to begin with, or the holidays of a region as a policy."""

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

_HOLIDAYS = "holidays"


@click.command(
    cls=ExampleHelp,
    examples=(
        "addendum new credit-bands policies/acme/service-credits.v1.yaml",
        "addendum new holidays --region DE-BE --years 2024-2030 policies/acme/holidays",
    ),
)
@click.argument("kind", shell_complete=offering("kinds"), required=False)
@click.argument("path", type=click.Path(), required=False)
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@click.option(
    "--region",
    "regions",
    multiple=True,
    metavar="REGION",
    help="For `holidays`: the region, as JP or DE-BE; may stand several times where PATH is a folder.",
)
@click.option("--years", metavar="YEARS", help="For `holidays`: the years, as 2024-2030.")
@click.option("--id", "identity", metavar="ID", help="For `holidays`: the id of the policy.")
def command(
    kind: str | None,
    path: str | None,
    force: bool,
    regions: tuple[str, ...],
    years: str | None,
    identity: str | None,
) -> None:
    """Write a commented policy of KIND to PATH, or to standard output.

    Without KIND, list the kinds. With `--region` and `--years`, the holidays of regions are written as
    policies, by the library `holidays`; PATH may then be a folder, which gets a file for each region.
    """
    known = addendum.policy_kinds()
    if kind is None:
        deliver("\n".join(known))
    elif kind not in known:
        raise unknown("kind of policy", kind, known)
    elif regions or years or identity:
        if kind != _HOLIDAYS:
            raise Refused(
                f"`--region`, `--years` and `--id` are for holidays, not for `{kind}`.",
                "write `addendum new holidays`, or leave them out.",
            )
        _write_holidays(path, regions, years, identity, force=force)
    elif path in {None, STANDARD_INPUT}:
        deliver(addendum.template(kind))
    else:
        from pathlib import Path

        _write(Path(str(path)), addendum.template(kind), force=force)


def _write_holidays(
    path: str | None, regions: tuple[str, ...], years: str | None, identity: str | None, *, force: bool
) -> None:
    """A policy for each region: to standard output, to a file, or into a folder."""
    from pathlib import Path

    if not regions or years is None:
        raise Refused(
            "Holidays need a region and years.", "add for example `--region DE-BE --years 2024-2030`."
        )
    folder = Path(str(path)) if path not in {None, STANDARD_INPUT} and _is_folder(Path(str(path))) else None
    if len(regions) > 1 and (folder is None or identity):
        raise Refused(
            "Several regions are several policies, each with an id and a file of its own.",
            "name a folder as PATH and leave `--id` out, or ask for one region at a time.",
        )
    written = {region: _holidays(region, years, identity) for region in dict.fromkeys(regions)}
    for region, text in written.items():
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            _write(folder / f"{region.casefold()}.v1.yaml", text, force=force)
        elif path in {None, STANDARD_INPUT}:
            deliver(text)
        else:
            _write(Path(str(path)), text, force=force)


def _is_folder(path: Path) -> bool:
    """Whether the path is a folder, or names one that is not there yet."""
    return path.is_dir() or (not path.exists() and path.suffix not in {".yaml", ".yml"})


def _holidays(region: str, years: str, identity: str | None) -> str:
    try:
        return addendum.holidays_policy(region, years, identity or "")
    except addendum.NoHolidays as problem:
        raise Refused(problem.says, problem.fix) from problem


def _write(path: Path, text: str, *, force: bool) -> None:
    if path.is_dir():
        raise Refused(f"`{path}` is a folder.", f"name a file in it, as `{path / 'name.v1.yaml'}`.")
    if path.exists() and not force:
        raise Refused(f"`{path}` exists.", "name another file, or add `--force` to replace it.")
    write_whole(path, text)
    tell(f"Wrote {path}. Edit it, then run `addendum check`.")
