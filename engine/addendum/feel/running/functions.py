"""Functions as values: those that a formula writes itself, and calls of what shows only now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.failure import FeelFailure
from addendum.feel.kinds import is_list, kind_of
from addendum.feel.operators import instance_of
from addendum.feel.running.keyed import value_by_key
from addendum.feel.running.steps import running
from addendum.values import ANY, DATE_TIME, UTC, Date, DateTime, FunctionOf, ListOf, Time

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from addendum.values import Type, Value


class FeelFunction:
    """A function of a formula: its parameters by name and type, and its body, which takes `weight` steps."""

    __slots__ = ("body", "parameters", "type", "weight")

    def __init__(
        self,
        parameters: tuple[str, ...],
        types: tuple[Type, ...],
        body: Callable[..., Value],
        result: Type = ANY,
        weight: int = 1,
    ) -> None:
        self.parameters = parameters
        self.type = FunctionOf(types, result)
        self.body = body
        self.weight = weight

    def __call__(self, *arguments: Value) -> Value:
        """The value for arguments in order; raises FeelFailure where they do not fit the parameters."""
        if len(arguments) != len(self.parameters):
            wanted = len(self.parameters)
            raise FeelFailure(
                "WRONG-ARGUMENTS", f"This function takes {wanted} arguments, and {len(arguments)} are given."
            )
        fitted = [
            fit(of_type, argument) for of_type, argument in zip(self.type.parameters, arguments, strict=True)
        ]
        steps = running()
        steps.enter(self.weight)
        try:
            return self.body(*fitted)
        finally:
            steps.leave()


def call_value(function: Value, arguments: Sequence[Value], names: Sequence[str] = ()) -> Value:
    """The value of a function that shows only at run time, its arguments in order or by `names`.

    A map by key is called with a key. Raises FeelFailure.
    """
    if type(function) is FeelFunction:
        return function(*(placed(function.parameters, arguments, names) if names else arguments))
    if type(function) is dict:
        return value_by_key(function, arguments)
    if function is None or not callable(function) or names:
        raise FeelFailure("NOT-A-FUNCTION", f"{kind_of(function)} cannot be called so.".capitalize())
    return function(*arguments)


def call_with_nulls(function: Value, arguments: Sequence[Value], names: Sequence[str] = ()) -> Value:
    """As `call_value`, where a parameter that no argument by name is for gets null, as DMN has it."""
    if names and type(function) is FeelFunction and len(set(names)) == len(names):
        missing = [name for name in function.parameters if name not in names]
        return call_value(function, [*arguments, *[None] * len(missing)], [*names, *missing])
    return call_value(function, arguments, names)


def placed(parameters: Sequence[str], arguments: Sequence[Value], names: Sequence[str]) -> list[Value]:
    """Arguments given by name in the order of the parameters; raises FeelFailure where the names differ."""
    given = dict(zip(names, arguments, strict=True))
    if len(given) != len(names) or given.keys() != set(parameters):
        raise FeelFailure("WRONG-ARGUMENTS", f"The parameters are {', '.join(parameters)}.")
    return [given[name] for name in parameters]


def fit(of_type: Type, value: Value) -> Value:
    """A value as one of a type: as it is, out of or into a list of one, a date as its midnight in UTC.

    Raises FeelFailure for another kind.
    """
    if of_type is ANY or value is None or instance_of(value, of_type):
        return value
    if of_type is DATE_TIME and type(value) is Date:
        return DateTime(value, Time(0, 0, zone=UTC))
    if is_list(value) and len(value) == 1 and instance_of(value[0], of_type):
        return value[0]
    if isinstance(of_type, ListOf) and instance_of([value], of_type):
        return [value]
    raise FeelFailure("WRONG-ARGUMENTS", f"This is {kind_of(value)} where {of_type.says} is expected.")
