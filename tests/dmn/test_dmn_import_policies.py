"""Policies made of models: their whole text, and what they answer."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dmn.imported import Asked, imported
from dmn.models import (
    DMN,
    column,
    context,
    decision,
    definitions,
    formula,
    given,
    imports,
    invocation,
    item,
    knowledge,
    literal,
    output,
    table,
)

LOANS = (
    item("tRisk", "string", allowed='"High","Low"'),
    item("tAge", "number", allowed="[0..120]"),
    item("tApplicant", "", item("Age", "tAge"), item("Monthly Income", "number"), item("Risk", "tRisk")),
    given("Applicant", "tApplicant"),
    given("requested amount", "number"),
    decision(
        "Limit",
        table(
            [
                column("Applicant.Risk"),
                column("Applicant.Monthly Income * 12", "number"),
                column("Applicant.Age"),
            ],
            [output("", "number", default="0")],
            [
                ('"Low"', ">= 50000", "[18..65]", "Applicant.Monthly Income * 6"),
                ('"Low"', "[20000..50000)", "-", "10000"),
                ('not("Low")', "-", "<18, >65", "500"),
            ],
            "FIRST",
        ),
        ("Applicant",),
    ),
    formula(
        'if requested amount > Limit then "Declined" else "Approved"',
        ("requested amount", "Limit"),
        "string",
        name="Routing",
    ),
)

LOANS_TEXT = """\
format: 1
kind: rules
id: here
version: 1
title: here
source: {document: here.dmn}

lists:
  risks: [High, Low]

facts:
  applicant:
    fields:
      age: {type: number, at least: 0, at most: 120}
      monthly_income: number
      risk: one of risks
    title: Applicant
  requested_amount: {type: number, title: requested amount}

decisions:
  applicant_monthly_income_12:
    needs: [applicant]
    gives: number
    formula: = applicant.monthly_income * 12
  limit:
    title: Limit
    needs: [applicant, applicant_monthly_income_12]
    gives: number
    table:
      take: the first row that matches
      rows:
        - when:
            applicant.risk: Low
            applicant_monthly_income_12: {at least: 50000}
            applicant.age: {at least: 18, at most: 65}
          gives: = applicant.monthly_income * 6
        - when: {applicant.risk: Low, applicant_monthly_income_12: {at least: 20000, below: 50000}}
          gives: 10000
        - when: {applicant.risk: {not: Low}, applicant.age: {below: 18}}
          gives: 500
        - when: {applicant.risk: {not: Low}, applicant.age: {above: 65}}
          gives: 500
      otherwise: 0
  routing:
    title: Routing
    needs: [requested_amount, limit]
    gives: text
    formula: = if requested_amount > limit then "Declined" else "Approved"
"""


def test_a_model_becomes_a_policy_that_reads_well():
    policy = imported(*LOANS)

    assert policy.text == LOANS_TEXT
    assert policy.findings == ()


@pytest.mark.parametrize(
    ("risk", "income", "age", "limit"),
    [
        ("Low", "5000", 30, "30000"),
        ("Low", "2000", 90, "10000"),
        ("High", "1", 17, "500"),
        ("High", "1", 30, "0"),
    ],
)
def test_it_answers_by_the_names_of_the_model(risk, income, age, limit):
    asked = Asked(imported(*LOANS))
    applicant = {"Age": Decimal(age), "Monthly Income": Decimal(income), "Risk": risk}

    assert asked.answer("Limit", {"Applicant": applicant}) == Decimal(limit)
    amounts = {"Applicant": applicant, "requested amount": Decimal(limit) + 1}
    assert asked.answer("Routing", amounts) == "Declined"


def decisions(policy):
    """The text of a policy from its decisions on."""
    return policy.text.partition("decisions:\n")[2]


FUNCTIONS = (
    given("amount", "number"),
    knowledge("Fee For", {"amount": "number", "part": "number"}, literal("amount * part / 100")),
    formula("Fee For(part: 5, amount: amount) + Fee For(200, 1)", ("amount",), "number", ("Fee For",)),
    decision(
        "e",
        invocation(literal("Fee For"), amount=literal("amount + 1"), part=literal("10")),
        ("amount",),
        "number",
        ("Fee For",),
    ),
)


def test_functions_become_decisions_that_others_call():
    policy = imported(*FUNCTIONS)

    asked = Asked(policy)
    assert asked.answer("d", {"amount": Decimal(100)}) == Decimal(7)
    assert asked.answer("e", {"amount": Decimal(99)}) == Decimal(10)
    assert 'formula: "= fee_for(part: 5, amount: amount) + fee_for(200, 1)"' in policy.text
    assert 'formula: "= fee_for(amount: amount + 1, part: 10)"' in policy.text
    assert "  fee_for:\n    title: Fee For\n    needs: [amount, part]\n" in policy.text
    assert policy.findings == ()


def test_a_function_with_a_table_sees_what_it_is_called_with():
    logic = table(
        [column("x + 1", "number"), column("x", "number")],
        ["y"],
        [("> 5", "-", '"much"'), ("-", "?<3", '"few"')],
        "FIRST",
    )
    parts = (knowledge("size", {"x": "number"}, logic), formula("[size(9), size(1)]", knows=("size",)))

    assert Asked(imported(*parts)).answer("d", {}) == ["much", "few"]


def test_contexts_become_records_and_results_are_taken_out_of_them():
    logic = context(("net", literal("10 * 2")), ("a tax", literal("net / 5")))
    result = context(("net", literal("10 * 2")), (None, literal("net / 5")))
    policy = imported(decision("d", logic), decision("e", result))

    assert '"= {net: 10 * 2, a_tax: net / 5}"' in policy.text
    assert '"= {net: 10 * 2, result: net / 5}.result"' in policy.text
    assert Asked(policy).answer("d", {}) == {"net": Decimal(20), "a tax": Decimal(4)}
    assert Asked(policy).answer("e", {}) == Decimal(4)


def test_a_table_inside_a_context_becomes_a_decision_of_its_own():
    logic = context(
        ("rate", table([column("amount")], ["r"], [("< 10", "1"), (">= 10", "2")])),
        (None, literal("rate * 2")),
    )
    policy = imported(given("amount", "number"), decision("d", logic, ("amount",)))

    assert Asked(policy).answer("d", {"amount": Decimal(10)}) == Decimal(4)
    assert 'formula: "= {rate: d_table, result: rate * 2}.result"' in policy.text


MANY = table(
    [column("amount", "number")],
    [output("plan", "string", '"gold", "basic"'), output("fee", "number")],
    [("> 0", '"basic"', "1"), ("> 5", '"gold"', "2")],
    "%s",
)


@pytest.mark.parametrize(
    ("hit_policy", "first"), [("RULE ORDER", "basic"), ("OUTPUT ORDER", "gold"), ("COLLECT", "basic")]
)
def test_several_outputs_of_all_rows_become_lists_that_are_put_together(hit_policy, first):
    policy = imported(given("amount", "number"), decision("d", MANY % hit_policy, ("amount",)))

    found = Asked(policy).answer("d", {"amount": Decimal(7)})
    assert [record["plan"] for record in found] == [first, "gold" if first == "basic" else "basic"]
    assert {type(record["fee"]) for record in found} == {Decimal}


def test_rows_that_count_by_an_order_of_their_own_stand_in_that_order():
    logic = table(
        ["amount"], [output("", "number", "3, 1, 2")], [("> 0", "1"), ("> 1", "2"), ("> 2", "3")], "PRIORITY"
    )
    policy = imported(given("amount", "number"), decision("d", logic, ("amount",)))

    assert Asked(policy).answer("d", {"amount": Decimal(5)}) == Decimal(3)
    assert Asked(policy).answer("d", {"amount": Decimal(2)}) == Decimal(1)
    assert "take: the first row that matches" in policy.text


def test_what_rules_say_to_people_stays():
    rule = (
        '<rule label="small-loan"><description>Up to a car</description>'
        "<inputEntry><text>&lt; 10</text></inputEntry><outputEntry><text>1</text></outputEntry>"
        "<annotationEntry><text>Section 4</text></annotationEntry></rule>"
    )
    logic = f"<decisionTable>{column('amount', 'number')}{output('')}{rule}</decisionTable>"
    model = decision("d", logic, ("amount",)).replace(
        "<variable", "<description>What is\n paid.</description><variable", 1
    )

    policy = imported(given("amount", "number"), model)

    assert decisions(policy) == (
        "  d:\n    description: What is paid.\n    needs: [amount]\n    gives: number\n"
        "    table:\n      rows:\n"
        "        - name: small-loan\n          when: {amount: {below: 10}}\n          gives: 1\n"
        "          title: Up to a car; Section 4\n"
    )


def test_imported_models_become_part_of_the_policy():
    other = definitions(
        given("base", "number"),
        knowledge("twice", {"x": "number"}, literal("x * 2")),
        formula("base + 1", ("base",), "number", name="more"),
        namespace="urn:test:other",
        name="other",
    )
    policy = imported(
        imports("lib", "urn:test:other"),
        formula("lib.twice(lib.more)", ("urn:test:other#more",), "number", ("urn:test:other#twice",)),
        more=(other,),
    )

    assert "formula: = twice(more)" in policy.text
    assert policy.findings == ()


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Monthly Fee", "monthly_fee"),
        ("isAffordable", "is_affordable"),
        ("PITI", "piti"),
        ("CO2Value", "co2_value"),
        ("Größe", "grosse"),
        ("横綱", "input"),
        ("count", "count_value"),
        ("n", "n_value"),
        ("D/I ratio", "d_i_ratio"),
    ],
)
def test_names_become_words_with_underscores(name, identifier):
    policy = imported(given(name, "number"), formula(f"{name} + 1", (name,), "number"))

    assert policy.names[name] == identifier
    assert f"{identifier}: {{type: number, title: " in policy.text.replace('"', "")
    assert Asked(policy).answer("d", {name: Decimal(2)}) == Decimal(3)


@pytest.mark.parametrize(("name", "identifier"), [("3rd party", "no_3rd_party"), ("if", "if_value")])
def test_names_that_no_formula_can_spell_have_an_identifier(name, identifier):
    assert imported(given(name, "number"), formula("1")).names[name] == identifier


def test_names_that_come_out_alike_stay_apart():
    policy = imported(
        given("Fee", "number"), given("fee", "number"), formula("Fee - fee", ("Fee", "fee"), "number")
    )

    assert Asked(policy).answer("d", {"Fee": Decimal(5), "fee": Decimal(2)}) == Decimal(3)


def test_earlier_versions_of_dmn_are_read_alike():
    old = "http://www.omg.org/spec/DMN/20180521/MODEL/"

    assert old != DMN
    assert imported(*LOANS, dmn=old).text == LOANS_TEXT
