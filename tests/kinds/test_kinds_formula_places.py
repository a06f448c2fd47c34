"""Mistakes in formulas are found at their words, however YAML writes the text around them."""

from __future__ import annotations

import pytest

from addendum.rules import Planner
from addendum.values import NoAnswer
from kinds.small_policies import headed, lowered

WAYS = {
    "plain": "= {}",
    "plain, going on": "= 1 +\n      2 + {}",
    "in double quotes": '"= {}"',
    "behind escaped quotes": r'"= string length(\"a\u00e9\") + {}"',
    "behind an escaped sign": r'"\u003d 1 + {}"',
    "in double quotes, going on": '"= 1 +\n      2 + {}"',
    "in double quotes, folded by hand": '"= 1 + \\\n      2 + {}"',
    "in single quotes": "'= {}'",
    "behind a doubled quote": "'= string length(\"it''s\") + {}'",
    "behind characters of many bytes": '= string length("ü🐎") + {}',
    "in a block": "|\n      = 1 +\n        2 + {}",
    "in a block without a last line break": "|-\n      = 1 +\n\n      {}",
    "in a folded block": ">\n      = 1 +\n      2 + {}",
    "in a folded block with an indented line": ">-\n      = 1 +\n        2 +\n\n      {}",
    "in a block of given indentation": "|2\n      = 1 + {}",
}
HEAD = "kind: rules\nid: acme/rules\nversion: 1\ntitle: rules\n"


def rules(formula):
    """The text of a document with one decision, and what it lowers to."""
    section = f"decisions:\n  answer:\n    gives: number\n    formula: {formula}\n"
    return HEAD + section, lowered(headed("rules", section))


def words_at(text, place):
    """The stretch of the text that a place names."""
    return text.splitlines()[place.line - 1][place.column - 1 : place.end - 1]


@pytest.mark.parametrize("way", list(WAYS))
@pytest.mark.parametrize(
    ("formula", "code", "mistake"),
    [
        ("fe", "UNKNOWN-NAME", "fe"),
        ("fee * fee", "UNITS-DIFFER", "fee * fee"),
        ("max(1,\n      tickits)", "UNKNOWN-NAME", "tickits"),
    ],
)
def test_a_mistake_is_found_at_its_own_words(way, formula, code, mistake):
    text, found = rules(WAYS[way].format(formula))

    (finding,) = found.findings
    assert finding.code == code
    assert words_at(text, finding.place) == mistake


@pytest.mark.parametrize("way", list(WAYS))
def test_what_is_no_formula_is_found_where_it_stops_being_one(way):
    text, found = rules(WAYS[way].format("(1 + * 2)"))

    (finding,) = found.findings
    assert finding.code == "FORMULA-SYNTAX"
    assert words_at(text, finding.place) == "*"


@pytest.mark.parametrize("way", list(WAYS))
def test_an_error_of_a_run_stands_at_the_words_that_could_not_go_on(way):
    text, found = rules(WAYS[way].format("10 / (rank(region) - 1)"))
    planner = Planner(found.program, found.functions)

    with pytest.raises(NoAnswer) as stopped:
        planner.run(("answer",), {"region": "us"})

    assert stopped.value.code == "DIVISION-BY-ZERO"
    assert words_at(text, stopped.value.at) == "10 / (rank(region) - 1)"


def test_a_mistake_in_a_cell_is_found_at_its_own_words():
    section = """decisions:
  answer:
    needs: [region]
    gives: number
    table:
      rows:
        - {when: {region: eu}, gives: '= 1 + fe'}
        - when: {region: us}
          gives: >-
            = 2 +
            tickits
"""
    found = lowered(headed("rules", section))

    assert [words_at(HEAD + section, each.place) for each in found.findings] == ["fe", "tickits"]
