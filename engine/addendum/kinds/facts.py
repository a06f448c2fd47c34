"""Facts as documents declare them: type, unit, bounds, whether optional, and who gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.findings import did_you_mean, listed
from addendum.kinds.document import mapping_at, text_at
from addendum.rules import Bounds, Fact
from addendum.values import (
    NUMBER,
    ContextOf,
    Keyed,
    ListOf,
    MemberOf,
    NoAnswer,
    ValueProblem,
    is_ordered,
    parse_type,
    read,
    reader,
)

if TYPE_CHECKING:
    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.values import Type, Value

BY_DECISION = "decision"


def declare_facts(builder: Builder, document: Document) -> None:
    """Add the facts that a document declares; what a decision gives is left to that decision."""
    facts = mapping_at(document.body, "facts")
    for name, declared in facts.entries if facts is not None else ():
        of_type = type_of(builder, declared)
        if of_type is None:
            continue
        if text_at(declared, "from") == BY_DECISION:
            builder.expect_decision(name.text, of_type, name.place)
        else:
            builder.add_fact(_fact(builder, document, name.text, declared, of_type))


def check_facts(builder: Builder, document: Document) -> None:
    """Look at what facts say of each other, once all are declared: keys of maps, and totals of lists."""
    facts = mapping_at(document.body, "facts")
    for name, declared in facts.entries if facts is not None else ():
        of_type = builder.declared_type(name.text)
        if isinstance(of_type, Keyed) and not _are_known(builder, of_type):
            _report_open_keys(builder, name, of_type)
        total = declared.get("total of") if isinstance(declared, Mapping) else None
        if isinstance(total, Scalar) and not _is_list_of_records(builder.type_named(total.text, total.place)):
            builder.report(
                "TOTAL-OF-NO-LIST",
                total.place,
                f"`{total.text}` is no list of records, so `{name.text}` cannot be its total.",
                fix="Name a fact of the type `list of records`.",
            )


def _are_known(builder: Builder, of_type: Keyed) -> bool:
    """Whether something says what the keys of a map are: a list, or a fact that is looked up by."""
    return members_by(builder, of_type) is not None or builder.declared_type(of_type.keys) is not None


def members_by(builder: Builder, of_type: Keyed) -> MemberOf | None:
    """The list that the keys of a map come from: that of the fact so named, or the list itself."""
    fact_type = builder.declared_type(of_type.keys)
    if isinstance(fact_type, MemberOf):
        return fact_type
    return builder.lists.get(of_type.keys) or builder.lists.get(f"{of_type.keys}s")


def type_of(builder: Builder, declared: Node) -> Type | None:
    """The type that a fact is declared with; a record has `fields`, a list of them says so in `type`."""
    if isinstance(declared, Scalar):
        return _parse(builder, declared)
    fields = mapping_at(declared, "fields")
    written = declared.get("type") if isinstance(declared, Mapping) else None
    if fields is not None:
        record = _record(builder, fields)
        listed_type = isinstance(written, Scalar) and written.text.startswith("list")
        return ListOf(record) if listed_type else record
    if isinstance(written, Scalar):
        return _parse(builder, written)
    builder.report(
        "TYPE-MISSING",
        declared.place,
        "This fact has no type, so nothing can be read or compared.",
        fix="Write for example `type: money`.",
    )
    return None


def _fact(builder: Builder, document: Document, name: str, declared: Node, of_type: Type) -> Fact:
    unit = text_at(declared, "unit")
    title = text_at(declared, "title")
    return Fact(
        name=name,
        type=of_type,
        origin=document.origin(declared),
        title=f"{title}, in {unit}" if title and unit else title or unit,
        optional=text_at(declared, "optional") == "true",
        bounds=_bounds(builder, declared, of_type),
        number_means=_number_means(builder, declared, of_type),
        given_by=text_at(declared, "from"),
    )


def _record(builder: Builder, fields: Mapping) -> ContextOf:
    typed = [(key.text, type_of(builder, value), value) for key, value in fields.entries]
    known = tuple((key, of_type) for key, of_type, _ in typed if of_type is not None)
    optional = (key for key, of_type, value in typed if of_type and text_at(value, "optional") == "true")
    return ContextOf(known, open=False, optional=frozenset(optional))


def _parse(builder: Builder, written: Scalar) -> Type | None:
    try:
        return parse_type(written.text, builder.lists)
    except ValueProblem as problem:
        builder.problem(problem, written.place)
        return None


def _bounds(builder: Builder, declared: Node, of_type: Type) -> Bounds:
    bounds = Bounds(
        _bound(builder, declared, "at least", of_type), _bound(builder, declared, "at most", of_type)
    )
    if bounds.at_least is None or bounds.at_most is None:
        return bounds
    try:
        if bounds.at_least <= bounds.at_most:
            return bounds
        says = "No value lies within these bounds: the least lies above the greatest."
    except NoAnswer as problem:
        says = problem.says
    builder.report("BOUNDS-EMPTY", declared.place, says, fix="Correct `at least` or `at most`.")
    return Bounds()


def _bound(builder: Builder, declared: Node, word: str, of_type: Type) -> Value | None:
    node = declared.get(word) if isinstance(declared, Mapping) else None
    if not isinstance(node, Scalar):
        return None
    if not is_ordered(of_type):
        builder.report(
            "CONDITION-NOT-ORDERED",
            node.place,
            f"{of_type.says.capitalize()} has no size, so it has no bounds.",
            fix="Leave the bounds out.",
        )
        return None
    try:
        return read(of_type, node.text)
    except ValueProblem as problem:
        builder.problem(problem, node.place)
        return None


def _number_means(builder: Builder, declared: Node, of_type: Type) -> str:
    """The unit that a bare number stands for; one that does not fit the type is reported."""
    node = declared.get("number means") if isinstance(declared, Mapping) else None
    if not isinstance(node, Scalar):
        return ""
    try:
        reader(of_type, number_means=node.text)
    except ValueProblem as problem:
        builder.problem(problem, node.place)
        return ""
    return "" if of_type == NUMBER else node.text


def _is_list_of_records(of_type: Type) -> bool:
    return isinstance(of_type, ListOf) and isinstance(of_type.item, ContextOf)


def _report_open_keys(builder: Builder, name: Scalar, of_type: Keyed) -> None:
    known = [fact.name for fact in builder.facts.values() if isinstance(fact.type, MemberOf)]
    near = did_you_mean(of_type.keys, [*known, *builder.lists])
    builder.report(
        "KEYS-UNKNOWN",
        name.place,
        f"`{name.text}` has a value by `{of_type.keys}`, and nothing says which `{of_type.keys}` there are.",
        fix=f"Write `by {near}`."
        if near
        else f"Declare `{of_type.keys}` as a fact of a list; lists are {listed(builder.lists, 'and')}.",
    )
