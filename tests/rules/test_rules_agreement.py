"""Compiled tables give what reading the same tables row by row gives, for every hit policy and mode."""

from __future__ import annotations

from decimal import Decimal
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st

from addendum.rules import Aggregation, Among, HitPolicy, Output, Planner, Span, Within, matching
from addendum.values import BOOLEAN, NUMBER, PERCENT, TEXT, MemberOf, NoAnswer, Percent
from rules.programs import decision, fact, program, table

SEVERITIES = MemberOf("severities", ("S1", "S2", "S3"))
NUMBERS = [Decimal(each) for each in ("-1", "0", "0.5", "1", "2", "2.50", "3")]
POOLS = {
    SEVERITIES: list(SEVERITIES.members),
    NUMBER: NUMBERS,
    PERCENT: [Percent(each) for each in NUMBERS],
    TEXT: ["", "a", "b", "c"],
    BOOLEAN: [True, False],
}
RANGED = (NUMBER, PERCENT, TEXT)
POLICIES = [
    *((policy, Aggregation.NONE) for policy in HitPolicy),
    *((HitPolicy.COLLECT, each) for each in Aggregation if each is not Aggregation.NONE),
]
MISSING = object()


@st.composite
def spans(draw, pool):
    ends = sorted(draw(st.lists(st.sampled_from(pool), min_size=2, max_size=4)))
    found = []
    for low, high in zip(ends[::2], ends[1::2], strict=False):
        low_closed, high_closed = draw(st.booleans()), draw(st.booleans())
        if found and found[-1].high == low:
            low_closed = False
        found.append(Span(low, low_closed, high, high_closed or low == high))
    if draw(st.booleans()):
        found[0] = found[0]._replace(low=None, low_closed=False)
    if draw(st.booleans()):
        found[-1] = found[-1]._replace(high=None, high_closed=False)
    return Within(tuple(found))


def conditions(of_type):
    pool = POOLS[of_type]
    listed = st.lists(st.sampled_from(pool), min_size=1, max_size=3, unique=True).map(tuple)
    kinds = [st.none(), listed.map(Among), st.builds(Among, listed, st.just(True))]
    if of_type in RANGED:
        kinds += [spans(pool), spans(pool)]
    return st.one_of(kinds)


@st.composite
def cases(draw):
    types = draw(st.lists(st.sampled_from(list(POOLS)), min_size=1, max_size=4))
    only_equal = draw(st.booleans())
    row = st.tuples(
        st.tuples(*(conditions(each) for each in types)),
        st.tuples(st.sampled_from(NUMBERS), st.sampled_from(["x", "y"])),
    )
    rows = draw(st.lists(row, max_size=14))
    if only_equal:
        rows = [
            (tuple(each if _is_listed(each) else None for each in tests), outputs) for tests, outputs in rows
        ]
    policy, aggregation = draw(st.sampled_from(POLICIES))
    single = aggregation is not Aggregation.NONE or draw(st.booleans())
    outputs = [Output("amount", NUMBER, tuple(draw(st.permutations(NUMBERS))))]
    if not single:
        outputs.append(Output("word", TEXT, ("y", "x")))
    rows = [(tests, values[: len(outputs)]) for tests, values in rows]
    otherwise = draw(st.sampled_from([None, (Decimal(99), "none")[: len(outputs)]]))
    columns = [(f"c{at}", of_type) for at, of_type in enumerate(types)]
    logic = table(columns, rows, hit_policy=policy, aggregation=aggregation, otherwise=otherwise)
    values = [draw(st.sampled_from([*POOLS[each], *POOLS[each], MISSING])) for each in types]
    optional = draw(st.booleans())
    return logic, tuple(outputs), values, optional


def _is_listed(condition):
    return isinstance(condition, Among) and not condition.negated


@settings(max_examples=300, deadline=None)
@given(cases())
def test_a_compiled_table_gives_what_its_rows_say_one_by_one(case):
    _agrees(case)


@settings(max_examples=300, deadline=None)
@given(cases())
def test_tables_too_large_for_one_bisection_agree_too(case):
    with mock.patch.multiple(matching, _MOST_PATTERNS=1, _MOST_KEYS_A_ROW=2, _CHUNK=3, _ENTRIES_A_ROW=0):
        _agrees(case)


def _agrees(case):
    logic, outputs, values, optional = case
    facts = [fact(column.name, column.type, optional=optional) for column in logic.columns]
    planner = Planner(program(facts, [decision("d", logic, *outputs)]))
    given_facts = {
        column.name: _raw(value)
        for column, value in zip(logic.columns, values, strict=True)
        if value is not MISSING
    }

    expected = _outcome(lambda: _naively(logic, outputs, values, optional))

    assert _outcome(lambda: _asked(planner.run(("d",), given_facts))) == expected
    plan = planner.plan(("d",), given_facts)
    assert _outcome(lambda: _asked(plan._run_exactly(given_facts))) == expected


def _raw(value):
    return f"{value.points} %" if isinstance(value, Percent) else value


def _asked(result):
    rows = result.rows["d"]
    assert len(result.trace()) == 1
    return result.values["d"], () if rows == "otherwise" else rows


def _outcome(ask):
    try:
        return ask()
    except NoAnswer as error:
        return error.code


def _naively(logic, outputs, values, optional):
    taken = []
    for index, row in enumerate(logic.rows):
        pairs = list(zip(row.conditions, values, strict=True))
        if all(value is MISSING or _meets(condition, value) for condition, value in pairs):
            tests_missing = any(value is MISSING and not _is_open(condition) for condition, value in pairs)
            if tests_missing and not optional:
                raise NoAnswer("MISSING-FACT", "")
            if not tests_missing:
                taken.append(index)
                if logic.hit_policy is HitPolicy.FIRST:
                    break
    return _together(logic, outputs, taken)


def _is_open(condition):
    return not isinstance(condition, Within | Among)


def _meets(condition, value):
    if isinstance(condition, Among):
        return (value in condition.values) is not condition.negated
    if isinstance(condition, Within):
        return any(_inside(value, *span) for span in condition.spans)
    return True


def _inside(value, low, low_closed, high, high_closed):
    above = low is None or low < value or (low_closed and low == value)
    return above and (high is None or value < high or (high_closed and value == high))


def _together(logic, outputs, taken):
    gives = [logic.rows[index].outputs for index in taken]
    policy, aggregation = logic.hit_policy, logic.aggregation
    if not taken and aggregation is not Aggregation.COUNT:
        if logic.otherwise is None:
            raise NoAnswer("NO-ROW-MATCHES", "")
        return _packed(outputs, logic.otherwise), ()
    if policy is HitPolicy.UNIQUE and len(taken) > 1:
        raise NoAnswer("SEVERAL-ROWS-MATCH", "")
    if policy is HitPolicy.ANY and any(each != gives[0] for each in gives):
        raise NoAnswer("ROWS-DISAGREE", "")
    if policy in (HitPolicy.PRIORITY, HitPolicy.OUTPUT_ORDER):
        ranked = sorted(taken, key=lambda index: _rank(outputs, logic.rows[index].outputs))
        taken = ranked[:1] if policy is HitPolicy.PRIORITY else ranked
    if policy in (HitPolicy.UNIQUE, HitPolicy.FIRST, HitPolicy.PRIORITY):
        return _packed(outputs, logic.rows[taken[0]].outputs), tuple(taken)
    if policy is HitPolicy.ANY:
        return _packed(outputs, gives[0]), tuple(taken)
    amounts = [each[0] for each in gives]
    aggregated = {
        Aggregation.SUM: sum,
        Aggregation.LOWEST: min,
        Aggregation.HIGHEST: max,
        Aggregation.COUNT: len,
    }
    if aggregation in aggregated:
        return aggregated[aggregation](amounts), tuple(taken)
    return tuple(_packed(outputs, logic.rows[index].outputs) for index in taken), tuple(taken)


def _rank(outputs, values):
    return [output.order.index(value) for output, value in zip(outputs, values, strict=True)]


def _packed(outputs, values):
    if len(outputs) == 1:
        return values[0]
    return {output.name: value for output, value in zip(outputs, values, strict=True)}
