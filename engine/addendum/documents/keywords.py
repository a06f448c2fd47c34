"""The keywords of JSON Schema that this room reads its own way: one error a fact, with the names it is about.

jsonschema gathers several unknown keys or missing names into one error, and tells them in its message only.
What is accepted and what is refused is the same, apart from numbers and line ends, where jsonschema is lax.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from jsonschema import ValidationError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Errors: TypeAlias = "Iterator[ValidationError]"

_ANCHOR = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|(\$)", re.DOTALL)


class Key(str):
    """A step of a path that leads to a key itself, not to its value."""

    __slots__ = ()


class Refusal(ValidationError):
    """An error that knows the key it is about, where that is not the last one of its path."""

    def __init__(self, name: str = "", path: tuple[str | int, ...] = ()) -> None:
        super().__init__("", path=path)
        self.name = name


def additional_properties(validator: Any, allowed: Any, instance: Any, schema: Any) -> Errors:
    """Each key that no other keyword knows."""
    if not isinstance(instance, dict):
        return
    known = schema.get("properties", {})
    patterns = [_searcher(pattern) for pattern in schema.get("patternProperties", {})]
    for key, value in instance.items():
        if key in known or any(search(key) for search in patterns):
            continue
        if allowed is False:
            yield Refusal(path=(Key(key),))
        else:
            yield from validator.descend(value, allowed, path=key)


def property_names(validator: Any, names: Any, instance: Any, _schema: Any) -> Errors:
    """Each key that is not written as keys are here."""
    if isinstance(instance, dict):
        for key in instance:
            yield from validator.descend(key, names, path=Key(key))


def required(_validator: Any, keys: Any, instance: Any, _schema: Any) -> Errors:
    """Each key that is missing."""
    if isinstance(instance, dict):
        yield from (Refusal(key) for key in keys if key not in instance)


def dependent_required(_validator: Any, needed: Any, instance: Any, _schema: Any) -> Errors:
    """Each key that another one needs beside it."""
    if isinstance(instance, dict):
        for key, others in needed.items():
            if key in instance:
                yield from (Refusal(other, (Key(key),)) for other in others if other not in instance)


def dependent_schemas(validator: Any, schemas: Any, instance: Any, _schema: Any) -> Errors:
    """What a key refuses beside it; the error is about that key."""
    if isinstance(instance, dict):
        for key, schema in schemas.items():
            if key in instance:
                for error in validator.descend(instance, schema, schema_path=key):
                    error.name = key
                    yield error


def unique_items(_validator: Any, unique: Any, instance: Any, _schema: Any) -> Errors:
    """Each item that equals an earlier one, whose number is the name; in linear time."""
    if not unique or not isinstance(instance, list):
        return
    seen: dict[object, int] = {}
    for number, item in enumerate(instance):
        first = seen.setdefault(_comparable(item), number)
        if first != number:
            yield Refusal(str(first), (number,))


def pattern(_validator: Any, expression: Any, instance: Any, _schema: Any) -> Errors:
    """A text that does not match; `$` is the end of the text, where Python's lets a line end follow."""
    if isinstance(instance, str) and not _searcher(expression)(instance):
        yield Refusal()


def multiple_of(_validator: Any, step: Any, instance: Any, _schema: Any) -> Errors:
    """A number that is no multiple of another one, exactly."""
    if is_number(None, instance) and Fraction(instance) % Fraction(step):
        yield Refusal()


def if_(validator: Any, condition: Any, instance: Any, schema: Any) -> Errors:
    """What the chosen branch refuses; the errors know which keys would have chosen otherwise."""
    holds = validator.evolve(schema=condition).is_valid(instance)
    branch = "then" if holds else "else"
    if branch not in schema:
        return
    errors = validator.descend(instance, schema[branch], schema_path=branch)
    if not isinstance(instance, dict):
        yield from errors
        return
    shape = None if holds else schema.get("then")
    alternatives = {key: shape for key in _keys_asked_for(condition) if key not in instance}
    for error in errors:
        if is_about_mapping(error):
            error.around = [*around(error), schema]
            error.alternatives = {**getattr(error, "alternatives", {}), **alternatives}
        yield error


def matches(expression: str, text: str) -> bool:
    """Whether a text has the form of a schema's pattern."""
    return bool(_searcher(expression)(text))


def around(error: ValidationError) -> list[Any]:
    """The schemas that led to the one that failed, for the same value, innermost first."""
    found: list[Any] = getattr(error, "around", [])
    return found


def is_about_mapping(error: ValidationError) -> bool:
    """Whether an error is about the mapping it arose at or one of its keys, and not about a value in it."""
    return not error.path or (len(error.path) == 1 and isinstance(error.path[0], Key))


def is_number(_checker: object, value: object) -> bool:
    """A number, which true and false are not."""
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def is_integer(_checker: object, value: object) -> bool:
    """A number without a fraction: to JSON Schema 2.0 is an integer as well."""
    if isinstance(value, Decimal):
        return value == value.to_integral_value()
    return is_number(None, value)


@cache
def _searcher(expression: str) -> Callable[[str], object]:
    anchored = _ANCHOR.sub(lambda found: r"\Z" if found[1] else found[0], expression)
    return re.compile(anchored).search


def _keys_asked_for(condition: Any) -> Iterator[str]:
    """The keys whose presence a condition asks for, whether it wants them or not."""
    if not isinstance(condition, dict):
        return
    yield from condition.get("required", ())
    for part in (condition.get("not"), *condition.get("anyOf", ())):
        yield from _keys_asked_for(part)


def _comparable(value: Any) -> object:
    """Something hashable that is equal for equal values only; true is not 1."""
    if isinstance(value, dict):
        return (dict, frozenset((key, _comparable(item)) for key, item in value.items()))
    if isinstance(value, list):
        return (list, tuple(map(_comparable, value)))
    return (isinstance(value, bool), value)
