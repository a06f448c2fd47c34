"""A DMN model as the text of a `rules` policy, with findings on all that a policy cannot say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from addendum.dmn.boxed import texts_in
from addendum.dmn.elements import OWN_NAMESPACE, Decision, InputData, Knowledge
from addendum.dmn.formulas import Mode
from addendum.dmn.importing.checked import check_policy
from addendum.dmn.importing.decisions import Decisions
from addendum.dmn.importing.facts import Fact, Facts, titled
from addendum.dmn.importing.graph import Graph
from addendum.dmn.importing.naming import Names, hyphenated
from addendum.dmn.importing.not_said import NotSaid
from addendum.dmn.importing.polish import polished
from addendum.dmn.importing.told import Told
from addendum.dmn.importing.types import UNTYPED, Types
from addendum.dmn.prepared import Prepared
from addendum.dmn.reading import Models, parse_model, read_models
from addendum.documents import Bare, Block, write_yaml
from addendum.feel import builtin_names
from addendum.findings import Place
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from addendum.dmn.elements import Model
    from addendum.dmn.importing.checked import Checked
    from addendum.dmn.importing.drafts import Draft
    from addendum.documents import Tree
    from addendum.findings import Finding

_FORMAT = "1"
_UNNAMED = "model.dmn"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*")


class ImportedPolicy(NamedTuple):
    """A policy made of a model: its text, and the findings at their places in the model.

    `names` has the policy's names of inputs, decisions and functions by those of the main model, `parts` the
    names of fields.
    """

    text: str
    findings: tuple[Finding, ...]
    names: Mapping[str, str]
    parts: Mapping[str, str]


def import_dmn(source: str | Path | bytes, *, identity: str = "", file: str = "") -> ImportedPolicy:
    """The policy that a DMN file becomes, told by its path or as its bytes.

    `identity` is the id of the policy, by default after the model's name; `file` is what findings call a
    model told as bytes, which imports no other. Raises FindingsError where it cannot be read.
    """
    if isinstance(source, bytes):
        main = parse_model(source, file or _UNNAMED)
        return policy_of(Models(main, {main.namespace: main}), identity)
    return policy_of(read_models(Path(source)), identity)


def policy_of(models: Models, identity: str = "") -> ImportedPolicy:
    """The policy that a model becomes; `identity` is its id, by default after the model's name."""
    return _Import(models, identity).policy()


class _Import:
    """One model on its way to a policy.

    Whatever does not hold as a policy is taken out again, decision by decision, until the rest does.
    """

    def __init__(self, models: Models, identity: str) -> None:
        self._model = models.main
        self._identity = identity or _identity(models.main)
        self._told = Told()
        for finding in models.main.findings:
            self._told.add(finding)
        for service in models.main.services.values():
            self._told.service(service.variable.name, Place(models.main.file, service.line))
        self._names = Names(_functions_called(models))
        prepared = Prepared(models, Mode(exact=False, clock={}, report=self._told.add))
        self._graph = Graph(prepared, self._names)
        self._types = Types(self._names, self._told)
        self._facts = Facts(self._graph, self._names, self._types)
        self._decisions = Decisions(self._graph, self._facts, self._names, self._types, self._told)

    def policy(self) -> ImportedPolicy:
        """The policy as far as it can be said."""
        text, checked = self._polished(*self._sound())
        self._tell(checked)
        main = self._model.namespace
        names = {
            part.element.variable.name: part.name
            for part in self._graph.parts()
            if part.home.model.namespace == main
        }
        return ImportedPolicy(text, self._told.findings, names, self._names.parts)

    def _sound(self) -> tuple[str, Checked]:
        """The text without what does not hold, and what it comes to."""
        while True:
            text = self._text()
            checked = check_policy(text)
            wrong = {checked.decision_at(finding.place): finding for finding in reversed(checked.errors)}
            owners = {self._owner(name): finding for name, finding in wrong.items()}
            refused = [part for part in self._graph.parts() if part.name in owners]
            for part in refused:
                finding = owners[part.name]
                self._decisions.refuse(part, NotSaid(_begun_small(finding.says), finding.fix))
            if not refused:
                return text, checked

    def _polished(self, text: str, checked: Checked) -> tuple[str, Checked]:
        """The same written better, where that holds as well."""
        before = self._decisions.drafts
        self._decisions.drafts = polished(before, checked.lowered)
        better = self._text()
        again = check_policy(better) if better != text else checked
        if again.errors:
            self._decisions.drafts = before
            return text, checked
        return better, again

    def _owner(self, decision: str) -> str:
        """The decision of the model that a decision of the policy was written for."""
        drafts = (draft for group in self._decisions.drafts.values() for draft in group)
        return next((draft.owner for draft in drafts if draft.name == decision), "")

    def _text(self) -> str:
        """The whole document as it stands."""
        title = self._model.name or self._identity
        head: dict[str, Tree] = {
            "format": Bare(_FORMAT),
            "kind": "rules",
            "id": self._identity,
            "version": Bare("1"),
            "title": title,
            "source": {"document": self._model.file or title},
        }
        sections: dict[str, dict[str, Tree]] = {
            "lists": {name: list(members) for name, members in self._types.lists.items()},
            "facts": {fact.name: fact.entry for fact in self._given()},
            "decisions": {draft.name: Block(draft.entry) for draft in self._drafts()},
        }
        return write_yaml(head | {name: Block(section) for name, section in sections.items() if section})

    def _drafts(self) -> Iterator[Draft]:
        """The decisions in the order of the model, each behind those that help it."""
        for part in self._graph.parts():
            yield from self._decisions.drafts.get(part.name, ())

    def _given(self) -> Iterator[Fact]:
        """The inputs, the parameters of the functions that are said, and the decisions that are not."""
        unused: set[str] = set()
        used: set[str] = set()
        for part in self._graph.parts():
            if isinstance(part.element, Knowledge):
                parameters = self._facts.parameters[part.key].values()
                (used if part.name in self._decisions.drafts else unused).update(parameters)
            elif isinstance(part.element, InputData):
                used.add(part.name)
        yield from (fact for fact in self._facts.all.values() if fact.name not in unused - used)
        for part in self._graph.parts():
            if isinstance(part.element, Decision) and part.name not in self._decisions.drafts:
                declared = self._decisions.types.get(part.name, UNTYPED)
                title, description = titled(part.name, part.element.variable.name, part.element.words)
                yield Fact(part.name, declared, title, description)

    def _tell(self, checked: Checked) -> None:
        """Tell what a check of the policy finds, at the places in the model."""
        drafts = {draft.name: draft for draft in self._drafts()}
        seen: set[tuple[str, Place]] = set()
        for finding in (*checked.errors, *checked.findings):
            draft = drafts.get(checked.decision_at(finding.place))
            place = Place(self._model.file, 1)
            if draft is not None and finding.place is not None:
                row = checked.row_at(draft.name, finding.place)
                lines = draft.rows[row : row + 1] if row is not None else ()
                place = draft.place._replace(line=lines[0]) if lines else draft.place
            told = (finding.code, place)
            if draft is None or not draft.is_helper or told not in seen:
                self._told.add(finding._replace(place=place, related=()))
            seen.add(told)


def _identity(model: Model) -> str:
    """The id of a policy: that of the one that the model was exported from, else after the model's name."""
    own = model.namespace.removeprefix(OWN_NAMESPACE)
    if own != model.namespace and _ID.fullmatch(own):
        return own
    name = (model.name or model.file).removesuffix(".dmn")
    return hyphenated(name) or "imported"


def _functions_called(models: Models) -> Iterator[str]:
    """The built-in functions that the texts of models call, as far as their letters tell."""
    found = models.by_namespace.values()
    parts = tuple(part for model in found for part in (*model.decisions.values(), *model.knowledge.values()))
    texts = " ".join(texts_in(parts))
    return (name for name in builtin_names() if re.search(rf"\b{name}\s*\(", texts))


def _begun_small(sentence: str) -> str:
    """A sentence as it goes on behind a colon."""
    first, second = sentence[:1], sentence[1:2]
    return sentence if second.isupper() else first.lower() + sentence[1:]
