"""What a subject is offered: its title, its features, and what is promised for each severity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.rows import cell
from addendum.answers.words import is_code, value_words
from addendum.kinds import mapping_at, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.findings import Place
    from addendum.kinds import Lowered, Question
    from addendum.library import Standing
    from addendum.values import MemberOf

SEVERITY = "severity"
"""The fact that questions on response targets turn on."""

_YES_OR_NO = {"true": "yes", "false": "no"}


def titled(standing: Standing) -> str:
    """The title of the contract or tier that is asked."""
    holder = standing.bundle.contract or standing.bundle.tier
    return (holder.head.title or holder.head.id) if holder is not None else standing.subject


def features_of(standing: Standing) -> Iterator[tuple[str, str, Place]]:
    """The features that the tier lists: name, value in words, place."""
    tier = standing.bundle.tier
    listed = mapping_at(tier.body, "features") if tier is not None else None
    for key, node in listed.entries if listed is not None else ():
        text = text_of(node)
        yield key.text, _YES_OR_NO.get(text, text), node.place


def member_label(lowered: Lowered, member: str) -> str:
    """A severity with its title, `S1 Critical Incident`, or by its title alone where the name is no code."""
    title = lowered.titles.get(f"severities.{member}", "")
    return title if title and not is_code(member) else f"{member} {title}".strip()


def members_words(lowered: Lowered, members: MemberOf) -> str:
    """The members of a list in order, by their titles."""
    return "; ".join(value_words(lowered, members, member) for member in members.members)


def members_of(lowered: Lowered, fact: str) -> tuple[str, ...]:
    """The members of the list that a fact or decision takes its values from."""
    found = lowered.program.facts.get(fact)
    decision = lowered.program.decisions.get(fact)
    of_type = found.type if found is not None else decision.outputs[0].type if decision is not None else None
    return tuple(getattr(of_type, "members", ()))


def promised_keys(lowered: Lowered, question: Question) -> list[str]:
    """The parts of a question's answer on which something is said for some severity."""
    members = members_of(lowered, SEVERITY)
    return list(
        dict.fromkeys(
            field.path[0]
            for field in question.fields
            if field.source != SEVERITY
            and any(cell(lowered, field.source, SEVERITY, member).lines for member in members)
        )
    )


def promised_text(lowered: Lowered, question: Question, key: str, member: str) -> str:
    """What stands at `key` of a question's answer for a severity, details included, as a table prints it."""
    told, is_absent = "", False
    for entry in question.fields:
        if entry.path[0] != key:
            continue
        found = cell(lowered, entry.source, SEVERITY, member)
        if not entry.inner:
            told = found.worded(entry.path[1] if len(entry.path) > 1 else "")
            is_absent = found.is_absent
        elif found.lines and not is_absent:
            told = f"{told}, {entry.path[1]} {found.text}"
    return told or "no commitment"
