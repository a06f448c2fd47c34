"""From a fault to its finding: one way of saying it for each keyword of the schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import wrong_keys, wrong_values
from addendum.documents.keywords import Key

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.documents.exact_validator import Fault
    from addendum.documents.nodes import Mapping
    from addendum.findings import Finding


def complaint(fault: Fault, tree: Mapping, kind: str) -> Finding:
    """The finding for a fault of `tree`, a document of `kind`."""
    if fault.keyword == "additionalProperties":
        return wrong_keys.unknown_key(fault, tree, kind)
    if fault.keyword == "dependentRequired":
        return wrong_keys.lonely_key(fault, tree)
    if fault.path and isinstance(fault.path[-1], Key):
        return wrong_keys.misnamed_key(fault, tree)
    if fault.keyword == "type" and "errorMessage" in fault.schema:
        return wrong_keys.excluded_key(fault, tree)
    return _BY_KEYWORD[fault.keyword](fault, tree)


_BY_KEYWORD: dict[str, Callable[[Fault, Mapping], Finding]] = {
    "const": wrong_values.wrong_word,
    "enum": wrong_values.wrong_word,
    "maxProperties": wrong_values.too_many,
    "minItems": wrong_values.empty_value,
    "minLength": wrong_values.empty_value,
    "minProperties": wrong_values.empty_value,
    "minimum": wrong_values.below_minimum,
    "pattern": wrong_values.wrong_form,
    "required": wrong_keys.missing_key,
    "type": wrong_values.wrong_shape,
    "uniqueItems": wrong_values.listed_twice,
}
