"""The analysis of tables: what it finds is so, and what is so it finds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from addendum.rules.analysis import analyse
from addendum.rules.model import (
    Aggregation,
    Among,
    Anything,
    Bounds,
    Column,
    HitPolicy,
    Output,
    Passing,
    Row,
    Table,
)
from addendum.values import BOOLEAN, DURATION, MONEY, NO_COMMITMENT, NUMBER, PERCENT, read, show
from rules.naive import BOUNDS, cases, matches, matching, tables
from rules.writing_of_rules import SEVERITIES, origin, percent, table

AVAILABILITY = {"availability": Bounds(percent(0), percent(100))}


class Formula:
    """Stands for a compiled formula, of which the analysis sees the text alone."""

    def __init__(self, text):
        self.text = text
        self.tree = None


@settings(max_examples=150, deadline=None)
@given(tables())
def test_gaps_are_what_no_row_covers(table):
    found = analyse(table, (), BOUNDS)

    uncovered = [case for case in cases(table) if not matching(table, case)]
    assert bool(found.gaps) == bool(uncovered)
    for case in uncovered:
        assert any(_lies_in(found.grid, gap.region.box, case) for gap in found.gaps)
    for gap in found.gaps:
        assert not matching(table, gap.region.example)
        assert _lies_in(found.grid, gap.region.box, gap.region.example)


@settings(max_examples=50, deadline=None)
@given(tables())
def test_a_table_that_counts_its_rows_has_no_gaps(table):
    counting = table._replace(hit_policy=HitPolicy.COLLECT, aggregation=Aggregation.COUNT)

    assert not analyse(counting, (), BOUNDS).gaps


@settings(max_examples=100, deadline=None)
@given(tables())
def test_a_gap_is_as_wide_as_it_can_be(table):
    found = analyse(table, (), BOUNDS)

    for gap in found.gaps:
        for case in cases(table):
            if _lies_in(found.grid, gap.region.box, case):
                assert not matching(table, case)


@settings(max_examples=150, deadline=None)
@given(tables())
def test_overlaps_and_duplicates_are_the_pairs_that_share_a_case(table):
    found = analyse(table, (), BOUNDS)

    pairs = {
        (first, second)
        for case in cases(table)
        for hits in [matching(table, case)]
        for first in hits
        for second in hits
        if first < second
    }
    overlaps = {overlap.rows for overlap in found.overlaps}
    twins = {duplicate.rows[1]: duplicate.rows[0] for duplicate in found.duplicates}
    assert overlaps == {pair for pair in pairs if pair[1] not in twins and pair[0] != twins.get(pair[1])}
    for overlap in found.overlaps:
        assert all(matches(table, row, overlap.region.example) for row in overlap.rows)
    for duplicate in found.duplicates:
        assert duplicate.rows in pairs
        assert all(
            matches(table, duplicate.rows[0], case) == matches(table, duplicate.rows[1], case)
            for case in cases(table)
        )


@settings(max_examples=150, deadline=None)
@given(tables())
def test_a_row_is_shadowed_if_no_case_reaches_it_first(table):
    table = table._replace(hit_policy=HitPolicy.FIRST)
    found = analyse(table, (), BOUNDS)

    reached = {hits[0] for case in cases(table) if (hits := matching(table, case))}
    unreachable = {row for row in range(len(table.rows)) if row not in reached}
    told = {each.row for each in found.shadows} | {each.row for each in found.never}
    assert told | {each.rows[1] for each in found.duplicates} == unreachable
    for shadow in found.shadows:
        for case in cases(table):
            if matches(table, shadow.row, case):
                assert any(matches(table, row, case) for row in shadow.by)


@settings(max_examples=60, deadline=None)
@given(tables())
def test_a_row_never_matches_if_no_case_meets_it(table):
    found = analyse(table, (), BOUNDS)

    met = {row for case in cases(table) for row in matching(table, case)}
    assert {each.row for each in found.never} == set(range(len(table.rows))) - met


@settings(max_examples=60, deadline=None)
@given(tables())
def test_any_minds_overlaps_only_where_results_differ(table):
    found = analyse(table._replace(hit_policy=HitPolicy.ANY), (), BOUNDS)

    for overlap in found.overlaps:
        first, second = overlap.rows
        assert table.rows[first].outputs != table.rows[second].outputs
        assert all(matches(table, row, overlap.region.example) for row in overlap.rows)


@settings(max_examples=60, deadline=None)
@given(tables())
def test_a_row_of_lower_priority_counts_unless_higher_ones_hold_all_over_it(table):
    outputs = (Output("result", NUMBER, order=(0, 1, 2)),)
    found = analyse(table._replace(hit_policy=HitPolicy.PRIORITY), outputs, BOUNDS)

    twins = {each.rows[1] for each in found.duplicates}
    for row in range(len(table.rows)):
        wins = any(
            row in hits and table.rows[row].outputs[0] == min(table.rows[hit].outputs[0] for hit in hits)
            for case in cases(table)
            for hits in [matching(table, case)]
        )
        told = row in {each.row for each in (*found.shadows, *found.never)}
        assert told != wins or row in twins


@settings(max_examples=60, deadline=None)
@given(tables(), st.data())
def test_a_row_that_a_formula_decides_hides_no_other_gap_and_makes_no_overlap(table, data):
    name = data.draw(st.sampled_from([column.name for column in table.columns]))
    index = [column.name for column in table.columns].index(name)
    tested = [*table.rows[-1].conditions]
    tested[index] = Passing(Formula("? > 1"))
    unseen = table._replace(rows=(*table.rows[:-1], table.rows[-1]._replace(conditions=tuple(tested))))

    found = analyse(unseen, (), BOUNDS)

    last = len(table.rows) - 1
    assert all(last not in overlap.rows for overlap in found.overlaps)
    without = table._replace(rows=table.rows[:-1])
    for gap in found.gaps:
        for case in cases(table):  # what the example leaves out may be anything
            assert not matching(without, {**case, **gap.region.example})
    tested[index] = Anything()
    widest = table._replace(rows=(*table.rows[:-1], table.rows[-1]._replace(conditions=tuple(tested))))
    for case in cases(table):
        if not matching(widest, case):
            assert any(_lies_in(found.grid, gap.region.box, case) for gap in found.gaps)


def test_a_member_without_a_row_is_told_as_such():
    found = analyse(table({"severity": SEVERITIES}, [["S1"], ["S4"]]), (), {})

    assert [gap.members for gap in found.gaps] == [("S2", "S3")]


def test_a_gap_between_bands_lies_beside_its_two_rows():
    bands = table({"availability": PERCENT}, [[{"at least": "99 %"}], [{"below": "98 %"}]])

    (gap,) = analyse(bands, (), AVAILABILITY).gaps

    assert gap.region.words == (("availability", "from 98 % to below 99 %"),)
    assert gap.region.example == {"availability": percent("98.5")}
    assert gap.beside == (1, 0)


def test_a_gap_in_two_dimensions_names_only_what_narrows_it():
    grid = table(
        {"severity": SEVERITIES, "availability": PERCENT, "beta": BOOLEAN},
        [
            [{"not": "S3"}, None, None],
            ["S3", {"below": "98 %"}, None],
            ["S3", {"at least": "99 %"}, None],
        ],
    )

    (gap,) = analyse(grid, (), AVAILABILITY).gaps

    assert gap.region.words == (("severity", "`S3`"), ("availability", "from 98 % to below 99 %"))


def test_bounds_close_the_ends_of_a_column():
    bands = table({"availability": PERCENT}, [[{"at least": "99 %"}], [{"below": "99 %"}]])

    assert not analyse(bands, (), AVAILABILITY).gaps
    beyond = table({"availability": PERCENT}, [["any"], [{"above": "100 %"}]])
    assert [each.is_outside for each in analyse(beyond, (), AVAILABILITY).never] == [True]


def test_an_otherwise_leaves_no_gap():
    assert not analyse(table({"severity": SEVERITIES}, [["S1"]], otherwise=(0,)), (), {}).gaps


def test_rows_that_all_count_are_twice_there_only_where_they_give_the_same():
    rows = table({"severity": SEVERITIES}, [["S1"], ["S1"]])
    first, second = rows.rows
    differing = rows._replace(rows=(first, second._replace(outputs=("another result",))))
    alike = rows._replace(rows=(first, second._replace(outputs=first.outputs)))

    for policy in (HitPolicy.COLLECT, HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER):
        assert not analyse(differing._replace(hit_policy=policy), (), {}).duplicates
        assert analyse(alike._replace(hit_policy=policy), (), {}).duplicates


def test_rows_of_any_other_hit_policy_may_overlap():
    rows = table({"share": PERCENT}, [[{"at least": "1 %"}], [{"at most": "2 %"}]])

    for policy in (HitPolicy.COLLECT, HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER, HitPolicy.FIRST):
        assert not analyse(rows._replace(hit_policy=policy), (), {}).overlaps


def test_an_absent_outcome_that_a_row_names_needs_an_answer():
    rows = table({"target": DURATION}, [[{"at least": "0 minutes"}], [{"below": "0 minutes"}]])
    named = rows._replace(rows=(*rows.rows, Row((Among((NO_COMMITMENT,)),), (1,), origin())))
    refused = rows._replace(
        rows=(*rows.rows[:1], Row((Among((NO_COMMITMENT,), negated=True),), (1,), origin()))
    )

    assert not analyse(named, (), {}).gaps
    assert [gap.region.example for gap in analyse(refused, (), {}).gaps] == [{"target": NO_COMMITMENT}]


def test_two_currencies_in_a_column_are_a_problem_of_their_own():
    rows = table({"revenue": MONEY}, [[{"below": "EUR 5"}], [{"at least": "USD 5"}]])

    found = analyse(rows, (), {})

    assert [problem.code for problem in found.grid.problems] == ["CURRENCY-MISMATCH"]
    assert not found.gaps
    assert not found.overlaps


@settings(max_examples=80, deadline=None)
@given(tables())
def test_an_example_reads_back_as_it_is_shown(table):
    for gap in analyse(table, (), BOUNDS).gaps:
        for column in table.columns:
            value = gap.region.example[column.name]
            assert read(column.type, show(value)) == value


def _partition(draw, boxes, widths, size):
    """Boxes of whole numbers cut apart at random until there are `size` of them."""
    while len(boxes) < size:
        index = draw.randrange(len(boxes))
        column = draw.randrange(len(widths))
        low, high = boxes[index][column]
        if high - low < 2:
            continue
        middle = draw.randint(low + 1, high - 1)
        left, right = list(boxes[index]), list(boxes[index])
        left[column], right[column] = (low, middle), (middle, high)
        boxes[index] = left
        boxes.append(right)
    return boxes


def test_three_hundred_rows_in_six_columns_are_searched_to_the_end():
    import random

    draw = random.Random(7)  # noqa: S311 - a fixed table, not a secret
    widths = {"a": 1000, "b": 1000, "c": 1000, "d": 1000, "severity": 4, "beta": 2}
    boxes = _partition(draw, [[(0, width) for width in widths.values()]], widths, 300)
    rows = tuple(Row(tuple(_conditions(box, widths)), (1,), origin(line)) for line, box in enumerate(boxes))
    types = {"severity": SEVERITIES, "beta": BOOLEAN}
    whole = Table(tuple(Column(name, types.get(name, PERCENT)) for name in widths), rows)
    bounds = {name: Bounds(percent(0), percent(1000)) for name in "abcd"}

    full, holed = analyse(whole, (), bounds), analyse(whole._replace(rows=rows[1:]), (), bounds)

    assert (full.gaps, full.overlaps, full.complete) == ([], [], True)
    assert len(holed.gaps) == 1
    assert holed.complete
    assert matches(whole, 0, holed.gaps[0].region.example)


def _conditions(box, widths):
    from rules.writing_of_rules import condition

    for (low, high), (name, width) in zip(box, widths.items(), strict=True):
        if name == "severity":
            yield Among(SEVERITIES.members[low:high])
        elif name == "beta":
            yield Among((True, False)[low:high])
        else:
            upper = "at most" if high == width else "below"
            yield condition({"at least": f"{low} %", upper: f"{high} %"}, PERCENT)


def _lies_in(grid, box, case):
    chosen = zip(grid.columns, grid.cells, box, strict=True)
    return all(cells.having(case[column.name]) & part for column, cells, part in chosen)
