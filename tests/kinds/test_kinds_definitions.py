"""Lists, facts and clocks as definitions declare them."""

from __future__ import annotations

import pytest

from kinds.small_policies import codes, decided, document, headed, lowered

HEAD = "kind: definitions\nid: acme/definitions\nversion: 1\ntitle: Terms\n"


def defined(section, *documents):
    return lowered(*documents, definitions=HEAD + section.lstrip("\n"))


def test_members_stand_in_order_with_their_titles():
    found = defined("lists:\n  severities: [{S1: Critical}, S2, {S3: {title: Minor, means: A fault}}]\n")

    assert found.lists["severities"].members == ("S1", "S2", "S3")
    assert found.titles["severities.S1"] == "Critical"
    assert found.titles["severities.S3"] == "Minor"
    assert "severities.S2" not in found.titles


@pytest.mark.parametrize(
    ("declared", "given", "value"),
    [
        ("number", 3, "3"),
        ("money", "EUR 8,000.00", "EUR 8000.00"),
        ("{type: percent, number means: '%'}", 99.5, "FLOAT-GIVEN"),
        ("{type: percent, number means: '%'}", "99.5", "99.5 %"),
        ("{type: duration, number means: minutes}", 20, "20 minutes"),
        ("{type: money, number means: EUR}", 20, "EUR 20.00"),
        ("{type: number, at least: 0, at most: 10}", 11, "OUT-OF-BOUNDS"),
        ("{type: number, at least: 0, at most: 10}", 10, "10"),
        ("{type: percent, at least: 0 %}", "-1 %", "OUT-OF-BOUNDS"),
        ("one of severities", "S2", "S2"),
        ("one of severities", "S9", "UNKNOWN-MEMBER"),
        ("list of one of severities", ["S1", "S2"], "[S1, S2]"),
        ("{fields: {a: number, b: {type: text, optional: true}}}", {"a": 1}, "{b: null, a: 1}"),
        ("{fields: {a: number, b: {type: text, optional: true}}}", {"a": 1, "b": "x"}, "{b: x, a: 1}"),
        ("{fields: {a: number, b: {type: text, optional: true}}}", {"b": "x"}, "FIELD-MISSING"),
        ("{type: list of records, fields: {a: number}}", [{"a": 1}], "[{a: 1}]"),
    ],
)
def test_a_fact_is_read_as_it_is_declared(declared, given, value):
    rules = headed("rules", "decisions:\n  same: {gives: any, formula: '= x'}\n")

    found = defined(f"lists:\n  severities: [S1, S2]\nfacts:\n  x: {declared}\n", rules)

    assert not found.findings
    assert decided(found, "same", x=given) == value


def test_an_optional_fact_may_be_left_out():
    rules = headed("rules", "decisions:\n  size: {gives: number, formula: '= if x is given then x else 0'}\n")

    found = defined("facts:\n  x: {type: number, optional: true}\n", rules)

    assert decided(found, "size") == "0"
    assert decided(found, "size", x=7) == "7"


def test_a_fact_keeps_its_title_unit_and_who_gives_it():
    found = defined("facts:\n  seats: {type: number, title: Seats, unit: seats in use, from: contract}\n")

    fact = found.program.facts["seats"]
    assert (fact.title, fact.given_by) == ("Seats, in seats in use", "contract")
    assert fact.origin.place.line == 6


def test_a_fact_that_a_decision_gives_is_no_input():
    rules = headed("rules", "decisions:\n  x: {gives: number, formula: '= 4'}\n")

    found = defined("facts:\n  x: {type: number, from: decision}\n", rules)

    assert not found.findings
    assert "x" not in found.program.facts
    assert decided(found, "x") == "4"


def test_a_map_by_key_is_looked_up_by_a_fact_of_the_list():
    rules = headed("rules", "decisions:\n  mine: {gives: money, formula: '= fees(portion)'}\n")

    found = lowered(rules)

    assert decided(found, "mine", fees={"shop": "EUR 5"}, portion="shop") == "EUR 5.00"
    assert decided(found, "mine", fees={"shop": "EUR 5"}, portion="portal") == "MISSING-KEY"


def test_two_documents_may_declare_a_fact_alike():
    more = headed("rules", "facts:\n  live: boolean\ndecisions:\n  a: {gives: boolean, formula: '= live'}\n")

    assert not lowered(more).findings


def test_clocks_give_their_decisions_a_title():
    targets = headed(
        "severity-targets",
        "severities:\n  S1: {commitments: {updates: {every: 1 hour}}}\n  otherwise: best effort\n",
    )

    assert lowered(targets).program.decisions["updates"].title == "Updates"


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("lists:\n  a: [x, z, {x: Again}]\n", [("NAME-TWICE", 6)]),
        ("lists:\n  a: [any, z]\n", [("MEMBER-WORD", 6)]),
        ("lists:\n  a: [otherwise, z]\n", [("MEMBER-WORD", 6)]),
        ("facts:\n  x: numbr\n", [("UNKNOWN-TYPE", 6)]),
        ("facts:\n  x: one of things\n", [("UNKNOWN-LIST", 6)]),
        ("facts:\n  x: {type: number, at least: 5, at most: 4}\n", [("BOUNDS-EMPTY", 6)]),
        ("facts:\n  x: {type: percent, at least: 5}\n", [("UNIT-MISSING", 6)]),
        ("facts:\n  x: {type: text, at least: 5}\n", []),
        ("facts:\n  x: {type: boolean, at least: 5}\n", [("CONDITION-NOT-ORDERED", 6)]),
        ("facts:\n  x: {type: money, number means: minutes}\n", [("NUMBER-MEANS-WRONG", 6)]),
        ("facts:\n  x: money by thing\n", [("KEYS-UNKNOWN", 6)]),
        ("facts:\n  x: {type: duration, total of: z}\n  z: number\n", [("TOTAL-OF-NO-LIST", 6)]),
        ("facts:\n  x: {type: number, from: decision}\n", [("FACT-NOT-DECIDED", 6)]),
    ],
)
def test_a_mistake_is_found_on_its_line(section, expected):
    assert codes(defined(section)) == expected


def test_names_that_stand_twice_are_told_with_both_places():
    again = document(
        HEAD.replace("definitions\nversion", "more\nversion") + "lists:\n  regions: [eu]\n", "more.yaml"
    )
    other = headed("rules", "facts:\n  live: number\n", file="rules.yaml")

    findings = lowered(again, other).findings

    assert [(each.code, each.place.file, each.related[0].place.file) for each in findings] == [
        ("NAME-TWICE", "more.yaml", "terms.yaml"),
        ("NAME-TWICE", "rules.yaml", "terms.yaml"),
    ]
