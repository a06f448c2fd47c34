"""Facts as documents declare them: type, unit, bounds, whether optional, and who gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar, Sequence
from addendum.kinds.document import mapping_at, text_at
from addendum.rules import Bounds, Fact
from addendum.values import ContextOf, ListOf, MemberOf, ValueProblem, parse_type, read

if TYPE_CHECKING:
    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.values import Type, Value


def declare_lists(builder: Builder, document: Document) -> None:
    """Add the lists that a document defines; their members stand in order, the most severe first."""
    lists = mapping_at(document.body, "lists")
    for name, members in lists.entries if lists is not None else ():
        if not isinstance(members, Sequence):
            continue
        entries = [_member(item) for item in members.items]
        twice = {text for text, _ in entries if sum(text == other for other, _ in entries) > 1}
        for text in sorted(twice):
            builder.report(
                "NAME-TWICE",
                members.place,
                f"The list `{name.text}` names `{text}` twice.",
                fix="Name each member once.",
            )
        builder.add_list(MemberOf(name.text, tuple(dict.fromkeys(text for text, _ in entries))), name.place)
        builder.titles.update({f"{name.text}.{text}": title for text, title in entries if title})


def declare_facts(builder: Builder, document: Document, *, key: str = "facts") -> None:
    """Add the facts that a document declares."""
    facts = mapping_at(document.body, key)
    for name, declared in facts.entries if facts is not None else ():
        of_type = type_of(builder, declared)
        if of_type is None:
            continue
        origin = document.origin(declared)
        builder.add_fact(
            Fact(
                name=name.text,
                type=of_type,
                origin=origin,
                title=text_at(declared, "title"),
                optional=text_at(declared, "optional") == "true",
                bounds=Bounds(
                    _bound(builder, declared, "at least", of_type),
                    _bound(builder, declared, "at most", of_type),
                ),
                number_means=text_at(declared, "number means"),
                given_by=text_at(declared, "from"),
            )
        )


def type_of(builder: Builder, declared: Node) -> Type | None:
    """The type that a fact is declared with; a record has `fields`, a list of records says `list of records`."""
    if isinstance(declared, Scalar):
        return _parse(builder, declared)
    fields = mapping_at(declared, "fields")
    written = declared.get("type") if isinstance(declared, Mapping) else None
    if fields is not None:
        typed = tuple((key.text, type_of(builder, value)) for key, value in fields.entries)
        record = ContextOf(tuple((key, of_type) for key, of_type in typed if of_type is not None), open=False)
        listed = isinstance(written, Scalar) and written.text.startswith("list")
        return ListOf(record) if listed else record
    if isinstance(written, Scalar):
        return _parse(builder, written)
    builder.report(
        "TYPE-MISSING",
        declared.place,
        "This fact has no type, so nothing can be read or compared.",
        fix="Write for example `type: money`.",
    )
    return None


def _parse(builder: Builder, written: Scalar) -> Type | None:
    try:
        return parse_type(written.text, builder.lists)
    except ValueProblem as problem:
        builder.report(problem.code, written.place, problem.says, fix=problem.fix)
        return None


def _bound(builder: Builder, declared: Node, word: str, of_type: Type) -> Value | None:
    node = declared.get(word) if isinstance(declared, Mapping) else None
    if not isinstance(node, Scalar):
        return None
    try:
        return read(of_type, node.text)
    except ValueProblem as problem:
        builder.report(problem.code, node.place, problem.says, fix=problem.fix)
        return None


def _member(item: Node) -> tuple[str, str]:
    """A member's name and title, written `S1` or `{S1: Critical Incident}`."""
    if isinstance(item, Mapping) and item.entries:
        key, title = item.entries[0]
        return key.text, title.text if isinstance(title, Scalar) else text_at(title, "title")
    return (item.text, "") if isinstance(item, Scalar) else ("", "")
