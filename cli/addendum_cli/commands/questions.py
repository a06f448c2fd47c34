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

_NEEDS, _OF_CONTRACT, _OPTIONAL, _INSTEAD = "needs", "from the contract", "optional", "or instead"
_GROUPS = (_NEEDS, _OF_CONTRACT, _OPTIONAL, _INSTEAD)
_GIVES = "gives"


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
    """The question with its facts, first those that a case must give, and what it gives."""
    groups = [(label, [fact for fact in question.needs if _group(fact) == label]) for label in _GROUPS]
    rows = [
        (label if at == 0 else "", fact.name, fact.type, _says(fact))
        for label, facts in (*groups, (_GIVES, question.gives))
        for at, fact in enumerate(facts)
    ]
    head = f"{question.name}: {question.title}" if question.title else question.name
    return "\n".join([head, f"  {question.document}", *columns(rows, indent=2, width=width_of_output())])


def _group(fact: FactInfo) -> str:
    if fact.replaces:
        return _INSTEAD
    if fact.given_by == "contract":
        return _OF_CONTRACT
    return _OPTIONAL if fact.optional else _NEEDS


def _says(fact: FactInfo) -> str:
    """What a person needs to know to give the fact: its title, and who else gives it."""
    other = fact.given_by if fact.given_by not in {"", "question", "contract"} else ""
    return "; ".join(part for part in (fact.title, f"from the {other}" if other else "") if part)


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
