"""Answering a model: its decisions, services and knowledge for given values, as DMN's chapter 10 says.

What has no value is null. Only what is wrong with the question itself, a circle of decisions, or a budget
that is used up is an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Inexact
from functools import cached_property
from typing import TYPE_CHECKING

from addendum.dmn.elements import Decision, InputData, Knowledge, Service
from addendum.dmn.expressions import one_line
from addendum.dmn.formulas import Mode, clock_at
from addendum.dmn.prepared import Prepared, placed
from addendum.feel import FeelFailure, FeelFunction, counted
from addendum.findings import did_you_mean
from addendum.values import NoAnswer, exactly, in_fractions, is_finite, to_decimal_if_finite, to_fraction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from addendum.dmn.prepared import Element, Home, Need
    from addendum.dmn.reading import Models
    from addendum.findings import Finding
    from addendum.values import DateTime, Value

    Given = Mapping[str, Value]
    Path = tuple[str, ...]
    Key = tuple[Path, str, str]

_NOT_GIVEN = object()


class Evaluator:
    """Answers questions of one model; formulas are compiled when a question first reaches them.

    Values are given by the names of input data; those of an imported model in a context under the import's
    name. A value given under the name of a decision takes the place of its own. Numbers are decimals; where
    these would have to round, the whole question is worked out in fractions. `now` is what formulas may ask
    for as `now()` and `today()`; no clock is read.
    """

    def __init__(self, models: Models, now: DateTime | None = None) -> None:
        self._findings: dict[Finding, None] = {}
        for model in models.by_namespace.values():
            self._findings.update(dict.fromkeys(model.findings))
        clock = clock_at(now)
        self._decimal = Prepared(models, Mode(exact=False, clock=clock, report=self._report))
        self._exact = Prepared(models, Mode(exact=True, clock=clock, report=self._report))

    def decision(self, name: str, given: Given) -> Value:
        """The value of a decision; raises NoAnswer."""
        return self._answer(Decision, name, given, lambda run, need: run.value(need))

    def service(self, name: str, given: Given) -> Value:
        """The value of a decision service: that of its one decision, or a context of several.

        Raises NoAnswer. Values are given by the names of the input data and decisions that it takes.
        """
        return self._answer(Service, name, given, lambda run, need: run.call_service(need))

    def knowledge(self, name: str, given: Given) -> Value:
        """The value of a business knowledge model for parameters by name; raises NoAnswer."""
        return self._answer(Knowledge, name, given, lambda run, need: run.call_knowledge(need))

    def check(self) -> tuple[Finding, ...]:
        """All that cannot be answered in the model, with everything compiled that a question may reach."""
        for home in self._decimal.homes():
            for element in home.elements():
                home.type_of(element)
                if isinstance(element, Decision | Knowledge):
                    home.logic(element)
                elif isinstance(element, Service):
                    home.outputs(element)
                    home.function_type(element)
        return tuple(sorted(self._findings, key=lambda finding: finding.sort_key))

    def _answer(
        self, kind: type[Element], name: str, given: Given, ask: Callable[[_Run, Need], Value]
    ) -> Value:
        values = {one_line(key): value for key, value in given.items()}

        def work(prepared: Prepared, known: Given) -> Value:
            need = prepared.main.named(kind, one_line(name))
            if need is None:
                raise _unknown(kind, name, prepared.main)
            return ask(_Run(known), need)

        try:
            return self._in_either_mode(counted(work), values)
        except RecursionError:
            raise NoAnswer(
                "DMN-TOO-DEEP", f"What `{name}` requires is nested too deeply.", "Split the model."
            ) from None

    def _in_either_mode(self, work: Callable[[Prepared, Given], Value], values: Given) -> Value:
        if is_finite(values):
            try:
                return exactly(work, self._decimal, values)
            except Inexact:
                pass  # a number without finite decimals: all of it once more in fractions
        return to_decimal_if_finite(in_fractions(work, self._exact, to_fraction(values)))

    def _report(self, finding: Finding) -> None:
        self._findings[finding] = None


class _Run:
    """One question being answered: each element is worked out once.

    `replaced` are values that take the place of elements' own: those that a decision service is called with.
    """

    def __init__(self, given: Given, replaced: Mapping[Key, Value] | None = None) -> None:
        self._given = given
        self._known: dict[Key, Value] = dict(replaced or {})
        self._open: list[Key] = []

    def value(self, need: Need, at: Path = ()) -> Value:
        """The value of an element that a model behind the imports `at` needs."""
        path = (*at, *filter(None, need.steps))
        key = _key(need, at)
        if key in self._known:
            return self._known[key]
        if key in self._open:
            raise _circle(need)
        self._open.append(key)
        try:
            found = self._known[key] = self._worked_out(need.home, need.element, path)
        finally:
            self._open.pop()
        return found

    def call_service(self, need: Need) -> Value:
        """What a service gives for the values of the question; a value of the wrong type is null."""
        assert isinstance(need.element, Service)  # noqa: S101 -- it was looked up as one
        return self._service(need.home, need.element, need.behind, self._taken)

    def call_knowledge(self, need: Need) -> Value:
        """What knowledge gives for the values of the question, by the names of its parameters."""
        function = self.value(need)
        try:
            return function(*(self._given.get(name) for name in function.parameters))
        except FeelFailure:
            return None

    def _worked_out(self, home: Home, element: Element, path: Path) -> Value:
        if isinstance(element, Service):
            return self._service_function(home, element, path)
        if isinstance(element, InputData):
            return self._taken(home, element, path)
        if isinstance(element, Knowledge):
            return self._knowledge_function(home, element, path)
        own = self._given_at((*path, element.variable.name))
        if own is not _NOT_GIVEN:
            return _fitted(home, element, own)
        logic = home.logic(element)
        return logic.made.evaluate(self._around(logic.needs, path))

    def _around(self, needs: Iterable[Need], path: Path) -> dict[str, Value]:
        """The values that an element sees."""
        return placed((need.path, self.value(need, path)) for need in needs)

    def _taken(self, home: Home, element: Element, path: Path) -> Value:
        """The value that the question gives for an element; null for none, and for one of another type."""
        name = element.variable.name
        found = self._given_at((*path, name))
        if found is _NOT_GIVEN:
            found = self._given.get(name)
        return _fitted(home, element, found)

    def _given_at(self, path: Path) -> Value:
        """What the question gives under a name, inside the contexts of imports."""
        found: Value = self._given
        for step in path:
            if type(found) is not dict or step not in found:
                return _NOT_GIVEN
            found = found[step]
        return found

    def _knowledge_function(self, home: Home, element: Knowledge, path: Path) -> Value:
        """Knowledge as a function; what it needs is looked up when it is called, as it may need itself."""
        logic = home.logic(element)
        return logic.made.evaluate(_WhenAsked(lambda: self._around(logic.needs, path)))

    def _service_function(self, home: Home, element: Service, path: Path) -> Value:
        """A decision service as a function of what it takes."""
        parameters = home.parameters(element)
        names = tuple(need.element.variable.name for need in parameters)
        of_type = home.function_type(element)

        def run(*arguments: Value) -> Value:
            given = dict(zip(names, arguments, strict=True))
            return self._service(home, element, path, lambda _, taken, __: given[taken.variable.name])

        return FeelFunction(names, of_type.parameters, run, of_type.result)

    def _service(
        self, home: Home, element: Service, path: Path, argument: Callable[[Home, Element, Path], Value]
    ) -> Value:
        """What a service gives: its decisions are worked out anew, and see nothing but what it takes."""
        replaced = {}
        for need in home.parameters(element):
            value = argument(need.home, need.element, (*path, *need.behind))
            replaced[_key(need, path)] = _fitted(need.home, need.element, value)
        inside = _Run({}, replaced)
        outputs = home.outputs(element)
        values = {need.element.variable.name: inside.value(need, path) for need in outputs}
        return _fitted(home, element, next(iter(values.values())) if len(outputs) == 1 else values)


class _WhenAsked(Mapping[str, "Value"]):
    """The values around an expression, worked out when the first of them is asked for."""

    def __init__(self, work: Callable[[], dict[str, Value]]) -> None:
        self._work = work

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, name: str) -> Value:
        return self._values[name]

    @cached_property
    def _values(self) -> dict[str, Value]:
        return self._work()


def _key(need: Need, at: Path) -> Key:
    return (*at, *need.behind), need.home.model.namespace, need.element.id


def _fitted(home: Home, element: Element, value: Value) -> Value:
    """A value as one of the type that an element declares; null where it is none."""
    try:
        return home.type_of(element).fitted(value)
    except FeelFailure:
        return None


def _circle(need: Need) -> NoAnswer:
    return NoAnswer(
        "DMN-CIRCLE",
        f"`{need.element.variable.name}` requires itself, directly or through others.",
        "Take one of the requirements out.",
    )


def _unknown(kind: type[Element], name: str, home: Home) -> NoAnswer:
    known = [element.variable.name for element in home.elements() if isinstance(element, kind)]
    near = did_you_mean(name, known)
    return NoAnswer(
        "DMN-NAME-UNKNOWN",
        f"The model has no {_WORDS[kind]} called `{name}`.",
        f"Ask for `{near}`." if near else "Ask for one that the model has.",
    )


_WORDS: Mapping[type[Element], str] = {
    Decision: "decision",
    Service: "decision service",
    Knowledge: "business knowledge model",
}
