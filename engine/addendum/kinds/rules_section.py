"""The kind `rules`: decisions of a contract's own, each a table or a formula over facts and other decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar, Sequence
from addendum.kinds.branches import conditions_of
from addendum.kinds.builder import result_type
from addendum.kinds.document import items_at, mapping_at, text_at
from addendum.kinds.facts import type_of
from addendum.rules import Aggregation, Anything, Column, Decision, HitPolicy, Output, Row, Table

if TYPE_CHECKING:
    from addendum.documents import Node
    from addendum.feel import Compiled
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.values import Value

TAKES: dict[str, tuple[HitPolicy, Aggregation]] = {
    "exactly one row": (HitPolicy.UNIQUE, Aggregation.NONE),
    "the first row that matches": (HitPolicy.FIRST, Aggregation.NONE),
    "any of the rows that match": (HitPolicy.ANY, Aggregation.NONE),
    "the highest priority": (HitPolicy.PRIORITY, Aggregation.NONE),
    "all rows that match": (HitPolicy.RULE_ORDER, Aggregation.NONE),
    "all rows by priority": (HitPolicy.OUTPUT_ORDER, Aggregation.NONE),
    "the sum of all rows that match": (HitPolicy.COLLECT, Aggregation.SUM),
    "the highest of all rows that match": (HitPolicy.COLLECT, Aggregation.HIGHEST),
    "the lowest of all rows that match": (HitPolicy.COLLECT, Aggregation.LOWEST),
    "how many rows match": (HitPolicy.COLLECT, Aggregation.COUNT),
}


def declare(builder: Builder, document: Document) -> None:
    """Announce the decisions of the document with the types they give."""
    decisions = mapping_at(document.body, "decisions")
    for name, body in decisions.entries if decisions is not None else ():
        outputs = _outputs(builder, name.text, body)
        needs = [need.text for need in items_at(body, "needs") if isinstance(need, Scalar)]
        origin = document.origin(name, notes=body)
        builder.declare(name.text, result_type(outputs), needs, origin, text_at(body, "title"))


def lower(builder: Builder, document: Document) -> None:
    """Add the decisions of the document."""
    decisions = mapping_at(document.body, "decisions")
    for name, body in decisions.entries if decisions is not None else ():
        if isinstance(body, Mapping):
            _decide(builder, document, name, body)


def _decide(builder: Builder, document: Document, name: Scalar, body: Mapping) -> None:
    needs = tuple(need.text for need in items_at(body, "needs") if isinstance(need, Scalar))
    for need in items_at(body, "needs"):
        if isinstance(need, Scalar):
            builder.type_named(need.text, need.place)
    outputs = _outputs(builder, name.text, body, quietly=True)
    table = mapping_at(body, "table")
    formula = body.get("formula")
    logic: Table | Compiled | None = None
    if table is not None:
        logic = _table(builder, document, table, needs, outputs)
    elif isinstance(formula, Scalar):
        logic = builder.formula(formula, result_type(outputs))
    if logic is None:
        return
    origin = document.origin(name, notes=body)
    builder.decide(Decision(name.text, needs, outputs, logic, origin, text_at(body, "title")))


def _outputs(builder: Builder, name: str, body: Node, *, quietly: bool = False) -> tuple[Output, ...]:
    gives = body.get("gives") if isinstance(body, Mapping) else None
    before = len(builder.findings)
    if isinstance(gives, Mapping) and "type" not in gives and "fields" not in gives:
        typed = [(key.text, type_of(builder, value), value) for key, value in gives.entries]
    else:
        typed = [(name, type_of(builder, gives), gives)] if gives is not None else []
    if quietly:
        del builder.findings[before:]
    return tuple(
        Output(key, of_type, tuple(getattr(of_type, "members", ())))
        for key, of_type, _ in typed
        if of_type is not None
    )


def _table(
    builder: Builder, document: Document, table: Mapping, needs: tuple[str, ...], outputs: tuple[Output, ...]
) -> Table:
    hit_policy, aggregation = TAKES[text_at(table, "take") or "exactly one row"]
    rows_node = table.get("rows")
    maps = (
        [row for row in rows_node.items if isinstance(row, Mapping)]
        if isinstance(rows_node, Sequence)
        else []
    )
    tested: list[tuple[Mapping, dict[str, object]]] = []
    names = list(needs)
    for row in maps:
        when = mapping_at(row, "when")
        conditions = conditions_of(builder, when) if when is not None else {}
        names.extend(name for name in conditions if name not in names)
        tested.append((row, conditions))
    columns = tuple(Column(name, builder.type_named(name, table.place)) for name in names)
    rows = []
    for row, conditions in tested:
        results = _results(builder, row.get("gives"), outputs)
        if results is not None:
            cells = tuple(conditions.get(name, Anything()) for name in names)
            rows.append(Row(cells, results, document.origin(row)))
    otherwise_node = table.get("otherwise")
    otherwise = _results(builder, otherwise_node, outputs) if otherwise_node is not None else None
    return Table(
        columns,
        tuple(rows),
        hit_policy,
        aggregation,
        otherwise,
        document.origin(otherwise_node) if otherwise_node is not None else None,
    )


def _results(
    builder: Builder, node: Node | None, outputs: tuple[Output, ...]
) -> tuple[Value | Compiled, ...] | None:
    if isinstance(node, Scalar) and len(outputs) == 1:
        only = builder.value(node, outputs[0].type)
        return None if only is None else (only,)
    if not isinstance(node, Mapping):
        return None
    results = []
    for output in outputs:
        value = node.get(output.name)
        found = builder.value(value, output.type) if isinstance(value, Scalar) else None
        if not isinstance(value, Scalar):
            builder.report(
                "OUTPUT-MISSING",
                node.place,
                f"This row gives no `{output.name}`, which the decision promises.",
                fix=f"Add `{output.name}: …` or the outcome `not applicable`.",
            )
        if found is None:
            return None
        results.append(found)
    return tuple(results)
