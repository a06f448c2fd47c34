"""What a document takes over: maps merge, all else is replaced whole, and every value keeps its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.documents import Mapping, Scalar, Sequence, plain, read_text
from addendum.findings import Place
from addendum.kinds import KINDS, inherit, overlay

WORDS = st.sampled_from(
    ["commitment", "channels", "measure", "facts", "title", "by", "rows", "also", "x", "z"]
)


def tree(text, file="child.yaml"):
    return read_text(text, file)


def inherited(child, parent, kind="severity-targets"):
    findings = []
    merged = inherit(tree(child), tree(parent, "parent.yaml"), KINDS[kind].replaced_whole, findings)
    return merged, [finding.code for finding in findings]


def place_of(node, *path):
    for step in path:
        node = node.get(step)
    return f"{node.place.file}:{node.place.line}"


@pytest.mark.parametrize(
    ("kind", "parent", "child", "expected"),
    [
        ("rules", "a: {x: 1, z: 2}", "a: {x: 3}", {"a": {"x": 3, "z": 2}}),
        ("rules", "a: [1, 2]", "a: [3]", {"a": [3]}),
        ("rules", "a: {by: region, eu: 1}", "a: {by: region, us: 2}", {"a": {"by": "region", "us": 2}}),
        ("rules", "a: 1", "a: {by: region, us: 2}", {"a": {"by": "region", "us": 2}}),
        ("rules", "a: {rows: [1]}", "a: {take: x}", {"a": {"take": "x"}}),
        ("rules", "a: [1, 2, 3]", "a: {also: [4], without: [2]}", {"a": [1, 3, 4]}),
        ("rules", "a: [{phone: {only if: 1}}, web]", "a: {without: [phone]}", {"a": ["web"]}),
        (
            "rules",
            "decisions: {d: {needs: [x], gives: text, table: {rows: [1]}}}",
            "decisions: {d: {formula: w}}",
            {"decisions": {"d": {"formula": "w", "needs": ["x"], "gives": "text"}}},
        ),
        (
            "rules",
            "facts: {value: 1, by: 2, formula: 3}",
            "facts: {table: 4, rows: 5}",
            {"facts": {"value": 1, "by": 2, "formula": 3, "table": 4, "rows": 5}},
        ),
        (
            "severity-targets",
            "severities: {S1: {channels: [a], commitments: {c: {within: 1, during: d}, e: {within: 2}}}}",
            "severities: {S1: {commitments: {c: {within: 3}}}}",
            {
                "severities": {
                    "S1": {"channels": ["a"], "commitments": {"c": {"within": 3}, "e": {"within": 2}}}
                }
            },
        ),
        (
            "credit-bands",
            "measure: {per: m, formula: f}\ncommitment: {at least: 1, clause: c}",
            "measure: {per: w}\ncommitment: {above: 2}",
            {"measure": {"per": "w", "formula": "f"}, "commitment": {"above": 2}},
        ),
        (
            "credit-bands",
            "when missed: {bands: {by: m, rows: [1]}, steps: [2]}\nclaim: {within: 3, how: w}",
            "when missed: {formula: f}\nclaim: {within: 4}",
            {"when missed": {"formula": "f", "steps": [2]}, "claim": {"within": 4}},
        ),
        (
            "calendar",
            "calendars: {a: {open: x, zone: z}, b: {open: w}}",
            "calendars: {a: {open: v}}",
            {"calendars": {"a": {"open": "v"}, "b": {"open": "w"}}},
        ),
        ("rules", "kind: rules\nid: a/b\nversion: 1\na: 1", "id: c/d\nx: 1", {"id": "c/d", "x": 1, "a": 1}),
        (
            "rules",
            "a: {x: 1, z: 2}\nb: 3",
            "not inherited: [a.x, b]\nc: 4",
            {"a": {"z": 2}, "c": 4, "not inherited": ["a.x", "b"]},
        ),
        (
            "rules",
            "readings: [{id: one, taken: 1}, {id: two, taken: 2}]",
            "readings: [{id: two, taken: 3}, {id: three, taken: 4}]",
            {"readings": [{"id": "one", "taken": 1}, {"id": "two", "taken": 3}, {"id": "three", "taken": 4}]},
        ),
    ],
)
def test_a_child_changes_just_what_it_writes(kind, parent, child, expected):
    merged, codes = inherited(child, parent, kind)

    assert not codes
    assert plain(merged) == expected


@pytest.mark.parametrize(
    ("parent", "child", "code"),
    [
        ("a: [1]", "not inherited: [z]", "NOT-INHERITED"),
        ("a: {x: 1}", "not inherited: [a.z]", "NOT-INHERITED"),
        ("a: [1]", "a: {without: [2]}", "NOT-INHERITED"),
        ("a: 1", "a: {also: [2]}", "NO-LIST-INHERITED"),
        ("z: 1", "a: {also: [2]}", "NO-LIST-INHERITED"),
        ("z: 1", "a: {x: {also: [2]}}", "NO-LIST-INHERITED"),
    ],
)
def test_a_change_of_what_is_not_there_is_told(parent, child, code):
    assert inherited(child, parent)[1] == [code]


def test_every_value_knows_the_file_and_line_it_came_from():
    merged, _ = inherited(
        "severities:\n  S1:\n    channels: [phone]\n",
        "severities:\n  S1:\n    support hours: always\n    channels: [mail]\n  S2: none\n",
    )

    assert place_of(merged, "severities", "S1", "channels") == "child.yaml:3"
    assert place_of(merged, "severities", "S1", "support hours") == "parent.yaml:3"
    assert place_of(merged, "severities", "S2") == "parent.yaml:5"


def test_a_contract_fills_single_values_in():
    findings = []
    changes = tree("severities: {S1: {commitments: {c: {less than: 3}}}}", "order.yaml")
    body = tree("severities: {S1: {commitments: {c: {within: 1, during: d}}}}", "policy.yaml")

    merged = overlay(changes, body, findings)

    assert plain(merged) == {"severities": {"S1": {"commitments": {"c": {"less than": 3, "during": "d"}}}}}
    assert place_of(merged, "severities", "S1", "commitments", "c", "less than") == "order.yaml:1"


def nodes(file):
    """Trees whose leaves stand in one file, each on a line of its own."""
    scalars = st.integers(1, 99).map(lambda line: Scalar(str(line), "number", Place(file, line)))

    def mappings(inner):
        entries = st.dictionaries(WORDS, inner, max_size=4)
        return entries.map(
            lambda found: Mapping(
                tuple((Scalar(key, "text", Place(file, 1)), value) for key, value in found.items()),
                Place(file, 1),
            )
        )

    inner = st.recursive(
        scalars,
        lambda each: st.one_of(
            mappings(each),
            st.lists(scalars, max_size=3).map(lambda items: Sequence(tuple(items), Place(file, 1))),
        ),
        max_leaves=8,
    )
    return mappings(inner)


def leaves(node):
    if isinstance(node, Scalar):
        return [node]
    values = [value for _, value in node.entries] if isinstance(node, Mapping) else list(node.items)
    return [leaf for value in values for leaf in leaves(value)]


KIND = st.sampled_from(sorted(KINDS))


def headless(node):
    return {key: value for key, value in plain(node).items() if key != "title"}


@given(nodes("child"), KIND)
def test_a_child_of_nothing_is_itself_but_for_lists_it_cannot_change(child, kind):
    findings = []

    merged = inherit(child, Mapping((), Place("parent", 1)), KINDS[kind].replaced_whole, findings)

    if not findings:
        assert plain(merged) == plain(child)


@given(nodes("parent"), KIND)
def test_a_child_that_says_nothing_is_its_parent(parent, kind):
    findings = []

    merged = inherit(Mapping((), Place("child", 1)), parent, KINDS[kind].replaced_whole, findings)

    assert not findings
    assert headless(merged) == headless(parent)
    assert {leaf.place.file for leaf in leaves(merged)} <= {"parent"}


@given(nodes("child"), nodes("parent"), KIND)
def test_no_value_is_made_up_and_none_moves(child, parent, kind):
    findings = []

    merged = inherit(child, parent, KINDS[kind].replaced_whole, findings)

    known = {(leaf.place, leaf.text) for leaf in (*leaves(child), *leaves(parent))}
    assert {(leaf.place, leaf.text) for leaf in leaves(merged)} <= known


@given(nodes("child"), nodes("parent"), KIND)
def test_inheriting_twice_changes_nothing_more(child, parent, kind):
    whole = KINDS[kind].replaced_whole
    parent = inherit(parent, Mapping((), Place("parent", 1)), whole, [])  # as it is when it is extended
    merged = inherit(child, parent, whole, [])

    again = inherit(merged, parent, whole, [])

    assert plain(again) == plain(merged)
