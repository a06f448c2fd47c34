"""`addendum explain`: the page of a code, with what is wrong, why, and how it is written right."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

import addendum
from addendum_cli.command import ExampleHelp
from addendum_cli.options import offering
from addendum_cli.output import deliver
from addendum_cli.refusals import unknown

if TYPE_CHECKING:
    from addendum import Page

_WIDTH = 100


@click.command(cls=ExampleHelp, examples=("addendum explain BAND-GAP", "addendum explain"))
@click.argument("code", required=False, shell_complete=offering("codes"))
def command(code: str | None) -> None:
    """Explain CODE, as findings and errors print it. Without CODE, list the codes."""
    if code is None:
        deliver("\n".join(addendum.codes()))
        return
    name = code.upper().replace("_", "-")
    page = addendum.explain_code(name)
    if page is None:
        raise unknown("code", code, addendum.codes())
    deliver(_text(name, page))


def _text(code: str, page: Page) -> str:
    parts = [f"{code}: {page.title}", "\n\n".join(map(_wrapped, page.explanation.strip().split("\n\n")))]
    if page.wrong:
        parts.append(f"Wrong:\n{_indented(page.wrong)}")
    if page.right:
        parts.append(f"Right:\n{_indented(page.right)}")
    return "\n\n".join(part for part in parts if part)


def _wrapped(paragraph: str) -> str:
    return textwrap.fill(" ".join(paragraph.split()), _WIDTH, break_long_words=False, break_on_hyphens=False)


def _indented(text: str) -> str:
    return textwrap.indent(textwrap.dedent(text).strip("\n"), "    ")
