"""Maps by key, called as functions: `fees("core")`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.failure import FeelFailure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addendum.values import Value


def of_key(values: Value, *arguments: Value) -> Value:
    """The value under a key of what is known to be a map, unless an absent outcome stands in its place."""
    if type(values) is dict:
        return value_by_key(values, arguments)
    from addendum.feel.running.functions import call_value

    return call_value(values, arguments)


def value_by_key(values: dict[str, Value], arguments: Sequence[Value]) -> Value:
    """`fees("core")`: the value of a map under a key; raises FeelFailure MISSING-KEY."""
    key = arguments[0] if len(arguments) == 1 else None
    if type(key) is not str:
        raise FeelFailure("WRONG-ARGUMENTS", "A value by key is asked for with one text.")
    if key in values:
        return values[key]
    from addendum.findings import listed

    known = listed(values, "and")
    raise FeelFailure(
        "MISSING-KEY", f"There is no value for `{key}`.", f"Known are {known}." if known else ""
    )
