"""One case under every reading: side by side, what changes, and choices that lead to no answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import addendum

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = """
format: 1
kind: offering
id: unclear/support
version: 1
effective: 2025-01-01
title: Unclear
source: {document: Terms}
definitions:
  facts: {monthly_fee: money, seats: {type: number, optional: true}}
service credits:
  answers: service-credit
  measure: {per: calendar month}
  commitment: {at least: 99.9 %}
  when missed:
    bands:
      by: availability
      rows:
        - {name: first, at least: 99.0 %, credit: 10 %}
        - {name: second, at least: 95.0 %, credit: 25 %}
        - {name: third, below: 95.0 %, credit: 50 %}
    steps:
      - of: = monthly_fee
      - round: half up to 0.01
  readings:
    - id: border
      text: between
      question: Which band holds exactly 99 %?
      sets: when missed.bands.first
      taken: {at least: 99.0 %}
      other: {above: 99.0 %}
      because: It is printed first.
    - id: second-band
      text: a quarter
      question: How much is that?
      sets: when missed.bands.second.credit
      taken: 25 %
      others: {third: 1/3 %, open: undefined by the terms}
      because: A quarter is a quarter.
    - id: rounding
      text: fair
      question: What is fair?
      taken: as written
      because: It is only recorded.
tiers: {standard: {}}
"""
FACTS: dict[str, object] = {"month": "2025-04", "availability": "99 %", "monthly_fee": "EUR 100.00"}


@pytest.fixture
def page(tmp_path: Path) -> Callable[..., addendum.Library]:
    def loaded(text: str = PAGE) -> addendum.Library:
        file = tmp_path / "unclear.yaml"
        file.write_text(text, encoding="utf-8")
        return addendum.load(file)

    return loaded


def compared(library: addendum.Library, **facts: object) -> addendum.Readings:
    return library.ask_under_every_reading("service-credit", FACTS | facts)


def test_the_answer_stands_beside_that_of_each_other_choice(page: Any) -> None:
    found = compared(page())

    assert found.answer.to_json()["answer"]["credit"] == "10 %"
    told = [(each.choice.id, each.chosen, each.says, each.differs) for each in found.alternatives]
    assert told == [
        ("border", "other", "above 99.0 %", ("credit", "amount")),
        ("second-band", "third", "1/3 %", ()),
        ("second-band", "open", "undefined by the terms", ()),
    ]


def test_as_a_table_only_choices_that_change_something_have_a_column(page: Any) -> None:
    answers, readings = compared(page()).sections()

    assert answers.header == ("", "as taken", "border: other")
    assert answers.rows == (
        ("Availability", "99 %", "99 %"),
        ("Commitment met", "no", "no"),
        ("Credit", "10 %", "25 %"),
        ("Amount", "EUR 10.00", "EUR 25.00"),
    )
    assert readings.rows == (
        ("border", "Which band holds exactly 99 %? (unclear.yaml:26)", "taken", "at least 99.0 %", ""),
        ("", "", "other", "above 99.0 %", "Credit and Amount"),
        ("second-band", "How much is that? (unclear.yaml:33)", "taken", "25 %", ""),
        ("", "", "third", "1/3 %", "nothing here"),
        ("", "", "open", "undefined by the terms", "nothing here"),
    )


def test_a_case_that_no_reading_changes_is_told_as_such(page: Any) -> None:
    answers, _ = compared(page(), availability="99.95 %").sections()

    assert answers.header == ("", "as taken")
    assert answers.paragraphs == ("No other reading changes this answer.",)


def test_what_the_caller_chooses_holds_for_all(page: Any) -> None:
    found = page().ask_under_every_reading("service-credit", FACTS, readings={"border": "other"})

    assert [(each.choice.id, each.chosen, each.differs) for each in found.alternatives] == [
        ("second-band", "third", ("credit", "amount")),
        ("second-band", "open", ("credit", "amount")),
    ]
    answers, _ = found.sections()
    assert answers.header[1] == "as chosen"


def test_a_choice_that_leads_to_no_answer_says_why(page: Any) -> None:
    divided = 'third: "= if seats is given then seats * 1 % else 1 % / 0"'
    found = compared(page(PAGE.replace("third: 1/3 %", divided)), availability="98 %")

    failed = next(each for each in found.alternatives if each.chosen == "third")
    assert failed.failure is not None
    assert failed.failure.code == "DIVISION-BY-ZERO"
    answers, _ = found.sections()
    assert answers.rows[-1] == ("No answer", "", "DIVISION-BY-ZERO", "")


def test_a_check_tries_each_other_choice(tmp_path: Path) -> None:
    file = tmp_path / "unclear.yaml"
    two_bands = PAGE.replace("second, at least: 95.0 %", "second, below: 99.0 %")
    file.write_text(
        two_bands.replace("        - {name: third, below: 95.0 %, credit: 50 %}\n", ""), encoding="utf-8"
    )

    (finding,) = addendum.check(file).findings

    assert (finding.code, finding.place.line, finding.level.value) == ("READING-BREAKS", 25, "warning")
    assert finding.says.startswith(
        "With the choice `other` of the reading `border`: No row of `credit` covers"
    )
    assert [related.says for related in finding.related] == ["BAND-GAP"]


def test_a_check_says_nothing_of_choices_that_hold(tmp_path: Path) -> None:
    file = tmp_path / "unclear.yaml"
    file.write_text(PAGE, encoding="utf-8")

    assert addendum.check(file).findings == ()


def test_policies_without_choices_have_one_answer(page: Any) -> None:
    (only,) = compared(page(PAGE[: PAGE.index("  readings:")] + "tiers: {standard: {}}\n")).sections()

    assert only.paragraphs == ("No reading of these policies has another choice, so there is one answer.",)
    assert only.rows[2] == ("Credit", "10 %")


@pytest.mark.parametrize("explain", [True, False])
def test_as_json_it_keeps_to_the_schema(page: Any, refused: Any, explain: bool) -> None:
    document = json.loads(addendum.dumps(compared(page()).to_json(explain=explain)))

    assert refused("answer", document) == []
    assert document["readings"][0]["alternatives"][0]["answer"]["amount"] == "EUR 25.00"
    assert ("because" in document) is explain
