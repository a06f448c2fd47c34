"""Types of a model as a policy declares them: plain ones, records, and lists of what they allow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.dmn.importing.naming import plural, snake_case
from addendum.dmn.type_book import STANDARD
from addendum.documents import Bare
from addendum.feel import Profile, Scope, compile_unary_tests, plain_tests
from addendum.feel import tree as t
from addendum.findings import FindingsError, Place
from addendum.kinds import is_policy_word
from addendum.light import NamedTuple
from addendum.values import ANY, NULL, NUMBER, TEXT, ContextOf, ListOf, MemberOf, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from addendum.dmn.elements import ItemDefinition
    from addendum.dmn.importing.naming import Names
    from addendum.dmn.importing.told import Told
    from addendum.dmn.prepared import Home
    from addendum.documents import Tree
    from addendum.feel import Compiled, PlainTests
    from addendum.values import Type, Value

_MEMBER = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*")
_TYPE_PREFIX = re.compile(r"^t(?=[A-Z_])")
_RECORDS = "list of records"


class Declared(NamedTuple):
    """A type as the entry of a fact declares it, and as formulas and cells know it."""

    entry: Mapping[str, Tree]
    type: Type

    @property
    def short(self) -> Tree:
        """The entry, or the type alone where it holds nothing else."""
        return self.entry["type"] if set(self.entry) == {"type"} else dict(self.entry)

    @property
    def item(self) -> Declared:
        """The type of a list's items; that of any other value is its own."""
        if not isinstance(self.type, ListOf):
            return self
        item = self.type.item
        if isinstance(item, ContextOf):
            return Declared({"fields": self.entry["fields"]}, item)
        if isinstance(item, MemberOf):
            return _member_of(item.name, item.members)
        return Declared({"type": item.written}, item)

    def field(self, name: str) -> Declared | None:
        """The type of a record's field; None for one that it does not declare."""
        fields = self.entry.get("fields")
        of_type = self.type.field(name) if isinstance(self.type, ContextOf) else None
        if of_type is None or not isinstance(fields, dict):
            return None
        written = fields[name]
        return Declared(written if isinstance(written, dict) else {"type": written}, of_type)


UNTYPED = Declared({"type": "any"}, ANY)


class Types:
    """The types of one import, and the lists that they need.

    `told` takes what a policy does not check although the model does.
    """

    def __init__(self, names: Names, told: Told) -> None:
        self.lists: dict[str, tuple[str, ...]] = {}
        self._names = names
        self._told = told
        self._known: dict[tuple[str, str], Declared] = {}
        self._open: set[tuple[str, str]] = set()

    def referred(self, home: Home, type_ref: str) -> Declared:
        """The type that a reference of a model names; any type where it names none."""
        key = (home.model.namespace, type_ref)
        if key in self._open:
            return UNTYPED  # a type inside itself
        if key not in self._known:
            self._open.add(key)
            try:
                self._known[key] = self._referred(home, type_ref)
            finally:
                self._open.discard(key)
        return self._known[key]

    def of(self, of_type: Type) -> Declared:
        """The type of a formula."""
        if isinstance(of_type, ListOf):
            return list_of(self.of(of_type.item))
        if isinstance(of_type, ContextOf) and of_type.fields:
            return self.record((self._names.part(name), self.of(field)) for name, field in of_type.fields)
        if of_type not in _PLAIN:
            return UNTYPED
        return Declared({"type": of_type.written}, of_type)

    def record(self, fields: Iterable[tuple[str, Declared]]) -> Declared:
        """A record of fields by the names that policies give them."""
        typed = dict(fields)
        entry: dict[str, Tree] = {"fields": {name: each.short for name, each in typed.items()}}
        return Declared(entry, ContextOf(tuple((name, each.type) for name, each in typed.items())))

    def narrowed(self, declared: Declared, tests: str, name: str, place: Place) -> Declared:
        """A type whose values meet unary tests: a list of its members, or bounds; `name` is for people."""
        if not tests:
            return declared
        plain = _plain(tests)
        if plain is not None and declared.type is TEXT and not plain.stretches and not plain.negated:
            members = members_of(plain.values)
            if members:
                return self.one_of(members, name)
        if plain is not None and declared.type is NUMBER and not plain.values and not plain.negated:
            bounds = _bounds(plain)
            if bounds is not None:
                return Declared({**declared.entry, **bounds}, declared.type)
        self._told.unchecked(name, tests, place)
        return declared

    def one_of(self, members: tuple[str, ...], name: str) -> Declared:
        """One of a list's members; lists with the same members are one, named by the first that needs it."""
        for known, listed in self.lists.items():
            if listed == members:
                return _member_of(known, members)
        wanted = plural(snake_case(_TYPE_PREFIX.sub("", name)) or "value")
        found = self._names.element(wanted)
        self.lists[found] = members
        return _member_of(found, members)

    def _referred(self, home: Home, type_ref: str) -> Declared:
        found = _definition(home, type_ref)
        if found is not None:
            return self._defined(*found)
        standard = STANDARD.get(type_ref.rpartition(":")[2])
        return self.of(standard) if standard is not None else UNTYPED

    def _defined(self, home: Home, definition: ItemDefinition) -> Declared:
        if definition.components:
            part = self._names.part
            fields = ((part(each.name), self._defined(home, each)) for each in definition.components)
            single = self.record(fields)
        elif definition.result_ref is not None:
            return UNTYPED
        else:
            single = self.referred(home, definition.type_ref)
        name, place = definition.name, Place(home.model.file, definition.line)
        single = self.narrowed(single, definition.allowed_values, name, place)
        if definition.is_collection:
            if definition.type_constraint:
                self._told.unchecked(name, definition.type_constraint, place)
            return list_of(single)
        return self.narrowed(single, definition.type_constraint, name, place)


def list_of(item: Declared) -> Declared:
    """A list of such values; a list of lists of records has no words, and is a list of any values."""
    written = item.entry.get("type", "")
    if isinstance(item.type, ContextOf):
        return Declared({"type": _RECORDS, "fields": item.entry["fields"]}, ListOf(item.type))
    if written == _RECORDS or not isinstance(written, str):
        return Declared({"type": "list of any"}, ListOf(ANY))
    return Declared({"type": f"list of {written.removeprefix('one of ')}"}, ListOf(item.type))


def members_of(values: Iterable[Value]) -> tuple[str, ...]:
    """The values as the members of a list; none where one of them cannot be a member."""
    found = tuple(dict.fromkeys(values))
    fit = all(
        isinstance(each, str) and _MEMBER.fullmatch(each) and not is_policy_word(each) for each in found
    )
    return found if fit else ()


def listed_values(tests: str) -> tuple[Value, ...]:
    """The values that unary tests list, in their order; none for tests that do more than list."""
    plain = _plain(tests) if tests else None
    return plain.values if plain is not None and not plain.stretches and not plain.negated else ()


def _member_of(name: str, members: tuple[str, ...]) -> Declared:
    return Declared({"type": f"one of {name}"}, MemberOf(name, members))


_PLAIN = frozenset({*STANDARD.values()} - {NULL, STANDARD["list"], STANDARD["context"], STANDARD["range"]})


def tests_of(text: str) -> t.UnaryTests | None:
    """The unary tests in a text that names nothing; None where they cannot be read."""
    compiled = _compiled(text)
    return compiled.tree if compiled is not None and isinstance(compiled.tree, t.UnaryTests) else None


def _plain(tests: str) -> PlainTests | None:
    compiled = _compiled(tests)
    return plain_tests(compiled) if compiled is not None else None


def _compiled(tests: str) -> Compiled | None:
    try:
        return compile_unary_tests(tests, Scope(optional=frozenset("?")), Profile.DMN)
    except FindingsError:
        return None  # it is told where the tests are used


def _bounds(tests: PlainTests) -> dict[str, Tree] | None:
    """The bounds of one stretch whose ends belong to it; None for any other."""
    if len(tests.stretches) != 1:
        return None
    low, low_closed, high, high_closed = tests.stretches[0]
    if (low is not None and not low_closed) or (high is not None and not high_closed):
        return None
    ends = {"at least": low, "at most": high}
    return {word: Bare(show(end)) for word, end in ends.items() if end is not None}


def _definition(home: Home, type_ref: str) -> tuple[Home, ItemDefinition] | None:
    """The definition of a type: of this model, behind an import's name and a dot, or behind an XML prefix."""
    own = home.model.types.get(type_ref)
    if own is not None:
        return home, own
    for name, homes in home.imports.items():
        dotted = f"{name}." if name else ""
        for imported in homes if type_ref.startswith(dotted) else ():
            found = _definition(imported, type_ref.removeprefix(dotted))
            if found is not None:
                return found
    prefix, colon, rest = type_ref.partition(":")
    if not colon:
        return None
    namespace = home.model.prefixes.get(prefix, "")
    imported_homes = (each for homes in home.imports.values() for each in homes)
    owner = next((each for each in imported_homes if each.model.namespace == namespace), home)
    return _definition(owner, rest)
