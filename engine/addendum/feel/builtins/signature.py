"""Built-in functions as data: parameters, types, implementations, and a call that picks among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addendum.feel.failure import FeelFailure
from addendum.feel.kinds import is_function, is_list, is_number, kind_of
from addendum.feel.ranges import Range
from addendum.light import NamedTuple
from addendum.values import (
    ANY,
    BOOLEAN,
    DATE,
    DURATION,
    NUMBER,
    TEXT,
    TIME,
    ContextOf,
    Date,
    Duration,
    FunctionOf,
    ListOf,
    RangeOf,
    Time,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from addendum.values import Type, Value

    Result = Callable[[tuple[Type, ...]], Type | None]

LIST = ListOf(ANY)
CONTEXT = ContextOf((), open=True)
RANGE = RangeOf(ANY)


class BuiltinSignature(NamedTuple):
    """One way to call a built-in function.

    `parameters` are the names for arguments by name, `types` what they take; a variadic one takes any number
    of arguments of the last type. `result` gives the type of the result from those of the arguments, None
    where the function does not apply to them. `nullable` lists the parameters that take null as a value. The
    implementation takes the arguments in order, trailing optional ones left out, and raises FeelFailure.
    """

    parameters: tuple[str, ...]
    required: int
    variadic: bool
    types: tuple[Type, ...]
    result: Result
    implementation: Callable[..., Any]
    nullable: frozenset[int] = frozenset()


class Builtin(NamedTuple):
    """A built-in function with all the ways to call it; DMN knows one `of_numbers` for numbers only."""

    name: str
    signatures: tuple[BuiltinSignature, ...]
    of_numbers: bool = False

    def ways(self, names: Sequence[str]) -> Sequence[BuiltinSignature]:
        """The signatures in the order to try them for arguments by `names`: first those in the same order.

        `before(point, range)` and `before(range, point)` differ in nothing else.
        """
        if len(names) < 2 or len(self.signatures) < 2:
            return self.signatures
        return sorted(self.signatures, key=lambda each: each.parameters[: len(names)] != tuple(names))

    @property
    def implementation(self) -> Callable[..., Any]:
        """The function that takes any arguments in order, as values of any kind."""
        return self.call

    def call_by_standard(self, *arguments: Value, names: Sequence[str] = ()) -> Value:
        """As `call`, without what policies add to the standard: sums and means of quantities."""
        if self.of_numbers:
            items = arguments[0] if len(arguments) == 1 and is_list(arguments[0]) else arguments
            if not all(map(is_number, items)):
                raise FeelFailure("WRONG-TYPE", f"`{self.name}` takes numbers.")
        return self.call(*arguments, names=names)

    def call(self, *arguments: Value, names: Sequence[str] = ()) -> Value:
        """The function's value for arguments whose kinds show only now; `names` are theirs if given by name.

        Raises FeelFailure. A single value may stand for a list of it, and a list of one item for that item.
        """
        for signature in self.ways(names):
            placed = _placed(signature, arguments, names)
            if placed is not None:
                return signature.implementation(*placed)
        given = ", ".join(map(kind_of, arguments)) or "nothing"
        ways = " or ".join(_shown(self.name, signature) for signature in self.signatures)
        raise FeelFailure(
            "WRONG-ARGUMENTS", f"`{self.name}` cannot be called with {given}.", f"Write {ways}."
        )


def always(of_type: Type) -> Result:
    """A result of one type, whatever the arguments."""
    return lambda _: of_type


def of_first(types: tuple[Type, ...]) -> Type | None:
    """A result of the type of the first argument."""
    return types[0]


def item_of_first(types: tuple[Type, ...]) -> Type | None:
    """A result of the type of the items of the first argument."""
    return _item(types[0])


def over_list(
    name: str,
    item: str,
    result: Callable[[Type], Type | None],
    implementation: Callable[..., Any],
    of_numbers: bool = False,
) -> Builtin:
    """A function of one list that also takes the list's items as arguments.

    `result` gives the type of its result from that of the items, None where it does not apply to them.
    """
    in_one = BuiltinSignature(
        ("list",), 1, False, (LIST,), lambda types: result(_item(types[0])), implementation
    )
    singly = BuiltinSignature(
        (item,),
        1,
        True,
        (ANY,),
        lambda types: result(common(types)),
        lambda *items: implementation(list(items)),
    )
    return Builtin(name, (in_one, singly), of_numbers)


def common(types: Sequence[Type]) -> Type:
    """The one type of several, `any` where they differ."""
    first = types[0] if types else ANY
    return first if all(each == first for each in types) else ANY


def accepts(of_type: Type, value: Value) -> bool:
    """Whether a value may be given for a parameter of a type; null never, except for `any`."""
    if of_type is ANY:
        return True
    test = _TESTS.get(of_type) or _TESTS_BY_CLASS.get(type(of_type))
    return test is not None and test(value)


def _item(of_type: Type) -> Type:
    return of_type.item if isinstance(of_type, ListOf) else ANY


def _placed(
    signature: BuiltinSignature, arguments: Sequence[Value], names: Sequence[str]
) -> list[Value] | None:
    """The arguments in the order of the parameters and fitted to their types; None where they do not fit."""
    if names:
        placed = _by_name(signature, arguments, names)
        if placed is None:
            return None
        arguments = placed
    count = len(arguments)
    if count < signature.required or (count > len(signature.parameters) and not signature.variadic):
        return None
    fitted: list[Value] = []
    for index, argument in enumerate(arguments):
        of_type = signature.types[min(index, len(signature.types) - 1)]
        if argument is None and index in signature.nullable:
            fitted.append(None)
            continue
        value = _coerced(of_type, argument)
        if not accepts(of_type, value):
            return None
        fitted.append(value)
    return fitted


def _by_name(
    signature: BuiltinSignature, arguments: Sequence[Value], names: Sequence[str]
) -> list[Value] | None:
    """Arguments by name in the order of the parameters, null for those not given, as DMN has it."""
    given = dict(zip(names, arguments, strict=True))
    if len(given) != len(names) or not given.keys() <= set(signature.parameters):
        return None
    last = max(signature.parameters.index(name) for name in given)
    return [given.get(name) for name in signature.parameters[: max(last + 1, signature.required)]]


def _coerced(of_type: Type, value: Value) -> Value:
    """DMN's conversions to and from a list of one item."""
    if type(of_type) is ListOf:
        return value if value is None or is_list(value) else [value]
    if of_type is not ANY and is_list(value) and len(value) == 1:
        return value[0]
    return value


def _shown(name: str, signature: BuiltinSignature) -> str:
    dots = ", …" if signature.variadic else ""
    return f"`{name}({', '.join(signature.parameters)}{dots})`"


def _is_text(value: Value) -> bool:
    return type(value) is str


_TESTS: dict[Type, Callable[[Value], bool]] = {
    NUMBER: is_number,
    TEXT: _is_text,
    BOOLEAN: lambda value: type(value) is bool,
    DATE: lambda value: type(value) is Date,
    DURATION: lambda value: type(value) is Duration,
    TIME: lambda value: type(value) is Time,
}
_TESTS_BY_CLASS: dict[type, Callable[[Value], bool]] = {
    ListOf: is_list,
    ContextOf: lambda value: type(value) is dict,
    RangeOf: lambda value: type(value) is Range,
    FunctionOf: is_function,
}
