"""What facts, or fields of a record, choose with `by`, as text of a formula that tests one after the other.

A choice that becomes rows of a table is read by `branches`; this is for one that stands inside a formula.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar, Sequence
from addendum.findings import listed
from addendum.kinds.as_formula import condition_text, literal
from addendum.kinds.branches import ANNOTATIONS, band_words
from addendum.kinds.document import items_at
from addendum.light import NamedTuple
from addendum.rules import Among, close_bands, read_condition
from addendum.values import BOOLEAN, MemberOf, show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.rules import Condition
    from addendum.values import ContextOf, Type, Value

    Leaf = Callable[[Node], str]

RECORD = "the_record"
"""The record in such a text; filters inside a formula call their own items `item`."""
_VALUE = "value"


class _Subject(NamedTuple):
    """A fact or a field that chooses: where it is named, its text in formulas, its type, its one value."""

    named: Scalar
    text: str
    type: Type
    only: Value | None


def chosen_text(builder: Builder, node: Node, leaf: Leaf, record: ContextOf | None = None) -> str:
    """The text for what stands at `node`; `leaf` writes each value, and `""` where one has findings.

    Fields of `record` go before facts of the same name.
    """
    if isinstance(node, Mapping):
        if "by" in node:
            named = [item for item in items_at(node, "by") if isinstance(item, Scalar)]
            return _chosen(builder, node, named, leaf, record)
        inner = node.get(_VALUE)
        if inner is not None:
            return chosen_text(builder, inner, leaf, record)
    return leaf(node)


def _chosen(
    builder: Builder, node: Mapping, named: list[Scalar], leaf: Leaf, record: ContextOf | None
) -> str:
    subject = _subject(builder, named[0], record)
    cases: list[str] = []
    otherwise = ""
    left = dict.fromkeys(_members(subject.type))
    for condition, value in _entries(builder, node, subject):
        if len(named) > 1 and isinstance(value, Mapping) and not {"by", _VALUE} & set(value):
            text = _chosen(builder, value, named[1:], leaf, record)
        else:
            text = chosen_text(builder, value, leaf, record)
        if not text:
            return ""
        if condition is None:
            otherwise = text
            continue
        cases.append(f"if {condition_text(subject.text, condition)} then {text} else ")
        for member in condition.values if isinstance(condition, Among) else ():
            left.pop(member, None)
    if left and not otherwise and (subject.only is None or subject.only in left):
        _report_missing(builder, subject, list(left))
    otherwise = otherwise or f"nothing_said({literal(subject.named.text)}, {subject.text})"
    return f"({''.join(cases)}{otherwise})"


def _subject(builder: Builder, named: Scalar, record: ContextOf | None) -> _Subject:
    field = record.field(named.text) if record is not None else None
    if field is not None:
        return _Subject(named, f"{RECORD}.{named.text}", field, None)
    of_type = builder.type_named(named.text, named.place)
    fact = builder.facts.get(named.text)
    return _Subject(named, named.text, of_type, fact.value if fact is not None else None)


def _entries(builder: Builder, node: Mapping, subject: _Subject) -> Iterator[tuple[Condition | None, Node]]:
    """The values with their conditions; None for what stands under `otherwise`."""
    rows = node.get("rows")
    if isinstance(rows, Sequence):
        maps = [row for row in rows.items if isinstance(row, Mapping)]
        words = [band_words(row, _VALUE) for row in maps]
        for row, closed in zip(maps, close_bands(words, subject.type, builder.findings.append), strict=True):
            value = row.get(_VALUE)
            if closed is not None and value is not None:
                yield closed, value
        return
    for key, value in node.entries:
        if key.text == "otherwise":
            yield None, value
        elif key.text != "by" and key.text not in ANNOTATIONS:
            condition = read_condition(key, subject.type, builder.findings.append)
            if condition is not None:
                yield condition, value


def _members(of_type: Type) -> tuple[Value, ...]:
    if isinstance(of_type, MemberOf):
        return of_type.members
    return (True, False) if of_type is BOOLEAN else ()


def _report_missing(builder: Builder, subject: _Subject, left: list[Value]) -> None:
    missing = listed([show(member) for member in left], "and")
    builder.report(
        "MEMBER-MISSING",
        subject.named.place,
        f"Nothing is said for the {subject.named.text.replace('_', ' ')} {missing}.",
        fix=f"Add {missing}, or `otherwise:`.",
    )
