"""Types as policies write them: `percent`, `one of severities`, `list of text`, `money by portion`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.values.failures import ValueProblem
from addendum.values.types import CALENDAR_DAYS, DURATION, PLAIN_TYPES, Keyed, ListOf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addendum.values.types import MemberOf, Type

_MOST_NESTED = 8
_NAMED = {**PLAIN_TYPES, "hours": DURATION, "minutes": DURATION, "days": CALENDAR_DAYS}
_MEANT = {
    "percentage": "percent",
    "%": "percent",
    "ratio": "percent",
    "currency": "money",
    "amount": "money",
    "integer": "number",
    "int": "number",
    "float": "number",
    "decimal": "number",
    "string": "text",
    "str": "text",
    "bool": "boolean",
    "yes or no": "boolean",
    "true or false": "boolean",
    "datetime": "date and time",
    "timestamp": "date and time",
    "instant": "date and time",
    "seconds": "duration",
    "time span": "duration",
    "timedelta": "duration",
}


def parse_type(text: str, lists: Mapping[str, MemberOf] | None = None) -> Type:
    """The type written in a policy; `lists` are the lists that `one of …` may name.

    Raises ValueProblem UNKNOWN-TYPE or UNKNOWN-LIST with the nearest name.
    """
    return _parse(text.strip(), lists or {}, _MOST_NESTED)


def _parse(text: str, lists: Mapping[str, MemberOf], nested: int) -> Type:
    named = _NAMED.get(text)
    if named is not None:
        return named
    if nested == 0:
        raise ValueProblem(
            "UNKNOWN-TYPE", f"This type is nested more than {_MOST_NESTED} deep.", "Flatten it."
        )
    if text.startswith("one of "):
        return _members(text.removeprefix("one of ").strip(), lists)
    if text.startswith("list of "):
        item = text.removeprefix("list of ").strip()
        return ListOf(lists[item] if item in lists else _parse(item, lists, nested - 1))
    value, by, keys = text.rpartition(" by ")
    if by and keys.strip():
        return Keyed(_parse(value.strip(), lists, nested - 1), keys.strip())
    raise _unknown(text, lists)


def _members(name: str, lists: Mapping[str, MemberOf]) -> MemberOf:
    found = lists.get(name)
    if found is not None:
        return found
    from addendum.findings import did_you_mean, listed

    near = did_you_mean(name, lists)
    known = f"Known lists are {listed(lists, 'and')}." if lists else "Define it under `lists:`."
    fix = f"Write `one of {near}`." if near else known
    raise ValueProblem("UNKNOWN-LIST", f"There is no list `{name}`.", fix)


def _unknown(text: str, lists: Mapping[str, MemberOf]) -> ValueProblem:
    from addendum.findings import did_you_mean, listed

    if text in lists:
        return ValueProblem("UNKNOWN-TYPE", f"`{text}` is a list, not a type.", f"Write `one of {text}`.")
    near = _MEANT.get(text.casefold()) or did_you_mean(text, [*_NAMED, *(f"one of {name}" for name in lists)])
    common = ("percent", "money", "duration", "number", "text", "boolean")
    fix = f"Write `{near}`." if near else f"Write {listed(common)}, or `one of` and a list's name."
    return ValueProblem("UNKNOWN-TYPE", f"`{text}` is not a type.", fix)
