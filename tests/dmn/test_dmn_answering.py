"""Answering a model: what elements see of one another, services, values given, circles and budgets."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from addendum.values import Date, DateTime, NoAnswer
from dmn.models import (
    context,
    decide,
    decision,
    evaluator,
    formula,
    given,
    item,
    knowledge,
    literal,
    service,
)


def n(digits):
    return Decimal(digits)


def refused(asked, name, facts=None):
    with pytest.raises(NoAnswer) as caught:
        asked.decision(name, facts or {})
    return caught.value


def test_a_decision_sees_what_it_requires_and_nothing_else():
    parts = [given("seen", "number"), given("hidden", "number"), formula("1", name="base")]
    facts = {"seen": n(1), "hidden": n(2)}

    assert decide(*parts, formula("seen + base", ["i:seen", "base"]), given=facts) == n(2)
    assert decide(*parts, formula("seen + hidden", ["i:seen"]), given=facts) is None
    assert decide(*parts, formula("base", ["i:seen"]), given=facts) is None


def test_names_may_have_spaces_signs_and_letters_of_any_script():
    parts = [given("Kunde's Größe (m²)"), given("a-b"), given("価格 🐎")]
    facts = {"Kunde's Größe (m²)": n(1), "a-b": n(2), "価格 🐎": n(3)}
    requires = [f"i:{name}" for name in facts]

    assert decide(*parts, formula("a-b + 価格 🐎", requires), given=facts) == n(5)


def test_a_name_is_the_same_however_its_spaces_are_written():
    parts = [given("Full  Name"), formula("Full Name + Full   Name", ["i:Full  Name"])]

    assert decide(*parts, given={" Full Name": "Ann"}) == "AnnAnn"


def test_numbers_are_exact_where_decimals_would_round():
    third = decide(given("x"), formula("x / 3", ["i:x"]), given={"x": n(1)})

    assert third == Fraction(1, 3)
    assert decide(given("x"), formula("x / 3 * 3", ["i:x"]), given={"x": n(1)}) == n(1)
    assert decide(given("x"), formula("x * 3", ["i:x"]), given={"x": Fraction(1, 3)}) == n(1)


@pytest.mark.parametrize(
    ("type_ref", "value", "expected"),
    [
        ("number", "1", None),
        ("number", [n(1)], n(1)),
        ("string", "a", "a"),
        ("Any", [n(1)], [n(1)]),
        ("feel:number", n(1), n(1)),
        ("dateTime", Date.parse("2024-01-31"), DateTime.parse("2024-01-31T00:00:00Z")),
        ("numbers", n(1), [n(1)]),
        ("numbers", [n(1), "a"], None),
        ("grade", "a", "a"),
        ("grade", "c", None),
        ("grade", None, None),
        ("grades", ["a", "b"], ["a", "b"]),
        ("grades", ["a", "c"], None),
        ("pair", [n(1), n(2)], [n(1), n(2)]),
        ("pair", [n(1)], None),
        ("person", {"name": "Ann", "grade": "a"}, {"name": "Ann", "grade": "a"}),
        ("person", {"name": "Ann", "grade": "a", "more": n(1)}, {"name": "Ann", "grade": "a", "more": n(1)}),
        ("person", {"name": "Ann", "grade": "c"}, None),
        ("person", {"name": "Ann"}, None),
        ("good", "a", "a"),
        ("good", "b", None),
        ("tree", {"inner": {"inner": None}}, {"inner": {"inner": None}}),
    ],
)
def test_a_value_is_taken_as_its_type_allows_or_counts_as_null(type_ref, value, expected):
    types = [
        item("people", "person", collection=True),
        item("numbers", "number", collection=True),
        item("grade", "string", allowed='"a", "b"'),
        item("grades", "grade", collection=True),
        item("pair", "number", collection=True, constraint="count(?) = 2"),
        item("person", "", item("name", "string"), item("grade", "grade")),
        item("good", "grade", allowed='"a"'),
        item("tree", "", item("inner", "tree")),
    ]
    asked = evaluator(*types, given("x", type_ref), formula("x", ["i:x"]))

    assert asked.decision("d", {"x": value}) == expected
    assert asked.check() == ()


def test_a_decision_is_fitted_to_its_own_type():
    assert decide(formula("[1]", type_ref="number")) == n(1)
    assert decide(formula('"a"', type_ref="number")) is None


def test_a_decision_without_logic_or_value_is_null():
    assert decide(decision("d")) is None
    assert decide(given("x"), formula("x", ["i:x"])) is None


def test_a_value_given_for_a_decision_takes_the_place_of_its_own():
    parts = [formula("1", name="base", type_ref="number"), formula("base + 1", ["base"])]

    assert decide(*parts, given={"base": n(10)}) == n(11)


def test_fields_with_spaces_are_read_by_their_declared_names():
    person = item("person", "", item("first name", "string"), item("last-name", "string"))
    parts = [person, given("p", "person"), formula('p.first name + " " + p.last-name', ["i:p"])]

    assert decide(*parts, given={"p": {"first name": "Ann", "last-name": "Lee"}}) == "Ann Lee"


SERVED = [
    given("price", "number"),
    formula("0.2", name="rate", type_ref="number"),
    formula("price * rate", ["i:price", "rate"], name="tax"),
    formula("price + tax", ["i:price", "tax"], name="total"),
    service("taxed", ["total"], ["rate"], ["price"]),
    service("both", ["tax", "total"], [], ["price"]),
    service("texts", ["total"], [], ["price"], type_ref="string"),
]


def test_a_service_gives_its_decision_or_a_context_of_several():
    asked = evaluator(*SERVED)

    assert asked.service("both", {"price": n(10)}) == {"tax": n(2), "total": n(12)}
    assert asked.service("taxed", {"price": n(10), "rate": n("0.5")}) == n(15)
    assert asked.service("taxed", {"price": n(10)}) is None
    assert asked.service("taxed", {"price": "ten", "rate": n(1)}) is None
    assert asked.service("texts", {"price": n(10)}) is None


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("taxed(10, 0.5)", n(15)),
        ("taxed(rate: 0.5, price: 10)", n(15)),
        ("taxed(10)", None),
        ('taxed("ten", 0.5)', None),
        ("taxed(price: 10, tax: 0.5)", None),
        ("both(10).total", n(12)),
        ("(for f in [taxed] return f(10, 0))[1]", n(10)),
    ],
)
def test_a_service_is_called_with_its_inputs_before_its_decisions(call, expected):
    assert decide(*SERVED, formula(call, knows=["taxed", "both"])) == expected


def test_what_a_service_is_called_with_is_seen_inside_it_alone():
    inside = context(
        ("called", literal("taxed(1, 1)")), ("rate", literal("rate")), ("price", literal("price"))
    )
    parts = [*SERVED, decision("d", inside, ["rate", "i:price"], knows=["taxed"])]

    assert decide(*parts, given={"price": n(5)}) == {"called": n(2), "rate": n("0.2"), "price": n(5)}


def test_knowledge_is_asked_for_by_itself():
    asked = evaluator(knowledge("double", {"x": "number"}, literal("x * 2")))

    assert asked.knowledge("double", {"x": n(2)}) == n(4)
    assert asked.knowledge("double", {"x": "two"}) is None


def test_a_function_that_a_decision_gives_keeps_what_it_saw():
    parts = [
        given("x", "number"),
        formula("function(y) x + y", ["i:x"], name="adder"),
        formula("adder(2)", ["adder"]),
    ]

    assert decide(*parts, given={"x": n(1)}) == n(3)


def test_what_knows_the_time_is_told_it():
    moment = DateTime.parse("2024-01-31T10:00:00Z")

    assert decide(formula("[now(), today()]"), now=moment) == [moment, Date.parse("2024-01-31")]
    assert decide(formula("[now(), today()]")) == [None, None]


def test_decisions_that_require_one_another_are_a_named_error():
    asked = evaluator(formula("b", ["b"], name="a"), formula("a", ["a"], name="b"))

    assert refused(asked, "a").code == "DMN-CIRCLE"


def test_an_unknown_name_is_a_named_error_with_the_nearest_one():
    asked = evaluator(formula("1", name="Total Price"))

    error = refused(asked, "Totl Price")

    assert (error.code, error.fix) == ("DMN-NAME-UNKNOWN", "Ask for `Total Price`.")


def test_a_reference_to_nothing_is_found():
    asked = evaluator(formula("1", ["nowhere"]))

    assert [finding.code for finding in asked.check()] == ["DMN-REFERENCE-UNKNOWN"]
    assert asked.decision("d", {}) == n(1)


@pytest.mark.parametrize(
    "parts",
    [
        [knowledge("f", ["x"], literal("f(x + 1)"), ["f"]), formula("f(1)", knows=["f"])],
        [formula("for i in 1..1000000 return for j in 1..1000000 return i")],
        [*(formula(f"d{at + 1}", [f"d{at + 1}"], name=f"d{at}") for at in range(600)), formula("d0", ["d0"])],
    ],
    ids=["recursion", "loops", "chain"],
)
def test_what_would_not_end_ends_in_a_named_error(parts):
    assert refused(evaluator(*parts), "d").code in {"CALLS-TOO-DEEP", "TOO-MANY-STEPS", "DMN-TOO-DEEP"}
