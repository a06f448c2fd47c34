"""Models made of policies: what they look like, and that they answer as the policies do."""

from __future__ import annotations

from decimal import Decimal

import pytest

from addendum.dmn.xml import parse_xml
from addendum.findings import Level
from dmn.exported import Model, Policy, again, as_plain, exported

HEAD = "format: 1\nkind: rules\nid: acme/rules\nversion: 1\ntitle: Rules\n"

FEES = (
    HEAD
    + """
lists:
  plans: [gold, silver]
facts:
  plan: {type: one of plans, title: Plan}
  seats: {type: number, at least: 1, title: Seats}
decisions:
  fee:
    title: Fee
    needs: [plan, seats]
    gives: number
    table:
      rows:
        - name: large
          when: {plan: gold, seats: {at least: 10, below: 100}}
          gives: = seats * 2
          clause: "4.2"
        - when: {plan: {not: gold}}
          gives: 1.50
      otherwise: 0
"""
)

FEES_XML = """\
<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="model" name="Rules" \
namespace="urn:addendum:acme/rules" expressionLanguage="https://www.omg.org/spec/DMN/20230324/FEEL/" \
typeLanguage="https://www.omg.org/spec/DMN/20230324/FEEL/" exporter="Addendum">
  <itemDefinition id="type_plans" name="plans">
    <typeRef>string</typeRef>
    <allowedValues>
      <text>"gold", "silver"</text>
    </allowedValues>
  </itemDefinition>
  <itemDefinition id="type_seats_in_bounds" name="seats_in_bounds">
    <typeRef>number</typeRef>
    <allowedValues>
      <text>&gt;= 1</text>
    </allowedValues>
  </itemDefinition>
  <inputData id="input_plan" name="plan" label="Plan">
    <variable name="plan" typeRef="plans"/>
  </inputData>
  <inputData id="input_seats" name="seats" label="Seats">
    <variable name="seats" typeRef="seats_in_bounds"/>
  </inputData>
  <decision id="decision_fee" name="fee" label="Fee">
    <variable name="fee" typeRef="number"/>
    <informationRequirement id="needs_1_fee">
      <requiredInput href="#input_plan"/>
    </informationRequirement>
    <informationRequirement id="needs_2_fee">
      <requiredInput href="#input_seats"/>
    </informationRequirement>
    <decisionTable id="table_fee" hitPolicy="UNIQUE">
      <input id="input_1_fee">
        <inputExpression typeRef="plans">
          <text>plan</text>
        </inputExpression>
      </input>
      <input id="input_2_fee">
        <inputExpression typeRef="number">
          <text>seats</text>
        </inputExpression>
      </input>
      <output id="output_1_fee" typeRef="number">
        <defaultOutputEntry>
          <text>0</text>
        </defaultOutputEntry>
      </output>
      <annotation name="Clause"/>
      <rule label="large">
        <inputEntry>
          <text>"gold"</text>
        </inputEntry>
        <inputEntry>
          <text>[10..100)</text>
        </inputEntry>
        <outputEntry>
          <text>seats * 2</text>
        </outputEntry>
        <annotationEntry>
          <text>4.2</text>
        </annotationEntry>
      </rule>
      <rule>
        <inputEntry>
          <text>not("gold")</text>
        </inputEntry>
        <inputEntry>
          <text>-</text>
        </inputEntry>
        <outputEntry>
          <text>1.50</text>
        </outputEntry>
        <annotationEntry>
          <text></text>
        </annotationEntry>
      </rule>
    </decisionTable>
  </decision>
</definitions>
"""


def test_a_table_becomes_one_that_modelling_tools_read():
    _, model = exported(FEES)

    assert model.text == FEES_XML
    assert model.findings == ()


UNITS = (
    HEAD
    + """
facts:
  availability: {type: percent, at least: 0 %, at most: 100 %}
  fee: money
  outage: duration
  notice: calendar days
  wait: business days
  term: months
  opened: date
  month: month
decisions:
  credit:
    gives: percent
    table:
      rows:
        - {when: {availability: {at least: 99.9 %}}, gives: 0 %}
        - {when: {availability: {at least: 99 %, below: 99.9 %}}, gives: 12.5 %}
        - {when: {availability: {below: 99 %}}, gives: "= min(5 % * (outage / 1 hour), 50 %)"}
  amount:
    gives: money
    formula: = credit * fee + EUR 1.50
  late:
    gives: {by: date, long: boolean, waits: boolean, after: date, spring: boolean}
    formula: |
      = {by: opened + notice, long: outage > 90 minutes, waits: wait >= 2 business days, after: opened + term,
         spring: month = month}
"""
)
CASES = [
    {"availability": "99.95 %", "fee": "EUR 100", "outage": "1 hour"},
    {"availability": "99.0 %", "fee": "EUR 99.99", "outage": "1 hour"},
    {"availability": "98 %", "fee": "EUR 100", "outage": "90 minutes"},
    {"availability": "0 %", "fee": "EUR 100", "outage": "100 hours"},
]


@pytest.mark.parametrize("facts", CASES, ids=range(len(CASES)))
def test_values_with_units_are_plain_ones_in_the_model(facts):
    policy, model = exported(UNITS)

    answering = Model(model)
    given = policy.given(facts)
    assert answering.answer("credit", given) == as_plain(policy.answer("credit", facts))
    assert answering.answer("amount", given) == as_plain(policy.answer("amount", facts))


def test_days_and_months_are_durations_and_counts():
    policy, model = exported(UNITS)
    facts = {
        "opened": "2024-01-31",
        "outage": "2 hours",
        "notice": "3 calendar days",
        "wait": "2 business days",
        "term": "1 month",
        "month": "2025-03",
    }

    assert Model(model).answer("late", policy.given(facts)) == as_plain(policy.answer("late", facts))


def test_the_plain_forms_are_stated_in_the_model():
    _, model = exported(UNITS)

    assert "<description>A percentage as its ratio: 99.5 % is 0.995.</description>" in model.text
    assert "<description>An amount of money in EUR, as a number.</description>" in model.text
    assert "<text>[0..1]</text>" in model.text
    assert "<text>min(0.05 * (outage / duration(&quot;PT1H&quot;)), 0.5)</text>" in model.text.replace(
        '"PT1H"', "&quot;PT1H&quot;"
    )


FUNCTIONS = (
    HEAD
    + """
lists:
  plans: [gold, silver]
facts:
  plan: one of plans
  seats: number
  rate: number
decisions:
  base:
    needs: [plan]
    gives: number
    table: {rows: [{when: {plan: gold}, gives: 10}, {when: {plan: silver}, gives: 5}]}
  fee:
    needs: [plan, seats]
    gives: number
    formula: = base * seats * rate
  difference:
    gives: number
    formula: = fee(gold, seats) - fee(silver, 2)
  rest:
    gives: number
    formula: = fee - 1
  best:
    gives: one of plans
    formula: "= list(plans)[1]"
  place:
    gives: number
    formula: = if rank(plan) = 0 and plan = gold then rank(plan) else rank(plan) * 10
"""
)


@pytest.mark.parametrize("plan", ["gold", "silver"])
def test_decisions_that_are_called_become_functions_that_see_what_they_are_called_with(plan):
    policy, model = exported(FUNCTIONS)
    facts = {"plan": plan, "seats": 3, "rate": Decimal("0.5")}

    answering, back = Model(model), Policy(again(model).text)
    for name in ("difference", "fee", "rest", "best", "place", "base"):
        expected = policy.answer(name, facts)
        assert answering.answer(name, policy.given(facts)) == expected, name
        assert back.answer(name, facts) == expected, name


RECORDS = (
    HEAD
    + """
lists:
  regions: [eu, us]
facts:
  customer: {fields: {region: one of regions, seats: number}, title: Customer}
  orders: {type: list of records, fields: {amount: number, region: one of regions}}
decisions:
  home:
    gives: boolean
    table: {rows: [{when: {customer.region: eu}, gives: true}], otherwise: false}
  routing:
    gives: {queue: text, weight: number}
    table:
      take: the first row that matches
      rows:
        - {when: {home: true, customer.seats: {above: 5}}, gives: {queue: fast, weight: 2}}
        - {gives: {queue: slow, weight: "= customer.seats"}}
  total:
    gives: number
    formula: = sum(orders[region = eu].amount) * routing.weight
  all:
    gives: list of text
    table:
      take: all rows that match
      rows: [{when: {home: true}, gives: a}, {gives: b}]
      otherwise: c
"""
)


@pytest.mark.parametrize("region", ["eu", "us"])
def test_records_and_lists_go_out_and_in(region):
    policy, model = exported(RECORDS)
    facts = {
        "customer": {"region": region, "seats": 7},
        "orders": [{"amount": 5, "region": "eu"}, {"amount": 9, "region": "us"}],
    }

    answering, back = Model(model), Policy(again(model).text)
    for name in ("home", "routing", "total", "all"):
        expected = as_plain(policy.answer(name, facts))
        assert answering.answer(name, facts) == expected, name
        assert as_plain(back.answer(name, facts)) == expected, name


OUTCOMES = (
    HEAD
    + """
facts:
  seats: number
  plan: {type: text, optional: true}
decisions:
  target:
    gives: number
    table:
      rows: [{when: {seats: {above: 5}}, gives: 1}, {when: {seats: {at most: 5}}, gives: no commitment}]
  told:
    gives: text
    formula: = if target is given then "promised" else "not promised"
  named:
    gives: boolean
    table:
      take: the first row that matches
      rows: [{when: {plan: {not: gold}}, gives: true}]
      otherwise: false
"""
)


@pytest.mark.parametrize(
    "facts", [{"seats": 7}, {"seats": 2, "plan": "silver"}, {"seats": 5, "plan": "gold"}]
)
def test_absent_outcomes_are_null_and_null_meets_no_condition(facts):
    policy, model = exported(OUTCOMES)

    answering = Model(model)
    for name in ("target", "told", "named"):
        assert answering.answer(name, policy.given(facts)) == as_plain(policy.answer(name, facts)), name
    (found,) = model.findings
    assert (found.code, found.level) == ("DMN-OUTCOME", Level.WARNING)
    assert found.says == "In `target` 1 result is an absent outcome, for which DMN has null."


NOT_EXPORTED = {
    "= string(5 %)": "it turns a value with a unit into text, and DMN has no units.",
    "= decimal(share, 2)": "`decimal` counts the digits of a percentage, which is a ratio in DMN.",
    "= month.first_day": "`first_day` asks for a part of a month or quarter, which are texts in DMN.",
    "= month + 1 month": "it calculates with calendar months or quarters, which are texts in DMN.",
    '= not_told("share")': "`not_told` is a function of policies alone.",
}


@pytest.mark.parametrize("formula", sorted(NOT_EXPORTED))
def test_what_dmn_cannot_say_is_an_input_of_what_needs_it(formula):
    text = (
        HEAD
        + f"""
facts:
  share: percent
  month: month
decisions:
  d:
    gives: any
    formula: {formula}
  further:
    gives: boolean
    formula: = d is given
"""
    )
    _, model = exported(text)

    (found,) = model.findings
    assert (found.code, found.level) == ("DMN-NOT-EXPORTED", Level.ERROR)
    assert found.says == f"DMN cannot say `d`: {NOT_EXPORTED[formula]} What needs it takes it as an input."
    assert found.place.line > 9
    assert Model(model).answer("further", {"d": Decimal(1)}) is True


def test_what_calls_a_decision_that_cannot_be_said_is_not_said_either():
    text = (
        HEAD
        + """
facts: {share: percent}
decisions:
  words:
    needs: [share]
    gives: text
    formula: = string(share)
  d:
    gives: text
    formula: = words(5 %)
"""
    )
    _, model = exported(text)

    assert [found.says.removesuffix(" What needs it takes it as an input.") for found in model.findings] == [
        "DMN cannot say `words`: it turns a value with a unit into text, and DMN has no units.",
        "DMN cannot say `d`: it calls a decision that the model has no function for.",
    ]
    assert list(parse_xml(model.text.encode(), "x.dmn").root.all("decision")) == []


TWO_CURRENCIES = """
facts: {fee: money}
decisions:
  low:
    gives: boolean
    formula: = fee < EUR 5
  high:
    gives: boolean
    table: {rows: [{when: {fee: {above: USD 5}}, gives: true}], otherwise: false}
"""


def test_amounts_in_two_currencies_are_told():
    _, model = exported(HEAD + TWO_CURRENCIES)

    (found,) = model.findings
    assert (found.code, found.level) == ("DMN-CURRENCIES", Level.ERROR)
    assert found.says == "Amounts are in `EUR` and `USD`, and numbers in DMN do not tell which."
    assert "<description>An amount of money, as a number.</description>" in model.text


@pytest.mark.parametrize(
    ("mode", "value", "rounded"),
    [
        ("half up", "2.345", "2.35"),
        ("half even", "2.345", "2.34"),
        ("up", "2.341", "2.35"),
        ("down", "2.349", "2.34"),
        ("floor", "-2.341", "-2.35"),
        ("ceiling", "2.341", "2.35"),
    ],
)
def test_roundings_are_said_by_the_functions_of_dmn(mode, value, rounded):
    text = (
        HEAD
        + f"""
facts: {{x: number}}
decisions:
  d:
    gives: number
    formula: '= rounded(x, "{mode}", 0.01)'
"""
    )
    policy, model = exported(text)

    assert Model(model).answer("d", {"x": Decimal(value)}) == Decimal(rounded)
    assert policy.answer("d", {"x": value}) == Decimal(rounded)


def test_words_for_people_go_out_and_in():
    policy = Policy(FEES.replace('clause: "4.2"', "title: Many seats"))
    row = policy.tree.get("decisions").get("fee").get("table").get("rows")[0]
    _, model = exported(
        FEES.replace('clause: "4.2"', "title: Many seats"),
        descriptions={"fee": "What a month costs.", "seats": "As in the contract."},
        titles={row.place: "Many seats"},
    )

    back = again(model).text
    assert "  seats: {type: number, at least: 1, title: Seats, description: As in the contract.}\n" in back
    assert "  fee:\n    title: Fee\n    description: What a month costs.\n" in back
    assert "        - name: large\n" in back
    assert "          title: Many seats\n" in back
    assert back.startswith("format: 1\nkind: rules\nid: acme/rules\nversion: 1\ntitle: Rules\n")


def test_every_id_is_there_once_and_every_reference_leads_to_one():
    for text in (FEES, UNITS, FUNCTIONS, RECORDS, OUTCOMES):
        root = parse_xml(exported(text)[1].text.encode(), "x.dmn").root
        waiting, ids, references = [root], [], []
        while waiting:
            element = waiting.pop()
            waiting += element.children
            ids += [element.get("id")] if element.get("id") else []
            references += [element.get("href").removeprefix("#")] if element.get("href") else []

        assert len(ids) == len(set(ids))
        assert set(references) <= set(ids)
