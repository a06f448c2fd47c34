"""The functions that stand for FEEL's operators in each profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel import operators as nulls
from addendum.feel.operators import strict
from addendum.feel.ranges import Range
from addendum.feel.running import functions, lookups, loops, verdicts
from addendum.feel.running.failing import or_null

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    Operations = Mapping[str, Callable[..., Any]]

POLICY: Operations = {
    "+": strict.add,
    "-": strict.subtract,
    "*": strict.multiply,
    "/": strict.divide,
    "**": strict.power,
    "negate": strict.negate,
    "=": strict.equal,
    "!=": strict.not_equal,
    "<": strict.less,
    "<=": strict.less_equal,
    ">": strict.greater,
    ">=": strict.greater_equal,
    "in": strict.contains,
    "range": Range.between,
    "where": Range.where,
    "path": strict.path,
    "place": lookups.at_place,
    "select": lookups.select,
    "filter": lookups.items_where,
    "for": loops.for_each,
    "some": loops.some,
    "every": loops.every,
    "counting": loops.counting,
    "call": functions.call_value,
    "meets": verdicts.meets,
    "verdict": verdicts.verdict,
    "unknown": lookups.unknown,
}

DMN: Operations = {
    "+": nulls.add,
    "-": nulls.subtract,
    "*": nulls.multiply,
    "/": nulls.divide,
    "**": nulls.power,
    "negate": nulls.negate,
    "=": nulls.equal,
    "!=": nulls.not_equal,
    "<": nulls.less,
    "<=": nulls.less_equal,
    ">": nulls.greater,
    ">=": nulls.greater_equal,
    "in": nulls.contains,
    "range": nulls.make_range,
    "where": nulls.range_where,
    "path": nulls.path,
    "and": nulls.conjunction,
    "or": nulls.disjunction,
    "not": nulls.negation,
    "select": or_null(lookups.select_or_null),
    "call": or_null(functions.call_with_nulls),
    "meets": or_null(verdicts.meets_on_one_clock),
    **{name: or_null(POLICY[name]) for name in ("place", "for", "some", "every", "counting", "unknown")},
}
