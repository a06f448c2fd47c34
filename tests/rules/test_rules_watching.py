"""Watching: what a planner notes is what it answered from, and samples lead to the rows that they are for."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from addendum.rules import Anything, Bounds, HitPolicy, Planner, Record, Sampler, WatchedPlanner, meets
from addendum.values import NUMBER, NoAnswer
from rules.naive import BOUNDS, cases, matches, matching, tables
from rules.naive import meets as naively_meets
from rules.programs import decision, fact, program


def programmed(table):
    facts = [fact(each.name, each.type, bounds=BOUNDS.get(each.name, Bounds())) for each in table.columns]
    numbered = tuple(row._replace(outputs=(number,)) for number, row in enumerate(table.rows))
    return program(
        facts,
        [decision("result", table._replace(rows=numbered, otherwise=(-1,)), NUMBER)],
    )


def some(table):
    """Every case of a small table, and of a large one so many that a run takes no longer."""
    every = [*cases(table)]
    return every[:: 1 + len(every) // 40]


def answered(planner, case):
    try:
        result = planner.run(("result",), case)
    except NoAnswer as error:
        return error.code
    return result.values["result"], result.rows, result.decided


@settings(max_examples=25, deadline=None)
@given(tables(), st.sampled_from([HitPolicy.FIRST, HitPolicy.UNIQUE, HitPolicy.RULE_ORDER]))
def test_a_planner_that_watches_answers_as_any_other_and_notes_what_it_took(table, policy):
    made = programmed(table._replace(hit_policy=policy))
    record = Record()
    plain, watched = Planner(made), WatchedPlanner(made, None, record)

    for case in some(table):
        record.taken()
        answer = answered(watched, case)
        assert answer == answered(plain, case)
        taken = [visit.rows or "otherwise" for visit in record.visits.values()]
        assert taken == ([answer[1]["result"]] if isinstance(answer, tuple) else [])
        assert record.decided == (set(answer[2]) if isinstance(answer, tuple) else set())


@settings(max_examples=25, deadline=None)
@given(tables())
def test_a_condition_is_met_as_the_naive_reading_says(table):
    for case in some(table):
        for row in table.rows:
            for condition, column in zip(row.conditions, table.columns, strict=True):
                value = case[column.name]
                assert meets(condition, value) is bool(naively_meets(condition, value))


@settings(max_examples=40, deadline=None)
@given(tables())
def test_samples_lead_to_their_row_and_no_row_that_can_be_taken_lacks_one(table):
    made = programmed(table._replace(hit_policy=HitPolicy.FIRST))
    sampler = Sampler(made, {}, {})
    reachable = {found[0] for case in cases(table) if (found := matching(table, case))}

    for row in range(len(table.rows)):
        samples = list(sampler.in_row("result", row))
        assert bool(samples) == (row in reachable)
        for sample in samples:
            for case in some(table):
                assert matching(table, {**case, **sample})[:1] == [row]


@settings(max_examples=25, deadline=None)
@given(tables())
def test_a_sample_at_a_value_meets_all_other_conditions_of_its_row(table):
    sampler = Sampler(programmed(table), {}, {})

    for case in some(table):
        for row, at in product(range(len(table.rows)), range(len(table.columns))):
            name = table.columns[at].name
            sample = sampler.at("result", row, at, case[name])
            if sample is not None:
                conditions = [*table.rows[row].conditions]
                conditions[at] = Anything()
                loose = table._replace(rows=(table.rows[row]._replace(conditions=tuple(conditions)),))
                assert sample[name] == case[name]
                assert matches(loose, 0, {**case, **sample})
