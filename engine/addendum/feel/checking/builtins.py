"""Checks of calls of built-in functions: the way of calling that the arguments fit."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from addendum.feel.builtins import lookup
from addendum.feel.checking.complaints import as_wanted, described, together, without_order
from addendum.feel.checking.typed import OUTCOME, UNKNOWN, Typed, fits, settled
from addendum.feel.failure import FeelFailure
from addendum.feel.tree import FunctionLiteral
from addendum.light import NamedTuple
from addendum.values import ANY, NULL, Date, Duration, FunctionOf, ListOf, Months, NoAnswer, RangeOf, exactly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addendum.feel import tree as t
    from addendum.feel.builtins import Builtin, BuiltinSignature
    from addendum.feel.checking.checker import Checker
    from addendum.feel.environment import Environment
    from addendum.values import Type


class _Way(NamedTuple):
    """A way of calling, with the parameter that each argument is for."""

    signature: BuiltinSignature
    places: tuple[int, ...]

    def wanted(self, at: int) -> Type:
        """The type of the parameter that an argument is for."""
        types = self.signature.types
        return types[min(self.places[at], len(types) - 1)]


def check_builtin(checker: Checker, node: t.Call, name: str, env: Environment) -> Typed:
    """The type of a call of a built-in function."""
    builtin = lookup(name)
    assert builtin is not None  # noqa: S101 -- its name was looked up before
    ways = [
        way for way in (_way(signature, node) for signature in builtin.ways(node.names)) if way is not None
    ]
    found = _arguments(checker, node, ways, env)
    if not ways:
        return _report_count(checker, node, builtin)
    types = [each.type for each in found]
    fitting = [way for way in ways if _misfit(way, types) is None]
    for way in fitting:
        result = way.signature.result(_in_order(way, types))
        if result is not None and _alike(way.signature, types):
            _demand_given(checker, node, found, way)
            checker.notes.set_signature(node, way.signature)
            _try_constants(checker, node, name)
            return Typed(result)
    return _report_types(checker, node, ways, fitting, types) if checker.policy else UNKNOWN


def _way(signature: BuiltinSignature, node: t.Call) -> _Way | None:
    """The call as one by this signature; None where the number or the names of arguments differ."""
    count = len(node.arguments)
    names = signature.parameters
    if not node.names:
        enough = signature.required <= count and (signature.variadic or count <= len(names))
        return _Way(signature, tuple(range(count))) if enough else None
    if len(set(node.names)) < count or not set(node.names) <= set(names):
        return None
    places = tuple(names.index(name) for name in node.names)
    return _Way(signature, places) if set(range(signature.required)) <= set(places) else None


def _arguments(checker: Checker, node: t.Call, ways: Sequence[_Way], env: Environment) -> list[Typed]:
    """The types of the arguments; where all ways agree on what is wanted, it helps to tell members apart.

    Functions come last: what they are called with shows by the arguments beside them.
    """
    found = [UNKNOWN] * len(node.arguments)
    functions: dict[int, FunctionOf] = {}
    for at, argument in enumerate(node.arguments):
        wanted = {way.wanted(at) for way in ways}
        function = next((each for each in wanted if isinstance(each, FunctionOf)), None)
        if function is not None and (len(wanted) == 1 or isinstance(argument, FunctionLiteral)):
            functions[at] = function
        else:
            found[at] = checker.check(argument, env, next(iter(wanted)) if len(wanted) == 1 else None)
    beside = [each.type for at, each in enumerate(found) if at not in functions]
    for at, function in functions.items():
        found[at] = checker.check(node.arguments[at], env, _over_items(function, beside))
    return found


def _over_items(function: FunctionOf, beside: Sequence[Type]) -> FunctionOf:
    """The function that goes with a list: of an item, of some of its items, or of an item and another one."""
    items = beside[0] if beside else ANY
    if not isinstance(items, ListOf):
        return function
    if len(function.parameters) == 1:
        of_several = isinstance(function.parameters[0], ListOf)
        return FunctionOf((items if of_several else items.item,), function.result)
    if len(function.parameters) != _ITEM_AND_NEW:
        return function
    return FunctionOf((items.item, settled(beside[1]) if len(beside) > 1 else items.item), function.result)


def type_of_builtin(name: str, hint: Type | None) -> Type:
    """The type of a built-in function as a value: by the parameters it is wanted with, else of any."""
    builtin = lookup(name)
    assert builtin is not None  # noqa: S101 -- its name was looked up before
    if isinstance(hint, FunctionOf) and hint.parameters:
        given = hint.parameters
        for signature in builtin.signatures:
            room = signature.variadic or len(given) <= len(signature.parameters)
            way = _Way(signature, tuple(range(len(given))))
            if signature.required <= len(given) and room and _misfit(way, given) is None:
                result = signature.result(_in_order(way, given))
                if result is not None and _alike(signature, given):
                    return FunctionOf(given, result)
    return FunctionOf((), ANY)


def _misfit(way: _Way, types: Sequence[Type]) -> int | None:
    """The first argument that the way does not take."""
    for at, found in enumerate(types):
        if found is not NULL and not fits(found, way.wanted(at)):
            return at
    return None


def _in_order(way: _Way, types: Sequence[Type]) -> tuple[Type, ...]:
    """The types by parameter; parameters left out at the end have none, others are of any type."""
    if not types:
        return ()
    placed: list[Type] = [ANY] * (max(way.places) + 1)
    for place, found in zip(way.places, types, strict=True):
        placed[place] = settled(found)
    return tuple(_of_one_kind(placed) if way.signature.variadic and len(way.signature.types) == 1 else placed)


def _of_one_kind(types: list[Type]) -> list[Type]:
    """Values of one kind, of which outcomes are none; what an outcome stands for is of that kind."""
    known = [each for each in types if each is not ANY]
    return [known[0]] * len(types) if known and all(each == known[0] for each in known) else types


def _alike(signature: BuiltinSignature, types: Sequence[Type]) -> bool:
    """Whether the values of which one is picked or a sum is made are of one kind."""
    if not (signature.variadic and signature.types == (ANY,)):
        return True
    return len({each for each in types if each not in (ANY, OUTCOME)}) <= 1


def _demand_given(checker: Checker, node: t.Call, found: Sequence[Typed], way: _Way) -> None:
    if not checker.policy:
        return
    for at, argument in enumerate(node.arguments):
        if found[at].optional and way.places[at] not in way.signature.nullable:
            checker.report_null(argument)


def _try_constants(checker: Checker, node: t.Call, name: str) -> None:
    """Call a conversion of constants at once: a wrong date is a fault, and a right one a constant."""
    builtin, notes = lookup(name), checker.notes
    if builtin is None or not checker.policy or name not in _AT_ONCE or node.names:
        return
    if not all(map(notes.is_constant, node.arguments)):
        return
    try:
        value = exactly(builtin.call, *map(notes.constant, node.arguments))
    except (FeelFailure, NoAnswer) as failure:
        checker.report(failure.code, node, failure.says, failure.fix)
    except ArithmeticError:
        return
    else:
        if type(value) in _CONSTANTS:
            notes.set_constant(node, value)


_ITEM_AND_NEW = 2
_AT_ONCE = frozenset(
    {"date", "time", "date and time", "duration", "years and months duration", "number", "now", "today"}
)
_CONSTANTS = frozenset({Decimal, Date, Duration, Months})


def _report_count(checker: Checker, node: t.Call, builtin: Builtin) -> Typed:
    if not checker.policy:
        return UNKNOWN
    says = f"`{builtin.name}` is not called with these arguments."
    return checker.report("WRONG-ARGUMENTS", node, says, _ways_to_call(builtin.name, builtin.signatures))


def _report_types(
    checker: Checker, node: t.Call, ways: Sequence[_Way], fitting: Sequence[_Way], types: Sequence[Type]
) -> Typed:
    """Report the argument that the nearest way of calling does not take, or that all do not go together."""
    words = checker.words(node.function)
    if not fitting:
        nearest = max(ways, key=lambda way: _misfit(way, types) or 0)
        at = _misfit(nearest, types) or 0
        wanted = nearest.wanted(at)
        given = checker.words(node.arguments[at])
        says = f"{words} takes {described(wanted)} here, and {given} is {described(types[at])}."
        return checker.report("WRONG-ARGUMENTS", node.arguments[at], says, as_wanted(types[at], wanted))
    kinds = list(dict.fromkeys(each for each in types if each not in (ANY, OUTCOME)))
    if len(kinds) > 1 and not all(_may_differ(way.signature, types) for way in fitting):
        first, second = kinds[:2]
        says = f"{words} is given {first.says} and {second.says}, which do not go together."
        return checker.report("UNITS-DIFFER", node, says, together("+", first, second))
    says = f"{words} has no value for {kinds[0].says if kinds else 'this'}."
    return checker.report("WRONG-ARGUMENTS", node, says, without_order(types[0]))


def _may_differ(signature: BuiltinSignature, types: Sequence[Type]) -> bool:
    """Whether arguments may differ in kind: those that are compared, added or picked from may not."""
    compared = len(signature.types) > 1 and all(
        each is ANY or isinstance(each, RangeOf) for each in signature.types
    )
    return not compared and _alike(signature, types)


def _ways_to_call(name: str, signatures: Sequence[BuiltinSignature]) -> str:
    shown = [f"`{name}({', '.join(each.parameters)}{', …' if each.variadic else ''})`" for each in signatures]
    return f"Write {' or '.join(shown)}."
