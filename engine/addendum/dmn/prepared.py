"""A model and its imports made ready: references resolved, types and expressions compiled when needed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from addendum.dmn.compiling import Compiler
from addendum.dmn.elements import Decision, InputData, Knowledge, Service
from addendum.dmn.formulas import Formulas, Made
from addendum.dmn.item_types import ItemType
from addendum.dmn.type_book import TypeBook
from addendum.findings import Finding, Level, Place
from addendum.light import NamedTuple
from addendum.values import ContextOf, FunctionOf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any

    from addendum.dmn.elements import Model
    from addendum.dmn.formulas import Mode, Names
    from addendum.dmn.reading import Models
    from addendum.values import Type

Element = InputData | Decision | Knowledge | Service


class Need(NamedTuple):
    """An element that another one requires, its model, and the names of the imports that lead there."""

    steps: tuple[str, ...]
    home: Home
    element: Element

    @property
    def behind(self) -> tuple[str, ...]:
        """The contexts in which formulas see it: an import without a name has none."""
        return tuple(filter(None, self.steps))

    @property
    def path(self) -> tuple[str, ...]:
        """The names by which formulas reach its value."""
        return (*self.behind, self.element.variable.name)


class Logic(NamedTuple):
    """What an element does: the elements it needs, and a function of their values."""

    needs: tuple[Need, ...]
    made: Made


class Prepared:
    """The models of one question, their formulas in one mode; what cannot be answered is reported."""

    def __init__(self, models: Models, mode: Mode) -> None:
        self.mode = mode
        self._models = models
        self.main = Home(models.main, self)
        self._homes: dict[str, Home] = {models.main.namespace: self.main}

    def home(self, namespace: str) -> Home | None:
        """The model of a namespace; None where it was not read, as for what is no DMN."""
        model = self._models.by_namespace.get(namespace)
        if model is None:
            return None
        if namespace not in self._homes:
            self._homes[namespace] = Home(model, self)
        return self._homes[namespace]

    def homes(self) -> Iterable[Home]:
        """All models, the main one first."""
        found = (self.home(namespace) for namespace in self._models.by_namespace)
        return tuple(home for home in found if home is not None)


class Home:
    """One of the models, with what its names stand for."""

    def __init__(self, model: Model, prepared: Prepared) -> None:
        self.model = model
        self._prepared = prepared
        self._logic: dict[str, Logic] = {}
        groups = (model.inputs, model.decisions, model.knowledge, model.services)
        self._elements: dict[str, Element] = {key: found for group in groups for key, found in group.items()}

    @cached_property
    def imports(self) -> Mapping[str, tuple[Home, ...]]:
        """The imported models by the names of their imports; several may go without a name."""
        found: dict[str, tuple[Home, ...]] = {}
        for each in self.model.imports:
            home = self._prepared.home(each.namespace)
            if home is not None:
                found[each.name] = (*found.get(each.name, ()), home)
        return found

    @cached_property
    def book(self) -> TypeBook:
        """The types that this model names."""
        imported = {name: tuple(home.book for home in homes) for name, homes in self.imports.items()}
        return TypeBook(self.model, imported, self._prepared.mode.exact, self._prepared.mode.report)

    @cached_property
    def compiler(self) -> Compiler:
        """What compiles the expressions of this model."""
        return Compiler(Formulas(self.model.file, self.book, self._prepared.mode))

    def elements(self) -> Iterable[Element]:
        """All that has a value here."""
        return self._elements.values()

    def type_of(self, element: Element) -> ItemType:
        """The type that an element declares; of a function, that of its result."""
        found = self.book.find(element.variable.type_ref, element.line)
        if isinstance(found.type, FunctionOf) and isinstance(element, Knowledge | Service):
            return ItemType(found.type.result)
        return found

    def named(self, kind: type[Element], name: str) -> Need | None:
        """The element of a kind with a name, here or behind the names of imports and dots."""
        for element in self.elements():
            if isinstance(element, kind) and element.variable.name == name:
                return Need((), self, element)
        for step, home in self._imported():
            dotted = f"{step}." if step else ""
            found = home.named(kind, name.removeprefix(dotted)) if name.startswith(dotted) else None
            if found is not None:
                return found._replace(steps=(step, *found.steps))
        return None

    def needs(self, references: Iterable[str], line: int) -> tuple[Need, ...]:
        """The elements that references name; those that name nothing are reported."""
        found = []
        for reference in references:
            need = self._referred(reference)
            if need is None:
                place = Place(self.model.file, line)
                self._prepared.mode.report(_unknown_reference(reference, place))
            else:
                found.append(need)
        return tuple(found)

    def logic(self, element: Decision | Knowledge) -> Logic:
        """What an element does, compiled once."""
        found = self._logic.get(element.id)
        if found is None:
            needs = self.needs(element.requires, element.line)
            names = names_of(needs)
            if isinstance(element, Knowledge):
                inside = self.compiler.with_parameters(names, element.parameters, element.line)
                body = self.compiler.expression(element.logic, inside)
                made = self.compiler.function(element.parameters, self._fitted(body, element), element.line)
            else:
                made = self._fitted(self.compiler.expression(element.logic, names), element)
            found = self._logic[element.id] = Logic(needs, made)
        return found

    def parameters(self, service: Service) -> tuple[Need, ...]:
        """What a decision service takes, in the order of its arguments: input data, then decisions."""
        return self.needs((*service.input_data, *service.input_decisions), service.line)

    def outputs(self, service: Service) -> tuple[Need, ...]:
        """The decisions whose values a decision service gives."""
        return self.needs(service.outputs, service.line)

    def function_type(self, element: Knowledge | Service) -> FunctionOf:
        """The type of a function, as far as its parameters and its result declare it."""
        if isinstance(element, Service):
            taken = tuple(need.home.type_of(need.element).type for need in self.parameters(element))
        else:
            taken = tuple(self.book.find(each.type_ref, element.line).type for each in element.parameters)
        return FunctionOf(taken, self.type_of(element).type)

    def _fitted(self, made: Made, element: Element) -> Made:
        return self.compiler.formulas.fitted(made, self.type_of(element))

    def _imported(self) -> Iterator[tuple[str, Home]]:
        return ((name, home) for name, homes in self.imports.items() for home in homes)

    def _referred(self, reference: str) -> Need | None:
        """What a reference names: an element here, or one of the model that the part before `#` names."""
        namespace, _, key = reference.rpartition("#")
        if namespace in ("", self.model.namespace):
            element = self._elements.get(key)
            return Need((), self, element) if element is not None else None
        # An import of this model's own comes before one that another import happens to bring.
        imported = sorted(self._imported(), key=lambda each: each[1].model.namespace != namespace)
        for step, home in imported:
            found = home._referred(reference)  # noqa: SLF001 -- its own class
            if found is not None:
                return found._replace(steps=(step, *found.steps))
        return None


def declared_type(need: Need) -> Type:
    """The type of an element that is needed, as far as the model declares it."""
    if isinstance(need.element, Knowledge | Service):
        return need.home.function_type(need.element)
    return need.home.type_of(need.element).type


def names_of(needs: Iterable[Need], type_of: Callable[[Need], Type] = declared_type) -> Names:
    """The names that needs bring, with their types; an imported model is a context under its name."""
    types = placed((need.path, type_of(need)) for need in needs)
    return {name: _context(part) for name, part in types.items()}


def placed(parts: Iterable[tuple[tuple[str, ...], object]]) -> dict[str, Any]:
    """Things by the names that lead to them, those behind several names in dicts inside one another."""
    found: dict[str, Any] = {}
    for path, part in parts:
        inside = found
        for step in path[:-1]:
            inside = inside.setdefault(step, {})
        inside[path[-1]] = part
    return found


def _context(part: Type | dict[str, Any]) -> Type:
    if isinstance(part, dict):
        return ContextOf(tuple((name, _context(inner)) for name, inner in part.items()), open=True)
    return part


def _unknown_reference(reference: str, place: Place) -> Finding:
    return Finding(
        "DMN-REFERENCE-UNKNOWN",
        place,
        f"A requirement refers to `{reference}`, which neither this model nor its imports hold.",
        fix="Draw the requirement again, or import the model that holds the element.",
        level=Level.WARNING,
    )
