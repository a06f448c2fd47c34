"""`addendum questions`: what can be asked, and the facts that each question needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from addendum_cli.command import ExampleHelp
from addendum_cli.options import at_option, format_option, offering, party_options, policies_option
from addendum_cli.output import deliver, deliver_json, tell
from addendum_cli.policies import load
from addendum_cli.refusals import unknown
from addendum_cli.tables import columns, width_of_output

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from addendum import FactInfo, QuestionInfo


@click.command(
    cls=ExampleHelp,
    examples=(
        "addendum questions --tier premium --policies shipped",
        "addendum questions service-credit --tier premium --policies shipped --format json",
    ),
)
@click.argument("names", metavar="[QUESTION]...", nargs=-1, shell_complete=offering("questions"))
@policies_option
@party_options
@at_option
@format_option(("text", "json"), default="text")
def command(
    names: tuple[str, ...],
    policies: str | None,
    contract: str | None,
    tier: str | None,
    at: str | None,
    form: str,
) -> None:
    """List the questions that the policies answer, and the facts that each one needs."""
    found = load(policies).questions(contract=contract, tier=tier, at=at)
    chosen = _chosen(found, names)
    if form == "json":
        deliver_json({"questions": [_document(question) for question in chosen]})
    elif chosen:
        deliver("\n\n".join(_text(question) for question in chosen))
    else:
        tell("These policies answer no question.")


def _chosen(found: Sequence[QuestionInfo], names: Iterable[str]) -> list[QuestionInfo]:
    known = {question.name for question in found}
    for name in names:
        if name not in known:
            raise unknown("question", name, known)
    wanted = set(names)
    return [question for question in found if not wanted or question.name in wanted]


def _text(question: QuestionInfo) -> str:
    rows = [("needs", fact.name, fact.type, _says(fact)) for fact in question.needs]
    rows += [("gives", given.name, given.type, given.title) for given in question.gives]
    shown = [
        (label if number in {0, len(question.needs)} else "", *rest)
        for number, (label, *rest) in enumerate(rows)
    ]
    head = f"{question.name}: {question.title}" if question.title else question.name
    return "\n".join([head, f"  {question.document}", *columns(shown, indent=2, width=width_of_output())])


def _says(fact: FactInfo) -> str:
    """What a person needs to know to give the fact: its title, whether optional, who else gives it."""
    parts = [
        fact.title,
        "optional" if fact.optional else "",
        f"from the {fact.given_by}" if fact.given_by else "",
    ]
    return "; ".join(part for part in parts if part)


def _document(question: QuestionInfo) -> dict[str, object]:
    return {
        "name": question.name,
        "title": question.title,
        "document": question.document,
        "subject": question.subject,
        "needs": [
            {
                "name": fact.name,
                "type": fact.type,
                "says": fact.says,
                "title": fact.title,
                "optional": fact.optional,
                "given_by": fact.given_by,
            }
            for fact in question.needs
        ],
        "gives": [{"name": given.name, "type": given.type, "title": given.title} for given in question.gives],
    }
