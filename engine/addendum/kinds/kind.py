"""The registry of document kinds: for each its schema, its lowering, and which of its maps are one value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.kinds import (
    calendars,
    credit_bands,
    holiday_lists,
    hour_quota,
    price,
    rules_section,
    severity_targets,
)
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document


def _nothing(_builder: Builder, _document: Document) -> None:
    """For kinds that only hold lists, facts or texts, which are read for every document alike."""


class Kind(NamedTuple):
    """A kind of document.

    `replaced_whole` names maps that a child replaces instead of merging into them; `shared` documents belong
    to every tier of their namespace, `included` ones to the tiers that name them.
    """

    schema: str
    declare: Callable[[Builder, Document], None] = _nothing
    lower: Callable[[Builder, Document], None] = _nothing
    replaced_whole: frozenset[str] = frozenset()
    shared: bool = False
    included: bool = False


KINDS: dict[str, Kind] = {
    "definitions": Kind("definitions", shared=True),
    "calendar": Kind(
        "calendar",
        calendars.declare_calendars,
        calendars.lower_calendars,
        frozenset({"calendars.*"}),
        shared=True,
    ),
    "holidays": Kind("holidays", lower=holiday_lists.lower_holidays, shared=True),
    "support-tier": Kind("support-tier"),
    "severity-targets": Kind(
        "severity-targets",
        severity_targets.declare,
        severity_targets.lower,
        frozenset({"commitments.*", "only if"}),
        included=True,
    ),
    "credit-bands": Kind(
        "credit-bands",
        credit_bands.declare,
        credit_bands.lower,
        frozenset(
            {
                "commitment",
                "eligible",
                "claim",
                "termination",
                "only",
                "only outages of",
                "counted in",
                "down for",
                "when",
            }
        ),
        included=True,
    ),
    "hour-quota": Kind(
        "hour-quota",
        hour_quota.declare,
        hour_quota.lower,
        frozenset({"hours", "fair use", "overage"}),
        included=True,
    ),
    "price": Kind("price", price.declare, price.lower, included=True),
    "rules": Kind(
        "rules", rules_section.declare, rules_section.lower, frozenset({"table", "gives"}), included=True
    ),
    "contract": Kind("contract"),
    "scenarios": Kind("scenarios"),
    "mapping": Kind("mapping"),
    "offering": Kind("offering"),
}
