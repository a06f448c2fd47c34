"""Checks of calls of built-in functions: the way of calling that the arguments fit."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from addendum.feel.builtins import lookup
from addendum.feel.checking.complaints import as_wanted, together
from addendum.feel.checking.typed import OUTCOME, UNKNOWN, Typed, fits, settled
from addendum.feel.failure import FeelFailure
from addendum.light import NamedTuple
from addendum.values import ANY, NULL, Date, Duration, FunctionOf, Months, NoAnswer, exactly

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
    found = [_argument(checker, argument, at, ways, env) for at, argument in enumerate(node.arguments)]
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


def _argument(checker: Checker, node: t.Node, at: int, ways: Sequence[_Way], env: Environment) -> Typed:
    """The type of an argument; where all ways agree on what is wanted, it helps to tell members apart."""
    wanted = {way.wanted(at) for way in ways}
    hint: Type | None = next((each for each in wanted if isinstance(each, FunctionOf)), None)
    if hint is None and len(wanted) == 1:
        hint = next(iter(wanted))
    return checker.check(node, env, hint)


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
        says = (
            f"{words} takes {wanted.says} here, and {checker.words(node.arguments[at])} is {types[at].says}."
        )
        return checker.report("WRONG-ARGUMENTS", node.arguments[at], says, as_wanted(types[at], wanted))
    kinds = list(dict.fromkeys(each for each in types if each not in (ANY, OUTCOME)))
    if len(kinds) > 1 and not all(_alike(way.signature, types) for way in fitting):
        first, second = kinds[:2]
        says = f"{words} is given {first.says} and {second.says}, which do not go together."
        return checker.report("UNITS-DIFFER", node, says, together("+", first, second))
    says = f"{words} has no value for {kinds[0].says if kinds else 'this'}."
    return checker.report("WRONG-ARGUMENTS", node, says)


def _ways_to_call(name: str, signatures: Sequence[BuiltinSignature]) -> str:
    shown = [f"`{name}({', '.join(each.parameters)}{', …' if each.variadic else ''})`" for each in signatures]
    return f"Write {' or '.join(shown)}."
