"""Values that are chosen by facts: wherever a value stands, `by` may choose it, in as many dimensions as needed.

A value position is flattened into branches, each a set of conditions with one result; branches become the rows
of a decision table. A plain value is one branch without conditions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addendum.documents import Mapping, Scalar, Sequence
from addendum.kinds.document import items_at, mapping_at
from addendum.rules import Among, Anything, Column, Decision, Row, Table, close_bands, read_condition
from addendum.values import ANY, TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addendum.documents import Node
    from addendum.feel import Compiled
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.rules import Condition, Origin
    from addendum.values import Type, Value

ANNOTATIONS = frozenset({"clause", "quote", "name", "assumed", "title"})


class Branch(NamedTuple):
    """One result and the conditions under which it holds."""

    conditions: dict[str, Condition]
    result: Value | Compiled | None
    origin: Origin

    def under(self, conditions: dict[str, Condition]) -> Branch:
        """The branch under further conditions; its own ones on the same fact are the narrower and stay."""
        return Branch({**conditions, **self.conditions}, self.result, self.origin)


def branches(
    builder: Builder,
    document: Document,
    node: Node,
    of_type: Type,
    result_key: str = "value",
    outside: dict[str, Condition] | None = None,
) -> list[Branch]:
    """The branches of the value written at `node`; rows of a `by` hold their result under `result_key`.

    `outside` are conditions that hold elsewhere (where a commitment is met): bands end where they begin.
    """
    if isinstance(node, Scalar):
        return [Branch({}, builder.value(node, of_type), document.origin(node))]
    if isinstance(node, Mapping) and "by" in node:
        return _chosen(builder, document, node, of_type, result_key, outside or {})
    if isinstance(node, Mapping):
        inner = node.get("value") or node.get(result_key)
        if inner is not None:
            inner_branches = branches(builder, document, inner, of_type, result_key)
            return [_annotated(branch, document, node) for branch in inner_branches]
    if isinstance(node, Sequence):
        return [Branch({}, tuple(_items(builder, node, of_type)), document.origin(node))]
    builder.report(
        "VALUE-EXPECTED",
        node.place,
        f"Here stands a list of settings where {of_type.says} is expected.",
        fix="Write the value, a formula beginning with `=`, or a choice beginning with `by:`.",
    )
    return []


def table_of(
    name: str, rows: Iterable[Branch], builder: Builder, needs: tuple[str, ...] | None = None
) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """The columns that branches test, in the order of their first use, and the branches as rows over them."""
    listed = list(rows)
    names = list(needs or ())
    for branch in listed:
        names.extend(fact for fact in branch.conditions if fact not in names)
    columns = tuple(Column(fact, builder.declared_type(fact) or ANY) for fact in names)
    table_rows = tuple(
        Row(
            tuple(branch.conditions.get(fact, Anything()) for fact in names),
            (branch.result,),
            branch.origin,
        )
        for branch in listed
    )
    return columns, table_rows


def decide_by_branches(
    builder: Builder,
    name: str,
    found: list[Branch],
    origin: Origin,
    *,
    title: str = "",
    otherwise: Value | None = None,
    needs: tuple[str, ...] | None = None,
) -> None:
    """Add the decision `name` whose table the branches make up."""
    columns, rows = table_of(name, found, builder, needs)
    table = Table(columns, rows, otherwise=None if otherwise is None else (otherwise,))
    builder.decide(
        Decision(
            name, tuple(column.name for column in columns), (builder.output(name),), table, origin, title
        )
    )


def facts_chosen_by(node: Node) -> tuple[str, ...]:
    """The facts that the `by` at and below a value position names, outermost first."""
    names: list[str] = []
    _collect_by(node, names)
    return tuple(dict.fromkeys(names))


def conditions_of(builder: Builder, node: Mapping) -> dict[str, Condition]:
    """The conditions of an `only if` or `when` map: fact by fact, all of them must hold."""
    found: dict[str, Condition] = {}
    for key, value in node.entries:
        of_type = builder.type_named(key.text, key.place)
        condition = read_condition(value, of_type, builder.findings.append)
        if condition is not None:
            found[key.text] = condition
    return found


def _items(builder: Builder, node: Sequence, of_type: Type) -> Iterable[Value | Compiled | None]:
    item_type = getattr(of_type, "item", TEXT)
    for item in node.items:
        if isinstance(item, Scalar):
            yield builder.value(item, item_type)


def _annotated(branch: Branch, document: Document, notes: Mapping) -> Branch:
    origin = document.origin(notes)
    own = branch.origin
    return branch._replace(
        origin=own._replace(
            name=own.name or origin.name,
            clause=origin.clause if "clause" in notes else own.clause,
            quote=own.quote or origin.quote,
            assumed=own.assumed or origin.assumed,
        )
    )


def chosen_rows(
    builder: Builder, document: Document, node: Mapping
) -> Iterable[tuple[dict[str, Condition], Node, Origin]]:
    """The entries of a `by` map that chooses something other than a value (a commitment), with their conditions."""
    facts = [item for item in items_at(node, "by") if isinstance(item, Scalar)]
    yield from _entries(builder, document, node, facts)


def _entries(
    builder: Builder, document: Document, node: Mapping, facts: list[Scalar]
) -> Iterable[tuple[dict[str, Condition], Node, Origin]]:
    fact = facts[0]
    for condition, value in _member_conditions(builder, node, builder.type_named(fact.text, fact.place)):
        if len(facts) > 1 and isinstance(value, Mapping):
            for inner, written, origin in _entries(builder, document, value, facts[1:]):
                yield {fact.text: condition, **inner}, written, origin
        else:
            yield {fact.text: condition}, value, document.origin(value)


def _chosen(
    builder: Builder,
    document: Document,
    node: Mapping,
    of_type: Type,
    result_key: str,
    outside: dict[str, Condition],
) -> list[Branch]:
    facts = [item for item in items_at(node, "by") if isinstance(item, Scalar)]
    rows = node.get("rows")
    if isinstance(rows, Sequence):
        limit = outside.get(facts[0].text)
        return _from_rows(builder, document, node, facts[0], rows, of_type, result_key, limit)
    return _from_members(builder, document, node, facts, of_type, result_key)


def _from_members(
    builder: Builder, document: Document, node: Mapping, facts: list[Scalar], of_type: Type, result_key: str
) -> list[Branch]:
    fact = facts[0]
    fact_type = builder.type_named(fact.text, fact.place)
    found: list[Branch] = []
    for condition, value in _member_conditions(builder, node, fact_type):
        if len(facts) > 1 and isinstance(value, Mapping) and "by" not in value:
            inner = _from_members(builder, document, value, facts[1:], of_type, result_key)
        else:
            inner = branches(builder, document, value, of_type, result_key)
        found.extend(branch.under({fact.text: condition}) for branch in inner)
    return [_annotated(branch, document, node) for branch in found]


def _member_conditions(builder: Builder, node: Mapping, fact_type: Type) -> Iterable[tuple[Condition, Node]]:
    """The entries of a `by` map with their conditions; `otherwise` is met by whatever no other entry names."""
    named: list[Value] = []
    otherwise: Node | None = None
    for key, value in node.entries:
        if key.text == "otherwise":
            otherwise = value
        elif key.text != "by" and key.text not in ANNOTATIONS:
            condition = read_condition(key, fact_type, builder.findings.append)
            if condition is not None:
                named.extend(condition.values if isinstance(condition, Among) else ())
                yield condition, value
    if otherwise is not None:
        yield Among(tuple(named), negated=True), otherwise


def _from_rows(
    builder: Builder,
    document: Document,
    node: Mapping,
    fact: Scalar,
    rows: Sequence,
    of_type: Type,
    result_key: str,
    limit: Condition | None,
) -> list[Branch]:
    fact_type = builder.type_named(fact.text, fact.place)
    maps = [row for row in rows.items if isinstance(row, Mapping)]
    closed = close_bands(
        [band_words(row, result_key) for row in maps], fact_type, builder.findings.append, limit
    )
    found: list[Branch] = []
    for row, condition in zip(maps, closed, strict=True):
        result = row.get(result_key) or row.get("value")
        if condition is None or result is None:
            continue
        when = mapping_at(row, "when")
        further = conditions_of(builder, when) if when is not None else {}
        for branch in branches(builder, document, result, of_type, result_key):
            found.append(_annotated(branch.under({fact.text: condition, **further}), document, row))
    return [_annotated(branch, document, node) for branch in found]


def band_words(row: Mapping, result_key: str) -> Mapping:
    """The condition words of a band's row, without its result and annotations."""
    skipped = ANNOTATIONS | {result_key, "value", "when"}
    return Mapping(tuple(entry for entry in row.entries if entry[0].text not in skipped), row.place)


def _collect_by(node: Node, names: list[str]) -> None:
    if isinstance(node, Mapping):
        names.extend(item.text for item in items_at(node, "by") if isinstance(item, Scalar))
        for _, value in node.entries:
            _collect_by(value, names)
    elif isinstance(node, Sequence):
        for item in node.items:
            _collect_by(item, names)
