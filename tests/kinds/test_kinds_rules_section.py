"""Decisions of a contract's own: tables by every hit policy in plain words, formulas, several outputs."""

from __future__ import annotations

import pytest

from kinds.small_policies import codes, decided, headed, lowered


def rules(section, **more):
    return lowered(headed("rules", section), **more)


ROWS = """
      rows:
        - {when: {region: eu}, gives: %s}
        - {when: {live: true}, gives: %s}
"""


def table(take, gives, first, second, otherwise=""):
    """A decision with two rows that both match a live system in the EU."""
    return (
        f"decisions:\n  answer:\n    needs: [region, live]\n    gives: {gives}\n"
        f"    table:\n      take: {take}"
        + ROWS % (first, second)
        + (f"      otherwise: {otherwise}\n" if otherwise else "")
    )


@pytest.mark.parametrize(
    ("take", "gives", "first", "second", "both", "one"),
    [
        ("exactly one row", "number", 1, 2, "SEVERAL-ROWS-MATCH", "1"),
        ("the first row that matches", "number", 1, 2, "1", "1"),
        ("any of the rows that match", "number", 1, 2, "ROWS-DISAGREE", "1"),
        ("any of the rows that match", "number", 1, 1, "1", "1"),
        ("the highest priority", "one of severities", "S3", "S1", "S1", "S3"),
        ("all rows that match", "number", 1, 2, "[1, 2]", "[1]"),
        ("all rows that match", "list of number", 1, 2, "[1, 2]", "[1]"),
        ("all rows by priority", "one of severities", "S3", "S1", "[S1, S3]", "[S3]"),
        ("the sum of all rows that match", "money", "EUR 1", "EUR 2.50", "EUR 3.50", "EUR 1.00"),
        ("the highest of all rows that match", "duration", "1 hour", "90 minutes", "90 minutes", "1 hour"),
        ("the lowest of all rows that match", "duration", "1 hour", "90 minutes", "1 hour", "1 hour"),
        ("how many rows match", "number", 7, 7, "2", "1"),
    ],
)
def test_rows_that_match_come_together_as_the_table_says(take, gives, first, second, both, one):
    found = rules(table(take, gives, first, second))

    assert not found.findings
    assert decided(found, "answer", region="eu", live=True) == both
    assert decided(found, "answer", region="eu", live=False) == one


@pytest.mark.parametrize(
    ("take", "gives", "otherwise", "value"),
    [
        ("exactly one row", "number", "", "NO-ROW-MATCHES"),
        ("exactly one row", "number", "not applicable", "not applicable"),
        ("exactly one row", "number", '"= 2 + 3"', "5"),
        ("all rows that match", "number", 9, "[9]"),
        ("how many rows match", "number", "", "0"),
    ],
)
def test_without_a_row_the_otherwise_holds_and_without_it_there_is_an_error(take, gives, otherwise, value):
    assert decided(rules(table(take, gives, 1, 2, otherwise)), "answer", region="us", live=False) == value


SEVERAL = """
decisions:
  routing:
    needs: [severity, amount]
    gives: {queue: text, target: duration}
    table:
      take: the first row that matches
      rows:
        - when: {severity: S2 or more severe, amount: {above: EUR 100, at most: EUR 500}}
          gives: {queue: fast, target: 1 hour}
        - gives: {queue: slow, target: "= 2 * 1 hour"}
facts:
  severity: one of severities
  amount: money
"""


def test_a_decision_may_give_several_results():
    found = rules(SEVERAL)

    assert not found.findings
    assert decided(found, "routing", severity="S1", amount="EUR 500") == "{queue: fast, target: 1 hour}"
    assert decided(found, "routing", severity="S1", amount="EUR 100") == "{queue: slow, target: 2 hours}"
    assert decided(found, "routing", severity="S3", amount="EUR 200") == "{queue: slow, target: 2 hours}"


def test_one_outcome_stands_for_all_results_of_a_decision():
    found = rules(SEVERAL.replace('{queue: slow, target: "= 2 * 1 hour"}', "not applicable"))

    assert not found.findings
    assert decided(found, "routing", severity="S1", amount="EUR 500") == "{queue: fast, target: 1 hour}"
    assert (
        decided(found, "routing", severity="S3", amount="EUR 200")
        == "{queue: not applicable, target: not applicable}"
    )


FORMULAS = """
facts:
  reported: one of severities
decisions:
  highest:
    title: Highest severity
    needs: [live]
    gives: one of severities
    table: {rows: [{when: {live: true}, gives: S1}, {when: {live: false}, gives: S2}]}
  effective:
    needs: [reported, live]
    gives: one of severities
    formula: |
      = if rank(reported) < rank(highest) then highest
        else reported
  of_a_test: {gives: one of severities, formula: '= highest(false)'}
"""


def test_formulas_use_decisions_as_values_and_as_functions():
    found = rules(FORMULAS)

    assert not found.findings
    assert decided(found, "effective", reported="S1", live=False) == "S2"
    assert decided(found, "effective", reported="S3", live=False) == "S3"
    assert decided(found, "of_a_test") == "S2"


def test_a_formula_may_use_what_a_later_document_decides():
    first = headed("rules", "decisions:\n  double: {gives: number, formula: '= 2 * base'}\n", "first")
    second = headed("rules", "decisions:\n  base: {gives: number, formula: '= 21'}\n", "second")

    assert decided(lowered(first, second), "double") == "42"


def test_a_row_is_known_by_its_name_and_the_clause_of_its_table():
    found = rules(
        """
decisions:
  answer:
    gives: number
    table:
      clause: "7"
      rows:
        - {name: live, when: {live: true}, gives: 1, quote: words}
        - {name: test, when: {live: false}, gives: 2, clause: "8"}
"""
    )

    origins = [row.origin for row in found.program.decisions["answer"].logic.rows]
    assert [(each.name, each.clause, each.quote) for each in origins] == [
        ("live", "7", "words"),
        ("test", "8", ""),
    ]


def test_a_part_of_a_record_may_be_a_column():
    found = rules(
        """
facts:
  ticket: {fields: {urgent: boolean, owner: text}}
decisions:
  queue:
    gives: text
    table: {rows: [{when: {ticket.urgent: true}, gives: fast}, {when: {ticket.urgent: false}, gives: slow}]}
"""
    )

    assert not found.findings
    assert decided(found, "queue", ticket={"urgent": True, "owner": "me"}) == "fast"


def test_an_unknown_name_is_told_once_with_all_its_places():
    section = table("exactly one row", "number", 1, 2).replace("region:", "regoin:")

    (finding,) = rules(
        section.replace("[region, live]", "[live]") + section[11:].replace("answer", "other")
    ).findings

    assert finding.code == "UNKNOWN-NAME"
    assert "`region`" in finding.fix
    assert len(finding.related) >= 1


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("decisions:\n  a: {gives: numbr, formula: '= 1'}\n", [("UNKNOWN-TYPE", 6)]),
        ("decisions:\n  a: {gives: one of sevrities, formula: '= 1'}\n", [("UNKNOWN-LIST", 6)]),
        ("decisions:\n  a: {gives: number, formula: '= 1 + EUR 2'}\n", [("UNITS-DIFFER", 6)]),
        ("decisions:\n  a:\n    gives: number\n    formula: = b\n", [("UNKNOWN-NAME", 8)]),
        ("decisions:\n  a: {needs: [lives], gives: number, formula: '= 1'}\n", [("UNKNOWN-NAME", 6)]),
        (
            "decisions:\n  a:\n    gives: {x: number, z: text}\n    table: {rows: [{gives: {x: 1}}]}\n",
            [("OUTPUT-MISSING", 8)],
        ),
        (
            "decisions:\n  a:\n    gives: {x: number, z: text}\n    table: {rows: [{gives: 1}]}\n",
            [("OUTPUT-MISSING", 8)],
        ),
        (
            "decisions:\n  a:\n    gives: {x: number}\n    table: {rows: [{gives: {x: 1, w: 2}}]}\n",
            [("OUTPUT-UNKNOWN", 8)],
        ),
        (
            (
                "decisions:\n  a:\n    gives: {x: number, z: text}\n"
                "    table:\n      take: all rows that match\n"
                "      rows: [{gives: {x: 1, z: a}}]\n"
            ),
            [("LISTS-OF-ONE-OUTPUT", 7)] * 1,
        ),
        (
            "decisions:\n  a: {gives: number, table: {take: the highest priority, rows: [{gives: 1}]}}\n",
            [("PRIORITY-MISSING", 6)],
        ),
        ("decisions:\n  live: {gives: number, formula: '= 1'}\n", [("NAME-TWICE", 6)]),
        (
            "decisions:\n  a:\n    gives: duration\n    table: {rows: [{gives: 20}]}\n",
            [("UNIT-MISSING", 8)],
        ),
    ],
)
def test_a_mistake_is_found_on_its_line(section, expected):
    assert codes(rules(section)) == expected


RECORDS = """
decisions:
  offers:
    gives: {type: list of records, fields: {plan: text, fee: number}}
    formula: '= for each in [1, 2] return {plan: "plan " + string(each), fee: each * 10}'
"""


def test_a_decision_may_give_records_by_their_fields():
    found = rules(RECORDS)

    assert not found.findings
    assert decided(found, "offers") == "[{plan: plan 1, fee: 10}, {plan: plan 2, fee: 20}]"
