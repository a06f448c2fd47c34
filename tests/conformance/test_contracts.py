"""Cases of real contracts, where they lie beside the repository, and how the runner reads a mapping."""

from __future__ import annotations

from pathlib import Path

import pytest

import addendum
from conformance.contracts import MAPPINGS, Verdict, library_of, main, report, run_folder

CASES = Path(__file__).parents[3] / "shared" / "cases" / "contracts"
present = pytest.mark.skipif(not CASES.is_dir(), reason=f"the cases are not at {CASES}")


@present
def test_every_case_of_every_contract_passes_and_each_of_its_other_readings():
    with library_of() as library:
        verdicts = run_folder(CASES, library)

    assert [verdict for verdict in verdicts if verdict.problems] == []
    assert len(verdicts) > 200
    assert sum(verdict.readings for verdict in verdicts) > 15
    assert {verdict.contract for verdict in verdicts} == {path.stem for path in MAPPINGS.glob("*.yaml")}


POLICY = """
format: 1
kind: offering
id: shop/terms
version: 1
effective: 2025-01-01
title: Terms of the shop
source: {document: Terms}
definitions:
  lists:
    plans: [small, large]
  facts:
    plan: one of plans
    seats: {type: number, optional: true}
    visits: {type: list of records, fields: {day: date, pages: number}}
rules:
  decisions:
    price:
      title: Price
      needs: [plan, seats]
      gives: money
      formula: |
        = if plan = large then EUR 10 * (if seats is given then seats else 1) else EUR 5
    pages:
      title: Pages
      needs: [visits]
      gives: number
      formula: = sum(visits.pages)
    extras:
      title: Extras
      needs: [plan]
      gives: {discount: percent, hours: duration}
      table:
        take: the first row that matches
        rows:
          - {name: big, when: {plan: large}, gives: {discount: 10 %, hours: 90 minutes}}
          - {name: rest, gives: {discount: 0 %, hours: 30 minutes}}
    limit:
      title: Limit
      needs: [plan]
      gives: duration
      table:
        rows:
          - {name: limited, when: {plan: small}, gives: 8 hours}
          - {name: free, when: {plan: large}, gives: unlimited}
  readings:
    - id: hours-of-small
      text: a working day
      question: How long is a working day?
      sets: decisions.limit.table.rows.limited.gives
      taken: 8 hours
      other: 7 hours
      because: It is the usual one.
tiers:
  standard: {}
"""
MAPPING = """
tier: shop/terms/standard
at: 2025-06-01
left out: {note_of_clerk: it is no part of the terms}
alternatives: {a shorter day: {hours-of-small: other}}
kinds:
  price:
    - when: = seats is given
      ask: price
      given: {plan: "{name}", seats: = seats}
      expect: {price: "{currency} {expected.amount}"}
    - when: = name = "small"
      ask: price
      given: {plan: "{name}"}
      expect: {price: "{currency} {expected.amount}"}
  pages:
    ask: pages
    given:
      visits: |
        = for each in visits return {day: date("2025-06-01"), pages: each}
    expect: {pages: = expected.pages}
  extras:
    questions:
      - ask: extras
        given: {plan: "{name}"}
        expect:
          extras.discount: "{expected.discount} %"
          extras.hours: "{expected.minutes} minutes"
          row: "{expected.row}"
          because: "discount {expected.discount} %"
      - {ask: limit, given: {plan: "{name}"}, expect: {limit: "{expected.limit}"}}
"""
PASSING = """
contract: shop
cases:
  - id: 1
    kind: price
    basis: terms
    inputs: {name: large, seats: 3, currency: EUR}
    expected: {amount: '30.00'}
  - id: 2
    kind: price
    basis: terms
    inputs: {name: small, currency: EUR}
    expected: {amount: 5, note_of_clerk: cheap}
  - {id: 3, kind: pages, basis: terms, inputs: {visits: [1, 2.5]}, expected: {pages: '3.5'}}
  - id: 4
    kind: extras
    basis: interpretation
    inputs: {name: small}
    expected: {discount: '0', minutes: 30, row: rest, limit: 480 minutes}
    alternatives: [{reading: a shorter day, limit: 7 hours}]
  - id: 5
    kind: extras
    basis: terms
    inputs: {name: large}
    expected: {discount: 10.0, minutes: 90, row: big, limit: unlimited}
"""


@pytest.fixture
def verdicts(tmp_path):
    """The verdicts on a file of cases of the shop, as it has it and as `run` is told to change it."""

    def run(cases=PASSING, mapping=MAPPING):
        for name, text in (("terms.yaml", POLICY), ("shop.yaml", mapping), ("cases/all.yaml", cases)):
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return run_folder(tmp_path, addendum.load(tmp_path / "terms.yaml"), tmp_path)

    return run


def test_forms_formulas_records_questions_and_readings_are_asked_as_the_mapping_says(verdicts):
    found = verdicts()

    assert [problem for verdict in found for problem in verdict.problems] == []
    assert [verdict.readings for verdict in found] == [0, 0, 0, 1, 0]


TABLE = [
    ("amount: '30.00'", "amount: '30.01'", "price: expected EUR 30.01, found EUR 30.00"),
    ("pages: '3.5'", "pages: 4", "pages: expected 4, found 3.5"),
    ("row: rest", "row: big", "row: expected big, found rest"),
    ("limit: unlimited", "limit: 8 hours", "limit: expected 8 hours, found {'outcome': 'unlimited'}"),
    ("limit: 7 hours", "limit: 6 hours", "under `a shorter day`: limit: expected 6 hours, found 7 hours"),
    ("reading: a shorter day", "reading: a longer day", "the mapping has no alternative `a longer day`"),
    ("kind: pages", "kind: chapters", "the mapping has no kind `chapters`"),
    ("name: small, currency", "name: medium, currency", "no form of the kind `price` fits this case"),
    ("amount: 5, note", "amount: 5, cents: 0, note", "nothing is compared with `cents`"),
    ("visits: [1, 2.5]", "pages_seen: 3", "the formula `for each in visits"),
    ("visits: [1, 2.5]", "visits: [x]", "no answer to `pages`: "),
]


@pytest.mark.parametrize(("written", "instead", "says"), TABLE, ids=[says for _, _, says in TABLE])
def test_what_does_not_pass_says_what_was_expected_and_found(verdicts, written, instead, says):
    found = verdicts(PASSING.replace(written, instead))

    [problem] = [problem for verdict in found for problem in verdict.problems]
    assert problem.startswith(says)


def test_a_path_that_the_answer_does_not_have_fails(verdicts):
    found = verdicts(mapping=MAPPING.replace("{pages: =", "{pages.even: ="))

    assert found[2].problems == ("pages.even: expected 3.5, and the answer has no such value",)


def test_a_reason_that_does_not_stand_in_the_answer_fails(verdicts):
    found = verdicts(mapping=MAPPING.replace('because: "discount', 'because: "rebate'))

    assert found[3].problems == ("because: expected `rebate 0 %` in a sentence, found none that has it",)


def test_a_contract_without_a_mapping_fails_case_by_case(verdicts):
    found = verdicts(PASSING.replace("contract: shop", "contract: inn"))

    assert [verdict.problems for verdict in found][:1] == [("the mapping has no kind `price`",)]
    assert all(verdict.problems for verdict in found)


def test_the_report_counts_cases_and_shows_what_fails():
    verdicts = [
        Verdict("a", "a-1", "price", "terms"),
        Verdict("a", "a-2", "price", "interpretation", ("x: expected 1, found 2",), readings=2),
        Verdict("b", "b-1", "price", "terms"),
    ]

    assert list(report(verdicts)) == [
        "a: 2 cases, 1 passed, with 2 other readings",
        "    a-2 (interpretation): x: expected 1, found 2",
        "b: 1 case, 1 passed",
        "2 of 3 cases pass",
    ]


def test_the_exit_code_tells_whether_all_pass(verdicts, tmp_path, capsys):
    arguments = [str(tmp_path), "--policies", str(tmp_path / "terms.yaml"), "--mappings", str(tmp_path)]
    codes = []
    for cases in (PASSING, PASSING.replace("pages: '3.5'", "pages: 4"), "contract: shop\ncases: []"):
        verdicts(cases)
        codes.append(main(arguments))

    assert codes == [0, 1, 1]
    assert capsys.readouterr().out.splitlines()[1] == "5 of 5 cases pass"


CUSTOMER = """
format: 1
kind: contract
id: shop/contracts/bakery
version: 1
effective: 2025-01-01
title: Order form
source: {document: Order form}
tier: shop/terms/standard
facts: {seats: 2}
"""


def test_order_forms_beside_the_mappings_are_asked_with_the_policies(tmp_path):
    policies, mappings = tmp_path / "policies", tmp_path / "mappings"
    for folder, name, text in ((policies, "terms", POLICY), (mappings / "customers", "bakery", CUSTOMER)):
        folder.mkdir(parents=True)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")

    with library_of(policies, mappings) as library:
        answer = library.ask("price", {"plan": "large"}, contract="bakery", at="2025-06-01")

    assert answer.to_json()["answer"] == {"price": "EUR 20.00"}


def test_a_wrong_call_says_how_it_is_called(tmp_path, capsys):
    with pytest.raises(SystemExit):
        main([str(tmp_path / "nowhere")])

    assert "is no folder" in capsys.readouterr().err
