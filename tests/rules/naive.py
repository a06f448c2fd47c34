"""The naive reading of tables, against which the analysis is held: every row, every representative value."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

from hypothesis import strategies as st

from addendum.rules.model import Among, Anything, Bounds, Column, Row, Span, Table, Within
from addendum.values import BOOLEAN, MONTHS, PERCENT, TEXT, Months
from rules.writing_of_rules import SEVERITIES, origin, percent

BOUNDS = {"share": Bounds(percent(0), percent(4))}
POINTS = range(5)


def meets(condition, value):
    """Whether one value meets one condition, by the words of the condition alone."""
    if isinstance(condition, Anything):
        return True
    if isinstance(condition, Among):
        return (value in condition.values) is not condition.negated
    return any(_is_within(span, value) for span in condition.spans)


def matches(table, row, case):
    """Whether a row holds for a case, a value by column."""
    conditions = table.rows[row].conditions
    return all(meets(each, case[column.name]) for each, column in zip(conditions, table.columns, strict=True))


def matching(table, case):
    return [row for row in range(len(table.rows)) if matches(table, row, case)]


def cases(table):
    """One case for each combination that any condition could tell apart."""
    values = [REPRESENTATIVES[column.name] for column in table.columns]
    for chosen in product(*values):
        yield dict(zip((column.name for column in table.columns), chosen, strict=True))


def _is_within(span, value):
    above = span.low is None or value > span.low or (span.low_closed and value == span.low)
    below = span.high is None or value < span.high or (span.high_closed and value == span.high)
    return above and below


COLUMNS = {"severity": SEVERITIES, "beta": BOOLEAN, "share": PERCENT, "term": MONTHS, "portion": TEXT}
REPRESENTATIVES = {
    "severity": SEVERITIES.members,
    "beta": (True, False),
    "share": [percent(Decimal(step) / 2) for step in range(9)],
    "term": [Months(count) for count in range(-1, 7)],
    "portion": ["api", "shop", "another"],
}


def _spans(value):
    ends = st.tuples(
        st.none() | st.sampled_from(POINTS), st.booleans(), st.none() | st.sampled_from(POINTS), st.booleans()
    )

    def span(parts):
        low, low_closed, high, high_closed = parts
        low_end, high_end = (None if end is None else value(end) for end in (low, high))
        return Within(
            (Span(low_end, low is not None and low_closed, high_end, high is not None and high_closed),)
        )

    return ends.map(span)


def _among(values):
    return st.builds(
        lambda chosen, negated: Among(tuple(chosen), negated),
        st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True),
        st.booleans(),
    )


CONDITIONS = {
    "severity": st.just(Anything()) | _among(SEVERITIES.members),
    "beta": st.just(Anything()) | _among((True, False)),
    "share": st.just(Anything()) | _spans(percent) | _among([percent(point) for point in POINTS]),
    "term": st.just(Anything()) | _spans(Months) | _among([Months(point) for point in POINTS]),
    "portion": st.just(Anything()) | _among(("api", "shop")),
}


@st.composite
def tables(draw, most_rows=6):
    """Small tables over up to four of the columns, with one output of few values."""
    names = draw(st.lists(st.sampled_from(sorted(COLUMNS)), min_size=1, max_size=4, unique=True))
    columns = tuple(Column(name, COLUMNS[name]) for name in names)
    row = st.tuples(*(CONDITIONS[name] for name in names))
    rows = draw(st.lists(row, min_size=1, max_size=most_rows))
    results = draw(st.lists(st.integers(0, 2), min_size=len(rows), max_size=len(rows)))
    numbered = enumerate(zip(rows, results, strict=True))
    return Table(
        columns,
        tuple(Row(conditions, (result,), origin(10 + line)) for line, (conditions, result) in numbered),
    )
