"""Readers of values that hold others: members of lists, lists, records, keyed maps, and free data."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from addendum.values.failures import ValueProblem
from addendum.values.types import ANY, NUMBER, ContextOf, Keyed, ListOf, MemberOf

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from addendum.values.dynamic import Value
    from addendum.values.types import Type

    Reader = Callable[[Any], Value]

_DEEPEST = 64
_SIMPLE = frozenset({str, bool, type(None)})
_NUMBERS = frozenset({int, Decimal})


def structure_reader(of_type: Type, read_as: Callable[[Type], Reader], otherwise: Reader) -> Reader:
    """A reader of a type that is made of others; `read_as` makes the readers of its parts."""
    if isinstance(of_type, MemberOf):
        return _member(of_type, otherwise)
    if isinstance(of_type, ListOf):
        return _list(read_as(of_type.item), otherwise)
    if isinstance(of_type, ContextOf):
        return _record(of_type, read_as, otherwise)
    if isinstance(of_type, Keyed):
        return _keyed(of_type, read_as(of_type.value), otherwise)
    if of_type is ANY:
        return _free(read_as(NUMBER), otherwise)
    return otherwise  # ranges and functions exist in formulas only


def _member(of_type: MemberOf, otherwise: Reader) -> Reader:
    members = {member: member for member in of_type.members}

    def read_member(raw: Any) -> Value:
        found = members.get(raw) if type(raw) is str else None
        return otherwise(raw) if found is None else found

    return read_member


def _list(read_item: Reader, otherwise: Reader) -> Reader:
    def read_list(raw: Any) -> Value:
        if type(raw) is not list and type(raw) is not tuple:
            return otherwise(raw)
        items = []
        for number, item in enumerate(raw, 1):
            try:
                items.append(read_item(item))
            except ValueProblem as problem:
                raise problem.inside(f"entry {number}") from None
        return tuple(items)

    return read_list


def _record(of_type: ContextOf, read_as: Callable[[Type], Reader], otherwise: Reader) -> Reader:
    readers = {name: read_as(field) for name, field in of_type.fields}
    for name in of_type.optional:
        readers[name] = _or_null(readers[name])
    required = readers.keys() - of_type.optional
    absent = dict.fromkeys(name for name in readers if name in of_type.optional)
    read_free = read_as(ANY)

    def read_record(raw: Any) -> Value:
        if type(raw) is not dict or (raw.keys() == {"outcome"} and "outcome" not in readers):
            return otherwise(raw)
        if not required <= raw.keys() or not (of_type.open or raw.keys() <= readers.keys()):
            raise _wrong_fields(of_type, raw)
        read = {name: _inside(readers.get(name, read_free), f"`{name}`", item) for name, item in raw.items()}
        return {**absent, **read} if absent else read

    return read_record


def _or_null(read_field: Reader) -> Reader:
    return lambda raw: None if raw is None else read_field(raw)


def _keyed(of_type: Keyed, read_value: Reader, otherwise: Reader) -> Reader:
    def read_keyed(raw: Any) -> Value:
        if type(raw) is not dict or not all(type(name) is str for name in raw):
            return otherwise(raw)
        return {name: _inside(read_value, f"the {of_type.keys} `{name}`", item) for name, item in raw.items()}

    return read_keyed


def _free(read_number: Reader, otherwise: Reader) -> Reader:
    """Data as it comes: text stays text, whatever it looks like."""

    def read_free(raw: Any, depth: int = 0) -> Value:
        kind = type(raw)
        if kind in _SIMPLE:
            return raw
        if kind in _NUMBERS:
            return read_number(raw)
        if depth > _DEEPEST:
            raise ValueProblem("TOO-DEEP", f"This is nested more than {_DEEPEST} deep.", "Flatten the data.")
        if kind is list or kind is tuple:
            return tuple(read_free(item, depth + 1) for item in raw)
        if kind is dict and all(type(name) is str for name in raw):
            return {name: read_free(item, depth + 1) for name, item in raw.items()}
        return otherwise(raw)

    return read_free


def _inside(read_part: Reader, where: str, raw: Any) -> Value:
    try:
        return read_part(raw)
    except ValueProblem as problem:
        raise problem.inside(where) from None


def _wrong_fields(of_type: ContextOf, raw: dict[str, Any]) -> ValueProblem:
    from addendum.findings import did_you_mean, listed

    names = [name for name, _ in of_type.fields]
    missing = [name for name in names if name not in raw and name not in of_type.optional]
    unknown = [name for name in raw if name not in names]
    if unknown and not of_type.open:
        near = did_you_mean(str(unknown[0]), names)
        fix = f"Write `{near}`." if near else f"Its fields are {listed(names, 'and')}."
        return ValueProblem("UNKNOWN-FIELD", f"This record has no field `{str(unknown[0])[:60]}`.", fix)
    return ValueProblem(
        "FIELD-MISSING", f"This record lacks {listed(missing, 'and')}.", f"Add it, as in `{of_type.example}`."
    )
