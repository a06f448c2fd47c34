from __future__ import annotations

from addendum.rules import find_cycles
from addendum.rules.graph import Graph, names_needed
from addendum.values import NUMBER
from rules.programs import Formula, decision, fact, program, table


def _chain(**needs):
    decisions = [decision(name, Formula(names, lambda *_: 1), NUMBER) for name, names in needs.items()]
    return program([fact("x", NUMBER)], decisions)


def test_a_circle_is_told_as_its_path():
    (finding,) = find_cycles(_chain(a="b x", b="c", c="b"))

    assert finding.code == "DECISION-CYCLE"
    assert finding.says.startswith("`b` needs `c`, which needs `b`")
    assert len(finding.related) == 1


def test_each_circle_is_told_once():
    assert len(find_cycles(_chain(a="b", b="a", c="d", d="c"))) == 2
    assert find_cycles(_chain(a="b c", b="c", c="x")) == []


def test_a_decision_that_needs_itself_is_a_circle():
    (finding,) = find_cycles(_chain(a="a"))

    assert "`a` needs itself" in finding.says


def test_decisions_come_after_all_they_need():
    asked = _chain(a="b c", b="c x", c="x")

    assert Graph(asked.decisions).ordered(("a",), ()) == ("x", "c", "b", "a")
    assert Graph(asked.decisions).ordered(("a",), ("b",)) == ("b", "x", "c", "a")


def test_a_long_chain_needs_no_deep_recursion():
    names = [f"d{index}" for index in range(5000)]
    chained = _chain(**dict(zip(names, [*names[1:], "x"], strict=True)))

    assert Graph(chained.decisions).ordered(("d0",), ())[-1] == "d0"


def test_a_table_needs_its_columns_and_what_its_formulas_name():
    logic = table(
        [("x", NUMBER)], [((None,), Formula("y", lambda y: y))], otherwise=(Formula("z", lambda z: z),)
    )

    assert names_needed(decision("d", logic, NUMBER)) == ("x", "y", "z")
