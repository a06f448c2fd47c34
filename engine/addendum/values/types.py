"""Static types: what a fact, a column or a formula may hold, with the words that people call them by."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NoReturn


class Type:
    """A type, equal by value.

    `written` is how a policy writes it, `says` and `plural` how a sentence calls one and several of its
    values, `example` one value as it is written right.
    """

    __slots__ = ("_hash", "_parts", "example", "plural", "says", "written")
    written: str
    says: str
    plural: str
    example: str
    _parts: tuple[object, ...]
    _hash: int

    def __init__(
        self, written: str, says: str, plural: str, example: str, parts: tuple[object, ...] = ()
    ) -> None:
        keep = object.__setattr__
        keep(self, "written", written)
        keep(self, "says", says)
        keep(self, "plural", plural)
        keep(self, "example", example)
        keep(self, "_parts", (type(self), *(parts or (written,))))
        keep(self, "_hash", hash(self._parts))

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Type) and self._parts == other._parts)

    def __hash__(self) -> int:
        return self._hash

    def __str__(self) -> str:
        return self.written

    def __repr__(self) -> str:
        return f"<type {self.written}>"

    def __reduce__(self) -> tuple[object, ...]:
        return _plain, (self.written,)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a type does not change")


class MemberOf(Type):
    """One of the members of the list `name`. The first member has rank 0 and weighs most."""

    __slots__ = ("members", "name", "ranks")
    name: str
    members: tuple[str, ...]
    ranks: dict[str, int]

    def __init__(self, name: str, members: tuple[str, ...]) -> None:
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "members", members)
        object.__setattr__(self, "ranks", {member: rank for rank, member in enumerate(members)})
        example = members[0] if members else ""
        super().__init__(
            f"one of {name}", f"one of `{name}`", f"members of `{name}`", example, (name, members)
        )

    def rank(self, member: str) -> int:
        """The place of a member in the list, from 0; raises KeyError for anything else."""
        return self.ranks[member]

    def __reduce__(self) -> tuple[object, ...]:
        return MemberOf, (self.name, self.members)


class ListOf(Type):
    """A list whose items are all of one type."""

    __slots__ = ("item",)
    item: Type

    def __init__(self, item: Type) -> None:
        object.__setattr__(self, "item", item)
        says = f"a list of {item.plural}"
        super().__init__(
            f"list of {item.written}", says, f"lists of {item.plural}", f"[{item.example}]", (item,)
        )

    def __reduce__(self) -> tuple[object, ...]:
        return ListOf, (self.item,)


class ContextOf(Type):
    """A record with named fields: `optional` ones may be absent, and an `open` record may hold others."""

    __slots__ = ("_types", "fields", "open", "optional")
    fields: tuple[tuple[str, Type], ...]
    open: bool
    optional: frozenset[str]
    _types: dict[str, Type]

    def __init__(
        self,
        fields: tuple[tuple[str, Type], ...],
        open: bool = False,  # noqa: A002 - it never opens a file
        optional: frozenset[str] = frozenset(),
    ) -> None:
        object.__setattr__(self, "fields", fields)
        object.__setattr__(self, "open", open)
        object.__setattr__(self, "optional", optional)
        object.__setattr__(self, "_types", dict(fields))
        needed = [field for field in fields if field[0] not in optional] or fields
        example = ", ".join(f"{name}: {of_type.example}" for name, of_type in needed)
        super().__init__("record", "a record", "records", f"{{{example}}}", (fields, open, optional))

    def field(self, name: str) -> Type | None:
        """The type of a field, None where the record declares none of that name."""
        return self._types.get(name)

    def __reduce__(self) -> tuple[object, ...]:
        return ContextOf, (self.fields, self.open, self.optional)


class Keyed(Type):
    """A map from texts to values of one type; `keys` says what the texts name (`money by portion`)."""

    __slots__ = ("keys", "value")
    value: Type
    keys: str

    def __init__(self, value: Type, keys: str) -> None:
        object.__setattr__(self, "value", value)
        object.__setattr__(self, "keys", keys)
        says = f"{value.plural} by {keys}"
        super().__init__(
            f"{value.written} by {keys}", says, says, f"{{{keys}: {value.example}}}", (value, keys)
        )

    def __reduce__(self) -> tuple[object, ...]:
        return Keyed, (self.value, self.keys)


class RangeOf(Type):
    """A range between two values of one ordered type, as formulas write it: `[1..5]`."""

    __slots__ = ("of",)
    of: Type

    def __init__(self, of: Type) -> None:
        object.__setattr__(self, "of", of)
        example = f"[{of.example}..{of.example}]"
        says = f"a range of {of.plural}"
        super().__init__(f"range of {of.written}", says, f"ranges of {of.plural}", example, (of,))

    def __reduce__(self) -> tuple[object, ...]:
        return RangeOf, (self.of,)


class FunctionOf(Type):
    """A function with the types of its parameters and of its result."""

    __slots__ = ("parameters", "result")
    parameters: tuple[Type, ...]
    result: Type

    def __init__(self, parameters: tuple[Type, ...], result: Type) -> None:
        object.__setattr__(self, "parameters", parameters)
        object.__setattr__(self, "result", result)
        super().__init__("function", "a function", "functions", "", (parameters, result))

    def __reduce__(self) -> tuple[object, ...]:
        return FunctionOf, (self.parameters, self.result)


NUMBER = Type("number", "a number", "numbers", "99.5")
PERCENT = Type("percent", "a percentage", "percentages", "99.5 %")
MONEY = Type("money", "an amount of money", "amounts of money", "EUR 8,000.00")
DURATION = Type("duration", "a length of time", "lengths of time", "20 minutes")
MONTHS = Type("months", "a number of months", "numbers of months", "3 months")
BUSINESS_DAYS = Type(
    "business days", "a number of business days", "numbers of business days", "2 business days"
)
CALENDAR_DAYS = Type(
    "calendar days", "a number of calendar days", "numbers of calendar days", "60 calendar days"
)
DATE = Type("date", "a date", "dates", "2024-01-31")
TIME = Type("time", "a time of day", "times of day", "14:30:00")
DATE_TIME = Type("date and time", "a date and time", "dates and times", "2024-01-31T14:30:00Z")
MONTH = Type("month", "a calendar month", "calendar months", "2025-03")
QUARTER = Type("quarter", "a calendar quarter", "calendar quarters", "2025-Q3")
TEXT = Type("text", "a text", "texts", "some words")
BOOLEAN = Type("boolean", "true or false", "yes-or-no values", "true")
ANY = Type("any", "any value", "values", "99.5")
NULL = Type("null", "nothing", "nothings", "null")

_NUMERIC = (NUMBER, PERCENT, MONEY, DURATION, MONTHS, BUSINESS_DAYS, CALENDAR_DAYS)
_OTHERS = (DATE, TIME, DATE_TIME, MONTH, QUARTER, TEXT, BOOLEAN, ANY, NULL)
PLAIN_TYPES = {plain.written: plain for plain in (*_NUMERIC, *_OTHERS)}


def _plain(name: str) -> Type:
    return PLAIN_TYPES[name]
