"""Models that import others: what their names reach, and files that are missing or lead in a circle."""

from __future__ import annotations

from decimal import Decimal

import pytest

from addendum.dmn import Evaluator, read_models
from addendum.findings import FindingsError
from dmn.models import DMN, definitions, evaluator, formula, given, imports, item, knowledge, literal, service

BASE = definitions(
    item("t person", "", item("name", "string")),
    given("person", "t person"),
    given("greeting", "string"),
    knowledge("Say Hello", {"whom": "t person"}, literal('"Hello " + whom.name')),
    formula('greeting + " " + person.name', ["i:greeting", "i:person"], name="greeted", type_ref="string"),
    service("greet", ["greeted"], [], ["greeting", "person"]),
    namespace="urn:base",
)
FORMAL = definitions(
    imports("base", "urn:base"),
    formula('"Dear " + base.greeted', ["urn:base#greeted"], name="letter"),
    namespace="urn:formal",
)
ANN, BOB = {"name": "Ann"}, {"name": "Bob"}


def test_what_is_imported_is_reached_behind_the_name_of_the_import():
    asked = evaluator(
        imports("my base", "urn:base"),
        given("p", "my base.t person"),
        formula("my base.Say Hello(p)", ["i:p"], name="said", knows=["urn:base#Say Hello"]),
        formula('my base.greet(person: p, greeting: "Hi")', ["i:p"], name="served", knows=["urn:base#greet"]),
        formula("p instance of my base.t person", ["i:p"], name="typed"),
        imported=[BASE],
    )

    assert asked.check() == ()
    assert asked.decision("said", {"p": ANN}) == "Hello Ann"
    assert asked.decision("said", {"p": "Ann"}) is None
    assert asked.decision("served", {"p": ANN}) == "Hi Ann"
    assert asked.decision("typed", {"p": ANN}) is True


def test_an_import_without_a_name_brings_its_names_as_they_are():
    asked = evaluator(
        imports("", "urn:base"),
        given("p", "t person"),
        formula("Say Hello(p) + greeted", ["i:p", "urn:base#greeted"], knows=["urn:base#Say Hello"]),
        imported=[BASE],
    )

    assert asked.check() == ()
    assert asked.decision("d", {"p": ANN, "person": BOB, "greeting": "Hi"}) == "Hello AnnHi Bob"


def test_a_prefix_may_stand_for_an_imported_model_in_the_name_of_a_type():
    asked = evaluator(
        imports("base", "urn:base"),
        given("p", "b:t person"),
        formula("p", ["i:p"]),
        imported=[BASE],
        more='xmlns:b="urn:base"',
    )

    assert asked.check() == ()
    assert asked.decision("d", {"p": "Ann"}) is None


def test_values_for_imported_inputs_stand_under_the_names_of_the_imports():
    parts = [
        imports("first", "urn:formal"),
        imports("second", "urn:base"),
        formula("first.letter + second.greeted", ["urn:formal#letter", "urn:base#greeted"]),
    ]
    asked = evaluator(*parts, imported=[FORMAL, BASE])
    facts = {
        "first": {"base": {"person": ANN, "greeting": "Ms"}},
        "second": {"person": BOB, "greeting": "Hi"},
    }

    assert asked.decision("d", facts) == "Dear Ms AnnHi Bob"
    assert asked.decision("d", {"person": ANN, "greeting": "Hi"}) == "Dear Hi AnnHi Ann"


def test_imported_elements_are_asked_for_by_their_dotted_names():
    asked = evaluator(imports("base", "urn:base"), imported=[BASE])

    assert asked.decision("base.greeted", {"base": {"person": ANN, "greeting": "Hi"}}) == "Hi Ann"
    assert asked.knowledge("base.Say Hello", {"whom": BOB}) == "Hello Bob"
    assert asked.service("base.greet", {"person": BOB, "greeting": "Hi"}) == "Hi Bob"


def test_a_reference_may_name_the_model_that_it_stands_in():
    asked = evaluator(formula("1", name="base"), formula("base + 1", ["urn:test:here#base"]))

    assert asked.decision("d", {}) == Decimal(2)


def written(folder, **models):
    for name, xml in models.items():
        (folder / f"{name}.dmn").write_bytes(xml)
    return folder / "main.dmn"


def test_imported_models_are_found_beside_the_file(tmp_path):
    main = definitions(
        imports("formal", "urn:formal", location="elsewhere/formal.dmn"),
        imports("schema", "urn:schema", kind="http://www.w3.org/2001/XMLSchema"),
        formula("formal.letter", ["urn:formal#letter"]),
    )
    path = written(tmp_path, main=main, formal=FORMAL, some_base=BASE, broken=b"<no")

    asked = Evaluator(read_models(path))

    facts = {"formal": {"base": {"person": ANN, "greeting": "Ms"}}}
    assert asked.decision("d", facts) == "Dear Ms Ann"


@pytest.mark.parametrize(
    ("models", "code"),
    [
        ({"main": definitions(imports("a", "urn:a"))}, "DMN-IMPORT-MISSING"),
        (
            {
                "main": definitions(imports("a", "urn:a")),
                "a": definitions(imports("b", "urn:test:here"), namespace="urn:a"),
            },
            "DMN-IMPORT-CYCLE",
        ),
        ({"main": definitions(imports("me", "urn:test:here", DMN))}, "DMN-IMPORT-CYCLE"),
    ],
    ids=["missing", "circle", "itself"],
)
def test_an_import_that_leads_nowhere_or_back_is_refused(tmp_path, models, code):
    path = written(tmp_path, **models)

    with pytest.raises(FindingsError) as caught:
        read_models(path)

    (finding,) = caught.value.findings
    assert finding.code == code
