"""Boxed expressions: each means what the same formula means, entry by entry."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dmn.models import (
    column,
    context,
    decide,
    decision,
    evaluator,
    formal,
    formula,
    given,
    invocation,
    item,
    knowledge,
    literal,
    table,
)


def n(digits):
    return Decimal(digits)


def part(name, logic):
    return f"<{name}>{logic}</{name}>"


def iteration(word, variable, source, body):
    inside = "return" if word == "for" else "satisfies"
    return f'<{word} iteratorVariable="{variable}">{part("in", source)}{part(inside, body)}</{word}>'


def filtered(source, match):
    return f"<filter>{part('in', source)}{part('match', match)}</filter>"


def conditional(condition, then, otherwise):
    return f"<conditional>{part('if', condition)}{part('then', then)}{part('else', otherwise)}</conditional>"


def function(parameters, body, kind=""):
    kind = f' kind="{kind}"' if kind else ""
    return f"<functionDefinition{kind}>{formal(parameters)}{body}</functionDefinition>"


def listed(*items):
    return f"<list>{''.join(items)}</list>"


def relation(columns, *rows):
    heads = "".join(f'<column name="{name}"/>' for name in columns)
    cells = "".join(f"<row>{''.join(row)}</row>" for row in rows)
    return f"<relation>{heads}{cells}</relation>"


YES, NO = literal("true"), literal("false")
ONE, TWO, NUMBERS = literal("1"), literal("2"), literal("[1, 2, 3]")
PEOPLE = literal('[{name: "Ann", years old: 40}, {name: "Bob", years old: 20}]')
ANN = {"name": "Ann", "years old": n(40)}
TABLE = table(["n"], [""], [("< 2", '"few"'), (">= 2", '"many"')])
EXPRESSIONS = [
    (literal("1 + 1"), n(2)),
    (literal(""), None),
    (literal("1 // one"), n(1)),
    (context(("a", ONE), ("b b", literal("a + 1"))), {"a": n(1), "b b": n(2)}),
    (context(("a", ONE), (None, literal("a + 1"))), n(2)),
    (context((("a", "string"), ONE), ("b", literal("a = null"))), {"a": None, "b": True}),
    (context(("n", TWO), ("found", TABLE), (None, literal("found"))), "many"),
    (context(("f", function(["x"], literal("x + 1"))), (None, literal("f(1)"))), n(2)),
    (context(("f", literal("function(x) x + 1")), (None, literal("f(x: 1)"))), n(2)),
    (context(("a", ONE), ("f", function(["x"], literal("x + a"))), (None, literal("f(2)"))), n(3)),
    (listed(ONE, TWO), [n(1), n(2)]),
    (listed(), []),
    (listed(literal("1 +"), TWO), [None, n(2)]),
    (relation(["a", "b b"], [ONE, TWO], [TWO, ONE]), [{"a": n(1), "b b": n(2)}, {"a": n(2), "b b": n(1)}]),
    (conditional(literal("true"), ONE, TWO), n(1)),
    (conditional(literal("null"), ONE, TWO), n(2)),
    (conditional(literal('"yes"'), ONE, TWO), n(2)),
    (filtered(NUMBERS, literal("item > 1 // all but one")), [n(2), n(3)]),
    (filtered(NUMBERS, ONE), n(1)),
    (filtered(PEOPLE, literal("years old > 30")), [ANN]),
    (filtered(PEOPLE, conditional(literal('item.name = "Ann"'), YES, NO)), [ANN]),
    (filtered(PEOPLE, conditional(literal("years old > 30"), YES, NO)), [ANN]),
    (iteration("for", "x", NUMBERS, literal("x * 2")), [n(2), n(4), n(6)]),
    (iteration("for", "each one", literal("[1..3]"), literal("each one + 1")), [n(2), n(3), n(4)]),
    (iteration("for", "x", NUMBERS, literal("if x = 1 then 1 else partial[-1] * x")), [n(1), n(2), n(6)]),
    (iteration("for", "x", literal("null"), literal("x")), None),
    (iteration("for", "n", NUMBERS, TABLE), ["few", "many", "many"]),
    (iteration("some", "x", NUMBERS, literal("x > 2")), True),
    (iteration("every", "x", NUMBERS, literal("x > 2")), False),
    (iteration("every", "x", literal("[]"), literal("x")), True),
    (iteration("every", "x", NUMBERS, literal('"a text"')), None),
    (invocation(literal("abs"), n=literal("-1")), n(1)),
    (invocation(function(["x", "y"], literal("x - y")), y=ONE, x=TWO), n(1)),
    (invocation(literal("nothing"), x=ONE), None),
    (function(["x"], ONE), ...),
]  # fmt: skip


@pytest.mark.parametrize(("logic", "expected"), EXPRESSIONS, ids=range(len(EXPRESSIONS)))
def test_an_expression_has_its_value(logic, expected):
    found = decide(decision("d", logic))

    assert callable(found) if expected is ... else found == expected


def test_every_expression_is_fitted_to_the_type_that_it_names():
    typed = literal("[1]", "number"), literal('"a"', "number"), literal("1", "numbers")
    numbers = item("numbers", "number", collection=True)

    assert decide(numbers, decision("d", listed(*typed))) == [n(1), None, [n(1)]]


def test_a_knowledge_model_is_called_by_position_by_name_and_by_a_boxed_invocation():
    parts = [
        knowledge("rate of", {"amount": "number", "years": "number"}, literal("amount / years")),
        formula("rate of(6, 2)", knows=["rate of"], name="by position"),
        formula("rate of(years: 2, amount: 6)", knows=["rate of"], name="by name"),
        decision("boxed", invocation(literal("rate of"), years=TWO, amount=literal("6")), knows=["rate of"]),
    ]
    asked = evaluator(*parts)

    assert {asked.decision(name, {}) for name in ("by position", "by name", "boxed")} == {n(3)}


@pytest.mark.parametrize(
    "call",
    ["half(1, 2)", "half()", "half(x: 2)", 'half("two")', "half(n: 2, n: 2)", "half([1, 2])"],
)
def test_a_call_that_does_not_fit_the_parameters_is_null(call):
    body = literal("if n = null then 1 else n / 2")

    assert decide(knowledge("half", {"n": "number"}, body), formula(call, knows=["half"])) is None


def test_the_result_of_a_knowledge_model_is_fitted_to_its_type():
    shout = (
        item("shouting")
        .replace("/>", ">")
        .replace("</itemDefinition>", '<functionItem outputTypeRef="string"/></itemDefinition>')
    )
    parts = [knowledge("a", [], ONE, type_ref="string"), knowledge("b", [], ONE, type_ref="shouting")]

    assert decide(shout, *parts, formula("[a(), b()]", knows=["a", "b"])) == [None, None]


def test_a_knowledge_model_may_call_itself_and_others():
    parts = [
        knowledge("factorial", ["n"], literal("if n = 0 then 1 else n * factorial(n - 1)"), ["factorial"]),
        knowledge("even", ["n"], literal("if n = 0 then true else odd one(n - 1)"), ["odd one"]),
        knowledge("odd one", ["n"], literal("if n = 0 then false else even(n - 1)"), ["even"]),
        formula("[factorial(10), even(7)]", knows=["factorial", "even"]),
    ]

    assert decide(*parts) == [n(3628800), False]


def test_a_table_in_a_knowledge_model_sees_its_parameters_alone():
    rules = [('"Male"', 'Person.Name + " is a dad"'), ("-", "d2")]
    logic = table([column("Person.Gender", "string")], [""], rules, "FIRST")
    parts = [
        given("Person"),
        knowledge("Description", {"Person.Gender": "string", "Person.Name": "string"}, logic),
        decision("d2", literal('"not seen"')),
        decision(
            "d",
            invocation(
                literal("Description"),
                **{"Person.Gender": literal("Person.Gender"), "Person.Name": literal("Person.Name")},
            ),
            ["i:Person"],
            knows=["Description"],
        ),
    ]

    assert decide(*parts, given={"Person": {"Name": "Bob", "Gender": "Male"}}) == "Bob is a dad"
    assert decide(*parts, given={"Person": {"Name": "Ann", "Gender": "Female"}}) is None


@pytest.mark.parametrize(
    ("logic", "code"),
    [
        (function(["x"], literal("1"), "Java"), "DMN-EXTERNAL-FUNCTION"),
        (literal('function(x) external {java: {class: "Math"}}'), "DMN-EXTERNAL-FUNCTION"),
        ('<literalExpression expressionLanguage="urn:java"/>', "DMN-OTHER-LANGUAGE"),
        ('<literalExpression><importedValues/></literalExpression>', "DMN-OTHER-LANGUAGE"),
        (relation(["a"], [ONE, TWO]), "DMN-TABLE-RAGGED"),
        (literal("1 +"), "DMN-FORMULA"),
        (literal("1", "nosuch"), "DMN-TYPE-UNKNOWN"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_found_and_answers_null(logic, code):
    entry = context(("f", logic), ("g", literal("f(1)")), (None, literal("g")))
    asked = evaluator(decision("d", entry))

    findings = asked.check()

    assert [(finding.code, finding.place.file) for finding in findings] == [(code, "here.dmn")]
    assert asked.decision("d", {}) is None
