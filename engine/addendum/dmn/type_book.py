"""The names of types in a model, resolved: those of FEEL, the model's own, and those of imported models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.dmn.item_types import UNTYPED, ItemType
from addendum.feel import STANDARD_TYPES, Profile, Scope, compile_unary_tests
from addendum.findings import Finding, FindingsError, Level, Place, did_you_mean
from addendum.values import (
    ANY,
    DATE_TIME,
    DURATION,
    MONTHS,
    ContextOf,
    FunctionOf,
    ListOf,
    Type,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from addendum.dmn.elements import ItemDefinition, Model
    from addendum.values import Value

STANDARD: dict[str, Type] = {
    **STANDARD_TYPES,
    "dateTime": DATE_TIME,
    "dayTimeDuration": DURATION,
    "yearMonthDuration": MONTHS,
    "function": ANY,
}
"""FEEL's types by the names that models of any version of DMN call them; any function is taken as it is."""


class TypeBook:
    """The types that a model's references name; `imported` are the books of imported models by their names.

    `exact` says whether the numbers that are tested are fractions or decimals. Tests that cannot be read are
    reported and refuse nothing.
    """

    def __init__(
        self,
        model: Model,
        imported: Mapping[str, tuple[TypeBook, ...]],
        exact: bool,
        report: Callable[[Finding], None],
    ) -> None:
        self._model = model
        self._imported = imported
        self._exact = exact
        self._report = report
        self._found: dict[str, ItemType] = {}
        self._open: set[str] = set()
        self._values: dict[str, Type] | None = None

    def find(self, type_ref: str, line: int = 1) -> ItemType:
        """The type that a reference names; any type for an empty or an unknown one, which is reported."""
        if not type_ref:
            return UNTYPED
        found = self._found.get(type_ref)
        if found is None:
            resolved = self._resolved(type_ref)
            if resolved is None:
                self._report(self._unknown(type_ref, line))
            found = self._found[type_ref] = resolved or UNTYPED
        return found

    @property
    def value_types(self) -> Mapping[str, Type]:
        """All types that formulas may name, imported ones behind the name of their import and a dot."""
        if self._values is None:
            found = {name: self.find(name).type for name in self._model.types}
            for dotted, book in self._books():
                found |= {f"{dotted}{name}": each for name, each in book.value_types.items()}
            self._values = found
        return self._values

    def allowed_values(self, type_ref: str) -> str:
        """The unary tests by which the type of that name lists its values; `""` where it does not."""
        definition = self._model.types.get(type_ref)
        return definition.allowed_values if definition is not None else ""

    def _books(self) -> Iterator[tuple[str, TypeBook]]:
        """The books of imported models, with what their names begin with here."""
        return (
            (f"{name}." if name else "", book) for name, books in self._imported.items() for book in books
        )

    def _resolved(self, type_ref: str) -> ItemType | None:
        """The type of a name, whether plain, behind an import's name and a dot, or behind an XML prefix."""
        own = self._own(type_ref)
        if own is not None:
            return own
        for dotted, book in self._books():
            if type_ref.startswith(dotted):
                found = book._resolved(type_ref.removeprefix(dotted))  # noqa: SLF001 -- its own class
                if found is not None:
                    return found
        prefix, colon, rest = type_ref.partition(":")
        return self._prefixed(prefix, rest) if colon else None

    def _own(self, name: str) -> ItemType | None:
        definition = self._model.types.get(name)
        if definition is None:
            standard = STANDARD.get(name)
            return None if standard is None else ItemType(standard)
        if name in self._open:
            return UNTYPED  # a type inside itself: from there on it is taken as it comes
        self._open.add(name)
        try:
            return self._defined(definition)
        finally:
            self._open.discard(name)

    def _prefixed(self, prefix: str, name: str) -> ItemType | None:
        namespace = self._model.prefixes.get(prefix, "")
        for _, book in self._books():
            if namespace == book._model.namespace:  # noqa: SLF001 -- its own class
                return book._resolved(name)  # noqa: SLF001 -- its own class
        return self._own(name)

    def _defined(self, definition: ItemDefinition) -> ItemType:
        """The type that an item definition describes."""
        tests = self._tests(definition.allowed_values, definition)
        constraint = self._tests(definition.type_constraint, definition)
        if not definition.is_collection:
            return self._single(definition, tests + constraint)
        item = self._single(definition, tests)
        return ItemType(ListOf(item.type), constraint, item=item)

    def _single(self, definition: ItemDefinition, tests: tuple[Callable[[Value], bool], ...]) -> ItemType:
        """The type of one value, or, of a collection, of its items."""
        if definition.components:
            fields = {each.name: self._defined(each) for each in definition.components}
            of_type = ContextOf(tuple((name, each.type) for name, each in fields.items()), open=True)
            return ItemType(of_type, tests, fields=fields)
        if definition.result_ref is not None:
            taken = tuple(self.find(each.type_ref, definition.line).type for each in definition.parameters)
            return ItemType(FunctionOf(taken, self.find(definition.result_ref, definition.line).type))
        base = self.find(definition.type_ref, definition.line)
        return base.narrowed(tests) if tests else base

    def _tests(self, text: str, definition: ItemDefinition) -> tuple[Callable[[Value], bool], ...]:
        """The unary tests of a constraint as a function; none where there is no constraint."""
        if not text:
            return ()
        try:
            compiled = compile_unary_tests(text, Scope(optional=frozenset("?")), Profile.DMN)
        except FindingsError as error:
            says = f"The values that `{definition.name}` allows cannot be read: {error.findings[0].says}"
            place = Place(self._model.file, definition.line)
            self._report(Finding("DMN-FORMULA", place, says, fix=error.findings[0].fix, level=Level.WARNING))
            return ()
        test = compiled.bind(self._exact)
        if "?" not in compiled.names:
            return ()
        return (lambda value: test(value) is True,)

    def _unknown(self, type_ref: str, line: int) -> Finding:
        near = did_you_mean(type_ref, (*self._model.types, *STANDARD))
        return Finding(
            "DMN-TYPE-UNKNOWN",
            Place(self._model.file, line),
            f"No type is called `{type_ref}`; values of any type are taken there.",
            fix=f"Write `{near}`." if near else "Define the type, or import the model that does.",
            level=Level.WARNING,
        )
