"""A contract on one page: every part a document of its kind, at the place where it stands."""

from __future__ import annotations

import pytest

from addendum.documents import plain, read_text, validate
from addendum.kinds import expand_offering
from addendum.library.heads import read_document

HEAD = """kind: offering
id: bakery/support
version: 3
effective: 2025-01-01
title: Support
source: {document: Terms, section: All}
"""
PAGE = """
definitions:
  lists: {severities: [down, slow]}
calendars:
  24/7: {open: always}
rules:
  decisions: {a: {gives: number, formula: '= 1'}}
severity targets:
  answers: response-target
  severities: {down: {channels: [mail]}, slow: no commitment}
further:
  extra-hours: {kind: hour-quota, per: calendar month, hours: 1 hour}
tiers:
  basic:
    title: Basic
    includes: [other/shared, other/more]
  plus:
    extends: basic
    includes: {also: [other/third], without: [other/more]}
    severity targets:
      severities: {down: {channels: {also: [phone]}}}
    service credits:
      source: {document: Terms, section: Credits}
      measure: {per: calendar month}
      commitment: {at least: 99 %}
  most:
    extends: plus
    service credits:
      commitment: {at least: 99.9 %}
contract:
  tier: plus
  amendments: [{id: one, effective: 2026-01-01, because: More, set: {tier: most}}]
scenarios:
  cases:
    - {name: a, ask: x, tier: basic, expect: {x: 1}}
readings:
  - {id: level, text: t, question: q, sets: tiers.plus.service credits.commitment,
     taken: {at least: 99 %}, because: b}
  - {id: word, text: t, question: q, taken: something, because: b}
  - {id: midnight, text: t, question: q, sets: calendars.office.zone, taken: UTC, because: b}
  - {id: reply, text: t, question: q, sets: definitions.clocks.reply.stops, taken: responded, because: b}
promises:
  - {id: fair, says: fair, always: '= true'}
"""


def expanded(page=PAGE):
    text = HEAD + page.lstrip("\n")
    tree = read_text(text, "page.yaml")
    assert [str(finding) for finding in validate(tree, "offering")] == []
    findings = []
    offering = read_document(tree, "page.yaml", findings.append)
    documents = expand_offering(offering, findings.append)
    return {document.head.id.removeprefix("bakery/support/"): document for document in documents}, findings


def ids(document):
    return [item.text.removeprefix("bakery/support/") for item in document.body.get("includes")]


def test_every_part_becomes_a_document_of_its_kind():
    documents, findings = expanded()

    assert not findings
    assert {name: document.head.kind for name, document in documents.items()} == {
        "definitions": "definitions",
        "calendars": "calendar",
        "rules": "rules",
        "severity-targets": "severity-targets",
        "extra-hours": "hour-quota",
        "basic": "support-tier",
        "plus/severity-targets": "severity-targets",
        "plus/service-credits": "credit-bands",
        "plus": "support-tier",
        "most/service-credits": "credit-bands",
        "most": "support-tier",
        "contract": "contract",
        "scenarios": "scenarios",
    }


def test_parts_take_over_the_head_and_keep_their_places():
    documents, _ = expanded()
    page_part = documents["plus/service-credits"]

    assert (page_part.head.version, str(page_part.head.effective)) == (3, "2025-01-01")
    assert page_part.head.section == "Credits"
    assert page_part.body.get("commitment").place.line == 30
    assert page_part.origin(page_part.body.get("commitment")).policy == "bakery/support"
    assert documents["severity-targets"].question == "response-target"
    assert documents["rules"].head.section == "All"


def test_a_tier_includes_the_parts_at_the_top_its_own_and_those_it_takes_over():
    documents, _ = expanded()

    shared = ["rules", "severity-targets", "extra-hours"]
    assert ids(documents["basic"]) == [*shared, "other/shared", "other/more"]
    assert ids(documents["plus"]) == [
        "rules",
        "plus/severity-targets",
        "extra-hours",
        "plus/service-credits",
        "other/shared",
        "other/third",
    ]
    assert ids(documents["most"])[1:4] == ["plus/severity-targets", "extra-hours", "most/service-credits"]


@pytest.mark.parametrize(
    ("name", "parent"),
    [
        ("plus", "bakery/support/basic"),
        ("plus/severity-targets", "bakery/support/severity-targets"),
        ("most/service-credits", "bakery/support/plus/service-credits"),
    ],
)
def test_a_part_stands_on_the_one_below_it(name, parent):
    documents, _ = expanded()

    assert documents[name].head.extends.id == parent


def test_a_part_answers_the_question_of_the_one_that_it_changes():
    own = PAGE.replace(
        "  most:\n    extends: plus\n", "  most:\n    extends: plus\n    severity targets: {answers: own}\n"
    )
    documents, _ = expanded(own)

    questions = [documents[f"{tier}severity-targets"].question for tier in ("", "plus/", "most/")]
    assert questions == ["response-target", "response-target", "own"]
    assert documents["most/service-credits"].question == "service-credits"


def test_a_part_with_nothing_below_it_extends_nothing():
    documents, _ = expanded()

    assert documents["plus/service-credits"].head.extends is None
    assert documents["severity-targets"].head.extends is None


def test_tiers_are_named_by_their_full_ids():
    documents, _ = expanded()

    contract, scenarios = plain(documents["contract"].body), plain(documents["scenarios"].body)
    assert contract["tier"] == "bakery/support/plus"
    assert contract["amendments"][0]["set"]["tier"] == "bakery/support/most"
    assert scenarios["contract"] == "bakery/support/contract"
    assert scenarios["cases"][0]["tier"] == "bakery/support/basic"


def test_readings_at_the_top_belong_to_the_part_whose_value_they_set():
    documents, _ = expanded()

    (reading,) = documents["plus/service-credits"].body.get("readings")
    assert reading.get("sets").text == "commitment"
    assert reading.get("sets").place.line == 42
    (midnight,) = documents["calendars"].body.get("readings")
    assert midnight.get("sets").text == "calendars.office.zone"
    reply, word = documents["definitions"].body.get("readings")
    assert (reply.get("sets").text, word.get("id").text) == ("clocks.reply.stops", "word")
    assert [promise.get("id").text for promise in documents["definitions"].body.get("promises")] == ["fair"]


def test_with_one_tier_and_no_contract_the_scenarios_ask_the_tier():
    page = "tiers: {only: {}}\nscenarios: {cases: [{name: a, ask: x, expect: {x: 1}}]}\n"

    documents, _ = expanded(page)

    assert plain(documents["scenarios"].body)["tier"] == "bakery/support/only"


@pytest.mark.parametrize(
    ("page", "line"),
    [
        ("tiers:\n  basic: {}\n  plus:\n    extends: basik\n", 10),
        ("tiers: {basic: {}}\ncontract:\n  tier: basik\n", 9),
    ],
)
def test_a_tier_that_is_not_on_the_page_is_told(page, line):
    _, findings = expanded(page)

    assert [(each.code, each.place.line) for each in findings] == [("UNKNOWN-SUBJECT", line)]
    assert findings[0].fix == "Write `basic`."


def test_tiers_that_extend_each_other_do_not_go_round_for_ever():
    documents, _ = expanded("tiers:\n  a: {extends: b}\n  b: {extends: a}\n")

    assert {"a", "b"} <= documents.keys()


def test_a_page_without_tiers_has_one_that_includes_its_parts_and_that_its_contract_is_of():
    rules = "rules:\n  decisions: {a: {gives: number, formula: '= 1'}}\n"
    found, findings = expanded(f"{rules}contract: {{customer: {{name: Bakery}}}}\n")

    assert not findings
    assert ids(found["standard"]) == ["rules"]
    assert found["standard"].head.title == "Support"
    assert plain(found["contract"].body.get("tier")) == "bakery/support/standard"


def test_a_page_of_definitions_alone_has_no_tier():
    found, findings = expanded("definitions:\n  lists: {severities: [down, slow]}\n")

    assert not findings
    assert [*found] == ["definitions"]
