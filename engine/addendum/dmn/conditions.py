"""Cells of decision tables as conditions of the engine: looked up where they name literals only."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from addendum.feel import plain_tests
from addendum.rules import Among, Passing, Span, Within
from addendum.values import BOOLEAN, NUMBER, TEXT, type_of

if TYPE_CHECKING:
    from addendum.feel import Compiled
    from addendum.rules import Condition
    from addendum.values import Type


def condition_of(tests: Compiled, of_type: Type) -> Condition:
    """The condition that unary tests over a column of a type describe.

    A test that asks for the formula language is left to it; tables look the others up.
    """
    plain = plain_tests(tests)
    if plain is None or any(type_of(value) != of_type for value in plain.values):
        return Passing(tests)
    if not plain.stretches:
        return Among(plain.values, plain.negated) if of_type in (NUMBER, TEXT, BOOLEAN) else Passing(tests)
    if of_type is not NUMBER or plain.negated:
        return Passing(tests)
    spans = [Span(*stretch) for stretch in plain.stretches]
    spans += [Span(value, True, value, True) for value in plain.values]
    # A table wants its spans apart and in order, those without a lower end first.
    spans.sort(key=lambda span: (span.low is not None, span.low))
    apart = all(_is_before(one, other) for one, other in pairwise(spans))
    return Within(tuple(spans)) if apart else Passing(tests)


def _is_before(one: Span, other: Span) -> bool:
    return one.high is not None and other.low is not None and bool(one.high < other.low)
