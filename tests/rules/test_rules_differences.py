"""Two editions of a table: where they differ a region says so, and what each gives there is so."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from addendum.rules import Aggregation, HitPolicy, Output, differences
from addendum.rules.model import Among, Anything, Bounds, Column, Fact, Passing, Program, Row
from addendum.rules.paired import Domains, domains_of
from addendum.rules.wording import words
from addendum.values import BOOLEAN, NO_COMMITMENT, NUMBER, PERCENT, MemberOf, show
from rules.naive import BOUNDS, cases, matching, meets, tables
from rules.programs import within
from rules.writing_of_rules import SEVERITIES, decision, origin, percent, table

DOMAINS = Domains(BOUNDS, frozenset())
AVAILABILITY = Domains({"availability": Bounds(percent(0), percent(100))}, frozenset())
POLICIES = (HitPolicy.FIRST, HitPolicy.ANY, HitPolicy.RULE_ORDER, HitPolicy.COLLECT, HitPolicy.UNIQUE)


class Formula:
    """Stands for a compiled formula, of which nothing but the text is looked at."""

    def __init__(self, text):
        self.text = text
        self.tree = None

    def bind(self, exact=False):
        raise NotImplementedError


@st.composite
def editions(draw):
    """A table and another edition of it: rows taken out, changed or moved, or another one altogether."""
    before = draw(tables(most_rows=5))
    policy = draw(st.sampled_from(POLICIES))
    rows = [row for row in before.rows if draw(st.integers(0, 3))]
    rows = [row._replace(outputs=(draw(st.integers(0, 2)),)) if draw(st.booleans()) else row for row in rows]
    after = before._replace(rows=tuple(draw(st.permutations(rows))) if draw(st.booleans()) else tuple(rows))
    if draw(st.integers(0, 3)) == 0:
        after = draw(tables(most_rows=5))
    otherwise = draw(st.sampled_from([None, (0,), (7,)]))
    before = before._replace(hit_policy=policy, otherwise=otherwise)
    return before, after._replace(hit_policy=policy, otherwise=draw(st.sampled_from([otherwise, (7,)])))


def _answer(logic, case):
    rows = matching(logic, case)
    if not rows:
        return "nothing" if logic.otherwise is None else logic.otherwise[0]
    results = [logic.rows[row].outputs[0] for row in rows]
    if logic.hit_policy is HitPolicy.FIRST:
        return results[0]
    if logic.hit_policy is HitPolicy.UNIQUE:
        return results[0] if len(results) == 1 else "several"
    if logic.hit_policy is HitPolicy.ANY:
        return results[0] if len({*results}) == 1 else "several"
    return tuple(results)


def _lies_in(region, case):
    return all(
        any(meets(each, case[name.name]) for each in conditions) for name, conditions in region.narrowed
    )


@settings(max_examples=250, deadline=None)
@given(editions())
def test_a_case_is_answered_otherwise_just_where_a_region_says_so(pair):
    before, after = pair
    joined = before._replace(columns=tuple(dict.fromkeys((*before.columns, *after.columns))))

    found = differences(decision(before), decision(after), DOMAINS)

    assert found.complete
    for case in cases(joined):
        regions = [region for region in found.found if _lies_in(region, case)]
        assert len(regions) == (_answer(before, case) != _answer(after, case))


@settings(max_examples=150, deadline=None)
@given(editions())
def test_what_a_region_says_is_what_each_edition_answers_for_its_example(pair):
    before, after = pair

    for region in differences(decision(before), decision(after), DOMAINS).found:
        for logic, told in ((before, region.before), (after, region.after)):
            answer = _answer(logic, region.example)
            assert _lies_in(region, region.example)
            assert told.results == (() if told.problem else (("credit", answer),))
            assert bool(told.problem) == (answer in ("nothing", "several"))


@settings(max_examples=50, deadline=None)
@given(tables())
def test_a_table_does_not_differ_from_itself(logic):
    assert differences(decision(logic), decision(logic), DOMAINS).found == ()


def _regions(before, after, domains=AVAILABILITY, of_type=PERCENT):
    found = differences(decision(before, of_type=of_type), decision(after, of_type=of_type), domains)
    assert found.comparable
    return [(_where(each), _told(each.before), _told(each.after)) for each in found.found]


def _where(region):
    told = [
        f"{column.name} {' or '.join(words(each, column.type) for each in conditions)}"
        for column, conditions in region.narrowed
    ]
    return "; ".join([*told, *(f"{'' if each.holds else 'not '}{each.text}" for each in region.tested)])


def _told(given_there):
    values = (getattr(value, "text", None) or show(value) for _, value in given_there.results)
    return given_there.problem or ", ".join(values)


def _bands(*rows):
    return table({"availability": PERCENT}, [[where, percent(credit)] for where, credit in rows])


def test_a_border_that_moves_is_told_by_the_stretch_between_its_places():
    before = _bands(({"at least": "99.0 %"}, 10), ({"below": "99.0 %"}, 25))
    after = _bands(({"at least": "99.5 %"}, 10), ({"below": "99.5 %"}, 25))

    assert _regions(before, after) == [("availability at least 99 % and below 99.5 %", "10 %", "25 %")]


def test_bands_written_in_another_order_do_not_differ():
    before = _bands(({"at least": "99.0 %"}, 10), ({"below": "99.0 %"}, 25))

    assert _regions(before, before._replace(rows=before.rows[::-1])) == []


def test_a_band_split_in_two_that_give_the_same_does_not_differ():
    before = _bands(({"below": "99.0 %"}, 25))
    after = _bands(({"below": "95 %"}, 25), ({"at least": "95 %", "below": "99.0 %"}, 25))

    assert _regions(before, after) == []


def test_a_row_that_is_gone_leaves_a_region_without_an_answer():
    before = _bands(({"at least": "99 %"}, 10), ({"below": "99 %"}, 25))
    after = before._replace(rows=before.rows[:1])

    assert _regions(before, after) == [("availability below 99 %", "25 %", "NO-ROW-MATCHES")]


def test_a_column_that_is_new_parts_what_was_one():
    before = table({"severity": SEVERITIES}, [["S1", 1], ["S2", 2]])
    after = table(
        {"severity": SEVERITIES, "beta": BOOLEAN}, [["S1", None, 1], ["S2", "true", 5], ["S2", "false", 2]]
    )

    assert _regions(before, after) == [("severity S2; beta true", "2", "5")]


def test_members_that_only_one_edition_has_are_told_as_not_accepted_by_the_other():
    more = MemberOf("severities", (*SEVERITIES.members, "S5"))
    before = table({"severity": SEVERITIES}, [[severity, 1] for severity in SEVERITIES.members])
    after = table({"severity": more}, [[severity, 1] for severity in more.members])

    assert _regions(before, after) == [("severity S5", "not accepted", "1")]
    assert _regions(after, before) == [("severity S5", "1", "not accepted")]


def test_values_of_two_types_have_no_regions_in_common():
    before, after = table({"share": PERCENT}, [[None, 1]]), table({"share": NUMBER}, [["1", 1]])

    assert not differences(decision(before), decision(after), DOMAINS).comparable


def test_formulas_differ_by_their_text_and_not_by_its_layout():
    before = table({"severity": SEVERITIES}, [["S1", Formula("fee * 2")], ["S2", Formula("fee * 3")]])
    after = table({"severity": SEVERITIES}, [["S1", Formula("fee\n  * 2")], ["S2", Formula("fee * 4")]])

    assert _regions(before, after) == [("severity S2", "fee * 3", "fee * 4")]


def test_a_condition_that_is_a_formula_parts_a_region_where_it_holds():
    columns = (Column("share", PERCENT),)
    tested = Row((Passing(Formula("? > target")),), (percent(5),), origin(9))
    before = table({"share": PERCENT}, [[None, percent(1)]])
    after = before._replace(columns=columns, rows=(tested, *before.rows), hit_policy=HitPolicy.FIRST)

    found = _regions(before._replace(hit_policy=HitPolicy.FIRST), after)

    assert found == [("= ? > target", "1 %", "5 %")]


def test_what_is_added_up_is_compared_by_its_sum():
    rows = [[{"below": "99 %"}, percent(10)], [{"below": "95 %"}, percent(15)]]
    before = table({"availability": PERCENT}, rows, hit_policy=HitPolicy.COLLECT, aggregation=Aggregation.SUM)
    after = before._replace(rows=before.rows[::-1])
    more = before._replace(rows=(before.rows[0], before.rows[1]._replace(outputs=(percent(20),))))

    assert _regions(before, after) == []
    assert _regions(before, more) == [("availability below 95 %", "25 %", "30 %")]


def test_a_fact_that_nobody_gives_is_a_case_of_its_own():
    beta = Fact("beta", BOOLEAN, origin(), optional=True)
    program = Program({"beta": beta}, {})
    before = table({"beta": BOOLEAN}, [["true", 1], [None, 2]], hit_policy=HitPolicy.FIRST)
    after = table({"beta": BOOLEAN}, [["true", 1], ["false", 2]], hit_policy=HitPolicy.FIRST)

    found = differences(decision(before), decision(after), domains_of(program, program)).found

    assert [each.narrowed[0].conditions for each in found] == [(Among((None,)),)]
    assert [each.after.problem for each in found] == ["NO-ROW-MATCHES"]


def test_several_results_are_told_each_by_its_name():
    logic = table({"severity": SEVERITIES}, [["S1", 1]])
    both = logic._replace(rows=(logic.rows[0]._replace(outputs=(1, "a")),))
    other = logic._replace(rows=(logic.rows[0]._replace(outputs=(1, NO_COMMITMENT)),))
    outputs = (Output("amount", NUMBER), Output("word", NUMBER))
    before, after = (decision(each)._replace(outputs=outputs) for each in (both, other))

    found = differences(before, after, DOMAINS).found

    assert [(each.before.results[1], each.after.results[1]) for each in found] == [
        (("word", "a"), ("word", NO_COMMITMENT))
    ]


def test_a_large_table_in_which_one_row_changes_is_compared_at_once():
    rows = [(Among((f"key-{number}",)), within(percent(0), percent(50))) for number in range(20_000)]
    columns = (
        Column("key", MemberOf("keys", tuple(f"key-{number}" for number in range(20_000)))),
        Column("share", PERCENT),
    )
    every = tuple(Row(conditions, (number,), origin(number + 1)) for number, conditions in enumerate(rows))
    before = table({}, [])._replace(columns=columns, rows=every, otherwise=(0,))
    changed = every[777]._replace(outputs=(5,))
    after = before._replace(rows=(*every[:777], changed, *every[778:]))

    assert _regions(before, after, of_type=NUMBER) == [
        ("key key-777; share at least 0 % and below 50 %", "777", "5")
    ]


def test_a_row_that_moves_before_another_is_told_where_both_hold():
    before = table({"severity": SEVERITIES}, [["S1", 1], [None, 2], ["S2", 3]], hit_policy=HitPolicy.FIRST)
    after = before._replace(rows=(before.rows[2], *before.rows[:2]))

    assert isinstance(before.rows[1].conditions[0], Anything)
    assert _regions(before, after) == [("severity S2", "2", "3")]
