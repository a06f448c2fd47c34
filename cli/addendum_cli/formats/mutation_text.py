"""Mutation for people: how many changes of each kind are noticed, and which are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum_cli.formats.results import counted, counts_by_kind, percentage

if TYPE_CHECKING:
    from addendum import MutationReport
    from addendum_cli.formats.results import Tested


def render(tested: Tested, mutation: MutationReport) -> list[str]:
    """The report as blocks of text."""
    share = percentage(mutation.caught, mutation.total)
    lines = [f"Changes noticed: {share}, {mutation.caught} of {mutation.total}."]
    lines += counts_by_kind(mutation.noticed, mutation.totals)
    if mutation.idle:
        lines.append(
            f"No case was found that {counted(len(mutation.idle), 'further change')} would matter to."
        )
    blocks = ["\n".join(lines)]
    if mutation.survivors:
        unnoticed = (
            f"  {tested.at(mutant.place)}  {mutant.kind}  {mutant.says}" for mutant, _ in mutation.survivors
        )
        blocks.append("\n".join(["Not noticed by any scenario:", *unnoticed]))
    return blocks
