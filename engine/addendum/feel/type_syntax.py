"""Types as formulas write them: after `instance of` and after the colon of a parameter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.tree import ContextType, FunctionType, GenericType, NamedType
from addendum.feel.vocabulary import Vocabulary

if TYPE_CHECKING:
    from addendum.feel.cursor import Cursor
    from addendum.feel.tree import TypeNode

_KNOWN = Vocabulary(
    ("date and time", "days and time duration", "years and months duration", "day time duration")
)


def parse_type(cursor: Cursor) -> TypeNode:
    """The type that starts here."""
    if cursor.token.kind != "word":
        cursor.fail(f"A type belongs here; {cursor.met()} stands there.", "Write for example `number`.")
    cursor.deeper()
    opens = cursor.following().kind == "symbol" and cursor.following().text == "<"
    word = cursor.token.text
    if opens and word in {"list", "range"}:
        found = _generic(cursor)
    elif opens and word == "context":
        found = _context(cursor)
    elif opens and word == "function":
        found = _function(cursor)
    else:
        found = _named(cursor)
    cursor.shallower()
    return found


def _named(cursor: Cursor) -> TypeNode:
    start = cursor.token.start
    count, name = _KNOWN.match(cursor.tokens, cursor.index)
    if count:
        cursor.index += count
    else:
        name = cursor.take_name()
        while cursor.at_symbol(".") and cursor.following().kind == "word":
            cursor.take()
            name = f"{name}.{cursor.take_words()}"
    return NamedType(name, start, cursor.last_end)


def _generic(cursor: Cursor) -> TypeNode:
    start, kind = cursor.token.start, cursor.take().text
    cursor.take()
    item = parse_type(cursor)
    cursor.expect(">", f"the item type of `{kind}<`")
    return GenericType(kind, item, start, cursor.last_end)


def _context(cursor: Cursor) -> TypeNode:
    start = cursor.take().start
    cursor.take()
    names: list[str] = []
    types: list[TypeNode] = []
    while not cursor.at_symbol(">"):
        names.append(cursor.take_until(":"))
        cursor.take()
        types.append(parse_type(cursor))
        if not cursor.accept(","):
            break
    cursor.expect(">", "the entries of `context<`")
    return ContextType(tuple(names), tuple(types), start, cursor.last_end)


def _function(cursor: Cursor) -> TypeNode:
    start = cursor.take().start
    cursor.take()
    parameters: list[TypeNode] = []
    while not cursor.at_symbol(">"):
        parameters.append(parse_type(cursor))
        if not cursor.accept(","):
            break
    cursor.expect(">", "the parameters of `function<`")
    cursor.expect(
        "->", "the parameters of a function type", "Write for example `function<number> -> number`."
    )
    return FunctionType(tuple(parameters), parse_type(cursor), start, cursor.last_end)
