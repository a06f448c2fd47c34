"""Asking: who is asked, what, and for which day; and the named errors where there is no answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import addendum

if TYPE_CHECKING:
    from collections.abc import Callable

CREDIT = {"month": "2025-03", "availability": "99.5 %"}


def test_an_answer_has_values_by_name_and_says_who_was_asked_and_when(acme: addendum.Library) -> None:
    answer = acme.ask("response-target", {"severity": "S2"}, tier="gold", at="2025-03-10")

    document = answer.to_json()
    assert document["question"] == "response-target"
    assert document["answer"] == {
        "severity": "S2",
        "support_hours": {"outcome": "not applicable"},
        "channels": ["portal"],
        "initial_response": {"within": "8 hours"},
    }
    assert (document["tier"], document["as_of"]) == ("acme/gold", "2025-03-10")
    assert "contract" not in document


def test_the_only_contract_is_asked_where_nobody_is_named(acme: addendum.Library) -> None:
    answer = acme.ask("service-credit", CREDIT)

    assert answer.contract == "acme/contracts/one"
    assert answer.to_json()["answer"]["amount"] == "EUR 100.00"  # type: ignore[index]


DAYS = [
    ("a month's first day", "service-credit", {**CREDIT, "month": "2025-07"}, None, "2025-07-01"),
    ("the month before the caller's day", "service-credit", CREDIT, "2025-09-09", "2025-03-01"),
    ("the caller's day", "response-target", {"severity": "S2"}, "2025-03-10", "2025-03-10"),
]


@pytest.mark.parametrize(
    ("question", "facts", "at", "as_of"), [case[1:] for case in DAYS], ids=[c[0] for c in DAYS]
)
def test_the_day_comes_from_the_facts_or_else_from_the_caller(
    acme: addendum.Library, question: str, facts: Any, at: str | None, as_of: str
) -> None:
    assert str(acme.ask(question, facts, at=at).as_of) == as_of


def test_an_amendment_holds_from_its_day_on(acme: addendum.Library) -> None:
    amounts = [
        acme.ask("service-credit", {**CREDIT, "month": month}).to_json()["answer"]["amount"]  # type: ignore[index]
        for month in ("2025-06", "2025-07")
    ]

    assert amounts == ["EUR 100.00", "EUR 200.00"]


def test_governed_by_names_the_fact_that_bears_the_date(write: Callable[..., Any]) -> None:
    rules = """
        kind: rules
        id: acme/discount
        version: 1
        title: Discount
        governed by: signed_on
        answers: discount
        decisions:
          discount: {gives: percent, formula: "= 5 %"}
    """
    terms = """
        kind: definitions
        id: acme/more
        version: 1
        title: More terms
        facts: {signed_on: {type: date}}
    """
    tier = """
        kind: support-tier
        id: acme/gold
        version: 1
        title: Gold
        includes: [acme/severity-targets, acme/service-credits, acme/discount]
    """
    library = addendum.load(write(rules=rules, more=terms, tier=tier))

    answer = library.ask("discount", {"signed_on": "2025-02-03"}, tier="gold", at="2026-01-01")

    assert str(answer.as_of) == "2025-02-03"


def test_a_moment_is_a_day_in_the_zone_of_the_contract(write: Callable[..., Any]) -> None:
    terms = """
        kind: definitions
        id: acme/more
        version: 1
        title: More terms
        facts: {opened: {type: date and time, optional: true}}
    """
    contract = """
        kind: contract
        id: acme/contracts/one
        version: 1
        effective: 2025-01-01
        title: Order form of One
        tier: acme/gold
        customer: {zone: Asia/Tokyo}
        facts: {fee: EUR 1000}
    """
    library = addendum.load(write(more=terms, contract=contract))

    answer = library.ask("response-target", {"severity": "S2", "opened": "2025-03-10T20:00:00Z"})

    assert str(answer.as_of) == "2025-03-11"
    assert answer.to_json()["time_zones"]


def test_a_decision_may_be_asked_by_its_name(shipped: addendum.Library) -> None:
    facts = {"product": "checkout", "component": "checkout_application", "beta": False}

    answer = shipped.ask("highest_severity", facts, tier="premium", at="2025-03-10")

    assert answer.to_json()["answer"] == {"highest_severity": "S3"}


REFUSED = [
    ("respons-target", {}, {"tier": "gold"}, "UNKNOWN-QUESTION", "`response-target`"),
    ("tier-history", {}, {"tier": "gold"}, "UNKNOWN-QUESTION", "`ticket`, `queue`, `attainment` and 1 more"),
    ("response-target", {"severity": "S2"}, {"at": None}, "DATE-NEEDED", "Give the day as `at`"),
    ("service-credit", {}, {"at": None}, "DATE-NEEDED", "Give `month`"),
    ("response-target", {"severity": "S3"}, {}, "UNKNOWN-MEMBER", "`S1` or `S2`"),
    ("response-target", {"severty": "S2"}, {}, "UNKNOWN-FACT", "write `severity`"),
    ("response-target", {"severity": "S1"}, {}, "MISSING-FACT", "`live_system`"),
    ("response-target", {}, {"tier": "silver"}, "UNKNOWN-SUBJECT", "`acme/gold`"),
    ("response-target", {}, {"contract": "two"}, "UNKNOWN-SUBJECT", "`acme/contracts/one`"),
    ("response-target", {"severity": "S2"}, {"at": "2024-01-01"}, "NOT-IN-FORCE", "2025-01-01"),
    ("response-target", {"severity": "S2"}, {"at": "soon"}, "VALUE-UNREADABLE", "2024-01-31"),
    ("service-credit", {"month": "2025-13"}, {}, "VALUE-UNREADABLE", "2025-03"),
]


@pytest.mark.parametrize(("question", "facts", "asked", "code", "fix"), REFUSED)
def test_without_an_answer_there_is_a_named_error_with_its_fix(
    acme: addendum.Library, question: str, facts: Any, asked: dict[str, Any], code: str, fix: str
) -> None:
    with pytest.raises(addendum.NoAnswer) as caught:
        acme.ask(question, facts, **{"at": "2025-03-10", **asked})

    assert caught.value.code == code
    assert fix in caught.value.fix
    assert caught.value.says.endswith(".")


@pytest.mark.parametrize(
    "availability", [None, True, "99.99", "101 %", "-1 %", [], {"outcome": "no commitment"}]
)
def test_what_is_no_availability_is_never_taken_for_one(acme: addendum.Library, availability: object) -> None:
    with pytest.raises(addendum.NoAnswer):
        acme.ask("service-credit", {"month": "2025-03", "availability": availability})


def test_a_null_for_the_date_is_refused_like_any_other(acme: addendum.Library) -> None:
    with pytest.raises(addendum.NoAnswer, match="month"):
        acme.ask("service-credit", {"month": None, "availability": "99.5 %"}, at="2025-03-01")


def test_another_reading_may_be_chosen_and_an_unknown_one_is_refused(shipped: addendum.Library) -> None:
    facts = {"month": "2025-03", "availability": "99 %", "portion": "frontend"}

    other = shipped.ask("service-credit", facts, readings={"band-border": "other"})

    assert other.rows()[-1] == "second-band"
    assert shipped.ask("service-credit", facts).rows()[-1] == "first-band"
    with pytest.raises(addendum.NoAnswer) as caught:
        shipped.ask("service-credit", facts, readings={"band-bordr": "other"})
    assert (caught.value.code, caught.value.fix) == ("UNKNOWN-READING", "Choose `band-border`.")


def test_policies_with_errors_answer_nothing_and_say_all_that_is_wrong(write: Callable[..., Any]) -> None:
    root = write(
        tier="kind: support-tier\nid: acme/gold\ntitle: Gold\nfeature: {a: true}\nfeatures:\n  b: yes\n"
    )

    with pytest.raises(addendum.PoliciesInvalid) as caught:
        addendum.load(root)

    assert len(caught.value.findings) >= 2
    assert caught.value.root == root


def test_what_is_wrong_between_documents_refuses_to_answer_too(write: Callable[..., Any]) -> None:
    library = addendum.load(write(credits="kind: definitions\nid: acme/other\nversion: 1\ntitle: Other\n"))

    with pytest.raises(addendum.PoliciesInvalid) as caught:
        library.ask("response-target", {"severity": "S2"}, tier="gold", at="2025-03-10")

    assert [finding.code for finding in caught.value.findings] == ["UNKNOWN-DOCUMENT"]


def test_without_a_root_there_are_no_policies(tmp_path: Any) -> None:
    with pytest.raises(addendum.NoPolicies) as caught:
        addendum.find_root(None, tmp_path)

    assert caught.value.findings[0].code == "NO-POLICIES"
    assert addendum.find_root("shipped", tmp_path).name == "policies"


@pytest.mark.parametrize(
    ("question", "facts", "needed"),
    [
        ("response-target", {"severity": "S1"}, "`customer_specific` is needed for: Channels."),
        (
            "service-credit",
            {"month": "2025-03", "availability": "99 %"},
            "`fees_per_month` and `portion` are needed for: Amount.",
        ),
        ("response-target", {"customer_specific": True}, "one of `components`)"),
        ("service-credit", {}, "(The calendar month in question"),
    ],
)
def test_a_missing_fact_is_told_with_the_part_that_needs_it(
    shipped: addendum.Library, question: str, facts: dict[str, object], needed: str
) -> None:
    with pytest.raises(addendum.NoAnswer) as caught:
        shipped.ask(question, facts, tier="premium", at="2025-03-10")

    assert caught.value.code == "MISSING-FACT"
    assert needed in caught.value.says
