"""Built-in functions on contexts. Results are new contexts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.builtins.signature import CONTEXT, Builtin, BuiltinSignature, always
from addendum.feel.failure import FeelFailure
from addendum.feel.kinds import kind_of
from addendum.feel.limits import Walk, bounded_list
from addendum.values import ANY, TEXT, ContextOf, Keyed, ListOf

if TYPE_CHECKING:
    from addendum.values import Type, Value

    Context = dict[str, Value]

_ENTRY = ContextOf((("key", TEXT), ("value", ANY)))


def get_value(context: Context, key: str) -> Value:
    """`get value(m, key)`; raises FeelFailure MISSING-KEY."""
    if key in context:
        return context[key]
    raise FeelFailure("MISSING-KEY", f"There is no `{key}` in this context.", "Check how the key is written.")


def get_value_at(context: Context, keys: list[Value]) -> Value:
    """`get value(m, keys)`: the value at a path of keys."""
    value: Value = context
    for key in keys or [None]:
        value = get_value(_must_be_context(value), _must_be_key(key))
    return value


def get_entries(context: Context) -> list[Context]:
    """`get entries(m)`: a list of `{key, value}`."""
    return [{"key": key, "value": value} for key, value in context.items()]


def make_context(entries: list[Value]) -> Context:
    """The context of a list of `{key, value}`; FeelFailure for a key that is missing or occurs twice."""
    made: Context = {}
    for entry in entries:
        fields = _must_be_context(entry)
        if "key" not in fields or "value" not in fields:
            raise FeelFailure("MISSING-KEY", "An entry of a context needs a `key` and a `value`.")
        key = _must_be_key(fields["key"])
        if key in made:
            raise FeelFailure("DUPLICATE-KEY", f"The key `{key}` occurs twice.", "Give each key once.")
        made[key] = fields["value"]
    return made


def put(context: Context, key: str, value: Value) -> Context:
    """The context with the entry added or replaced."""
    return {**context, key: value}


def put_at(context: Context, keys: list[Value], value: Value, walk: Walk | None = None) -> Context:
    """The context with an entry at a path of keys; contexts on the way are made if missing."""
    if not keys:
        raise FeelFailure("LIST-EMPTY", "`context put` needs at least one key.")
    key = _must_be_key(keys[0])
    way = walk or Walk()
    way.enter(len(keys))
    if len(keys) == 1:
        return {**context, key: value}
    inner = context.get(key)
    below = {} if inner is None else _must_be_context(inner)
    return {**context, key: put_at(below, keys[1:], value, way)}


def merge(contexts: list[Value]) -> Context:
    """The entries of all the contexts; a later one replaces an earlier one."""
    merged: Context = {}
    for each in contexts:
        merged.update(_must_be_context(each))
    bounded_list(list(merged))
    return merged


def _must_be_context(value: Value) -> Context:
    if type(value) is dict:
        return value
    raise FeelFailure("WRONG-TYPE", f"A context is needed here, and this is {kind_of(value)}.")


def _must_be_key(key: Value) -> str:
    if type(key) is str:
        return key
    raise FeelFailure("WRONG-TYPE", f"A key is a text, and this is {kind_of(key)}.")


def _value_type(types: tuple[Type, ...]) -> Type | None:
    context = types[0]
    if isinstance(context, Keyed):
        return context.value
    return ANY if context is ANY or isinstance(context, ContextOf) else None


def _any_context(types: tuple[Type, ...]) -> Type | None:
    return CONTEXT if types[0] is ANY or isinstance(types[0], (ContextOf, Keyed)) else None


def _entries_type(types: tuple[Type, ...]) -> Type | None:
    found = _value_type(types)
    return None if found is None else ListOf(ContextOf((("key", TEXT), ("value", found))))


_VALUE = frozenset({2})
_KEYS = ListOf(TEXT)
_CONTEXTS = ListOf(CONTEXT)

BUILTINS = {
    "get value": Builtin(
        "get value",
        (
            BuiltinSignature(("m", "key"), 2, False, (CONTEXT, TEXT), _value_type, get_value),
            BuiltinSignature(("m", "keys"), 2, False, (CONTEXT, _KEYS), _value_type, get_value_at),
        ),
    ),
    "get entries": Builtin(
        "get entries", (BuiltinSignature(("m",), 1, False, (CONTEXT,), _entries_type, get_entries),)
    ),
    "context": Builtin(
        "context",
        (BuiltinSignature(("entries",), 1, False, (ListOf(_ENTRY),), always(CONTEXT), make_context),),
    ),
    "context put": Builtin(
        "context put",
        (
            BuiltinSignature(
                ("context", "key", "value"), 3, False, (CONTEXT, TEXT, ANY), _any_context, put, _VALUE
            ),
            BuiltinSignature(
                ("context", "keys", "value"), 3, False, (CONTEXT, _KEYS, ANY), _any_context, put_at, _VALUE
            ),
        ),
    ),
    "context merge": Builtin(
        "context merge", (BuiltinSignature(("contexts",), 1, False, (_CONTEXTS,), always(CONTEXT), merge),)
    ),
}
