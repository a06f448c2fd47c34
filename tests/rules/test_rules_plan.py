from __future__ import annotations

from decimal import Decimal

import pytest

from addendum.findings import FindingsError
from addendum.rules import (
    Bounds,
    Column,
    HitPolicy,
    Output,
    Passing,
    Planner,
    Program,
    program_plan,
)
from addendum.values import (
    ANY,
    BOOLEAN,
    DURATION,
    MONEY,
    NO_COMMITMENT,
    NUMBER,
    PERCENT,
    TEXT,
    UNLIMITED,
    MemberOf,
    Money,
    NoAnswer,
)
from rules.programs import (
    Formula,
    among,
    decision,
    fact,
    minutes,
    none_of,
    number,
    percent,
    program,
    table,
    within,
)

SEVERITIES = MemberOf("severities", ("S1", "S2", "S3"))
EVERY_PERCENT = Bounds(percent(0), percent(100))
SEVERITY = fact("severity", SEVERITIES, title="Severity")
AVAILABILITY = fact("availability", PERCENT, bounds=EVERY_PERCENT)
TARGET = decision(
    "target",
    table([("severity", SEVERITIES)], [((among("S1"),), minutes(20)), ((among("S2"),), minutes(90))]),
    DURATION,
)
CREDIT = decision(
    "credit",
    table(
        [("availability", PERCENT)],
        [
            ((within(percent("99.99"), None),), percent(0)),
            ((within(percent(99), percent("99.99")),), percent(10)),
            ((within(None, percent(99), low_closed=False),), percent(25)),
        ],
    ),
    PERCENT,
)
CONTRACT = program([SEVERITY, AVAILABILITY], [TARGET, CREDIT])


def ask(asked_program, target, /, functions=None, **facts):
    return Planner(asked_program, functions).run((target,), facts)


def refused(asked_program, target, /, functions=None, **facts):
    with pytest.raises(NoAnswer) as caught:
        ask(asked_program, target, functions, **facts)
    return caught.value


def test_two_decisions_are_answered_from_one_set_of_facts():
    result = Planner(CONTRACT).run(("target", "credit"), {"severity": "S1", "availability": "99.5 %"})

    assert result.values == {"target": minutes(20), "credit": percent(10)}
    assert result.rows == {"target": (0,), "credit": (1,)}
    assert result.facts == {"severity": "S1", "availability": percent("99.5")}
    assert result.replaced == ()


@pytest.mark.parametrize(
    ("availability", "credit"),
    [
        ("99.99 %", 0),
        ("99.98999999999999999 %", 10),
        ("99 %", 10),
        ("98.99999999999999999 %", 25),
        ("42767/432 %", 25),
        ("0 %", 25),
        ("100 %", 0),
    ],
)
def test_borders_hold_to_the_last_digit(availability, credit):
    assert ask(CONTRACT, "credit", availability=availability).values["credit"] == percent(credit)


@pytest.mark.parametrize(
    ("availability", "code"),
    [
        (None, "NULL-GIVEN"),
        (True, "WRONG-TYPE"),
        (99, "UNIT-MISSING"),
        ("99.99", "UNIT-MISSING"),
        ("-1 %", "OUT-OF-BOUNDS"),
        ("100.000000000000000000001 %", "OUT-OF-BOUNDS"),
        ("42767/2 %", "OUT-OF-BOUNDS"),
        ({"outcome": "unlimited"}, "WRONG-TYPE"),
    ],
)
def test_what_is_no_availability_is_refused(availability, code):
    error = refused(CONTRACT, "credit", availability=availability)

    assert error.code == code
    assert error.details["fact"] == "availability"
    assert "`availability`" in error.says


def test_all_unreadable_facts_are_told_at_once():
    error = refused(CONTRACT, "credit", availability="150 %", severity="S9")

    assert error.details["facts"] == ("severity", "availability")
    assert "`S9`" in error.says
    assert "150 %" in error.says


def test_an_unknown_fact_is_refused_with_the_name_that_was_meant():
    error = refused(CONTRACT, "credit", availabilty="99 %")

    assert error.code == "UNKNOWN-FACT"
    assert "`availability`" in error.fix


def test_free_data_goes_under_context():
    assert ask(CONTRACT, "credit", availability="99 %", context={"ticket": 7}).values["credit"] == percent(10)


def test_an_unknown_target_is_refused():
    assert refused(CONTRACT, "credits", availability="99 %").code == "UNKNOWN-DECISION"


def test_a_missing_fact_is_named_with_its_title_and_type():
    error = refused(CONTRACT, "target", availability="99 %")

    assert error.code == "MISSING-FACT"
    assert "`severity` (Severity, one of `severities`)" in error.says
    assert [each.name for each in error.details["facts"]] == ["severity"]


def test_all_missing_facts_of_all_targets_are_named_together():
    total = decision("total", Formula("a b", lambda a, b: a + b), NUMBER)
    asked = program([fact("a", NUMBER), fact("b", NUMBER), fact("c", NUMBER)], [total])

    with pytest.raises(NoAnswer) as caught:
        Planner(asked).run(("total", "c"), {})

    assert [each.name for each in caught.value.details["facts"]] == ["a", "b", "c"]


def test_a_fact_is_a_target_too():
    assert ask(CONTRACT, "severity", severity="S2").values == {"severity": "S2"}


CHANNELS = decision(
    "channels",
    table(
        [("severity", SEVERITIES), ("own", BOOLEAN)],
        [
            ((among("S1"), None), "portal"),
            ((among("S1"), among(True)), "phone"),
            ((among("S2"), None), "portal"),
        ],
        hit_policy=HitPolicy.RULE_ORDER,
    ),
    TEXT,
)


def test_a_missing_fact_matters_only_where_a_row_that_may_match_tests_it():
    asked = program([SEVERITY, fact("own", BOOLEAN)], [CHANNELS])

    assert ask(asked, "channels", severity="S2").values["channels"] == ("portal",)
    assert refused(asked, "channels", severity="S1").code == "MISSING-FACT"
    assert ask(asked, "channels", severity="S1", own=True).values["channels"] == ("portal", "phone")


@pytest.mark.parametrize("facts", [{}, {"own": None}])
def test_rows_that_test_an_optional_fact_do_not_match_without_it(facts):
    asked = program([SEVERITY, fact("own", BOOLEAN, optional=True)], [CHANNELS])

    assert ask(asked, "channels", severity="S1", **facts).values["channels"] == ("portal",)


def test_rows_behind_the_first_that_matches_ask_for_nothing():
    rows = [((among("S1"), None), 1), ((None, among(True)), 2)]
    logic = table([("severity", SEVERITIES), ("own", BOOLEAN)], rows, hit_policy=HitPolicy.FIRST)
    asked = program([SEVERITY, fact("own", BOOLEAN)], [decision("d", logic, NUMBER)])

    assert ask(asked, "d", severity="S1").values["d"] == 1
    assert refused(asked, "d", severity="S2").code == "MISSING-FACT"


def test_the_contract_gives_a_fact_unless_the_question_does():
    asked = program(
        [fact("fee", NUMBER, value=number(80))], [decision("d", Formula("fee", _doubled), NUMBER)]
    )

    assert ask(asked, "d").values["d"] == 160
    assert ask(asked, "d").facts == {"fee": 80}
    assert ask(asked, "d", fee="7").values["d"] == 14


def _doubled(value):
    return value + value


def _with_measure(**more):
    measure = decision(
        "availability",
        Formula(
            "up total",
            lambda up, total: percent(100) * (up / total) if type(up) is Decimal else _exactly(up, total),
        ),
        Output("availability", PERCENT, bounds=EVERY_PERCENT),
    )
    return program([fact("up", NUMBER), fact("total", NUMBER, **more)], [measure, CREDIT])


def _exactly(up, total):
    from addendum.values import to_fraction

    return to_fraction(percent(100)) * (up / total)


def test_a_value_given_in_place_of_a_computed_one_is_used_and_told():
    result = ask(_with_measure(), "credit", availability="99.5 %")

    assert result.values["credit"] == percent(10)
    assert result.replaced == ("availability",)
    assert result.notes == ("`availability` was given, not computed.",)


def test_a_replaced_value_must_agree_with_the_inputs_given_beside_it():
    asked = _with_measure()

    assert ask(asked, "credit", availability="50 %", up=1, total=2).values["credit"] == percent(25)
    assert ask(asked, "credit", availability="50 %", up=1).values["credit"] == percent(25)
    error = refused(asked, "credit", availability="50.1 %", up=1, total=2)
    assert error.code == "INPUTS-DISAGREE"
    assert "`up` and `total`" in error.says
    assert (
        refused(_with_measure(value=number(3)), "credit", availability="33.3 %", up=1).code
        == "INPUTS-DISAGREE"
    )
    assert ask(_with_measure(), "credit", availability="100/3 %", up=1, total=3).values["credit"] == percent(
        25
    )


def test_a_value_given_in_place_of_a_computed_one_stays_in_its_bounds():
    assert refused(_with_measure(), "credit", availability="101 %").code == "OUT-OF-BOUNDS"
    assert refused(_with_measure(), "credit", up=3, total=2).code == "OUT-OF-BOUNDS"


def test_what_has_no_finite_decimals_is_decided_in_fractions():
    result = ask(_with_measure(), "availability", up=1, total=3)

    assert str(result.values["availability"].points) == "100/3"
    assert ask(_with_measure(), "credit", up=9999, total=10_000).values["credit"] == percent(0)
    assert ask(_with_measure(), "credit", up=2999, total=3000).values["credit"] == percent(10)


def test_constants_without_finite_decimals_put_the_whole_plan_in_fractions():
    from fractions import Fraction

    logic = table(
        [("a", NUMBER)], [((within(Fraction(1, 3), None),), 1), ((None,), 0)], hit_policy=HitPolicy.FIRST
    )
    asked = program([fact("a", NUMBER)], [decision("d", logic, NUMBER)])

    assert ask(asked, "d", a="0.33333333333333333333").values["d"] == 0
    assert ask(asked, "d", a="1/3").values["d"] == 1


def test_a_computed_null_matches_no_row_not_even_one_open_to_anything():
    rows = [((None,), 1)]
    null = decision("n", Formula("a", lambda _: None), NUMBER)
    for open_to_null, expected in ((False, 0), (True, 1)):
        logic = table([("n", NUMBER)], rows, otherwise=(0,))
        logic = logic._replace(columns=(Column("n", NUMBER, admits_null=open_to_null),))
        asked = program([fact("a", NUMBER)], [null, decision("d", logic, NUMBER)])

        assert ask(asked, "d", a=1).values["d"] == expected


def _over(value, rows, of_type=DURATION, **more):
    """A program whose table looks at a decision that gives `value`."""
    decided = decision("x", Formula("", lambda: value), of_type)
    return program([], [decided, decision("d", table([("x", of_type)], rows, **more), NUMBER)])


def test_an_absent_outcome_lies_in_no_range():
    rows = [((within(minutes(0), minutes(9)),), 1), ((within(minutes(9), None),), 2)]

    error = refused(_over(NO_COMMITMENT, rows), "d")
    assert error.code == "NOT-COMPARABLE"
    assert error.at.line == 10
    assert ask(_over(UNLIMITED, rows), "d").values["d"] == 2


def test_an_absent_outcome_meets_the_condition_that_names_it():
    rows = [((among(NO_COMMITMENT),), 1), ((within(minutes(9), None),), 2)]

    assert refused(_over(NO_COMMITMENT, rows), "d").code == "NOT-COMPARABLE"
    assert ask(_over(NO_COMMITMENT, rows[:1], otherwise=(0,)), "d").values["d"] == 1
    assert ask(_over(minutes(3), rows[:1], otherwise=(0,)), "d").values["d"] == 0
    assert ask(_over(NO_COMMITMENT, [((none_of(minutes(1)),), 3)]), "d").values["d"] == 3
    assert ask(_over(NO_COMMITMENT, [((None,), 4)]), "d").values["d"] == 4


def test_no_row_names_the_inputs_and_the_table():
    error = refused(CONTRACT, "target", severity="S3")

    assert error.code == "NO-ROW-MATCHES"
    assert "`target`" in error.says
    assert "severity S3" in error.says
    assert error.details["used"] == {"severity": "S3"}


def test_several_rows_are_named_with_their_places():
    logic = table([("a", NUMBER)], [((within(number(0), None),), 1), ((within(number(5), None),), 2)])
    asked = program([fact("a", NUMBER)], [decision("d", logic, NUMBER)])

    error = refused(asked, "d", a=5)

    assert error.code == "SEVERAL-ROWS-MATCH"
    assert "`row-1` (policy.yaml:10:1) and `row-2` (policy.yaml:11:1)" in error.says
    assert error.details["rows"] == (0, 1)


def test_two_currencies_do_not_meet_in_a_table():
    bands = [((within(Money("EUR", number(5)), None),), 1), ((within(None, Money("EUR", number(5))),), 0)]
    asked = program([fact("fee", MONEY)], [decision("d", table([("fee", MONEY)], bands), NUMBER)])

    assert ask(asked, "d", fee="EUR 5").values["d"] == 1
    assert refused(asked, "d", fee="USD 5").code == "CURRENCY-MISMATCH"


def test_true_and_one_are_two_values():
    asked = program(
        [fact("a", ANY)], [decision("d", table([("a", ANY)], [((among(True),), 1)], otherwise=(0,)), NUMBER)]
    )

    assert ask(asked, "d", a=True).values["d"] == 1
    assert ask(asked, "d", a=1).values["d"] == 0
    assert ask(asked, "d", a=[1]).values["d"] == 0


def test_a_value_of_another_kind_is_told_from_no_match():
    asked = program(
        [fact("a", ANY)], [decision("d", table([("a", ANY)], [((within(number(1), None),), 1)]), NUMBER)]
    )

    assert ask(asked, "d", a=2).values["d"] == 1
    assert refused(asked, "d", a="2").code == "WRONG-TYPE"


def test_formulas_of_rows_ask_only_for_what_the_row_that_matches_needs():
    rows = [((among("S1"),), Formula("fee", _doubled)), ((among("S2"),), number(5))]
    logic = table([("severity", SEVERITIES)], rows, otherwise=(Formula("fallback", _doubled),))
    asked = program(
        [SEVERITY, fact("fee", NUMBER), fact("fallback", NUMBER, value=number(1))],
        [decision("d", logic, NUMBER)],
    )

    assert ask(asked, "d", severity="S2").values["d"] == 5
    assert ask(asked, "d", severity="S3").values["d"] == 2
    assert ask(asked, "d", severity="S1", fee=4).values["d"] == 8
    assert refused(asked, "d", severity="S1").code == "MISSING-FACT"


def test_a_decision_without_an_answer_matters_only_where_it_is_needed():
    rows = [((among("S1"), None), number(1)), ((among("S2"), within(minutes(1), None)), number(2))]
    logic = table([("severity", SEVERITIES), ("limit", DURATION)], rows)
    inner = table([("severity", SEVERITIES)], [((among("S3"),), minutes(1))])
    asked = program([SEVERITY], [decision("limit", inner, DURATION), decision("d", logic, NUMBER)])

    assert ask(asked, "d", severity="S1").values["d"] == 1
    error = refused(asked, "d", severity="S2")
    assert error.code == "NO-ROW-MATCHES"
    assert "`limit`" in error.says


def test_a_column_may_be_an_expression():
    logic = table([], [])._replace(
        columns=(Column("twice", NUMBER, Formula("a", _doubled)),),
        rows=table(
            [("twice", NUMBER)], [((within(number(10), None),), 1), ((within(None, number(10)),), 0)]
        ).rows,
    )
    asked = program([fact("a", NUMBER)], [decision("d", logic, NUMBER, needs=("a",))])

    assert ask(asked, "d", a=5).values["d"] == 1
    assert ask(asked, "d", a="4.9").trace()[0].used == {"a": number("4.9")}
    assert refused(asked, "d").code == "MISSING-FACT"


def test_a_test_in_a_formula_is_asked_of_the_rows_that_are_left():
    test = Passing(Formula("? limit", lambda value, limit: value > limit))
    logic = table([("severity", SEVERITIES), ("a", NUMBER)], [((among("S1"), test), 1), ((None, None), 0)])
    asked = program(
        [SEVERITY, fact("a", NUMBER), fact("limit", NUMBER)],
        [decision("d", logic._replace(hit_policy=HitPolicy.FIRST), NUMBER)],
    )

    assert ask(asked, "d", severity="S1", a=6, limit=5).values["d"] == 1
    assert ask(asked, "d", severity="S1", a=5, limit=5).values["d"] == 0
    assert ask(asked, "d", severity="S2", a=5).values["d"] == 0
    assert refused(asked, "d", severity="S1", a=5).code == "MISSING-FACT"


def test_a_decision_is_called_as_a_function_over_the_same_facts():
    scaled = decision("scaled", Formula("a factor", lambda a, factor: a * factor), NUMBER, needs=("a",))
    both = Formula("a", lambda a, scaled: scaled(a) + scaled(a + a), ("scaled",))
    asked = program([fact("a", NUMBER), fact("factor", NUMBER)], [scaled, decision("d", both, NUMBER)])

    assert ask(asked, "d", a=2, factor=10).values["d"] == 60
    assert refused(asked, "d", a=2).code == "MISSING-FACT"


def test_a_function_that_calls_decisions_of_its_own_gets_their_facts():
    inner = decision("inner", Formula("b c", lambda b, c: b + c), NUMBER, needs=("b",))
    outer = decision("outer", Formula("a", lambda a, inner: inner(a), ("inner",)), NUMBER, needs=("a",))
    top = decision("top", Formula("", lambda outer: outer(Decimal(5)), ("outer",)), NUMBER)
    asked = program([fact("a", NUMBER), fact("b", NUMBER), fact("c", NUMBER)], [inner, outer, top])

    assert ask(asked, "top", c=3).values["top"] == 8


def test_a_function_of_the_host_is_called_by_name():
    asked = program([], [decision("d", Formula("", lambda tier: tier("premium"), ("tier",)), TEXT)])

    assert ask(asked, "d", {"tier": str.upper}).values["d"] == "PREMIUM"
    assert refused(asked, "d").code == "FUNCTION-MISSING"


def test_decisions_that_need_each_other_cannot_be_planned():
    circular = program(
        [], [decision("a", Formula("b", _doubled), NUMBER), decision("b", Formula("a", _doubled), NUMBER)]
    )
    calling = program([], [decision("a", Formula("", lambda a: a(), ("a",)), NUMBER)])

    for each in (circular, calling):
        with pytest.raises(FindingsError) as caught:
            ask(each, "a")
        assert [finding.code for finding in caught.value.findings] == ["DECISION-CYCLE"]


def test_each_step_tells_its_rows_and_what_they_looked_at():
    asked = program(
        [SEVERITY, AVAILABILITY],
        [CREDIT, decision("half", Formula("credit", lambda credit: credit + credit), PERCENT)],
    )

    first, second = ask(asked, "half", availability="99.5 %", severity="S1").trace()

    assert (first.decision, first.rows, first.used) == ("credit", (1,), {"availability": percent("99.5")})
    assert (first.origin.name, first.value, first.by_formula) == ("row-2", percent(10), False)
    assert (second.used, second.value, second.by_formula) == ({"credit": percent(10)}, percent(20), True)


def test_a_step_names_only_the_columns_that_its_rows_test():
    asked = program([SEVERITY, fact("own", BOOLEAN)], [CHANNELS])

    (step,) = ask(asked, "channels", severity="S2", own=True).trace()

    assert step.used == {"severity": "S2"}


def test_several_outputs_make_a_context():
    logic = table([("severity", SEVERITIES)], [((among("S1"),), (number(1), "x"))])
    outputs = (Output("count", NUMBER, bounds=Bounds(number(0), number(9))), Output("word", TEXT))
    asked = program([SEVERITY], [decision("d", logic, *outputs)])

    assert ask(asked, "d", severity="S1").values["d"] == {"count": 1, "word": "x"}
    assert ask(asked, "d", d={"count": 3, "word": "y"}).values["d"] == {"count": 3, "word": "y"}
    assert refused(asked, "d", d={"count": 10, "word": "y"}).code == "OUT-OF-BOUNDS"


def test_no_more_than_256_plans_are_kept():
    names = [f"f{index}" for index in range(400)]
    asked = Program({name: fact(name, NUMBER) for name in names}, {})
    planner = Planner(asked)

    for name in names:
        assert planner.run((name,), {name: 1}).values == {name: 1}

    assert len({id(plan) for plan in (*planner._young.values(), *planner._old.values())}) <= 256


def test_a_plan_alone_takes_other_facts_too():
    plan = program_plan(CONTRACT, ("credit",), {"availability"})

    assert plan.run({"availability": "99 %"}).values["credit"] == percent(10)
    assert plan.run({"availability": "99 %", "severity": "S1"}).values["credit"] == percent(10)
    with pytest.raises(NoAnswer, match="UNKNOWN-FACT"):
        plan.run({"availability": "99 %", "nonsense": 1})


def test_asking_without_a_fact_does_not_change_what_is_answered_with_it():
    logic = table([("severity", SEVERITIES)], [((among("S1"),), True)], otherwise=(False,))
    asked = program([SEVERITY], [decision("urgent", logic, BOOLEAN)])
    planner = Planner(asked)

    with pytest.raises(NoAnswer, match="MISSING-FACT"):
        planner.run(("urgent",), {})

    assert planner.run(("urgent",), {"severity": "S2"}).values == {"urgent": False}
