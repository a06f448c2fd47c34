"""jsonschema's validator of draft 2020-12, for exact numbers and for schemas that are linked already."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator, validators

from addendum.documents import keywords
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jsonschema import TypeChecker, ValidationError
    from jsonschema.protocols import Validator

    Schema = dict[str, Any]


class Fault(NamedTuple):
    """One thing that a schema refuses.

    `path` leads to the value, or with a `Key` at its end to a key; `keyword` of `schema` refuses it.
    `around` are the schemas that led to that one for the same value, innermost first: they refer to it, or
    it is a branch of theirs. `name` is a missing key, the key that excludes this one, or the number of an
    equal item. `alternatives` are keys that would have chosen another shape, with the schema of that shape.
    """

    path: tuple[str | int, ...]
    keyword: str
    value: Any
    schema: Schema
    around: tuple[Schema, ...]
    name: str
    alternatives: Mapping[str, Any]


def faults_in(data: Any, schema: Schema, target: Callable[[str], Any]) -> Iterator[Fault]:
    """What `schema` refuses of plain data; `target` gives the schema that a reference leads to."""
    for error in exact_validator(schema, target).iter_errors(data):
        yield _fault(error)


def exact_validator(schema: Schema, target: Callable[[str], Any]) -> Validator:
    """A validator for `schema` whose numbers are exact."""
    return _class_for(target)(schema)


def _fault(error: ValidationError) -> Fault:
    return Fault(
        tuple(error.absolute_path),
        str(error.validator),
        error.validator_value,
        error.schema if isinstance(error.schema, dict) else {},
        tuple(keywords.around(error)),
        getattr(error, "name", ""),
        getattr(error, "alternatives", {}),
    )


@cache
def _class_for(target: Callable[[str], Any]) -> type[Validator]:
    def follow(validator: Any, reference: str, instance: Any, schema: Any) -> Iterator[ValidationError]:
        for error in validator.descend(instance, target(reference)):
            if not error.path:
                error.around = [*keywords.around(error), schema]
            yield error

    extended: type[Validator] = validators.extend(  # type: ignore[no-untyped-call]  # bare in the stubs
        Draft202012Validator,
        validators={
            "$ref": follow,
            "additionalProperties": keywords.additional_properties,
            "dependentRequired": keywords.dependent_required,
            "dependentSchemas": keywords.dependent_schemas,
            "if": keywords.if_,
            "multipleOf": keywords.multiple_of,
            "pattern": keywords.pattern,
            "propertyNames": keywords.property_names,
            "required": keywords.required,
            "uniqueItems": keywords.unique_items,
        },
        type_checker=_exact_types(),
    )
    return extended


def _exact_types() -> TypeChecker:
    checker: TypeChecker = Draft202012Validator.TYPE_CHECKER
    return checker.redefine("number", keywords.is_number).redefine("integer", keywords.is_integer)
