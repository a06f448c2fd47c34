"""Built-in functions on lists. Places count from 1, negative ones from the end; results are new lists."""

from __future__ import annotations

from functools import cmp_to_key
from typing import TYPE_CHECKING

from addendum.feel.builtins.identity import identity
from addendum.feel.builtins.signature import LIST, Builtin, BuiltinSignature, always, common, of_first
from addendum.feel.failure import FeelFailure
from addendum.feel.kinds import is_list, kind_of
from addendum.feel.limits import Walk, bounded_list
from addendum.feel.operators import strict
from addendum.feel.operators.comparison import equality
from addendum.values import ANY, BOOLEAN, NUMBER, FunctionOf, ListOf, as_number, is_ordered

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.values import Number, Type, Value

    Items = list[Value]

_BEFORE = FunctionOf((ANY, ANY), BOOLEAN)


def list_contains(items: Items, element: Value) -> bool:
    """`list contains(list, element)`; null is found among nulls."""
    return any(equality(item, element) for item in items)


def count(items: Items) -> Number:
    """`count(list)`."""
    return as_number(len(items))


def sublist(items: Items, start: Number, length: Number | None = None) -> Items:
    """`sublist(list, start position, length?)`; raises FeelFailure for no items, or more than there are."""
    first = _place(items, start)
    if length is None:
        return list(items[first:])
    size = int(length)
    if size < 1 or first + size > len(items):
        raise FeelFailure("NO-SUCH-ITEM", f"A list of {len(items)} has not so many items from there on.")
    return list(items[first : first + size])


def append(items: Items, *more: Value) -> Items:
    """`append(list, item…)`."""
    return bounded_list([*items, *more])


def concatenate(*lists: Items) -> Items:
    """`concatenate(list…)`: one list after the other."""
    joined: Items = []
    for each in lists:
        joined.extend(each)
        bounded_list(joined)
    return joined


def insert_before(items: Items, position: Number, new: Value) -> Items:
    """`insert before(list, position, newItem)`."""
    place = _place(items, position)
    return bounded_list([*items[:place], new, *items[place:]])


def remove(items: Items, position: Number) -> Items:
    """`remove(list, position)`."""
    place = _place(items, position)
    return [*items[:place], *items[place + 1 :]]


def replace_at(items: Items, position: Number, new: Value) -> Items:
    """`list replace(list, position, newItem)`."""
    place = _place(items, position)
    return [*items[:place], new, *items[place + 1 :]]


def replace_matching(items: Items, match: Callable[[Value, Value], Value], new: Value) -> Items:
    """`list replace(list, match, newItem)`: every item for which `match(item, newItem)` is true."""
    return [new if _verdict(match(item, new), "list replace") else item for item in items]


def reverse(items: Items) -> Items:
    """`reverse(list)`."""
    return list(reversed(items))


def index_of(items: Items, match: Value) -> list[Number]:
    """`index of(list, match)`: the places of all items equal to `match`."""
    return [as_number(place) for place, item in enumerate(items, 1) if equality(item, match)]


def union(*lists: Items) -> Items:
    """`union(list…)`: their distinct values."""
    return distinct_values(concatenate(*lists))


def distinct_values(items: Items) -> Items:
    """`distinct values(list)`: each value once, where it occurs first."""
    seen: dict[object, Value] = {}
    for item in items:
        seen.setdefault(identity(item), item)
    return list(seen.values())


def flatten(items: Items) -> Items:
    """`flatten(list)`: the items of all lists in it, at any depth."""
    flat: Items = []
    _flatten_into(flat, items, Walk())
    return bounded_list(flat)


def sort(items: Items, precedes: Callable[[Value, Value], Value] | None = None) -> Items:
    """`sort(list, precedes)`: stable; without a function in ascending order of values of one kind."""
    before = precedes or strict.less

    def compare(left: Value, right: Value) -> int:
        if _verdict(before(left, right), "sort"):
            return -1
        return 1 if _verdict(before(right, left), "sort") else 0

    return sorted(items, key=cmp_to_key(compare))


def _place(items: Items, position: Number) -> int:
    """The index of a place in a list, part of a place dropped; raises FeelFailure where there is none."""
    place = int(position)
    if not 1 <= abs(place) <= len(items):
        raise FeelFailure(
            "NO-SUCH-ITEM", f"There is no such place in a list of {len(items)}.", "Places start at 1."
        )
    return place - 1 if place > 0 else len(items) + place


def _verdict(found: Value, name: str) -> bool:
    if type(found) is bool:
        return found
    raise FeelFailure(
        "WRONG-TYPE", f"The function given to `{name}` must say true or false, not {kind_of(found)}."
    )


def _flatten_into(flat: Items, items: Items, walk: Walk) -> None:
    walk.enter(len(items))
    for item in items:
        if is_list(item):
            _flatten_into(flat, item, walk)
        else:
            flat.append(item)
    walk.leave()


def _with_items(types: tuple[Type, ...]) -> Type:
    own = types[0].item if isinstance(types[0], ListOf) else types[0]
    return ListOf(common([own, *types[1:]]))


def _all_lists(types: tuple[Type, ...]) -> Type:
    return ListOf(common([each.item if isinstance(each, ListOf) else each for each in types]))


def _with_new(types: tuple[Type, ...]) -> Type:
    return _with_items((types[0], types[2]))


def _flat(types: tuple[Type, ...]) -> Type:
    item: Type = types[0]
    while isinstance(item, ListOf):
        item = item.item
    return ListOf(item)


def _in_order(types: tuple[Type, ...]) -> Type | None:
    """The list; without a function that orders its items they must have an order of their own."""
    item = types[0].item if isinstance(types[0], ListOf) else ANY
    return types[0] if len(types) > 1 or item is ANY or is_ordered(item) else None


_SIGNATURES = (
    (
        "list contains",
        BuiltinSignature(("list", "element"), 2, False, (LIST, ANY), always(BOOLEAN), list_contains),
    ),
    ("count", BuiltinSignature(("list",), 1, False, (LIST,), always(NUMBER), count)),
    (
        "sublist",
        BuiltinSignature(
            ("list", "start position", "length"), 2, False, (LIST, NUMBER, NUMBER), of_first, sublist
        ),
    ),
    ("append", BuiltinSignature(("list", "item"), 1, True, (LIST, ANY), _with_items, append)),
    ("concatenate", BuiltinSignature(("list",), 1, True, (LIST,), _all_lists, concatenate)),
    (
        "insert before",
        BuiltinSignature(
            ("list", "position", "newItem"), 3, False, (LIST, NUMBER, ANY), _with_new, insert_before
        ),
    ),
    ("remove", BuiltinSignature(("list", "position"), 2, False, (LIST, NUMBER), of_first, remove)),
    (
        "list replace",
        BuiltinSignature(
            ("list", "position", "newItem"), 3, False, (LIST, NUMBER, ANY), _with_new, replace_at
        ),
    ),
    (
        "list replace",
        BuiltinSignature(
            ("list", "match", "newItem"), 3, False, (LIST, _BEFORE, ANY), _with_new, replace_matching
        ),
    ),
    ("reverse", BuiltinSignature(("list",), 1, False, (LIST,), of_first, reverse)),
    (
        "index of",
        BuiltinSignature(("list", "match"), 2, False, (LIST, ANY), always(ListOf(NUMBER)), index_of),
    ),
    ("union", BuiltinSignature(("list",), 1, True, (LIST,), _all_lists, union)),
    ("distinct values", BuiltinSignature(("list",), 1, False, (LIST,), of_first, distinct_values)),
    ("flatten", BuiltinSignature(("list",), 1, False, (LIST,), _flat, flatten)),
    ("sort", BuiltinSignature(("list", "precedes"), 1, False, (LIST, _BEFORE), _in_order, sort)),
)

BUILTINS = {
    name: Builtin(name, tuple(signature for each, signature in _SIGNATURES if each == name))
    for name in dict.fromkeys(name for name, _ in _SIGNATURES)
}
