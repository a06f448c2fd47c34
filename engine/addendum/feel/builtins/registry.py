"""Which family each built-in function belongs to, so that only the families in use are imported."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from addendum.feel.builtins.signature import Builtin

_FAMILIES = {
    "booleans": ("all", "any", "is", "not"),
    "contexts": ("context", "context merge", "context put", "get entries", "get value"),
    "conversions": (
        "date", "date and time", "duration", "number", "range", "string", "time", "years and months duration",
    ),
    "history": ("any_window", "longest_run"),
    "lists": (
        "append", "concatenate", "count", "distinct values", "flatten", "index of", "insert before",
        "list contains",
        "list replace", "remove", "reverse", "sort", "sublist", "union",
    ),
    "numeric": (
        "abs", "ceiling", "decimal", "even", "exp", "floor", "log", "modulo", "odd", "round down",
        "round half down",
        "round half up", "round up", "sqrt",
    ),
    "ranges": (
        "after", "before", "coincides", "during", "finished by", "finishes", "includes", "meets", "met by",
        "overlaps", "overlaps after", "overlaps before", "started by", "starts",
    ),
    "statistics": ("max", "mean", "median", "min", "mode", "product", "stddev", "sum"),
    "strings": (
        "contains", "ends with", "lower case", "matches", "replace", "split", "starts with", "string join",
        "string length", "substring", "substring after", "substring before", "upper case",
    ),
    "temporal": ("day of week", "day of year", "month of year", "now", "today", "week of year"),
}  # fmt: skip
_FAMILY_OF = {name: family for family, members in _FAMILIES.items() for name in members}


def lookup(name: str) -> Builtin | None:
    """The built-in function with this name, None where there is none."""
    family = _FAMILY_OF.get(name)
    if family is None:
        return None
    module = import_module(f"addendum.feel.builtins.{family}")
    found: Builtin = module.BUILTINS[name]
    return found


def names() -> frozenset[str]:
    """The names of all built-in functions."""
    return frozenset(_FAMILY_OF)
