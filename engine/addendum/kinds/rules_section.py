"""The kind `rules`: decisions of a contract's own, each a table or a formula over other names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.findings import did_you_mean, listed
from addendum.kinds.branches import conditions_when
from addendum.kinds.builder import result_type
from addendum.kinds.document import items_at, mapping_at, text_at
from addendum.kinds.facts import type_of
from addendum.light import NamedTuple
from addendum.rules import Aggregation, Anything, Decision, HitPolicy, Output, Row, Table
from addendum.values import NUMBER, ListOf, MemberOf, Outcome

if TYPE_CHECKING:
    from addendum.documents import Node
    from addendum.feel import Compiled
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.rules import Condition, Origin
    from addendum.values import Type, Value

    Results = tuple[Value | Compiled, ...]

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
"""What happens where several rows match, by the words under `take`."""
_LISTING = (HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER)
_BY_PRIORITY = (HitPolicy.PRIORITY, HitPolicy.OUTPUT_ORDER)


class _Gives(NamedTuple):
    """What a decision gives: the outputs of each row, and the decision's own, which may be lists of them."""

    of_row: tuple[Output, ...]
    outputs: tuple[Output, ...]


def declare(builder: Builder, document: Document) -> None:
    """Announce the decisions of the document with the types they give."""
    decisions = mapping_at(document.body, "decisions")
    for name, body in decisions.entries if decisions is not None else ():
        if not isinstance(body, Mapping):
            continue
        gives = _gives(builder, name.text, body)
        if gives.outputs:
            origin = document.origin(name, notes=body)
            title = text_at(body, "title")
            builder.declare(name.text, result_type(gives.outputs), _needs(body), origin, title)
            builder.ruled.add(name.text)


def lower(builder: Builder, document: Document) -> None:
    """Add the decisions of the document."""
    decisions = mapping_at(document.body, "decisions")
    for name, body in decisions.entries if decisions is not None else ():
        if isinstance(body, Mapping):
            _decide(builder, document, name, body)


def _needs(body: Mapping) -> tuple[str, ...]:
    return tuple(need.text for need in items_at(body, "needs") if isinstance(need, Scalar))


def _decide(builder: Builder, document: Document, name: Scalar, body: Mapping) -> None:
    for need in items_at(body, "needs"):
        if isinstance(need, Scalar):
            builder.type_named(need.text, need.place)
    before = len(builder.findings)
    gives = _gives(builder, name.text, body)
    del builder.findings[before:]  # they were reported when the decision was announced
    if not gives.outputs:
        return
    table, formula = mapping_at(body, "table"), body.get("formula")
    origin = document.origin(name, notes=body)
    logic: Table | Compiled | None = None
    if table is not None:
        logic = _table(builder, document, table, _needs(body), gives.of_row, origin)
    elif isinstance(formula, Scalar):
        logic = builder.formula(formula, result_type(gives.outputs))
    if logic is not None:
        decision = Decision(name.text, _needs(body), gives.outputs, logic, origin, text_at(body, "title"))
        builder.decide(decision)


def _gives(builder: Builder, name: str, body: Mapping) -> _Gives:
    """The outputs by `gives:`: one type for the decision itself, or a map of several by name."""
    gives = body.get("gives")
    if isinstance(gives, Mapping) and not {"type", "fields"} & set(gives):
        typed = [(key.text, type_of(builder, value)) for key, value in gives.entries]
    else:
        typed = [(name, type_of(builder, gives))] if gives is not None else []
    policy, aggregation = _take(mapping_at(body, "table"))
    of_row, outputs = [], []
    for key, written in typed:
        if written is None:
            return _Gives((), ())
        item: Type = written.item if policy in _LISTING and isinstance(written, ListOf) else written
        of_row.append(Output(key, item, _order(item)))
        of_type = ListOf(item) if policy in _LISTING else NUMBER if aggregation is Aggregation.COUNT else item
        outputs.append(Output(key, of_type, _order(item)))
    if policy in _LISTING and len(outputs) > 1 and isinstance(gives, Mapping):
        _report_several(builder, gives)
        return _Gives((), ())
    if policy in _BY_PRIORITY and not any(output.order for output in of_row):
        _report_unordered(builder, body)
    return _Gives(tuple(of_row), tuple(outputs))


def _take(table: Mapping | None) -> tuple[HitPolicy, Aggregation]:
    return TAKES[text_at(table, "take") or "exactly one row"]


def _order(of_type: Type) -> tuple[Value, ...]:
    return of_type.members if isinstance(of_type, MemberOf) else ()


def _table(
    builder: Builder,
    document: Document,
    table: Mapping,
    needs: tuple[str, ...],
    outputs: tuple[Output, ...],
    origin: Origin,
) -> Table:
    policy, aggregation = _take(table)
    tested: list[tuple[Mapping, dict[str, Condition]]] = []
    names = dict.fromkeys(needs)
    for row in items_at(table, "rows"):
        conditions = conditions_when(builder, row) if isinstance(row, Mapping) else None
        if isinstance(row, Mapping) and conditions is not None:
            names.update(dict.fromkeys(conditions))
            tested.append((row, conditions))
    rows = []
    for row, conditions in tested:
        results = _results(builder, row.get("gives"), outputs)
        if results is not None:
            cells = tuple(conditions.get(name, Anything()) for name in names)
            rows.append(Row(cells, results, _row_origin(document, row, table)))
    otherwise = table.get("otherwise")
    return Table(
        tuple(builder.column(name, origin.place) for name in names),
        tuple(rows),
        policy,
        aggregation,
        _otherwise(builder, otherwise, outputs, policy),
        document.origin(otherwise) if otherwise is not None else None,
    )


def _row_origin(document: Document, row: Mapping, table: Mapping) -> Origin:
    """Where a row stands; what the table says of its source holds for rows that say nothing themselves."""
    own, shared = document.origin(row), document.origin(table)
    clause = own.clause if "clause" in row else shared.clause
    return own._replace(clause=clause, quote=own.quote or shared.quote, assumed=own.assumed or shared.assumed)


def _otherwise(
    builder: Builder, node: Node | None, outputs: tuple[Output, ...], policy: HitPolicy
) -> Results | None:
    """What holds where no row matches; for a table that lists rows, a list of it."""
    found = _results(builder, node, outputs) if node is not None else None
    return found if found is None or policy not in _LISTING else (found,)


def _results(builder: Builder, node: Node | None, outputs: tuple[Output, ...]) -> Results | None:
    """The results of a row, one for each output; None where they have findings."""
    if isinstance(node, Scalar):
        return _only_result(builder, node, outputs)
    if not isinstance(node, Mapping):
        return None
    _report_unpromised(builder, node, outputs)
    results: list[Value | Compiled] = []
    complete = True
    for output in outputs:
        value = node.get(output.name)
        if isinstance(value, Scalar):
            found = builder.value(value, output.type)
            complete = complete and found is not None
            results += [found] if found is not None else []
        else:
            complete = False
            builder.report(
                "OUTPUT-MISSING",
                node.place,
                f"This row gives no `{output.name}`, which the decision promises.",
                fix=f"Add `{output.name}: …` or the outcome `not applicable`.",
            )
    return tuple(results) if complete else None


def _only_result(builder: Builder, node: Scalar, outputs: tuple[Output, ...]) -> Results | None:
    if len(outputs) == 1:
        only = builder.value(node, outputs[0].type)
        return None if only is None else (only,)
    outcome = Outcome.named(node.text)
    if outcome is not None:
        return (outcome,) * len(outputs)  # where nothing is promised, none of the outputs is
    builder.report(
        "OUTPUT-MISSING",
        node.place,
        f"The decision gives {listed((output.name for output in outputs), 'and')}, and here is one value.",
        fix="Write a map with a value for each of them.",
    )
    return None


def _report_unpromised(builder: Builder, node: Mapping, outputs: tuple[Output, ...]) -> None:
    names = [output.name for output in outputs]
    for key, _ in node.entries:
        if key.text not in names:
            near = did_you_mean(key.text, names)
            builder.report(
                "OUTPUT-UNKNOWN",
                key.place,
                f"This row gives `{key.text}`, which the decision does not promise.",
                fix=f"Write `{near}`." if near else f"Add `{key.text}` under `gives:` of the decision.",
            )


def _report_several(builder: Builder, gives: Mapping) -> None:
    builder.report(
        "LISTS-OF-ONE-OUTPUT",
        gives.place,
        "A table that gives all rows that match has one output.",
        fix="Make one decision for each output, or take exactly one row.",
    )


def _report_unordered(builder: Builder, body: Mapping) -> None:
    builder.report(
        "PRIORITY-MISSING",
        body.place,
        "Rows count by priority, and nothing says which value goes before which.",
        fix="Let the decision give one of a list; its first member has the highest priority.",
    )
