"""Types of policies as item definitions of DMN; units are told in the descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.dmn.exporting.values import literal
from addendum.dmn.exporting.xml_text import Tag, text_tag
from addendum.feel import print_tree
from addendum.rules import Bounds
from addendum.values import (
    BOOLEAN,
    BUSINESS_DAYS,
    CALENDAR_DAYS,
    DATE,
    DATE_TIME,
    DURATION,
    MONEY,
    MONTH,
    MONTHS,
    NUMBER,
    PERCENT,
    QUARTER,
    TEXT,
    TIME,
    ContextOf,
    Keyed,
    ListOf,
    MemberOf,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addendum.values import Type

_STANDARD: dict[Type, str] = {
    NUMBER: "number",
    TEXT: "string",
    BOOLEAN: "boolean",
    DATE: "date",
    TIME: "time",
    DATE_TIME: "date and time",
    DURATION: "days and time duration",
    CALENDAR_DAYS: "days and time duration",
    MONTHS: "years and months duration",
}
_WITH_UNIT: dict[Type, tuple[str, str, str]] = {
    PERCENT: ("percent", "number", "A percentage as its ratio: 99.5 % is 0.995."),
    MONEY: ("money", "number", "An amount of money{currency}, as a number."),
    BUSINESS_DAYS: ("business_days", "number", "A number of business days."),
    MONTH: ("month", "string", "A calendar month, as in 2025-03."),
    QUARTER: ("quarter", "string", "A calendar quarter, as in 2025-Q3."),
}
_ANY = "Any"
_OPEN = Bounds()


class ItemTypes:
    """The types of one export; `currency` is that of all its money, `""` where that is open."""

    def __init__(self, currency: str = "") -> None:
        self._currency = currency
        self._made: dict[str, Tag] = {}
        self._names: dict[object, str] = {}

    @property
    def definitions(self) -> tuple[Tag, ...]:
        """The item definitions that were needed."""
        return tuple(self._made.values())

    def reference(self, of_type: Type, name: str, bounds: Bounds = _OPEN) -> str:
        """What refers to a type; `name` is what it belongs to, for types that have no name of their own."""
        if bounds != _OPEN:
            return self._bounded(of_type, name, bounds)
        standard = _STANDARD.get(of_type)
        if standard is not None:
            return standard
        known = self._names.get(of_type)
        if known is None:
            known = self._names[of_type] = self._defined(of_type, name)
        return known

    def _defined(self, of_type: Type, name: str) -> str:
        if of_type in _WITH_UNIT:
            return self._with_unit(of_type)
        if isinstance(of_type, MemberOf):
            allowed = ", ".join(print_tree(literal(member)) for member in of_type.members)
            return self._make(of_type.name, (*_type_ref("string"), *_allowed(allowed)))
        if isinstance(of_type, ListOf):
            item = self.reference(of_type.item, f"{name}_item")
            wanted = f"list_of_{item.replace(' ', '_').lower()}"
            return self._make(wanted, _type_ref(item), is_collection="true")
        if isinstance(of_type, ContextOf) and of_type.fields:
            return self._make(f"{name}_record", self._components(of_type, name))
        return "context" if isinstance(of_type, ContextOf | Keyed) else _ANY

    def _components(self, of_type: ContextOf, name: str) -> Iterable[Tag]:
        for field, inner in of_type.fields:
            reference = self.reference(inner, f"{name}_{field}")
            yield Tag("itemComponent", {"name": field}, _type_ref(reference))

    def _with_unit(self, of_type: Type) -> str:
        name, base, says = _WITH_UNIT[of_type]
        description = says.replace("{currency}", f" in {self._currency}" if self._currency else "")
        return self._make(name, (*text_tag("description", description), *_type_ref(base)))

    def _bounded(self, of_type: Type, name: str, bounds: Bounds) -> str:
        low, high = (print_tree(literal(end)) if end is not None else "" for end in bounds)
        allowed = f"[{low}..{high}]" if low and high else f">= {low}" if low else f"<= {high}"
        inside = (*_type_ref(self.reference(of_type, name)), *_allowed(allowed))
        return self._make(f"{name}_in_bounds", inside)

    def _make(self, wanted: str, inside: Iterable[Tag], **attributes: str) -> str:
        """Add a definition under a name that no other has."""
        name, number = wanted, 1
        while name in self._made:
            number += 1
            name = f"{wanted}_{number}"
        named = {"id": f"type_{name}", "name": name}
        if "is_collection" in attributes:
            named["isCollection"] = attributes["is_collection"]
        self._made[name] = Tag("itemDefinition", named)  # its name is taken while its parts are made
        self._made[name] = Tag("itemDefinition", named, tuple(inside))
        return name


def _type_ref(reference: str) -> tuple[Tag, ...]:
    return text_tag("typeRef", reference)


def _allowed(tests: str) -> tuple[Tag, ...]:
    return (Tag("allowedValues", children=text_tag("text", tests)),)
