"""Types of values as formulas write them, for types that only the model has a name for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.dmn.importing.not_said import NotSaid
from addendum.feel import tree as t
from addendum.values import (
    ANY,
    BOOLEAN,
    DATE,
    DATE_TIME,
    DURATION,
    MONTHS,
    NUMBER,
    TEXT,
    TIME,
    ContextOf,
    FunctionOf,
    ListOf,
    RangeOf,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.values import Type

_WORDS: dict[Type, str] = {
    ANY: "Any",
    NUMBER: "number",
    TEXT: "string",
    BOOLEAN: "boolean",
    DATE: "date",
    TIME: "time",
    DATE_TIME: "date and time",
    DURATION: "days and time duration",
    MONTHS: "years and months duration",
}


def type_node(of_type: Type, part: Callable[[str], str]) -> t.TypeNode:
    """The type as a formula writes it; `part` gives the policy's names of fields. Raises NotSaid."""
    if of_type in _WORDS:
        return t.NamedType(_WORDS[of_type])
    if isinstance(of_type, ListOf):
        return t.GenericType("list", type_node(of_type.item, part))
    if isinstance(of_type, RangeOf):
        return t.GenericType("range", type_node(of_type.of, part))
    if isinstance(of_type, ContextOf):
        types = tuple(type_node(each, part) for _, each in of_type.fields)
        return t.ContextType(tuple(part(name) for name, _ in of_type.fields), types)
    if isinstance(of_type, FunctionOf):
        taken = tuple(type_node(each, part) for each in of_type.parameters)
        return t.FunctionType(taken, type_node(of_type.result, part))
    raise NotSaid(f"a formula there speaks of {of_type.plural} as a type.")
