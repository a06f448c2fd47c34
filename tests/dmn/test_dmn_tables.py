"""Decision tables of models: what each hit policy gives, and what a table does not allow."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dmn.models import column, decide, decision, evaluator, given, item, output, table

AGE = given("age", "number")


def n(digits):
    return Decimal(digits)


def graded(policy, aggregation="", outputs=None, rules=None):
    """A decision that looks at `age` by a table with this hit policy."""
    rules = rules or [("< 18", "1"), (">= 16", "2"), ("17", "3")]
    outputs = outputs or [output("", "", "3, 2, 1")]
    return decision("d", table(["age"], outputs, rules, policy, aggregation), ["i:age"])


@pytest.mark.parametrize(
    ("policy", "aggregation", "age", "expected"),
    [
        ("UNIQUE", "", 10, n(1)),
        ("UNIQUE", "", 17, None),
        ("ANY", "", 17, None),
        ("FIRST", "", 17, n(1)),
        ("PRIORITY", "", 17, n(3)),
        ("PRIORITY", "", 16, n(2)),
        ("RULE ORDER", "", 17, [n(1), n(2), n(3)]),
        ("OUTPUT ORDER", "", 17, [n(3), n(2), n(1)]),
        ("COLLECT", "", 17, [n(1), n(2), n(3)]),
        ("COLLECT", "SUM", 17, n(6)),
        ("COLLECT", "MIN", 17, n(1)),
        ("COLLECT", "MAX", 17, n(3)),
        ("COLLECT", "COUNT", 17, n(3)),
        ("COLLECT", "COUNT", None, n(0)),
        ("COLLECT", "SUM", None, None),
        ("FIRST", "", None, None),
    ],
)
def test_a_hit_policy_says_what_several_rows_give(policy, aggregation, age, expected):
    found = decide(AGE, graded(policy, aggregation), given={"age": None if age is None else n(age)})

    assert found == expected


def test_any_gives_what_all_rows_that_match_agree_on():
    rules = [("< 18", '"minor"'), ("< 21", '"minor"')]

    assert decide(AGE, graded("ANY", outputs=[""], rules=rules), given={"age": n(17)}) == "minor"


def test_several_outputs_form_a_context_and_priority_weighs_the_first_most():
    outputs = [output("status", "", '"high", "low"'), output("rate", "", '"x", "y"')]
    rules = [("-", '"low"', '"x"'), ("-", '"high"', '"y"'), ("-", '"high"', '"x"')]

    assert decide(AGE, graded("PRIORITY", outputs=outputs, rules=rules)) == {"status": "high", "rate": "x"}


def test_priority_may_come_from_the_values_that_the_outputs_type_allows():
    kinds = item("kinds", "string", allowed='"b", "a"')
    rules = [("-", '"a"'), ("-", '"b"')]

    assert decide(kinds, AGE, graded("PRIORITY", outputs=[output("", "kinds")], rules=rules)) == "b"


@pytest.mark.parametrize(
    ("outputs", "rules", "expected"),
    [
        ([output("", "", "", '"none"')], [("> 200", '"old"')], "none"),
        ([output("a", "", "", "1"), output("b")], [("> 200", "2", "2")], {"a": n(1), "b": None}),
        ([""], [("> 200", '"old"')], None),
    ],
)
def test_a_default_stands_where_no_rule_matches(outputs, rules, expected):
    assert decide(AGE, graded("UNIQUE", outputs=outputs, rules=rules), given={"age": n(1)}) == expected


@pytest.mark.parametrize(
    ("test", "value", "expected"),
    [
        ("-", None, True),
        ("null", None, True),
        ("null", n(1), None),
        ("not(null)", n(1), True),
        ("1, 2", n(2), True),
        ("not(1, 2)", n(2), None),
        ("not(1, 2)", n(3), True),
        ("[1..2), > 5", n(2), None),
        ("[1..2), > 5", n(6), True),
        ("limit", n(7), True),
        ("[1..limit]", n(5), True),
        ("> limit", n(7), None),
        ("? = 3 or ? > limit", n(3), True),
        ("limits", n(9), True),
        ("< 3", "two", None),
        ("< 3", None, None),
        ('"a" // a comment', "a", True),
    ],
)
def test_a_cell_is_met_as_the_standard_has_it(test, value, expected):
    parts = [given("x"), given("limit"), given("limits")]
    logic = table(["x"], [""], [(test, "true")])
    facts = {"x": value, "limit": n(7), "limits": [n(8), n(9)]}

    assert decide(*parts, decision("d", logic, ["i:x", "i:limit", "i:limits"]), given=facts) is expected


def test_a_table_without_inputs_gives_what_its_rule_says():
    assert decide(decision("d", table([], [""], [("1 + 1",)]))) == n(2)


def test_rows_may_calculate_with_what_the_table_sees():
    logic = table(["age"], [""], [("< 18", "age * 2"), (">= 18", "age / 3")])

    assert decide(AGE, decision("d", logic, ["i:age"]), given={"age": n(9)}) == n(18)
    assert decide(AGE, decision("d", logic, ["i:age"]), given={"age": n(20)}) * 3 == n(20)


@pytest.mark.parametrize(
    ("inputs", "outputs", "value", "expected"),
    [
        ([column("x", "number")], [""], "a text", "in"),  # it counts as null, which `-` admits
        ([column("x", "", '"a", "b"')], [""], "a", "in"),
        ([column("x", "", '"a", "b"')], [""], "c", None),
        ([column("x", "", '"a", "b"')], [""], None, "in"),
        (["x"], [output("", "number")], "a", None),
        (["x"], [output("", "", '"out"')], "a", None),
        (["x"], [output("", "string", '"in"')], "a", "in"),
    ],
)
def test_what_the_head_of_a_table_does_not_allow_is_null(inputs, outputs, value, expected):
    logic = table(inputs, outputs, [("-", '"in"')])

    assert decide(given("x"), decision("d", logic, ["i:x"]), given={"x": value}) == expected


def test_an_output_that_has_the_type_of_the_whole_table_is_taken():
    texts = item("texts", "string", collection=True)
    logic = table(["age"], [output("", "texts")], [("-", '"a"'), ("-", '"b"')], "COLLECT")

    assert decide(texts, AGE, decision("d", logic, ["i:age"], "texts")) == ["a", "b"]


@pytest.mark.parametrize(
    ("logic", "code"),
    [
        (table(["age"], [""], [("1 +", "1")]), "DMN-FORMULA"),
        (table(["age"], [""], [("1", "1 +")]), "DMN-FORMULA"),
        (table(["age"], [""], [("1",)]), "DMN-TABLE-RAGGED"),
        (table(["age"], [""], [("1", "1")], "UNIQE"), "DMN-HIT-POLICY"),
        (table(["age"], [""], [("1", "1")], "COLLECT", "AVERAGE"), "DMN-HIT-POLICY"),
        (table(["age"], [], [("1",)]), ""),
    ],
)
def test_a_table_that_cannot_be_read_is_null_and_found(logic, code):
    asked = evaluator(AGE, decision("d", logic, ["i:age"]))

    assert asked.decision("d", {"age": n(1)}) is None
    assert [finding.code for finding in asked.check()] == ([code] if code else [])
