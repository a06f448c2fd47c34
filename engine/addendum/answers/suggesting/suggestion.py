"""A suggested case: what would be asked, with the answer that the policies give now, ready to paste."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from addendum.answers.dates import governing_fact
from addendum.answers.scenario import ROW
from addendum.answers.suggesting.reach import behind
from addendum.documents import Bare, Block, write_yaml
from addendum.light import NamedTuple
from addendum.values import Outcome, plain_text, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from addendum.answers.answer import Answer
    from addendum.answers.library import Library
    from addendum.answers.suggesting.trying import Try
    from addendum.documents import Tree
    from addendum.values import Value

TO_BE_CONFIRMED = "to be confirmed, this is what the policies answer now"


class Suggestion(NamedTuple):
    """A case of a scenarios document; its answer is what the policies give, which somebody has to confirm."""

    name: str
    question: str
    contract: str
    tier: str
    at: str
    readings: Mapping[str, str]
    given: Mapping[str, Tree]
    expect: Mapping[str, Tree]

    @property
    def tree(self) -> dict[str, Tree]:
        """The case as a scenarios document has it."""
        said = (("ask", self.question), ("contract", self.contract), ("tier", self.tier), ("at", self.at))
        found: dict[str, Tree] = {"name": self.name, **{key: text for key, text in said if text}}
        if self.readings:
            found["readings"] = dict(self.readings)
        return {**found, "given": self.given, "expect": self.expect, "because": TO_BE_CONFIRMED}

    @property
    def document(self) -> object:
        """The case as JSON has it."""
        return _plain(self.tree)

    @property
    def text(self) -> str:
        """The case as YAML, indented as under `cases:`."""
        return write_yaml({"cases": [Block(self.tree)]}).partition("\n")[2]


def suggested_scenarios(suggestions: Sequence[Suggestion], name: str) -> str:
    """A document of scenarios with the suggested cases, for a file of that name.

    It stands in the namespace of the first case.
    """
    namespace = (suggestions[0].contract or suggestions[0].tier).split("/", 1)[0]
    head: dict[str, Tree] = {
        "kind": "scenarios",
        "id": f"{namespace}/scenarios/{name}",
        "version": Bare("1"),
        "title": "Suggested cases, whose answers are to be confirmed",
    }
    return f"{write_yaml(head)}\ncases:\n{''.join(each.text for each in suggestions)}"


def suggestion_of(
    library: Library, found: Try, name: str, decisions: Iterable[str] = (), row: str = ""
) -> Suggestion:
    """The case that was tried, as a suggestion.

    It expects the parts of the answer that rest on one of the decisions, all where none does, and the row,
    where the answer names it.
    """
    is_contract = found.era.subject in library.index.contracts
    asked = {"contract" if is_contract else "tier": found.era.subject}
    answer = library.ask(found.question, found.facts, **asked, at=found.era.day, readings=found.readings)
    dated = governing_fact(found.facts, library.governing(found.question, found.era.subject)) is not None
    expect = {key: written(value) for key, value in _parts(found, answer, frozenset(decisions)).items()}
    if row and row in answer.rows():
        expect[ROW] = row
    return Suggestion(
        name=name,
        question=found.question,
        contract=found.era.subject if is_contract else "",
        tier="" if is_contract else found.era.subject,
        at="" if dated else str(found.era.day),
        readings=found.readings,
        given={key: written(value) for key, value in found.facts.items()},
        expect=expect,
    )


def written(value: Value) -> Tree:
    """A value as a scenario writes it."""
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int | Decimal | Fraction):
        return Bare(plain_text(value))
    if isinstance(value, Outcome):
        return value.text
    if isinstance(value, dict):
        return {name: written(inner) for name, inner in value.items() if inner is not None}
    if isinstance(value, list | tuple):
        return [written(item) for item in value]
    return written(to_json(value))


def _plain(tree: Tree) -> object:
    """A tree whose numbers are numbers."""
    if isinstance(tree, Bare):
        return Decimal(tree)
    if isinstance(tree, bool | str):
        return tree
    if isinstance(tree, dict):
        return {name: _plain(inner) for name, inner in tree.items()}
    return [_plain(item) for item in tree]


def _parts(found: Try, answer: Answer, decisions: frozenset[str]) -> Mapping[str, Value]:
    """The values at the top of the answer that rest on one of the decisions."""
    lowered = found.era.standing.lowered
    question = lowered.questions.get(found.question)
    values = answer.values
    if question is None or not decisions:
        return values
    kept = {
        field.path[0]
        for field in question.fields
        if not decisions.isdisjoint(behind(lowered.program, (field.source,)))
    }
    return {key: value for key, value in values.items() if key in kept} or values
