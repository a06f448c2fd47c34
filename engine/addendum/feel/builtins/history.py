"""Built-in functions on a history, a list in the order of time: policies have them, the standard does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.builtins.signature import LIST, Builtin, BuiltinSignature, always
from addendum.feel.failure import FeelFailure
from addendum.feel.kinds import kind_of
from addendum.feel.limits import charge
from addendum.values import ANY, BOOLEAN, NUMBER, FunctionOf, as_number

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.values import Number, Value

    Items = list[Value]
    Test = Callable[[Value], Value]

RUN, WINDOW = "longest_run", "any_window"


def longest_run(items: Items, test: Test) -> Number:
    """`longest_run(list, test)`: how many items in a row pass the test, where they are most."""
    longest = current = 0
    for item in items:
        current = current + 1 if _verdict(test(item), RUN) else 0
        longest = max(longest, current)
    return as_number(longest)


def any_window(items: Items, length: Number, test: Test) -> bool:
    """`any_window(list, n, test)`: whether the test passes for some `n` items in a row.

    Of a list that is shorter the whole is looked at. Raises FeelFailure for a length that is no whole number
    above zero.
    """
    size = int(length)
    if size < 1 or size != length:
        raise FeelFailure(
            "WRONG-ARGUMENTS",
            f"`{WINDOW}` looks at a whole number of items in a row, not at {length}.",
            "Write for example `any_window(months, 12, function(window) …)`.",
        )
    for start in range(max(1, len(items) - size + 1)):
        window = list(items[start : start + size])
        charge(len(window))
        if _verdict(test(window), WINDOW):
            return True
    return False


def _verdict(found: Value, name: str) -> bool:
    if type(found) is bool:
        return found
    raise FeelFailure(
        "WRONG-TYPE", f"The function given to `{name}` must say true or false, not {kind_of(found)}."
    )


BUILTINS = {
    RUN: Builtin(
        RUN,
        (
            BuiltinSignature(
                ("list", "test"),
                2,
                False,
                (LIST, FunctionOf((ANY,), BOOLEAN)),
                always(NUMBER),
                longest_run,
            ),
        ),
    ),
    WINDOW: Builtin(
        WINDOW,
        (
            BuiltinSignature(
                ("list", "n", "test"),
                3,
                False,
                (LIST, NUMBER, FunctionOf((LIST,), BOOLEAN)),
                always(BOOLEAN),
                any_window,
            ),
        ),
    ),
}
