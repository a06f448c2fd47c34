"""What a document on a quota says, term by term: how much, of what, what is left over and what more costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Sequence
from addendum.kinds.document import text_at
from addendum.kinds.own_words import in_words, lines_of, stated
from addendum.kinds.question import Term
from addendum.kinds.quota_names import granted_node, quota_names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as Table

    from addendum.documents import Node
    from addendum.kinds.document import Document
    from addendum.kinds.question import Question
    from addendum.values import MemberOf

# What a document states besides its hours, by its words, with what people call it.
_STATED = {
    "counted from": "Periods count from",
    "change within a period": "Change within a period",
    "part of a period": "Part of a period",
    "activities that count": "Activities that count",
    "each entry": "Each entry is rounded",
    "roll over": "Roll-over",
    "fair use": "Fair use",
}


def quota_page(
    document: Document, question: Question, lists: Table[str, MemberOf], titles: Table[str, str]
) -> Iterator[Term]:
    """The terms of a document on hours, in the order in which a contract has them."""
    body = document.body
    sources = {field.path[0]: field.source for field in question.fields}
    if "delivered by" in body:
        yield Term("", sources["delivered_by"])
    names = quota_names(document)
    if granted_node(document) is not None:
        per = text_at(body, "per")
        yield Term(f"{names.noun} per {per}" if per else names.noun, names.stem)
    for word, node in ((key.text, value) for key, value in body.entries if key.text in _STATED):
        term = stated(_STATED[word], document, node)
        if word == "activities that count":
            says = _activities(node, lists, titles)
            term = term._replace(says=tuple((line, document.origin(node)) for line in says))
        elif word in ("change within a period", "counted from"):
            term = term._replace(says=tuple((line.replace("_", " "), at) for line, at in term.says))
        yield term
    if "overage" in body:
        overage = body.get("overage")
        if isinstance(overage, Mapping) and "price" in overage:
            yield stated("Overage", document, overage, sources["overage"])
        else:
            yield Term("Overage", sources["overage"])


def _activities(written: Node, lists: Table[str, MemberOf], titles: Table[str, str]) -> Iterator[str]:
    """The activities by their titles: those that stand here, or the members of the list that is named."""
    if isinstance(written, Sequence):
        named = [(of_list.name, member) for of_list in lists.values() for member in of_list.members]
        known = {member: titles.get(f"{name}.{member}", member) for name, member in named}
        yield from (known.get(text, text) for text, _ in lines_of(written))
        return
    name = in_words(written)
    for member in lists[name].members if name in lists else ():
        yield titles.get(f"{name}.{member}", member)
