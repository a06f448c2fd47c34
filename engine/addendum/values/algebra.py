"""The unit algebra on static types: what operators give, so that units are checked before anything runs.

The same table is what the operators of the value classes do; a test holds the two together.
"""

from __future__ import annotations

from addendum.values.types import (
    ANY,
    BOOLEAN,
    BUSINESS_DAYS,
    CALENDAR_DAYS,
    DATE,
    DATE_TIME,
    DURATION,
    MONEY,
    MONTH,
    MONTHS,
    NULL,
    NUMBER,
    PERCENT,
    QUARTER,
    TEXT,
    TIME,
    ContextOf,
    Keyed,
    ListOf,
    MemberOf,
    RangeOf,
    Type,
)

ARITHMETIC = ("+", "-", "*", "/", "**")
ORDERING = ("<", "<=", ">", ">=")
EQUALITY = ("=", "!=")

_QUANTITIES = (PERCENT, MONEY, DURATION, MONTHS, BUSINESS_DAYS, CALENDAR_DAYS)
_ORDERED = frozenset({NUMBER, *_QUANTITIES, DATE, TIME, DATE_TIME, MONTH, QUARTER, TEXT})


def _table() -> dict[tuple[str, Type, Type], Type]:
    table = {(op, NUMBER, NUMBER): NUMBER for op in ARITHMETIC}
    for unit in _QUANTITIES:
        table["+", unit, unit] = table["-", unit, unit] = unit
        table["*", unit, NUMBER] = table["*", NUMBER, unit] = table["/", unit, NUMBER] = unit
        table["/", unit, unit] = NUMBER
    for unit in (PERCENT, MONEY, DURATION):
        table["*", PERCENT, unit] = table["*", unit, PERCENT] = unit
    for moment, length in (
        (DATE, DURATION),
        (DATE, MONTHS),
        (DATE, CALENDAR_DAYS),
        (DATE_TIME, DURATION),
        (DATE_TIME, MONTHS),
        (TIME, DURATION),
        (MONTH, MONTHS),
    ):
        table["+", moment, length] = table["+", length, moment] = table["-", moment, length] = moment
    for left, right in ((DATE, DATE), (TIME, TIME), (DATE_TIME, DATE_TIME)):
        table["-", left, right] = DURATION
    table["-", DATE_TIME, DATE] = table["-", DATE, DATE_TIME] = DURATION
    table["+", TEXT, TEXT] = TEXT
    return table


_TABLE = _table()


def result_of(operator: str, left: Type, right: Type) -> Type | None:
    """The type of `left operator right`, None where the units do not go together.

    Operators are `+ - * / **`, `= !=` and `< <= > >=`. With a type that is known only at run time (`ANY`) the
    result of arithmetic is `ANY`, too.
    """
    if operator in ORDERING:
        return BOOLEAN if may_order(left, right) else None
    if operator in EQUALITY:
        return BOOLEAN if may_equal(left, right) else None
    found = _TABLE.get((operator, left, right))
    if found is not None or operator not in ARITHMETIC:
        return found
    if operator == "+" and _texts(left, right):
        return TEXT
    return ANY if ANY in (left, right) and _may_be_calculated(left, right) else None


def negated(of_type: Type) -> Type | None:
    """The type of `-x`, None for what has no opposite."""
    return of_type if of_type in _NEGATED else None


def is_ordered(of_type: Type) -> bool:
    """Whether values of this type stand in one order; the members of a list do so only by their rank."""
    return of_type in _ORDERED


def may_order(left: Type, right: Type) -> bool:
    """Whether `<` has a meaning between the two; dates and times of day do not compare with each other."""
    if left is ANY or right is ANY:
        other = right if left is ANY else left
        return other is ANY or other in _ORDERED
    return left == right and left in _ORDERED


def may_equal(left: Type, right: Type) -> bool:
    """Whether `=` can ever hold between the two: one kind, text against a member, anything against null."""
    if left == right or ANY in (left, right) or NULL in (left, right) or _texts(left, right):
        return True
    if isinstance(left, ListOf) and isinstance(right, ListOf):
        return may_equal(left.item, right.item)
    if isinstance(left, RangeOf) and isinstance(right, RangeOf):
        return may_equal(left.of, right.of)
    return isinstance(left, _RECORDS) and isinstance(right, _RECORDS)


def fits(given: Type, expected: Type) -> bool:
    """Whether a value of type `given` may stand where `expected` is wanted, as far as the types can tell."""
    if given == expected or ANY in (given, expected):
        return True
    if expected is TEXT:
        return isinstance(given, MemberOf)
    if isinstance(given, ListOf) and isinstance(expected, ListOf):
        return fits(given.item, expected.item)
    if isinstance(given, RangeOf) and isinstance(expected, RangeOf):
        return fits(given.of, expected.of)
    if isinstance(given, ContextOf) and isinstance(expected, ContextOf):
        return all(_fits_field(given, name, wanted) for name, wanted in expected.fields)
    if isinstance(given, ContextOf) and isinstance(expected, Keyed):
        return all(fits(of_type, expected.value) for _, of_type in given.fields)
    return False


_NEGATED = frozenset({ANY, NUMBER, *_QUANTITIES})
_RECORDS = (ContextOf, Keyed)


def _fits_field(given: ContextOf, name: str, wanted: Type) -> bool:
    found = given.field(name)
    return given.open if found is None else fits(found, wanted)


def _texts(left: Type, right: Type) -> bool:
    """Text and members of lists, which are texts; members of two different lists do not go together."""
    if isinstance(left, MemberOf):
        return right is TEXT
    return left is TEXT and isinstance(right, MemberOf)


def _may_be_calculated(left: Type, right: Type) -> bool:
    other = right if left is ANY else left
    return other is ANY or other in _ORDERED
