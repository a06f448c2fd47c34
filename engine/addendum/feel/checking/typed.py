"""The type of a part of a formula, whether it may be null, and how types go together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum.values import ANY, NULL, TEXT, ContextOf, FunctionOf, Keyed, ListOf, MemberOf, RangeOf, Type
from addendum.values import fits as value_fits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    # What checks each class of nodes: a function of the checker, the node, the names around it and the type
    # that is wanted. The class of its own node is narrower than any common signature could say.
    Checks = Mapping[str, Callable[..., "Typed"]]

OUTCOME = Type("outcome", "an absent outcome", "absent outcomes", "no commitment")
"""The type of `no commitment` and its like, which may stand wherever a value may."""


class Typed(NamedTuple):
    """What a part of a formula gives: its type, and whether it may be null."""

    type: Type
    optional: bool = False


UNKNOWN = Typed(ANY)
"""What only running will tell, and what follows a fault, so that one mistake is one finding."""


def settled(of_type: Type) -> Type:
    """The type as the algebra of values knows it: an outcome goes with every type."""
    return ANY if of_type is OUTCOME else of_type


def fits(given: Type, expected: Type) -> bool:
    """Whether a value of type `given` may stand where `expected` is wanted, as far as types can tell."""
    if given is OUTCOME or expected is OUTCOME or ANY in (given, expected):
        return True
    if isinstance(given, FunctionOf) and isinstance(expected, FunctionOf):
        return _takes_and_gives(given, expected)
    if isinstance(given, Keyed) and isinstance(expected, ContextOf):
        return not expected.fields
    if isinstance(given, ListOf) and isinstance(expected, ListOf):
        return fits(given.item, expected.item)
    return value_fits(given, expected)


def join(first: Typed, second: Typed) -> Typed | None:
    """What may be either of the two; None where the two do not go together."""
    optional = first.optional or second.optional
    if first.type is NULL:
        return Typed(second.type, optional)
    if second.type is NULL:
        return Typed(first.type, optional)
    found = _joined(first.type, second.type)
    return None if found is None else Typed(found, optional)


def join_all(parts: Iterable[Typed]) -> Typed | None:
    """What may be any of several; UNKNOWN for none, None where they do not go together."""
    found: Typed | None = None
    for part in parts:
        found = part if found is None else join(found, part)
        if found is None:
            return None
    return found or UNKNOWN


def _joined(first: Type, second: Type) -> Type | None:
    if first == second or second is OUTCOME:
        return first
    if first is OUTCOME:
        return second
    if ANY in (first, second):
        return ANY
    if _as_text(first) is TEXT and _as_text(second) is TEXT:
        return TEXT
    if isinstance(first, ListOf) and isinstance(second, ListOf):
        return _of(ListOf, _joined(first.item, second.item))
    if isinstance(first, RangeOf) and isinstance(second, RangeOf):
        return _of(RangeOf, _joined(first.of, second.of))
    if isinstance(first, ContextOf) and isinstance(second, ContextOf):
        return _joined_records(first, second)
    if isinstance(first, (ContextOf, Keyed)) and isinstance(second, (ContextOf, Keyed)):
        return ContextOf((), open=True)
    if isinstance(first, FunctionOf) and isinstance(second, FunctionOf):
        return FunctionOf((), ANY)
    return None


def _takes_and_gives(given: FunctionOf, expected: FunctionOf) -> bool:
    """Whether a function takes what the expected one is called with, and gives what it gives."""
    return (
        len(given.parameters) == len(expected.parameters)
        and all(map(fits, expected.parameters, given.parameters))
        and fits(given.result, expected.result)
    )


def _of(make: type[ListOf | RangeOf], part: Type | None) -> Type | None:
    return None if part is None else make(part)


def _joined_records(first: ContextOf, second: ContextOf) -> Type:
    """The fields that both records have; the result is open, since each may have more."""
    common = []
    for name, of_type in first.fields:
        other = second.field(name)
        if other is not None:
            common.append((name, _joined(of_type, other) or ANY))
    same = len(common) == len(first.fields) == len(second.fields)
    return ContextOf(tuple(common), open=first.open or second.open or not same)


def _as_text(of_type: Type) -> Type:
    return TEXT if isinstance(of_type, MemberOf) else of_type
