"""From the documents of a subject to the program that answers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addendum.kinds import contract as contract_kind
from addendum.kinds import support_tier
from addendum.kinds.builder import Builder
from addendum.kinds.facts import declare_facts, declare_lists
from addendum.kinds.kind import KINDS
from addendum.kinds.promises import declare_promises
from addendum.kinds.readings import Choice, apply_readings, readings_of, unknown_choices

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from addendum.findings import Finding
    from addendum.kinds.document import Document
    from addendum.kinds.promises import Promise
    from addendum.kinds.question import Question
    from addendum.rules import Program
    from addendum.values import MemberOf


class Lowered(NamedTuple):
    """A program with the questions it answers, its promises, the readings taken, and what lowering found.

    `titles` are the words for people by name (`list.member` for members).
    """

    program: Program
    questions: Mapping[str, Question]
    promises: tuple[Promise, ...]
    readings: tuple[Choice, ...]
    lists: Mapping[str, MemberOf]
    titles: Mapping[str, str]
    findings: tuple[Finding, ...]


def lower_bundle(
    documents: Sequence[Document],
    tier: Document | None,
    contract: Document | None,
    chosen: Mapping[str, str],
) -> Lowered:
    """The program of a tier, or of a contract with its tier, under the readings chosen (else those taken)."""
    builder = Builder()
    choices = tuple(choice for document in documents for choice in readings_of(document, chosen))
    builder.findings.extend(unknown_choices(chosen, choices))
    read = [apply_readings(document, choices, builder.findings.append) for document in documents]
    for document in read:
        declare_lists(builder, document)
    for document in (*read, *([contract] if contract is not None else [])):
        if document.head.kind != "contract":
            declare_facts(builder, document)
    if tier is not None:
        support_tier.declare(builder, tier)
    for document in read:
        KINDS[document.head.kind].declare(builder, document)
    if contract is not None:
        contract_kind.give_facts(builder, contract)
    if tier is not None:
        support_tier.lower(builder, tier)
    for document in read:
        KINDS[document.head.kind].lower(builder, document)
    for document in (*read, *([tier] if tier is not None else [])):
        declare_promises(builder, document)
    return Lowered(
        builder.program(),
        builder.questions,
        tuple(builder.promises),
        choices,
        builder.lists,
        builder.titles,
        tuple(dict.fromkeys(builder.findings)),
    )
