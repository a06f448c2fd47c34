"""Programs as data: what is read back equals what was written, and answers alike."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings

from addendum.feel import Profile, Scope, compile_formula, compile_unary_tests
from addendum.findings import Place
from addendum.rules import (
    Bounds,
    Column,
    CompiledTable,
    Decision,
    HitPolicy,
    Origin,
    Output,
    Passing,
    Planner,
    Row,
    Table,
    facts_behind,
    program_from_data,
    program_to_data,
)
from addendum.values import MONEY, NO_COMMITMENT, NUMBER, PERCENT, TEXT, MemberOf, Money, NoAnswer, NotStored
from rules.programs import among, decision, fact, none_of, origin, percent, program, table, within
from rules.test_rules_agreement import MISSING, cases

SEVERITIES = MemberOf("severities", ("S1", "S2"))
SCOPE = Scope({"x": NUMBER, "y": NUMBER, "d": NUMBER})


def again(written):
    """The program written as JSON text and read back."""
    return program_from_data(json.loads(json.dumps(program_to_data(written))))


def formula(text):
    return compile_formula(text, SCOPE, Profile.POLICY)


def outcome(planner, targets, facts):
    """What a question gives, with all its steps; or its error, told whole."""
    try:
        result = planner.run(targets, facts)
    except NoAnswer as error:
        return error.code, error.says, error.fix, error.at
    return dict(result.values), result.rows, dict(result.facts), result.replaced, result.trace()


@settings(max_examples=300, deadline=None)
@given(cases())
def test_any_table_that_is_read_back_equals_the_written_one_and_answers_alike(case):
    logic, outputs, values, optional = case
    facts = [fact(column.name, column.type, optional=optional) for column in logic.columns]
    written = program(facts, [decision("d", logic, *outputs)])
    pairs = zip(logic.columns, values, strict=True)
    given_facts = {column.name: value for column, value in pairs if value is not MISSING}

    read = again(written)

    assert read.facts == written.facts
    assert dict(read.decisions) == written.decisions
    assert outcome(Planner(read), ("d",), given_facts) == outcome(Planner(written), ("d",), given_facts)


def test_every_part_of_a_program_is_read_back():
    told = Origin(
        "acme/terms", 3, Place("acme.yaml", 7, 3, 9), "first", "Clause 1", "as quoted", "assumed so"
    )
    bounds = Bounds(percent(0), None)
    facts = [
        fact("severity", SEVERITIES, title="Severity", optional=True, given_by="question"),
        fact("rate", PERCENT, bounds=bounds, number_means="%", value=percent(5))._replace(origin=told),
    ]
    rows = (
        Row((among("S1"), within(percent(1), None)), (Money("EUR", Decimal("8.00")), NO_COMMITMENT), told),
        Row((none_of("S1"), within(None, percent(1))), (Money("EUR", Decimal(1)), "kept"), origin(11)),
    )
    columns = (Column("severity", SEVERITIES), Column("rate", PERCENT, admits_null=True))
    outputs = (Output("amount", MONEY, (Money("EUR", Decimal(1)),)), Output("word", TEXT))
    logic = Table(columns, rows, HitPolicy.PRIORITY, otherwise=(NO_COMMITMENT, ""), otherwise_origin=told)
    words = Decision("d", ("severity", "rate"), outputs, logic, told, "Title", "in {words}")
    written = program(facts, [words])

    read = again(written)

    assert read.facts == written.facts
    assert read.decisions["d"] == words
    assert str(read.decisions["d"].logic.rows[0].outputs[0].amount) == "8.00"
    assert read.decisions["d"].logic.columns[0].type.members == ("S1", "S2")


def test_formulas_stay_where_they_stand():
    test = compile_unary_tests("> y", SCOPE, Profile.POLICY, None, NUMBER)
    rows = (
        Row((Passing(test),), (formula("x * 2"),), origin(10)),
        Row((among(Decimal(3)),), (Decimal(7),), origin(11)),
    )
    columns = (Column("sum", NUMBER, formula("x + y")),)
    logic = Table(columns, rows, HitPolicy.FIRST, otherwise=(formula("y"),))
    total = decision("total", formula("d + 1"), NUMBER)
    written = program(
        [fact("x", NUMBER), fact("y", NUMBER)], [decision("d", logic, NUMBER, needs=("x", "y")), total]
    )

    read = again(written)

    for x, y in ((1, 2), (1, 1), (2, 1), (-1, 0)):
        given_facts = {"x": Decimal(x), "y": Decimal(y)}
        asked = outcome(Planner(read), ("total",), given_facts)
        assert asked == outcome(Planner(written), ("total",), given_facts)
    assert facts_behind(read, ["total"]) == facts_behind(written, ["total"])


def test_what_compiling_a_table_works_out_is_read_back_and_not_worked_out_again():
    rows = [((among(f"k{at}"), within(Decimal(at), None)), Decimal(at % 3)) for at in range(50)]
    written = program(
        [fact("key", TEXT), fact("x", NUMBER)],
        [decision("d", table([("key", TEXT), ("x", NUMBER)], rows), NUMBER)],
    )
    read = again(written).decisions["d"]

    compiled = CompiledTable(read, read.logic, exact=False)
    looked_up = compiled.lookup()

    expected = CompiledTable(written.decisions["d"], written.decisions["d"].logic, exact=False).lookup()
    assert looked_up[:3] == ((0,), 1, "right") == expected[:3]
    assert looked_up.hits.keys() == expected.hits.keys()
    assert "_matcher" not in vars(compiled)
    assert not read.logic.rows._made


def test_a_row_is_made_when_it_is_looked_at():
    rows = [((among(f"k{at}"),), Decimal(at)) for at in range(3)]
    written = program([fact("key", TEXT)], [decision("d", table([("key", TEXT)], rows), NUMBER)])

    read = again(written).decisions["d"].logic.rows

    original = written.decisions["d"].logic.rows
    assert len(read) == 3
    assert read[1] == original[1]
    assert read[-1] == original[-1]
    assert read[1:] == original[1:]
    assert list(read) == list(original)
    with pytest.raises(IndexError):
        read[3]


def test_what_has_no_form_as_data_is_said_so():
    rows = [((among("a"),), object())]

    with pytest.raises(NotStored):
        program_to_data(program([], [decision("d", table([("key", TEXT)], rows), NUMBER)]))
