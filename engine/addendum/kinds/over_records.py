"""What an author writes over the fields of a record, as text of a formula: values, tests and choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.feel import Profile, Scope, compile_formula, print_tree, rebuilt
from addendum.feel import tree as t
from addendum.findings import FindingsError, listed
from addendum.kinds.as_formula import condition_text, literal
from addendum.kinds.branches import ANNOTATIONS, conditions_of
from addendum.kinds.builder import is_formula_text
from addendum.kinds.document import items_at
from addendum.rules import Among, read_condition
from addendum.values import BOOLEAN, DURATION, MemberOf, read, show

if TYPE_CHECKING:
    from addendum.documents import Node
    from addendum.feel import Compiled
    from addendum.findings import Place
    from addendum.kinds.builder import Builder
    from addendum.values import ContextOf, Type, Value

RECORD = "the_record"
"""The record in such a text; filters inside a formula call their own items `item`."""


def formula_over(builder: Builder, node: Scalar, record: ContextOf, expected: Type | None) -> str:
    """The formula written in `node` over fields of a record and other names; `""` where it has findings."""
    text = node.text.removeprefix("=").lstrip()
    start = len(node.text) - len(text)

    def at(offset: int, length: int) -> Place:
        return node.at(start + offset, length)

    try:
        compiled = compile_formula(text, _scope(builder, record), Profile.POLICY, at, expected)
    except FindingsError as error:
        builder.findings.extend(error.findings)
        return ""
    return f"({print_tree(_over_fields(compiled, record))})"


def test_over(builder: Builder, node: Node, record: ContextOf) -> str:
    """The test that a formula or conditions on fields make; `""` where there is none."""
    if isinstance(node, Scalar):
        return formula_over(builder, node, record, BOOLEAN)
    if not isinstance(node, Mapping):
        return ""
    found = conditions_of(builder, node, record)
    return " and ".join(condition_text(f"{RECORD}.{field}", condition) for field, condition in found.items())


def value_over(builder: Builder, node: Node, record: ContextOf, of_type: Type) -> str:
    """The value at `node`, which fields of a record may choose with `by`; `""` where it has findings."""
    if isinstance(node, Scalar):
        if is_formula_text(node):
            return formula_over(builder, node, record, None)
        value = builder.value(node, of_type)
        return "" if value is None else literal(value)
    if not isinstance(node, Mapping):
        return ""
    if "by" not in node:
        inner = node.get("value")
        return value_over(builder, inner, record, of_type) if inner is not None else ""
    return _chosen(builder, node, record, of_type)


def duration_text(text: str) -> str:
    """A length of time as a formula writes it, from how policies write it: `1 hour 30 minutes`."""
    return literal(read(DURATION, text))


def _chosen(builder: Builder, node: Mapping, record: ContextOf, of_type: Type) -> str:
    """A value by the members of one field or fact, as a formula that tests one after the other."""
    (named, *_) = (item for item in items_at(node, "by") if isinstance(item, Scalar))
    known = record.field(named.text)
    chosen_by = known if known is not None else builder.type_named(named.text, named.place)
    subject = named.text if known is None else f"{RECORD}.{named.text}"
    cases, otherwise = [], ""
    left = set(_members(chosen_by))
    for key, value in node.entries:
        if key.text == "by" or key.text in ANNOTATIONS:
            continue
        written = value_over(builder, value, record, of_type)
        if not written:
            return ""
        if key.text == "otherwise":
            otherwise = written
            continue
        condition = read_condition(key, chosen_by, builder.findings.append)
        if condition is None:
            return ""
        cases.append((condition_text(subject, condition), written))
        left -= set(condition.values) if isinstance(condition, Among) else set()
    if not otherwise and (left or not _members(chosen_by)):
        _report_missing(builder, node, named, sorted(map(show, left)))
    otherwise = otherwise or (cases.pop()[1] if cases else "")
    return f"({''.join(f'if {test} then {written} else ' for test, written in cases)}{otherwise})"


def _members(of_type: Type) -> tuple[Value, ...]:
    if isinstance(of_type, MemberOf):
        return of_type.members
    return (True, False) if of_type is BOOLEAN else ()


def _report_missing(builder: Builder, node: Mapping, named: Scalar, left: list[str]) -> None:
    builder.report(
        "MEMBER-MISSING",
        node.place,
        f"Nothing is said for {listed(left, 'and')}." if left else f"Not every `{named.text}` is named here.",
        fix="Add the missing ones, or `otherwise:`.",
    )


def _scope(builder: Builder, record: ContextOf) -> Scope:
    """The names around the documents' formulas, and before them the fields of the record."""
    around = builder.scope()
    fields = dict(record.fields)
    optional = (around.optional - fields.keys()) | record.optional
    return Scope(
        {**around.names, **fields}, around.functions, around.members, around.lists, optional, around.types
    )


def _over_fields(formula: Compiled, record: ContextOf) -> t.Node:
    """The tree with `the_record.cause` for the field `cause`."""
    fields = dict(record.fields)
    notes = formula.parts[1]

    def change(old: t.Node, new: t.Node) -> t.Node:
        if not isinstance(old, t.Name) or old.name not in fields:
            return new
        meaning = notes.meaning(old)
        if meaning is None or meaning.kind != "value":
            return new
        return t.Path(t.Name(RECORD, old.start, old.end), old.name, old.start, old.end)

    return rebuilt(formula.tree, change)
