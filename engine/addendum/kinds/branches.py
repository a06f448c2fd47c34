"""Values that are chosen by facts: wherever a value stands, `by` may choose it, in several dimensions too.

A value position is flattened into branches, each a set of conditions with one result; branches become the
rows of a decision table. A plain value is one branch without conditions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar, Sequence
from addendum.findings import did_you_mean, listed
from addendum.kinds.document import items_at, mapping_at
from addendum.kinds.narrowing import narrowed
from addendum.light import NamedTuple
from addendum.rules import Among, Anything, Column, Decision, Row, Table, close_bands, read_condition
from addendum.values import ANY, TEXT, ContextOf, ListOf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from addendum.documents import Node
    from addendum.feel import Compiled
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.rules import Bounds, Condition, Origin
    from addendum.values import Type, Value

    Conditions = dict[str, Condition]

ANNOTATIONS = frozenset({"clause", "quote", "name", "assumed", "title"})


class Branch(NamedTuple):
    """One result and the conditions under which it holds."""

    conditions: Conditions
    result: Value | Compiled | None
    origin: Origin

    def under(self, conditions: Conditions) -> Branch | None:
        """The branch where further conditions hold, too; None where they contradict its own."""
        merged = dict(conditions)
        for fact, own in self.conditions.items():
            both = narrowed(own, merged[fact]) if fact in merged else own
            if both is None:
                return None
            merged[fact] = both
        return Branch(merged, self.result, self.origin)


def all_under(found: Iterable[Branch], conditions: Conditions) -> list[Branch]:
    """The branches where further conditions hold, too; those that never do are left out."""
    return [narrow for branch in found if (narrow := branch.under(conditions)) is not None]


def branches(
    builder: Builder,
    document: Document,
    node: Node,
    of_type: Type,
    result_key: str = "value",
    outside: Conditions | None = None,
) -> list[Branch]:
    """The branches of the value written at `node`; rows of a `by` hold their result under `result_key`.

    `outside` are conditions that hold elsewhere (where a commitment is met): bands end where they begin.
    """
    if isinstance(node, Scalar):
        return [Branch({}, builder.value(node, of_type), document.origin(node))]
    if isinstance(node, Sequence):
        return [Branch({}, tuple(_items(builder, node, of_type)), document.origin(node))]
    if "by" in node:
        found = _chosen(builder, document, node, of_type, result_key, outside or {})
        return [_annotated(branch, document, node) for branch in found]
    inner = node.get("value") or node.get(result_key)
    if inner is not None:
        found = branches(builder, document, inner, of_type, result_key)
        return [_annotated(branch, document, node) for branch in found]
    builder.report(
        "VALUE-EXPECTED",
        node.place,
        f"Here stands a list of settings where {of_type.says} is expected.",
        fix="Write the value, a formula beginning with `=`, or a choice beginning with `by:`.",
    )
    return []


def table_of(
    builder: Builder, rows: Iterable[Branch], needs: Iterable[str], origin: Origin
) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """The columns that branches test, `needs` first, and the branches as rows over them.

    A branch whose value has a finding has no row; the finding was reported.
    """
    known = [branch for branch in rows if branch.result is not None]
    names = dict.fromkeys((*needs, *(fact for branch in known for fact in branch.conditions)))
    columns = tuple(builder.column(name, origin.place) for name in names)
    table_rows = tuple(
        Row(
            tuple(branch.conditions.get(name, Anything()) for name in names),
            (branch.result,),
            branch.origin,
        )
        for branch in known
    )
    return columns, table_rows


def decide_by_branches(
    builder: Builder,
    name: str,
    found: Iterable[Branch],
    origin: Origin,
    *,
    title: str = "",
    otherwise: Value | None = None,
    needs: tuple[str, ...] = (),
    bounds: Bounds | None = None,
) -> None:
    """Add the decision `name` whose table the branches make up."""
    found = list(found)
    builder.settle_type(name, (branch.result for branch in found if branch.result is not None))
    columns, rows = table_of(builder, found, needs, origin)
    table = Table(columns, rows, otherwise=None if otherwise is None else (otherwise,))
    output = builder.output(name, bounds)
    builder.decide(Decision(name, tuple(column.name for column in columns), (output,), table, origin, title))


def facts_chosen_by(node: Node) -> tuple[str, ...]:
    """The facts that the `by` at and below a value position names, outermost first."""
    return tuple(dict.fromkeys(name.text for name in names_by(node)))


def names_by(node: Node) -> Iterator[Scalar]:
    """The facts that choices at and below a node name, where they are written."""
    if isinstance(node, Mapping):
        yield from (item for item in items_at(node, "by") if isinstance(item, Scalar))
        for _, value in node.entries:
            yield from names_by(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from names_by(item)


def conditions_when(builder: Builder, row: Mapping) -> Conditions | None:
    """The conditions that a row has under `when`; None where one of them cannot be read."""
    when = mapping_at(row, "when")
    conditions = conditions_of(builder, when) if when is not None else {}
    return None if when is not None and len(conditions) < len(when) else conditions


def conditions_of(builder: Builder, node: Mapping, record: ContextOf | None = None) -> Conditions:
    """The conditions of an `only if` or `when` map: fact by fact, all of them must hold.

    With `record` they are on the fields of a record instead.
    """
    found: Conditions = {}
    for key, value in node.entries:
        of_type = builder.type_named(key.text, key.place) if record is None else _field(builder, key, record)
        condition = read_condition(value, of_type, builder.findings.append)
        if condition is not None:
            found[key.text] = condition
    return found


def chosen_entries(
    builder: Builder, document: Document, node: Mapping
) -> Iterator[tuple[Conditions, Node, Origin]]:
    """The entries of a `by` map that chooses no value but, for example, a limit, with their conditions."""
    facts = [item for item in items_at(node, "by") if isinstance(item, Scalar)]
    yield from _entries(builder, document, node, facts)


def band_words(row: Mapping, result_key: str) -> Mapping:
    """The condition words of a band's row, without its result and annotations."""
    skipped = ANNOTATIONS | {result_key, "value", "when"}
    return Mapping(tuple(entry for entry in row.entries if entry[0].text not in skipped), row.place)


def without_notes(node: Node) -> Node:
    """A map without its clause, quote and other annotations: what a condition reads."""
    if not isinstance(node, Mapping):
        return node
    return Mapping(tuple(entry for entry in node.entries if entry[0].text not in ANNOTATIONS), node.place)


def _field(builder: Builder, key: Scalar, record: ContextOf) -> Type:
    of_type = record.field(key.text)
    if of_type is not None:
        return of_type
    names = [name for name, _ in record.fields]
    near = did_you_mean(key.text, names)
    builder.report(
        "UNKNOWN-FIELD",
        key.place,
        f"These records have no field `{key.text}`.",
        fix=f"Write `{near}`." if near else f"Their fields are {listed(names, 'and')}.",
    )
    return ANY


def _items(builder: Builder, node: Sequence, of_type: Type) -> Iterator[Value | Compiled | None]:
    item_type = of_type.item if isinstance(of_type, ListOf) else TEXT
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


def _chosen(
    builder: Builder,
    document: Document,
    node: Mapping,
    of_type: Type,
    result_key: str,
    outside: Conditions,
) -> list[Branch]:
    facts = [item for item in items_at(node, "by") if isinstance(item, Scalar)]
    rows = node.get("rows")
    if isinstance(rows, Sequence):
        _report_beside_rows(builder, node, facts)
        limit = outside.get(facts[0].text)
        return _from_rows(builder, document, facts[0], rows, of_type, result_key, limit)
    return _from_members(builder, document, node, facts, of_type, result_key)


def _report_beside_rows(builder: Builder, node: Mapping, facts: list[Scalar]) -> None:
    """Bands are bands of one fact, and reach to both ends; other members beside them would never count."""
    beside = [key for key, _ in node.entries if key.text not in ANNOTATIONS | {"by", "rows"}]
    for word in (*facts[1:], *beside):
        builder.report(
            "BESIDE-ROWS",
            word.place,
            f"`rows` holds bands of `{facts[0].text}` alone, so `{word.text}` would never count.",
            fix="Write a further band, or choose by the other fact inside the value of a row, with `by:`.",
        )


def _from_members(
    builder: Builder, document: Document, node: Mapping, facts: list[Scalar], of_type: Type, result_key: str
) -> list[Branch]:
    fact = facts[0]
    found: list[Branch] = []
    for condition, value in _member_conditions(builder, node, fact):
        if len(facts) > 1 and isinstance(value, Mapping) and not {"by", "value"} & set(value):
            inner = _from_members(builder, document, value, facts[1:], of_type, result_key)
            inner = [_annotated(branch, document, value) for branch in inner]
        else:
            inner = branches(builder, document, value, of_type, result_key)
        found += all_under(inner, {fact.text: condition})
    return found


def _member_conditions(builder: Builder, node: Mapping, fact: Scalar) -> Iterator[tuple[Condition, Node]]:
    """The entries of a `by` map with their conditions; `otherwise` is met by what no other entry names."""
    fact_type = builder.type_named(fact.text, fact.place)
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


def _entries(
    builder: Builder, document: Document, node: Mapping, facts: list[Scalar]
) -> Iterator[tuple[Conditions, Node, Origin]]:
    fact = facts[0]
    for condition, value in _member_conditions(builder, node, fact):
        if len(facts) > 1 and isinstance(value, Mapping):
            inner = _entries(builder, document, value, facts[1:])
        elif isinstance(value, Mapping) and "by" in value:
            inner = chosen_entries(builder, document, value)
        else:
            inner = iter([({}, value, document.origin(value))])
        for conditions, written, origin in inner:
            yield {fact.text: condition, **conditions}, written, origin


def _from_rows(
    builder: Builder,
    document: Document,
    fact: Scalar,
    rows: Sequence,
    of_type: Type,
    result_key: str,
    limit: Condition | None,
) -> list[Branch]:
    fact_type = builder.type_named(fact.text, fact.place)
    maps = [row for row in rows.items if isinstance(row, Mapping)]
    words = [band_words(row, result_key) for row in maps]
    closed = close_bands(words, fact_type, builder.findings.append, limit)
    found: list[Branch] = []
    for row, border, condition in zip(maps, words, closed, strict=True):
        result = row.get(result_key) or row.get("value")
        further = conditions_when(builder, row)
        if condition is None or result is None or further is None:
            continue
        inner = branches(builder, document, result, of_type, result_key)
        inner = all_under(all_under(inner, further), {fact.text: condition})
        if isinstance(result, Scalar):
            inner = [_at_border(branch, border) for branch in inner]
        found += [_annotated(branch, document, row) for branch in inner]
    return found


def _at_border(branch: Branch, words: Mapping) -> Branch:
    """The branch of a band, placed where its border is written: there a reader looks for a gap."""
    if not words.entries:
        return branch
    return branch._replace(origin=branch.origin._replace(place=words.entries[0][0].place))
