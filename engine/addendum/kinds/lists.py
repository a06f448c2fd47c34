"""Lists as documents define them: members in order, the most severe first, each with its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar, Sequence
from addendum.findings import Related
from addendum.kinds.branches import ANNOTATIONS
from addendum.kinds.document import mapping_at, text_at
from addendum.values import MemberOf, Outcome

if TYPE_CHECKING:
    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document

_WORDS = ANNOTATIONS | {"any", "otherwise", "by", "rows", "value", "true", "false", "null"}


def is_policy_word(text: str) -> bool:
    """Whether a text is a word of the policy language, so that it cannot be the member of a list."""
    return text in _WORDS or Outcome.named(text) is not None


def declare_lists(builder: Builder, document: Document) -> None:
    """Add the lists that a document defines."""
    lists = mapping_at(document.body, "lists")
    for name, members in lists.entries if lists is not None else ():
        if not isinstance(members, Sequence):
            continue
        found: dict[str, Scalar] = {}
        for item in members.items:
            member = _member(item)
            if member is None:
                continue
            if member.text in found:
                _report_twice(builder, name.text, member, found[member.text])
            elif is_policy_word(member.text):
                _report_word(builder, name.text, member)
            else:
                found[member.text] = member
                if title := _title(item):
                    builder.titles.setdefault(f"{name.text}.{member.text}", title)
        builder.add_list(MemberOf(name.text, tuple(found)), name.place)


def _member(item: Node) -> Scalar | None:
    """A member's name, written `S1` or `{S1: Critical Incident}`."""
    if isinstance(item, Mapping) and item.entries:
        return item.entries[0][0]
    return item if isinstance(item, Scalar) else None


def _title(item: Node) -> str:
    if not isinstance(item, Mapping):
        return ""
    _, title = item.entries[0]
    return title.text if isinstance(title, Scalar) else text_at(title, "title")


def _report_twice(builder: Builder, name: str, member: Scalar, first: Scalar) -> None:
    builder.report(
        "NAME-TWICE",
        member.place,
        f"The list `{name}` names `{member.text}` twice.",
        fix="Name each member once.",
        related=(Related(first.place, "named here first"),),
    )


def _report_word(builder: Builder, name: str, member: Scalar) -> None:
    builder.report(
        "MEMBER-WORD",
        member.place,
        f"`{member.text}` is a word of the policy language, so it cannot be a member of `{name}`.",
        fix="Give the member another name, and keep the word as its title.",
    )
