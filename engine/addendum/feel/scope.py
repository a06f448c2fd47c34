"""What a formula may name: facts and decisions, functions, lists with their members, and defined types."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from addendum.feel.vocabulary import Vocabulary
from addendum.light import NamedTuple
from addendum.values import ContextOf, FunctionOf, ListOf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from addendum.values import MemberOf, Type


class Profile(Enum):
    """Which of the two readings of FEEL holds: named errors, or the standard's nulls."""

    POLICY = "policy"
    DMN = "dmn"


class Signature(NamedTuple):
    """A function that the host brings: its parameters in order, and its result.

    `result_for` narrows the result by the arguments: it gets the text, number or boolean of each argument
    that is a literal, and None for the others. `required` counts the parameters that a call must give, all by
    default.
    """

    parameters: tuple[tuple[str, Type], ...]
    result: Type
    result_for: Callable[[tuple[object | None, ...]], Type] | None = None
    required: int | None = None

    @property
    def least(self) -> int:
        """How many arguments a call must give."""
        return len(self.parameters) if self.required is None else self.required


class Scope:
    """The names around a formula.

    `names` are values, of which those in `optional` may be null; `members` tells for a bare member the lists
    it belongs to; `types` are those that `instance of` and parameters may name besides the built-in ones.
    """

    __slots__ = ("_fields", "_vocabulary", "functions", "lists", "members", "names", "optional", "types")

    def __init__(
        self,
        names: Mapping[str, Type] | None = None,
        functions: Mapping[str, Signature] | None = None,
        members: Mapping[str, tuple[MemberOf, ...]] | None = None,
        lists: Mapping[str, MemberOf] | None = None,
        optional: frozenset[str] = frozenset(),
        types: Mapping[str, Type] | None = None,
    ) -> None:
        self.names = names or {}
        self.functions = functions or {}
        self.members = members or {}
        self.lists = lists or {}
        self.optional = optional
        self.types = types or {}
        self._vocabulary: Vocabulary | None = None
        self._fields: frozenset[str] | None = None

    @property
    def vocabulary(self) -> Vocabulary:
        """All names, ready for the parser."""
        if self._vocabulary is None:
            known = (*self.names, *self.functions, *self.members, *self.lists, *self.types)
            self._vocabulary = Vocabulary(known)
        return self._vocabulary

    @property
    def fields(self) -> frozenset[str]:
        """The names of the fields of all records in scope that a formula could not read as one word."""
        if self._fields is None:
            types = (
                *self.names.values(),
                *(each.result for each in self.functions.values()),
                *self.types.values(),
            )
            found = {name for of_type in types for name in _fields_of(of_type) if not name.isidentifier()}
            self._fields = frozenset(found)
        return self._fields


def _fields_of(of_type: Type) -> Iterator[str]:
    """The names of fields at any depth of a type."""
    waiting: list[Type] = [of_type]
    while waiting:
        current = waiting.pop()
        if isinstance(current, ContextOf):
            for name, field in current.fields:
                yield name
                waiting.append(field)
        elif isinstance(current, ListOf):
            waiting.append(current.item)
        elif isinstance(current, FunctionOf):
            waiting.append(current.result)
