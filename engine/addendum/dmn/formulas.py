"""Formulas of a model as functions of the values around them; as DMN has it, what has no value is null."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel import (
    FeelFailure,
    FeelFunction,
    OverBudget,
    Profile,
    Scope,
    compile_formula,
    compile_unary_tests,
)
from addendum.findings import Finding, FindingsError, Level, Place
from addendum.light import NamedTuple
from addendum.values import ANY, DATE, DATE_TIME, NULL, NoAnswer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from addendum.dmn.item_types import ItemType
    from addendum.dmn.type_book import TypeBook
    from addendum.feel import Compiled
    from addendum.rules import CompiledTable
    from addendum.values import DateTime, Type, Value

    Surroundings = Mapping[str, Value]
    Evaluate = Callable[[Surroundings], Value]
    Names = Mapping[str, Type]


class Made(NamedTuple):
    """An expression as a function of the values around it, and the type of what it gives."""

    evaluate: Evaluate
    type: Type = ANY


def _null(_: Surroundings) -> Value:
    return None


NOTHING = Made(_null, NULL)


def or_null(evaluate: Evaluate) -> Evaluate:
    """The function with null where it has no value; a budget that is used up stays an error."""

    def nulling(around: Surroundings) -> Value:
        try:
            return evaluate(around)
        except OverBudget:
            raise
        except (FeelFailure, NoAnswer):
            return None

    return nulling


class Mode(NamedTuple):
    """What all formulas of a question share.

    With `exact` all numbers are fractions, else decimals. `clock` has the functions that tell the time, where
    the caller gave one; `report` takes what cannot be read.
    """

    exact: bool
    clock: Mapping[str, FeelFunction]
    report: Callable[[Finding], None]


def clock_at(now: DateTime | None) -> dict[str, FeelFunction]:
    """`now()` and `today()` at a moment; without one FEEL's own stay, which are null here."""
    if now is None:
        return {}
    return {
        "now": FeelFunction((), (), lambda: now, DATE_TIME),
        "today": FeelFunction((), (), lambda: now.date, DATE),
    }


class Formulas:
    """Compiles the formulas of one model; what cannot be read is reported, and is null."""

    def __init__(self, file: str, book: TypeBook, mode: Mode) -> None:
        self.book = book
        self.exact = mode.exact
        self.file = file
        self._clock = mode.clock
        self._report = mode.report

    def compiled(self, text: str, names: Names, line: int) -> Compiled | None:
        """The formula in `text`; None where it cannot be read, which is reported."""
        try:
            found = compile_formula(text, self._scope(names), Profile.DMN, self._at(line))
        except FindingsError as error:
            self._refuse(error)
            return None
        if found.is_external:
            says = "Here stands a function of another language, which is not run: its value is null."
            self.refuse("DMN-EXTERNAL-FUNCTION", line, says, "Write the function in FEEL.")
        return found

    def tests(self, text: str, names: Names, input_type: Type, line: int) -> Compiled | None:
        """The unary tests in `text` over the value `?`; None where they cannot be read, which is reported."""
        try:
            return compile_unary_tests(text, self._scope(names), Profile.DMN, self._at(line), input_type)
        except FindingsError as error:
            self._refuse(error)
            return None

    def made(self, text: str, names: Names, line: int = 1) -> Made:
        """The formula in `text` as a function of the values around it; no text is null."""
        compiled = self.compiled(text, names, line) if text else None
        if compiled is None:
            return NOTHING
        function, values = compiled.bind(self.exact), self.values_of(compiled)
        return Made(lambda around: function(*values(around)), compiled.type)

    def values_of(self, compiled: Compiled | CompiledTable) -> Callable[[Surroundings], list[Value]]:
        """What picks the values that a formula uses from those around it."""
        names, clock = compiled.names, self._clock
        if clock.keys().isdisjoint(names):
            return lambda around: [around[name] for name in names]
        return lambda around: [around[name] if name in around else clock[name] for name in names]

    def typed(self, made: Made, type_ref: str, line: int) -> Made:
        """The same with its value fitted to the type that a reference names, null where it does not fit."""
        return self.fitted(made, self.book.find(type_ref, line))

    def fitted(self, made: Made, wanted: ItemType) -> Made:
        """The same with its value fitted to a type, null where it does not fit."""
        if wanted.is_any:
            return made
        evaluate, fitted = made.evaluate, wanted.fitted
        of_type = made.type if wanted.type is ANY else wanted.type
        return Made(or_null(lambda around: fitted(evaluate(around))), of_type)

    def constraint(self, text: str, line: int) -> Callable[[Value], bool] | None:
        """A test by unary tests without names; None where there are none, or none that can be read."""
        compiled = self.tests(text, {}, ANY, line) if text else None
        if compiled is None or not compiled.names:
            return None
        test = compiled.bind(self.exact)
        return lambda value: test(value) is True

    def refuse(self, code: str, line: int, says: str, fix: str) -> None:
        """Report what cannot be answered."""
        self._report(Finding(code, Place(self.file, line), says, fix=fix, level=Level.WARNING))

    def _scope(self, names: Names) -> Scope:
        known = {**{name: function.type for name, function in self._clock.items()}, **names}
        return Scope(known, types=self.book.value_types, optional=frozenset((*names, "?")))

    def _at(self, line: int) -> Callable[[int, int], Place]:
        return lambda _offset, _length: Place(self.file, line)

    def _refuse(self, error: FindingsError) -> None:
        for found in error.findings:
            line = found.place.line if found.place is not None else 1
            says = f"This formula cannot be read, and is null: {found.says}"
            self.refuse("DMN-FORMULA", line, says, found.fix)
