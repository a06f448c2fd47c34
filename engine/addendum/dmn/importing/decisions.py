"""The decisions and functions of a model as decisions of a policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.dmn.boxed import DecisionTable
from addendum.dmn.elements import Knowledge
from addendum.dmn.importing.boxed_trees import BoxedTrees
from addendum.dmn.importing.drafts import Draft, Subject, formula_text, gives
from addendum.dmn.importing.facts import titled
from addendum.dmn.importing.formulas import Around, Said, Translator
from addendum.dmn.importing.not_said import NotSaid
from addendum.dmn.importing.tables import draft_table
from addendum.dmn.importing.tools import Tools
from addendum.dmn.importing.types import UNTYPED
from addendum.dmn.prepared import declared_type, names_of
from addendum.feel import tree as t
from addendum.values import ANY, FunctionOf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addendum.dmn.importing.facts import Facts
    from addendum.dmn.importing.graph import Graph, Key, Part
    from addendum.dmn.importing.naming import Names
    from addendum.dmn.importing.told import Told
    from addendum.dmn.importing.types import Declared, Types
    from addendum.dmn.prepared import Home, Need
    from addendum.documents import Tree
    from addendum.values import Type


class Decisions:
    """Drafts the decisions of one import; what cannot be said is told, and has a type all the same."""

    def __init__(self, graph: Graph, facts: Facts, names: Names, types: Types, told: Told) -> None:
        self.drafts: dict[str, list[Draft]] = {}
        self.types: dict[str, Declared] = {}
        self._graph = graph
        self._facts = facts
        self._names = names
        self._shared_types = types
        self._told = told
        self._model_types: dict[Key, Type] = {}
        self._tools: dict[str, Tools] = {}
        self.types.update((name, fact.type) for name, fact in facts.all.items())
        for part in graph.in_order():
            self._draft(part)

    def _draft(self, part: Part) -> None:
        tools = self._tools_of(part.home)
        subject = self._subject(part)
        self.types[part.name] = subject.declared or UNTYPED
        try:
            drafts = self._drafts(part, subject, tools)
        except NotSaid as reason:
            self.refuse(part, reason)
            return
        self.drafts[part.name] = drafts
        self.types[part.name] = drafts[-1].type

    def refuse(self, part: Part, reason: NotSaid) -> None:
        """Tell that a decision or function is left out, and leave it out."""
        self.drafts.pop(part.name, None)
        instead = "" if isinstance(part.element, Knowledge) else "The policy takes it as a fact."
        self._told.not_said(part.element.variable.name, instead, part.place, reason)

    def _drafts(self, part: Part, subject: Subject, tools: Tools) -> list[Draft]:
        element = part.element
        logic = getattr(element, "logic", None)
        around = self._around(part)
        if isinstance(logic, DecisionTable):
            return draft_table(logic, subject, around, tools)
        inside = _Inside(subject, tools)
        said = BoxedTrees(tools.translator, tools.names, part.home.book, inside.draft).formula(logic, around)
        of_type = subject.declared or self._shared_types.of(said.type)
        if not isinstance(element, Knowledge) and said.type is not ANY:
            self._model_types[part.key] = said.type
        entry: Mapping[str, Tree] = {
            **subject.head,
            **subject.needs([said.tree], [draft.name for draft in inside.drafts]),
            "gives": gives(of_type),
            "formula": formula_text(said.tree),
        }
        return [*inside.drafts, Draft(subject.name, subject.name, entry, of_type, subject.place)]

    def _subject(self, part: Part) -> Subject:
        element = part.element
        title, description = titled(part.name, element.variable.name, element.words)
        head: dict[str, Tree] = {"title": title} if title else {}
        if description:
            head["description"] = description
        parameters = None
        if isinstance(element, Knowledge):
            parameters = tuple(self._facts.parameters[part.key].values())
        return Subject(part.name, part.place, head, self._known(part), self._declared(part), parameters)

    def _known(self, part: Part) -> Mapping[str, Declared]:
        """The types of what a part may name: what it requires, and its parameters."""
        needed = (self._graph.part(need) for need in self._graph.needs(part))
        names = [each.name for each in needed if each is not None and not isinstance(each.element, Knowledge)]
        names += self._facts.parameters.get(part.key, {}).values()
        return {name: self.types.get(name, UNTYPED) for name in names}

    def _declared(self, part: Part) -> Declared | None:
        """The type that the model gives the value of a decision, or of a call of a function."""
        type_ref = part.element.variable.type_ref
        definition = part.home.model.types.get(type_ref)
        if (
            isinstance(part.element, Knowledge)
            and definition is not None
            and definition.result_ref is not None
        ):
            type_ref = definition.result_ref
        found = self._shared_types.referred(part.home, type_ref)
        return None if found.type is ANY else found

    def _around(self, part: Part) -> Around:
        needs = self._graph.needs(part)
        types = dict(names_of(needs, self._model_type))
        called: dict[tuple[str, ...], str] = {}
        functions: dict[str, Mapping[str, str]] = {}
        unsaid: set[str] = set()
        for need in needs:
            needed = self._graph.part(need)
            if needed is None:
                continue
            if not isinstance(needed.element, Knowledge):
                called[need.path] = needed.name
            elif needed.name in self.drafts:
                called[need.path] = needed.name
                functions[needed.name] = self._facts.parameters[needed.key]
            else:  # it cannot be said, or it is this one, or needs it in turn
                unsaid.add(need.path[0])
        around = Around(types, called, functions, unsaid=frozenset(unsaid))
        for each in part.element.parameters if isinstance(part.element, Knowledge) else ():
            of_type = part.home.book.find(each.type_ref, part.element.line).type
            around = around.with_parameter(each.name, of_type, self._facts.parameters[part.key][each.name])
        return around

    def _model_type(self, need: Need) -> Type:
        """The type of what is needed as the model knows it: as declared, else as its formula shows."""
        declared = declared_type(need)
        part = self._graph.part(need)
        if declared is ANY and part is not None:
            return self._model_types.get(part.key, ANY)
        if isinstance(declared, FunctionOf) or part is None:
            return declared
        return declared

    def _tools_of(self, home: Home) -> Tools:
        found = self._tools.get(home.model.namespace)
        if found is None:
            translator = Translator(home.compiler.formulas, self._names, self._shared_types, self._told)
            found = Tools(home, translator, self._names, self._shared_types, self._told)
            self._tools[home.model.namespace] = found
        return found


class _Inside:
    """The tables inside the expression of a decision, each as a decision that helps it."""

    def __init__(self, subject: Subject, tools: Tools) -> None:
        self.drafts: list[Draft] = []
        self._subject = subject
        self._tools = tools

    def draft(self, table: DecisionTable, around: Around) -> Said:
        """A table as the name of a decision; raises NotSaid."""
        name = self._tools.names.element(f"{self._subject.name}_table")
        subject = self._subject._replace(name=name, head={}, declared=None)
        *helpers, found = draft_table(table, subject, around, self._tools)
        owner = self._subject.name
        self.drafts += [each._replace(owner=owner, is_helper=True) for each in (*helpers, found)]
        model_type = self._tools.home.book.find(table.type_ref, table.line).type
        return Said(t.Name(name), model_type)
