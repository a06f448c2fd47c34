"""Decisions with one thing changed: a border moved or turned, rows left out, other results or formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.rules.model import Passing, Span, Table, Within, is_formula

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from addendum.feel import Compiled
    from addendum.rules.model import Condition, Decision, Row
    from addendum.rules.thresholds import End
    from addendum.values import Value

    Result = Value | Compiled


def with_ends_moved(decision: Decision, ends: Iterable[End], value: Value) -> Decision | None:
    """The decision with ends of conditions at another value; None where a span would hold nothing then."""

    def moved(span: Span, *, upper: bool) -> Span:
        return span._replace(high=value) if upper else span._replace(low=value)

    return _with_spans(decision, ends, moved)


def with_ends_turned(decision: Decision, ends: Iterable[End]) -> Decision | None:
    """The decision with ends that hold their value no longer, or now do; None where a span would be empty."""

    def turned(span: Span, *, upper: bool) -> Span:
        if upper:
            return span._replace(high_closed=not span.high_closed)
        return span._replace(low_closed=not span.low_closed)

    return _with_spans(decision, ends, turned)


def without_rows(decision: Decision, rows: Collection[int]) -> Decision:
    """The decision without some of its rows."""
    table = _table(decision)
    kept = tuple(row for at, row in enumerate(table.rows) if at not in rows)
    return decision._replace(logic=table._replace(rows=kept))


def with_results(decision: Decision, rows: Collection[int], change: Callable[[Result], Result]) -> Decision:
    """The decision with other results in some of its rows; -1 stands for its `otherwise`."""
    table = _table(decision)
    changed = [
        row._replace(outputs=tuple(map(change, row.outputs))) if at in rows else row
        for at, row in enumerate(table.rows)
    ]
    otherwise = table.otherwise
    if otherwise is not None and -1 in rows:
        otherwise = tuple(map(change, otherwise))
    return decision._replace(logic=table._replace(rows=tuple(changed), otherwise=otherwise))


def with_formulas(decision: Decision, change: Callable[[Compiled], Compiled]) -> Decision:
    """The decision with each of its formulas changed."""
    logic = decision.logic
    if not isinstance(logic, Table):
        return decision._replace(logic=change(logic))

    def result(value: Result) -> Result:
        return change(value) if is_formula(value) else value

    def condition(each: Condition) -> Condition:
        return Passing(change(each.test)) if isinstance(each, Passing) else each

    rows = tuple(
        row._replace(
            conditions=tuple(map(condition, row.conditions)), outputs=tuple(map(result, row.outputs))
        )
        for row in logic.rows
    )
    columns = tuple(
        column if column.expression is None else column._replace(expression=change(column.expression))
        for column in logic.columns
    )
    otherwise = None if logic.otherwise is None else tuple(map(result, logic.otherwise))
    return decision._replace(logic=logic._replace(columns=columns, rows=rows, otherwise=otherwise))


def _with_spans(decision: Decision, ends: Iterable[End], change: Callable[..., Span]) -> Decision | None:
    table = _table(decision)
    rows: list[Row] = [*table.rows]
    for end in ends:
        conditions = [*rows[end.row].conditions]
        condition = conditions[end.column]
        assert isinstance(condition, Within)  # noqa: S101 - only spans have ends
        spans = [*condition.spans]
        spans[end.span] = change(spans[end.span], upper=end.upper)
        if _is_empty(spans[end.span]):
            return None
        conditions[end.column] = Within(tuple(spans))
        rows[end.row] = rows[end.row]._replace(conditions=tuple(conditions))
    return decision._replace(logic=table._replace(rows=tuple(rows)))


def _is_empty(span: Span) -> bool:
    if span.low is None or span.high is None:
        return False
    closed = span.low_closed and span.high_closed
    return bool(span.high < span.low or (span.high == span.low and not closed))


def _table(decision: Decision) -> Table:
    table = decision.logic
    assert isinstance(table, Table)  # noqa: S101 - only tables have rows
    return table
