"""Cells of decision tables as the closed words of conditions, wherever these can say them."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from addendum.documents import Bare
from addendum.feel import Profile, Scope, builtin_names, compile_formula, print_tree
from addendum.feel import tree as t
from addendum.findings import FindingsError
from addendum.light import NamedTuple
from addendum.values import (
    BOOLEAN,
    NUMBER,
    TEXT,
    MemberOf,
    NoAnswer,
    Outcome,
    ValueProblem,
    is_ordered,
    read,
    show,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addendum.documents import Tree
    from addendum.values import Type, Value

_SIGNS = ("<", ">", "=", "!", "≥", "≤")
_MOST_WAYS = 3


class _Stretch(NamedTuple):
    """Values between two ends, each a literal or None for no end."""

    low: Value | None
    low_closed: bool
    high: Value | None
    high_closed: bool


def conditions_of(tests: t.UnaryTests, of_type: Type) -> list[Tree] | None:
    """The conditions of which a value meets just one where it meets the tests; None where no words say that.

    A single condition says most cells; numbers in two separate stretches take two rows.
    """
    found = [_meant(test, of_type) for test in tests.tests]
    if any(each is None for each in found):
        return None
    values = [each for each in found if not isinstance(each, _Stretch)]
    stretches = [each for each in found if isinstance(each, _Stretch)]
    if not stretches:
        return [_among([_written(value) for value in dict.fromkeys(values)], tests.negated)]
    if tests.negated:
        opposite = _opposite(stretches[0]) if len(found) == 1 else None
        return None if opposite is None else [_between(opposite)]
    apart = _apart([*stretches, *(_Stretch(value, True, value, True) for value in values)])
    return None if apart is None else [_between(each) for each in apart]


def literal_of(node: t.Node, of_type: Type) -> Tree | None:
    """A constant of a type as a policy writes it in a cell; None for what needs a formula."""
    value = constant_of(node)
    if value is None or not _is_of(value, of_type) or _reads_otherwise(value):
        return None
    return _written(value)


def constant_of(node: t.Node) -> Value | None:
    """The value of a formula that names nothing; None for any other, and for null."""
    names = (each.name for each in t.walk(node) if isinstance(each, t.Name))
    if not all(name in builtin_names() for name in names):
        return None
    try:
        return compile_formula(print_tree(node), Scope(), Profile.POLICY).bind()()
    except (FindingsError, NoAnswer, ArithmeticError):
        return None


def type_of_cells(cells: Iterable[t.UnaryTests]) -> Type | None:
    """The one type of all constants that the cells of a column name; None where that is open."""
    nodes = (node for cell in cells for node in t.walk(cell))
    kinds = {_LITERALS[type(node)] for node in nodes if type(node) in _LITERALS}
    return kinds.pop() if len(kinds) == 1 else None


_LITERALS: dict[type, Type] = {t.Number: NUMBER, t.Text: TEXT, t.Boolean: BOOLEAN}


def _meant(test: t.Node, of_type: Type) -> Any:
    """The value or the stretch of values that a test names; None for one that asks for a formula."""
    if isinstance(test, t.RangeLiteral) and not test.bare:
        ends = constant_of(test.low), constant_of(test.high)
        if None in ends or not all(_is_of(end, of_type) for end in ends) or not is_ordered(of_type):
            return None
        found = _Stretch(ends[0], test.low_closed, ends[1], test.high_closed)
        return found if _holds_values(found) else None
    if isinstance(test, t.Test) and test.operator in _BORDERS:
        end = constant_of(test.operand)
        if end is None or not _is_of(end, of_type) or not is_ordered(of_type) or of_type is TEXT:
            return None
        closed = test.operator in (">=", "<=")
        above = test.operator in (">", ">=")
        return _Stretch(end, closed, None, False) if above else _Stretch(None, False, end, closed)
    named = test.operand if isinstance(test, t.Test) and test.operator == "=" else test
    value = constant_of(named)
    return value if value is not None and _is_of(value, of_type) else None


_BORDERS = frozenset({"<", "<=", ">", ">="})


def _is_of(value: Value, of_type: Type) -> bool:
    """Whether a value, as a policy writes it, is read back as one of a type."""
    if isinstance(value, bool) or of_type is BOOLEAN:
        return isinstance(value, bool) and of_type is BOOLEAN
    if isinstance(of_type, MemberOf) or of_type is TEXT:
        return isinstance(value, str) and value in getattr(of_type, "members", (value,))
    if isinstance(value, str | list | tuple | dict):
        return False
    try:
        return bool(read(of_type, show(value)) == value)
    except (ValueProblem, TypeError):
        return False


def _reads_otherwise(value: Value) -> bool:
    """Whether a text is a formula or an absent outcome where a result is written."""
    return isinstance(value, str) and (value.startswith("=") or Outcome.named(value) is not None)


def _written(value: Value) -> Tree:
    """A value as an entry holds it; a number with all digits that the model has."""
    if isinstance(value, bool | str):
        return value
    return Bare(f"{value:f}" if isinstance(value, Decimal) else show(value))


def _among(values: list[Tree], negated: bool) -> Tree:
    if len(values) == 1:
        only = values[0]
        word = "not" if negated else "is" if _is_a_word(only) else ""
        return {word: only} if word else only
    return {"none of" if negated else "one of": values}


def _is_a_word(value: Tree) -> bool:
    """Whether a text alone would be read as a word or sign of conditions."""
    return isinstance(value, str) and (value == "any" or value.startswith(_SIGNS))


def _between(stretch: _Stretch) -> Tree:
    low, low_closed, high, high_closed = stretch
    if low is not None and low == high:
        return _written(low)
    found: dict[str, Tree] = {}
    if low is not None:
        found["at least" if low_closed else "above"] = _written(low)
    if high is not None:
        found["at most" if high_closed else "below"] = _written(high)
    return found


def _opposite(stretch: _Stretch) -> _Stretch | None:
    """What lies outside a stretch with one end; None where that is two stretches."""
    low, low_closed, high, high_closed = stretch
    if low is not None and high is not None:
        return None
    return _Stretch(high, high is not None and not high_closed, low, low is not None and not low_closed)


def _apart(stretches: list[_Stretch]) -> list[_Stretch] | None:
    """The stretches in order, where no value lies in two of them and they are few; else None."""
    ordered = sorted(stretches, key=lambda each: (each.low is not None, each.low))
    if len(ordered) > _MOST_WAYS or not all(_is_before(one, other) for one, other in pairwise(ordered)):
        return None
    return ordered


def _is_before(one: _Stretch, other: _Stretch) -> bool:
    if one.high is None or other.low is None:
        return False
    touching = one.high == other.low and not (one.high_closed and other.low_closed)
    return bool(one.high < other.low) or touching


def _holds_values(stretch: _Stretch) -> bool:
    low, low_closed, high, high_closed = stretch
    assert low is not None and high is not None  # noqa: S101, PT018 -- ranges have two ends
    return bool(low < high or (low == high and low_closed and high_closed))
