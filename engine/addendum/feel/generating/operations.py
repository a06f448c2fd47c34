"""The functions that stand for FEEL's operators in each profile, each imported when a formula needs it."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING

from addendum.feel.running.failing import or_null

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_POLICY = {
    "+": "operators.strict:add",
    "-": "operators.strict:subtract",
    "*": "operators.strict:multiply",
    "/": "operators.strict:divide",
    "**": "operators.strict:power",
    "negate": "operators.strict:negate",
    "=": "operators.strict:equal",
    "!=": "operators.strict:not_equal",
    "<": "operators.strict:less",
    "<=": "operators.strict:less_equal",
    ">": "operators.strict:greater",
    ">=": "operators.strict:greater_equal",
    "in": "operators.strict:contains",
    "range": "ranges:Range.between",
    "where": "ranges:Range.where",
    "path": "operators.strict:path",
    "place": "running.lookups:at_place",
    "select": "running.lookups:select",
    "filter": "running.lookups:items_where",
    "for": "running.loops:for_each",
    "some": "running.loops:some",
    "every": "running.loops:every",
    "counting": "running.loops:counting",
    "call": "running.functions:call_value",
    "meets": "running.verdicts:meets",
    "verdict": "running.verdicts:verdict",
    "unknown": "running.lookups:unknown",
}
_DMN = {
    "+": "operators:add",
    "-": "operators:subtract",
    "*": "operators:multiply",
    "/": "operators:divide",
    "**": "operators:power",
    "negate": "operators:negate",
    "=": "operators:equal",
    "!=": "operators:not_equal",
    "<": "operators:less",
    "<=": "operators:less_equal",
    ">": "operators:greater",
    ">=": "operators:greater_equal",
    "in": "operators:contains",
    "range": "operators:make_range",
    "where": "operators:range_where",
    "path": "operators:path",
    "and": "operators:conjunction",
    "or": "operators:disjunction",
    "not": "operators:negation",
    "select": "running.lookups:select_or_null",
    "call": "running.functions:call_with_nulls",
    "meets": "running.verdicts:meets_on_one_clock",
}
_NULL_IN_DMN = frozenset({"select", "call", "meets", "place", "for", "some", "every", "counting", "unknown"})
"""What raises where it has no value; in the `dmn` profile that is null."""


@cache
def operation(name: str, *, policy: bool) -> Callable[..., Any]:
    """The function behind an operator or another form of the language; raises KeyError for what is none."""
    module, _, path = ((not policy and _DMN.get(name)) or _POLICY[name]).partition(":")
    found: Callable[..., Any] = attrgetter(path)(import_module(f"addendum.feel.{module}"))
    return or_null(found) if not policy and name in _NULL_IN_DMN else found
