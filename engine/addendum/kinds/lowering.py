"""From the documents of a subject to the program that answers for it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from addendum.calendars import CalendarBook
from addendum.kinds import contract as contract_kind
from addendum.kinds import support_tier
from addendum.kinds.builder import Builder
from addendum.kinds.calendar_checks import check_calendars
from addendum.kinds.clocks import declare_clocks
from addendum.kinds.facts import check_facts, declare_facts
from addendum.kinds.functions import functions_over
from addendum.kinds.kind import KINDS
from addendum.kinds.lists import declare_lists
from addendum.kinds.lowered import Lowered
from addendum.kinds.promises import declare_promises
from addendum.kinds.readings import apply_readings, readings_of, twice_registered, unknown_choices
from addendum.kinds.ticket_measures import declare_ticket_measures
from addendum.rules import Fact
from addendum.values import MemberOf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from addendum.kinds.document import Document

TIER = "tier"
TIERS = "tiers"


def lower_bundle(
    documents: Sequence[Document],
    tier: Document | None,
    contract: Document | None,
    chosen: Mapping[str, str],
    tiers: Sequence[str] = (),
) -> Lowered:
    """The program of a tier, or of a contract with its tier, under the readings chosen (else those taken).

    `tiers` are the names of all tiers of the namespace, which a choice by `tier` may have as its columns.
    """
    zone = contract_kind.zone_of_contract(contract)
    builder = Builder(zone, Counter(document.head.kind for document in documents))
    holders = [holder for holder in (tier, contract) if holder is not None]
    everything = (*documents, *holders)
    choices = tuple(choice for document in everything for choice in readings_of(document, chosen))
    builder.findings.extend(unknown_choices(chosen, choices))
    builder.findings.extend(twice_registered(choices))
    read = [apply_readings(document, choices, builder.findings.append) for document in everything]
    answering, holders = read[: len(documents)], read[len(documents) :]
    tier, contract = _by_kind(holders, "support-tier"), _by_kind(holders, "contract")
    _declare(builder, answering, tier, contract, tiers)
    _lower(builder, answering, tier, contract)
    for document in read:
        declare_promises(builder, document)
    check_calendars(builder)
    builder.finish()
    book = CalendarBook(builder.shelf.definitions.values(), builder.shelf.holidays.values())
    clocks, measures = builder.clocks, builder.ticket_measures
    return Lowered(
        program=builder.program(),
        questions=builder.questions,
        readings=choices,
        titles=builder.titles,
        totals=frozenset(builder.totals),
        functions=functions_over(lambda: book),
        lists=builder.lists,
        book=lambda: book,
        clock_table=lambda: clocks,
        measure_table=lambda: measures,
        promises=tuple(builder.promises),
        findings=tuple(dict.fromkeys(builder.findings)),
        scope=builder.scope(),
    )


def _by_kind(holders: Sequence[Document], kind: str) -> Document | None:
    return next((holder for holder in holders if holder.head.kind == kind), None)


def _declare(
    builder: Builder,
    documents: Sequence[Document],
    tier: Document | None,
    contract: Document | None,
    tiers: Sequence[str],
) -> None:
    """The first pass: every name with its type."""
    for document in documents:
        declare_lists(builder, document)
        declare_clocks(builder, document)
    for document in documents:
        declare_facts(builder, document)
    _offer_tier(builder, tier, tiers)
    holder = next((each for each in (contract, tier, *documents) if each is not None), None)
    if holder is not None:
        contract_kind.offer_customer(builder, contract, holder.origin(holder.body))
        contract_kind.offer_start(builder, contract, holder.origin(holder.body))
    if tier is not None:
        support_tier.declare(builder, tier)
    for document in sorted(documents, key=_is_of_another_kind_than_rules):
        KINDS[document.head.kind].declare(builder, document)
    for document in documents:
        check_facts(builder, document)
        declare_ticket_measures(builder, document)


def _is_of_another_kind_than_rules(document: Document) -> bool:
    """What sorts rules first: a part on credits may measure by its name what a rule decides."""
    return document.head.kind != "rules"


def _lower(
    builder: Builder, documents: Sequence[Document], tier: Document | None, contract: Document | None
) -> None:
    """The second pass: every decision."""
    if contract is not None:
        contract_kind.give_facts(builder, contract)
    if tier is not None:
        support_tier.lower(builder, tier)
    for document in documents:
        KINDS[document.head.kind].lower(builder, document)


def _offer_tier(builder: Builder, tier: Document | None, tiers: Sequence[str]) -> None:
    """Hold the fact `tier` ready, by which values may be chosen; the tier that is asked is its value."""
    if tier is None:
        return
    name = tier.head.last_part
    of_type = builder.lists.get(TIERS) or MemberOf(TIERS, tuple(tiers) or (name,))
    if name not in of_type.members:
        builder.report(
            "UNKNOWN-MEMBER",
            tier.head.place,
            f"The tier `{name}` is not in the list `{TIERS}`, so nothing can be chosen for it.",
            fix=f"Add `{name}` to the list.",
        )
    else:
        title = tier.head.title or name
        origin = tier.origin(tier.body)
        builder.offer(Fact(TIER, of_type, origin, "Tier", value=name, given_by=TIER))
        builder.titles.setdefault(f"{TIERS}.{name}", title)
