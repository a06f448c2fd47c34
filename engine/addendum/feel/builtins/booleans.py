"""Built-in functions on true and false, and `is`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.builtins.signature import Builtin, BuiltinSignature, always, over_list
from addendum.feel.failure import FeelFailure
from addendum.feel.kinds import is_list, kind_of
from addendum.feel.limits import Walk
from addendum.feel.operators.comparison import equality
from addendum.values import ANY, BOOLEAN

if TYPE_CHECKING:
    from collections.abc import Collection

    from addendum.values import Type, Value


def negated(negand: Value) -> bool:
    """`not(negand)`."""
    if type(negand) is bool:
        return not negand
    raise FeelFailure("WRONG-TYPE", f"`not` needs true or false, and this is {kind_of(negand)}.")


def every_true(items: list[Value]) -> bool:
    """`all(list)`: false where one is false, true where all are true; else FeelFailure."""
    if any(item is False for item in items):
        return False
    if all(item is True for item in items):
        return True
    raise _not_booleans("all")


def any_true(items: list[Value]) -> bool:
    """`any(list)`: true where one is true, false where all are false; else FeelFailure."""
    if any(item is True for item in items):
        return True
    if all(item is False for item in items):
        return False
    raise _not_booleans("any")


def identical(first: Value, second: Value, walk: Walk | None = None) -> bool:
    """`is(value1, value2)`: equal and of one kind; times must also be in the same zone."""
    if is_list(first) and is_list(second):
        return len(first) == len(second) and _all_identical(first, second, walk or Walk())
    if type(first) is dict and type(second) is dict:
        if first.keys() != second.keys():
            return False
        return _all_identical(first.values(), [second[name] for name in first], walk or Walk())
    return equality(first, second) is True and getattr(first, "zone", None) == getattr(second, "zone", None)


def _all_identical(first: Collection[Value], second: Collection[Value], walk: Walk) -> bool:
    walk.enter(len(first))
    same = all(identical(a, b, walk) for a, b in zip(first, second, strict=True))
    walk.leave()
    return same


def _not_booleans(name: str) -> FeelFailure:
    return FeelFailure(
        "WRONG-TYPE", f"`{name}` needs a list of true and false, and this list holds something else."
    )


def _of_booleans(item: Type) -> Type | None:
    return BOOLEAN if item in (ANY, BOOLEAN) else None


BUILTINS = {
    "not": Builtin("not", (BuiltinSignature(("negand",), 1, False, (BOOLEAN,), always(BOOLEAN), negated),)),
    "all": over_list("all", "b", _of_booleans, every_true),
    "any": over_list("any", "b", _of_booleans, any_true),
    "is": Builtin(
        "is", (BuiltinSignature(("value1", "value2"), 2, False, (ANY, ANY), always(BOOLEAN), identical),)
    ),
}
