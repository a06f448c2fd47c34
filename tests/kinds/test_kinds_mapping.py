"""A mapping names facts that are declared, and what its texts mean are values of theirs."""

from __future__ import annotations

import pytest

from addendum.kinds import check_mapping
from kinds.small_policies import DEFINITIONS, document, headed


def checked(section):
    definitions = document(DEFINITIONS.replace("facts:\n", "facts:\n  reported: one of severities\n"))
    mapping = headed("mapping", f"one row is: a ticket\n{section}")
    return [(finding.code, finding.place.line) for finding in check_mapping(mapping, [definitions])]


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("facts: {reported: Priority}\n", []),
        ("facts:\n  reported: {column: Priority, values: {High: S1}, otherwise: S3, empty: S2}\n", []),
        (
            "facts:\n  reported: {column: Priority, values: {High: P1}, otherwise: S9}\n",
            [("UNKNOWN-MEMBER", 7)] * 2,
        ),
        ("facts:\n  reportd: Priority\n", [("UNKNOWN-FACT", 7)]),
        ("facts:\n  fee: {column: Fee, number means: minutes}\n", [("NUMBER-MEANS-WRONG", 7)]),
        ("facts:\n  fee: {column: Fee, number means: EUR}\n", []),
        ("zone of times: Europe/Berln\n", [("VALUE-UNREADABLE", 6)]),
    ],
)
def test_a_mapping_is_held_against_the_definitions(section, expected):
    assert checked(section) == expected
