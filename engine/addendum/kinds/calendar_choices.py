"""Zones and regions of calendars that facts decide: `zone: = customer.zone`, `zone: {by: office, …}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.branches import branches, decide_by_branches
from addendum.kinds.builder import is_formula_text
from addendum.rules import is_formula
from addendum.values import ANY, TEXT, ListOf, MemberOf, ValueProblem, region

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.documents import Node
    from addendum.findings import Place
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.values import Type

ZONE, REGION = "zone", "region"
HOLIDAYS_OF = "holidays of"


def is_decided(node: Node | None) -> bool:
    """Whether facts decide a value: it is a formula or a choice."""
    if isinstance(node, Scalar):
        return is_formula_text(node)
    return isinstance(node, Mapping) and "by" in node


def decision_name(calendar: str, what: str) -> str:
    """The name of the decision on the zone or the region of a calendar."""
    return f"calendars.{calendar}.{what}"


def declare_decided(builder: Builder, document: Document, calendar: str, what: str, node: Node) -> str:
    """Announce the decision on a zone or region; its name."""
    name = decision_name(calendar, what)
    words = "Time zone" if what == ZONE else "Region of the holidays"
    of_type: Type = TEXT if what == ZONE else ANY
    builder.announce_once(name, of_type, (), document.origin(node))
    builder.titles.setdefault(name, f"{words} of the calendar {calendar}")
    return name


def decide_zone(builder: Builder, document: Document, calendar: str, node: Node) -> None:
    """Add the decision on the zone of a calendar."""
    name = decision_name(calendar, ZONE)
    title = builder.titles[name]
    if isinstance(node, Scalar):
        builder.decide_by_formula(name, builder.formula(node, TEXT), document.origin(node), title)
        return
    found = branches(builder, document, node, TEXT)
    for branch in found:
        if isinstance(branch.result, str):
            _check_zone(builder, branch.result, branch.origin.place)
    decide_by_branches(builder, name, found, document.origin(node), title=title)


def decide_regions(
    builder: Builder, document: Document, calendar: str, node: Node
) -> Iterator[tuple[str, Place]]:
    """Add the decision on the regions of a calendar; the regions that it names, and where."""
    name = decision_name(calendar, REGION)
    title = builder.titles[name]
    if isinstance(node, Scalar):
        formula = builder.formula(node)
        if formula is not None and not _are_regions(formula.type):
            formula = builder.formula(node, TEXT)
        builder.decide_by_formula(name, formula, document.origin(node), title)
        return
    found = branches(builder, document, node, TEXT)
    decide_by_branches(builder, name, found, document.origin(node), title=title)
    for branch in found:
        if isinstance(branch.result, str) and not is_formula(branch.result):
            yield branch.result, branch.origin.place


def check_zone(builder: Builder, zone: Scalar) -> None:
    """A time zone that is written out exists."""
    _check_zone(builder, zone.text, zone.place)


def _check_zone(builder: Builder, name: str, place: Place) -> None:
    if name == "UTC":
        return
    try:
        region(name)
    except ValueProblem as problem:
        builder.problem(problem, place)


def _are_regions(of_type: Type) -> bool:
    item = of_type.item if isinstance(of_type, ListOf) else of_type
    return item in (TEXT, ANY) or isinstance(item, MemberOf)
