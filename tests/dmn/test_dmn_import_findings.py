"""What a policy cannot say is told at its place in the model, and the rest is written."""

from __future__ import annotations

from decimal import Decimal

import pytest

from addendum.findings import Level
from addendum.findings.codes import pages
from dmn.imported import NO_ANSWER, Asked, imported
from dmn.models import (
    column,
    context,
    decision,
    formal,
    formula,
    given,
    item,
    knowledge,
    literal,
    output,
    service,
    table,
)

JAVA = f'<functionDefinition kind="Java">{formal(("x",))}{literal("{}")}</functionDefinition>'

NOT_SAID = {
    "a function of Java": ((decision("d", JAVA),), "a function of Java stands there."),
    "an external function in a formula": (
        (formula('function(x) external {java: {class: "a", method signature: "b"}}'),),
        "it runs a function of another language.",
    ),
    "no logic": ((decision("d"),), "it has no logic, and so no value."),
    "a formula that cannot be read": ((formula("1 +"),), "one of its formulas cannot be read."),
    "a mixed list": ((formula('[1, "a"]'),), "the items of a list are of one kind"),
    "null that is calculated with": ((formula("1 + null"),), "null is no value to go on with."),
    "a type that does not fit": (
        (formula('"a"', type_ref="number"),),
        "this formula gives a text, and a number is expected.",
    ),
    "a function as a value": (
        (knowledge("less", ("x", "y"), literal("x < y")), formula("sort([2, 1], less)", knows=("less",))),
        "it uses the function `less` as a value",
    ),
    "a decision service": (
        (formula("1", name="one"), service("s", ["one"]), formula("s()", knows=("s",))),
        "it calls the decision service `s`.",
    ),
    "a table that sees what is around it": (
        (decision("d", context(("x", literal("1")), (None, table(["x"], ["y"], [("1", "2")])))),),
        "a table inside another expression looks at `x`, which only that one knows.",
    ),
    "names of entries as data": (
        (formula("get entries({a: 1})"),),
        "`get entries` takes the names of entries as data",
    ),
    "an order that nobody gives": (
        (given("x"), decision("d", table(["x"], ["y"], [("1", "2")], "OUTPUT ORDER"), ("x",))),
        "rows count by priority, and nothing says which value goes before which.",
    ),
    "an order that does not list a value": (
        (
            given("x"),
            decision("d", table(["x"], [output("", "number", "1, 2")], [("1", "3")], "PRIORITY"), ("x",)),
        ),
        "rows count by priority, and one of them gives a value that the order does not list.",
    ),
    "a table without outputs": ((decision("d", table(["1"], [], [("-",)])),), "its table has no output."),
    "the time of day": ((formula("now()"),), "a formula has no clock"),
}


@pytest.mark.parametrize("name", sorted(NOT_SAID))
def test_what_cannot_be_said_becomes_a_fact_and_the_rest_is_written(name):
    parts, reason = NOT_SAID[name]

    policy = imported(*parts, formula("[d]", ("d",), name="further"))

    found = [each for each in policy.findings if each.code == "DMN-NOT-SAID" and "`d`" in each.says]
    assert len(found) == 1
    assert f"A policy cannot say `d`: {reason}" in found[0].says
    assert found[0].says.endswith("The policy takes it as a fact.")
    asked = Asked(policy)
    assert "d" in asked.program.facts
    assert asked.decides("further")


def test_a_function_that_cannot_be_said_is_left_out_with_what_calls_it():
    policy = imported(
        knowledge("f", ("x",), JAVA), formula("f(1)", knows=("f",)), formula("1 + 1", name="further")
    )

    assert [each.says for each in policy.findings if each.code == "DMN-NOT-SAID"] == [
        "A policy cannot say `f`: a function of Java stands there.",
        (
            "A policy cannot say `d`: it calls the function `f`, which is not written. "
            "The policy takes it as a fact."
        ),
    ]
    assert Asked(policy).answer("further", {}) == Decimal(2)


def test_functions_that_call_themselves_are_a_circle():
    policy = imported(
        knowledge("f", {"x": "number"}, literal("if x > 0 then f(x - 1) else 0"), ("f",), "number"),
        formula("f(3)", knows=("f",)),
    )

    (of_f, _) = policy.findings
    assert of_f.says == "A policy cannot say `f`: it calls the function `f`, which is not written."
    assert not Asked(policy).decides("f")


@pytest.mark.parametrize(
    ("text", "written", "says"),
    [
        ("null", "= not applicable", "Null is a result here, and the policy writes `not applicable`."),
        (
            "if x > 1 then x else null",
            "= if x > 1 then x else not applicable",
            "Null is a result here, and the policy writes `not applicable`.",
        ),
        (
            "if x = null then 1 else x",
            "= if x = null then 1 else x",
            "A value is compared with null here, and in a policy every fact is given.",
        ),
    ],
)
def test_null_is_told_and_written_as_far_as_it_can_be(text, written, says):
    policy = imported(given("x", "number"), formula(text, ("x",)))

    (found,) = policy.findings
    assert (found.code, found.says, found.level) == ("DMN-NULL", says, Level.WARNING)
    assert f"formula: {written}\n" in policy.text


def test_an_empty_result_does_not_apply():
    logic = table(["x"], [output("", "number")], [("1", "5"), ("-", "")], "FIRST")
    policy = imported(given("x", "number"), decision("d", logic, ("x",)))

    assert [found.code for found in policy.findings] == ["DMN-NULL"]
    assert str(Asked(policy).answer("d", {"x": Decimal(2)})) == "not applicable"


@pytest.mark.parametrize(
    ("base", "allowed", "declared"),
    [
        ("string", '"a b", "c"', "text"),
        ("string", '"any", "c"', "text"),
        ("string", "string length(?) < 3", "text"),
        ("number", "(0..5]", "number"),
        ("number", "1, 2, 3", "number"),
        ("date", '>= date("2020-01-01")', "date"),
    ],
)
def test_constraints_that_a_policy_does_not_check_are_told(base, allowed, declared):
    policy = imported(item("tX", base, allowed=allowed), given("x", "tX"), formula("x", ("x",)))

    (found,) = policy.findings
    assert (found.code, found.level) == ("DMN-VALUES-UNCHECKED", Level.WARNING)
    assert f"  x: {declared}\n" in policy.text


@pytest.mark.parametrize(
    ("rules", "policy", "code"),
    [
        ([("< 5", "1"), ("> 5", "2")], "UNIQUE", "BAND-GAP"),
        ([("<= 5", "1"), (">= 5", "2")], "UNIQUE", "ROW-OVERLAP"),
        ([("-", "1"), (">= 5", "2")], "FIRST", "ROW-SHADOWED"),
    ],
)
def test_what_a_check_of_the_policy_finds_is_told_at_the_rule(rules, policy, code):
    logic = table([column("x", "number")], [output("", "number")], rules, policy).replace(
        "<rule>", "\n<rule>"
    )
    imported_policy = imported(given("x", "number"), decision("d", logic, ("x",)))

    (found,) = imported_policy.findings
    assert found.code == code
    assert found.place.file == "here.dmn"
    assert found.place.line > 1
    assert found.related == ()
    assert Asked(imported_policy).answer("d", {"x": Decimal(4)}) in (Decimal(1), NO_ANSWER)


def test_services_are_noted():
    policy = imported(formula("1"), service("s", ["d"]))

    assert [(found.code, found.level) for found in policy.findings] == [("DMN-SERVICE", Level.NOTE)]


def test_every_finding_has_a_page():
    assert {"DMN-NOT-SAID", "DMN-NULL", "DMN-VALUES-UNCHECKED", "DMN-SERVICE"} <= pages().keys()
