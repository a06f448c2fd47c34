"""Types as formulas write them, as types of values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel import tree as t
from addendum.values import (
    ANY,
    BOOLEAN,
    DATE,
    DATE_TIME,
    DURATION,
    MONTHS,
    NULL,
    NUMBER,
    TEXT,
    TIME,
    ContextOf,
    FunctionOf,
    ListOf,
    RangeOf,
    ValueProblem,
    parse_type,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addendum.values import Type

STANDARD_TYPES: dict[str, Type] = {
    "Any": ANY,
    "Null": NULL,
    "number": NUMBER,
    "string": TEXT,
    "boolean": BOOLEAN,
    "date": DATE,
    "time": TIME,
    "date and time": DATE_TIME,
    "days and time duration": DURATION,
    "day time duration": DURATION,
    "years and months duration": MONTHS,
    "years months duration": MONTHS,
    "list": ListOf(ANY),
    "context": ContextOf((), open=True),
    "function": FunctionOf((), ANY),
    "range": RangeOf(ANY),
}
"""The types of DMN 1.5 by their names."""

_WITH_PARAMETERS = frozenset({"list", "context", "function", "range"})


def type_written(node: t.TypeNode, defined: Mapping[str, Type], policy: bool) -> Type | None:
    """The type that a formula writes; None where it names one that nobody defined."""
    if isinstance(node, t.NamedType):
        known = defined.get(node.name) or STANDARD_TYPES.get(node.name)
        return known or (_of_policies(node.name) if policy else None)
    if isinstance(node, t.GenericType):
        item = type_written(node.item, defined, policy)
        if item is None:
            return None
        return ListOf(item) if node.kind == "list" else RangeOf(item)
    if isinstance(node, t.ContextType):
        types = [type_written(each, defined, policy) for each in node.types]
        fields = [(name, each) for name, each in zip(node.names, types, strict=True) if each is not None]
        return ContextOf(tuple(fields), open=True) if len(fields) == len(types) else None
    assert isinstance(node, t.FunctionType)  # noqa: S101 -- the last of the four kinds
    result = type_written(node.result, defined, policy)
    parameters = [type_written(each, defined, policy) for each in node.parameters]
    known_parameters = tuple(each for each in parameters if each is not None)
    if result is None or len(known_parameters) < len(parameters):
        return None
    return FunctionOf(known_parameters, result)


def lacks_parameters(node: t.TypeNode, defined: Mapping[str, Type]) -> bool:
    """Whether a type is written without what it is of, as `list`, which DMN maps to no type at all."""
    return isinstance(node, t.NamedType) and node.name in _WITH_PARAMETERS and node.name not in defined


def _of_policies(name: str) -> Type | None:
    """A type as policies write it, such as `percent`."""
    try:
        return parse_type(name)
    except ValueProblem:
        return None


def known_types(defined: Mapping[str, Type]) -> list[str]:
    """All names of types that a formula may write."""
    return [*defined, *STANDARD_TYPES]
