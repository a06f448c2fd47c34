"""The facts of an imported policy: the inputs of the model, and the parameters of its functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.dmn.boxed import DecisionTable
from addendum.dmn.elements import Knowledge
from addendum.dmn.expressions import one_line
from addendum.dmn.importing.cells import type_of_cells
from addendum.dmn.importing.types import UNTYPED, listed_values, members_of, tests_of
from addendum.feel import tree as t
from addendum.light import NamedTuple
from addendum.values import ANY, TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from addendum.dmn.elements import Words
    from addendum.dmn.importing.graph import Graph, Key, Part
    from addendum.dmn.importing.naming import Names
    from addendum.dmn.importing.types import Declared, Types
    from addendum.dmn.prepared import Home
    from addendum.documents import Tree


class Fact(NamedTuple):
    """A fact: its name in the policy, its type, and what it is called in the model."""

    name: str
    type: Declared
    title: str
    description: str = ""

    @property
    def entry(self) -> Tree:
        """The entry that declares it."""
        entry = {**self.type.entry, **_words(self.title, self.description)}
        return self.type.short if entry == self.type.entry else entry


class Facts:
    """The facts of one import; what the model leaves open of their types, its tables tell."""

    def __init__(self, graph: Graph, names: Names, types: Types) -> None:
        self._types = types
        self._uses = _Uses(graph)
        self.all: dict[str, Fact] = {}
        self.parameters: dict[Key, dict[str, str]] = {}
        for part in graph.parts():
            if part.home.model.inputs.get(part.element.id) is part.element:
                variable, words = part.element.variable, part.element.words
                declared = self._declared(part.home, variable.type_ref, variable.name)
                self._add(part.name, declared, variable.name, words)
        for part in graph.parts():
            if isinstance(part.element, Knowledge):
                self.parameters[part.key] = self._of_function(part, names)

    def _add(self, name: str, declared: Declared, called: str, words: Words | None = None) -> None:
        title, description = titled(name, called, words)
        self.all[name] = Fact(name, declared, title, description)

    def _of_function(self, part: Part, names: Names) -> dict[str, str]:
        """The facts that are the parameters of a function; an input of the same name and type is one."""
        element = part.element
        assert isinstance(element, Knowledge)  # noqa: S101 -- only functions have parameters
        found: dict[str, str] = {}
        for each in element.parameters:
            declared = self._declared(part.home, each.type_ref, each.name)
            same = (
                fact.name
                for fact in self.all.values()
                if each.name in (fact.title, fact.name) and fact.type == declared
            )
            name = next(same, "") or names.element(each.name, "value")
            if name not in self.all:
                self._add(name, declared, each.name)
            found[each.name] = name
        return found

    def _declared(self, home: Home, type_ref: str, name: str) -> Declared:
        declared = self._types.referred(home, type_ref)
        uses = self._uses.of(home, name)
        if declared.type is ANY:
            declared = self._told_by(home, uses)
        if declared.type is TEXT:
            members = _members(uses)
            return self._types.one_of(members, name) if members else declared
        return declared

    def _told_by(self, home: Home, uses: list[_Use]) -> Declared:
        """The type of a value by the tables that look at it."""
        for use in uses:
            declared = self._types.referred(home, use.type_ref)
            if declared.type is not ANY:
                return declared
        cells = (tests for use in uses for tests in map(tests_of, use.cells) if tests is not None)
        found = type_of_cells(cells)
        return UNTYPED if found is None else self._types.of(found)


class _Use(NamedTuple):
    """A column of a table that looks at a value: the type and values that it declares, and its cells."""

    type_ref: str
    values: str
    cells: tuple[str, ...]


class _Uses:
    """The columns that look at values by their names alone, for each model."""

    def __init__(self, graph: Graph) -> None:
        self._found: dict[tuple[str, str], list[_Use]] = {}
        for part in graph.parts():
            logic = getattr(part.element, "logic", None)
            if isinstance(logic, DecisionTable):
                for name, use in _columns(logic):
                    self._found.setdefault((part.home.model.namespace, name), []).append(use)

    def of(self, home: Home, name: str) -> list[_Use]:
        """The columns of a model's tables that look at the value of that name."""
        return self._found.get((home.model.namespace, name), [])


def titled(name: str, called: str, words: Words | None) -> tuple[str, str]:
    """The title and description of what the model calls otherwise, or labels."""
    label = words.label if words is not None else ""
    title = called if called != name else label
    return (title if title != name else ""), words.description if words is not None else ""


def _words(title: str, description: str) -> Mapping[str, Tree]:
    return {key: text for key, text in (("title", title), ("description", description)) if text}


def _columns(table: DecisionTable) -> Iterator[tuple[str, _Use]]:
    for at, clause in enumerate(table.inputs):
        cells = tuple(rule.tests[at] for rule in table.rules)
        yield one_line(clause.expression), _Use(clause.type_ref, clause.values, cells)


def _members(uses: list[_Use]) -> tuple[str, ...]:
    """The members that all columns list for a text and none goes beyond; none where they differ."""
    listed = [listed_values(use.values) for use in uses]
    found = members_of(listed[0]) if listed else ()
    if any(set(each) != set(found) for each in listed):
        return ()
    cells = (tests for use in uses for tests in map(tests_of, use.cells) if tests is not None)
    named = {node.value for tests in cells for node in t.walk(tests) if isinstance(node, t.Text)}
    return found if named <= set(found) else ()
