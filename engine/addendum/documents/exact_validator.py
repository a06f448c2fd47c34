"""jsonschema's validator of draft 2020-12, for exact numbers and for schemas that are linked already."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator, ValidationError, validators

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jsonschema import TypeChecker
    from jsonschema.protocols import Validator


def exact_validator(schema: dict[str, Any], target: Callable[[str], Any]) -> Validator:
    """A validator for `schema`; `target` gives the schema that a reference leads to."""
    return _class_for(target)(schema)


def referring(error: ValidationError) -> list[Any]:
    """The schemas that referred to the one that failed, at the same value, innermost first."""
    found: list[Any] = getattr(error, "referring", [])
    return found


@cache
def _class_for(target: Callable[[str], Any]) -> type[Validator]:
    def follow(validator: Any, reference: str, instance: Any, schema: Any) -> Iterator[ValidationError]:
        for error in validator.descend(instance, target(reference)):
            if not error.path:
                error.referring = [*referring(error), schema]
            yield error

    extended: type[Validator] = validators.extend(
        Draft202012Validator,
        validators={"$ref": follow, "multipleOf": _multiple_of},
        type_checker=_exact_types(),
    )
    return extended


def _exact_types() -> TypeChecker:
    checker = Draft202012Validator.TYPE_CHECKER
    return checker.redefine("number", _is_number).redefine("integer", _is_integer)


def _is_number(_checker: object, value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _is_integer(_checker: object, value: object) -> bool:
    """A number without a fraction: to JSON Schema 2.0 is an integer as well."""
    if isinstance(value, Decimal):
        return value == value.to_integral_value()
    return _is_number(_checker, value)


def _multiple_of(_validator: object, step: Any, instance: Any, _schema: object) -> Iterator[ValidationError]:
    if _is_number(None, instance) and Fraction(instance) % Fraction(step):
        yield ValidationError(f"{instance} is no multiple of {step}")
