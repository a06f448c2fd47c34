"""Why an answer is what it is: each reason with its row, place, clause and inputs, as data and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import addendum

if TYPE_CHECKING:
    from collections.abc import Callable

MONTH = {"month": "2025-03", "portion": "composable_commerce"}


def says(answer: addendum.Answer) -> list[str]:
    return [reason.says for reason in answer.because]


def reason(answer: addendum.Answer, decision: str) -> dict[str, Any]:
    return next(each.to_json() for each in answer.because if each.decision == decision)


def test_a_reason_names_row_version_line_clause_quote_and_what_it_used(shipped: addendum.Library) -> None:
    answer = shipped.ask("service-credit", {**MONTH, "availability": "99.5 %"})

    assert reason(answer, "credit") == {
        "says": "An availability of 99.5 % is in the band `first-band` (99 % to below 99.99 %): credit 10 %.",
        "policy": "commercetools/premium/service-credits",
        "version": 1,
        "row": "first-band",
        "decision": "credit",
        "at": "commercetools/premium/service-credits.v1.yaml:16",
        "clause": "Higher Availability",
        "quote": "Between 99.99% and 99.0%",
        "used": {"availability": "99.5 %"},
        "gives": "10 %",
    }


def test_an_inherited_value_names_the_file_it_was_written_in(shipped: addendum.Library) -> None:
    answer = shipped.ask("response-target", {"severity": "S3"}, tier="premium", at="2025-03-10")

    hours = reason(answer, "support_hours")
    assert hours["policy"] == "commercetools/standard/severity-targets"
    assert hours["at"] == "commercetools/standard/severity-targets.v1.yaml:21"


def test_the_explanation_of_an_amount_adds_up_to_it(shipped: addendum.Library) -> None:
    answer = shipped.ask("service-credit", {**MONTH, "downtime": "433 minutes"})

    gives = {each.decision: each.to_json()["gives"] for each in answer.because}
    assert gives == {
        "fees_per_month": {"composable_commerce": "EUR 8000.00", "frontend": "EUR 2500.00"},
        "period": {"length": "720 hours"},
        "availability": "42767/432 %",
        "commitment_met": False,
        "credit": "25 %",
        "credit_basis": "EUR 8000.00",
        "credit_as_money": "EUR 2000.00",
        "amount": "EUR 2000.00",
    }
    assert answer.to_json()["answer"]["amount"] == gives["amount"]  # type: ignore[index]


def test_a_reason_stands_after_those_that_it_rests_on(shipped: addendum.Library) -> None:
    facts = {"reported": "S1", "product": "composable_commerce", "component": "import_api", "beta": False}

    answer = shipped.ask(
        "response-target", {**facts, "customer_specific": False}, tier="premium", at="2025-03-10"
    )

    order = [each.decision for each in answer.because]
    assert order.index("highest_severity") < order.index("effective_severity") < order.index("severity")
    assert order.index("severity") < order.index("initial_response")


def test_what_did_not_matter_is_no_reason(shipped: addendum.Library) -> None:
    answer = shipped.ask("response-target", {"severity": "S3"}, tier="premium", at="2025-03-10")

    assert {each.decision for each in answer.because} == {
        "support_hours",
        "channels",
        "initial_response",
        "initial_response.during",
        "updates",
    }


SENTENCES = [
    "For severity S2 (Incident): support hours 24/7.",
    "For severity S2 (Incident): channels Support portal, Status page.",
    "For severity S2 (Incident) and customer specific: channels Phone callback.",
    "For severity S2 (Incident): initial response within 90 minutes.",
    "For severity S2 (Incident): initial response during 24/7.",
    "Nothing is written on ongoing communication for severity S2 (Incident): no commitment.",
]


def test_rows_are_told_in_business_words(shipped: addendum.Library) -> None:
    answer = shipped.ask(
        "response-target", {"severity": "S2", "customer_specific": True}, tier="premium", at="2025-03-10"
    )

    assert says(answer) == SENTENCES


def test_rows_that_add_up_are_told_one_by_one_and_together(write: Callable[..., Any]) -> None:
    rules = """
        kind: rules
        id: acme/points
        version: 1
        title: Points
        decisions:
          points:
            needs: [seats, live_system]
            gives: number
            table:
              take: the sum of all rows that match
              rows:
                - {name: large, when: {seats: {at least: 100}}, gives: 3}
                - {name: live, when: {live_system: true}, gives: 2}
              otherwise: 0
    """
    tier = """
        kind: support-tier
        id: acme/gold
        version: 1
        title: Gold
        includes: [acme/severity-targets, acme/service-credits, acme/points]
    """
    library = addendum.load(write(rules=rules, tier=tier))

    answer = library.ask("points", {"seats": 120, "live_system": True}, tier="gold", at="2025-03-10")

    assert says(answer) == [
        "Seats of 120 are in the band `large` (at least 100): counts 3.",
        "For live system: counts 2.",
        "2 rows together: points 5.",
    ]
    assert [each.to_json()["gives"] for each in answer.because] == [3, 2, 5]
    assert answer.rows() == ("large", "live")


def test_the_text_of_an_answer_says_all_that_its_data_say(
    shipped: addendum.Library, as_golden: Callable[[str, str], None]
) -> None:
    answer = shipped.ask("service-credit", {**MONTH, "downtime": "5 minutes"})

    text = "\n".join(answer.sentences()) + "\n"
    as_golden("service-credit.txt", text)
    assert all(each.says in text and each.at in text for each in answer.because)
    assert all(note.says in text for note in answer.notes)


def test_the_digests_tell_which_documents_took_part(
    shipped: addendum.Library, acme: addendum.Library
) -> None:
    answer = shipped.ask("service-credit", {**MONTH, "availability": "99.5 %"})

    assert list(answer.policies) == [
        "commercetools/contracts/acme",
        "commercetools/definitions",
        "commercetools/premium",
        "commercetools/premium/service-credits",
    ]
    assert all(digest.startswith("sha256:") and len(digest) == 71 for digest in answer.policies.values())
    assert acme.ask("service-credit", {"month": "2025-06", "availability": "99.5 %"}).policies != (
        acme.ask("service-credit", {"month": "2025-07", "availability": "99.5 %"}).policies
    )


def test_comments_and_layout_do_not_change_a_digest(write: Callable[..., Any], tmp_path: Any) -> None:
    facts = {"month": "2025-03", "availability": "99.5 %"}
    before = addendum.load(write()).ask("service-credit", facts).policies
    file = tmp_path / "credits.yaml"
    file.write_text("# a comment\n" + file.read_text().replace("bands:", "bands:   # here"))

    after = addendum.load(tmp_path).ask("service-credit", facts).policies

    assert after == before


def test_notes_tell_readings_assumptions_and_what_was_given_in_place_of_something(
    shipped: addendum.Library,
) -> None:
    hours = shipped.ask("expert-hours", {"quarter": "2025-Q1", "used": []})
    credit = shipped.ask(
        "service-credit",
        {**MONTH, "availability": "99 %", "fees_per_month": {"composable_commerce": "EUR 1"}},
        readings={"band-border": "other"},
    )

    assert [note.to_json() for note in hours.notes] == [
        {
            "says": "Hours entitled 60 hours is assumed: The thresholds are set in the order form; these are "
            "placeholders.",
            "assumed": "60 hours",
            "at": "commercetools/premium/expert-services.v2.yaml:23",
        }
    ]
    assert [(note.replaced, note.reading, note.chosen) for note in credit.notes] == [
        ("availability", "", ""),
        ("fees_per_month", "", ""),
        ("", "band-border", "other"),
    ]
    assert "in place of the contract's" in credit.notes[1].says


def test_a_reading_is_noted_where_its_file_gave_a_reason(shipped: addendum.Library) -> None:
    given = shipped.ask("service-credit", {**MONTH, "availability": "99 %"})
    measured = shipped.ask("service-credit", {**MONTH, "downtime": "5 minutes"})

    assert [note.reading for note in given.notes if note.reading] == ["band-border"]
    of_measure = ["long-month", "planned-servicing", "minutes"]
    assert [note.reading for note in measured.notes if note.reading] == [*of_measure, "band-border"]


def test_files_are_named_as_the_caller_names_them(shipped: addendum.Library) -> None:
    answer = shipped.ask("service-credit", {**MONTH, "availability": "99.5 %"})

    lines = answer.sentences(lambda file: f"here/{file}")
    assert (
        "    here/commercetools/premium/service-credits.v1.yaml:16, version 1 · Higher Availability" in lines
    )
    assert lines[-1].endswith("(here/commercetools/premium/service-credits.v1.yaml:32)")
    assert "here/" not in addendum.dumps(answer.to_json())


def test_an_outcome_that_goes_through_is_told_as_that_of_the_step_before(shipped: addendum.Library) -> None:
    hours = {"quarter": "2025-Q1", "used": [], "expert_hours": {"outcome": "unlimited"}}

    assert "Hours remaining: unlimited, the same as hours entitled." in says(
        shipped.ask("expert-hours", hours)
    )


def test_hours_are_told_by_the_entries_that_count(shipped: addendum.Library) -> None:
    entry = {"date": "2025-02-03", "activity": "project_review"}
    used = [{**entry, "hours": "12 hours"}, {**entry, "hours": "90 minutes", "id": "e-2"}]

    told = says(shipped.ask("expert-hours", {"quarter": "2025-Q1", "used": used}))

    entries = "hours 12 hours, activity project_review, counts as used; id e-2, date 2025-02-03, hours 90"
    assert any(entries in sentence for sentence in told)
    assert "Hours used: 13.5 hours, from the entries that count as used." in told
    less = "from 60 hours, less 13.5 hours used and 0 hours reserved, never below 0 hours"
    assert f"Hours remaining: 46.5 hours, {less}." in told


def test_of_many_entries_twelve_are_told(shipped: addendum.Library) -> None:
    entry = {"date": "2025-02-03", "activity": "project_review", "hours": "1 hour"}

    told = says(shipped.ask("expert-hours", {"quarter": "2025-Q1", "used": [entry] * 20}))

    (entries,) = (sentence for sentence in told if sentence.startswith("Entries of the period"))
    assert entries.endswith("counts as used; 8 more, from `used`, those of the period.")


def test_planned_servicing_is_told_in_words(shipped: addendum.Library) -> None:
    fault = {"from": "2025-03-04T10:00:00Z", "to": "2025-03-04T12:30:00Z", "cause": "fault"}
    planned = {"from": "2025-03-08T10:00:00Z", "to": "2025-03-08T22:30:00Z", "cause": "planned_servicing"}
    outages = [fault, {**planned, "announced": "2025-01-01T00:00:00Z"}]

    told = says(shipped.ask("service-credit", {**MONTH, "outages": outages, "servicing_earlier": "20 hours"}))

    assert told[2] == (
        "The outages: 2025-03-04T10:00:00Z to 2025-03-04T12:30:00Z counts; 2025-03-08T10:00:00Z to "
        "2025-03-08T22:30:00Z counts for 510 minutes (4 hours left out: servicing)."
    )
    assert told[3] == "Downtime that counts: 11 hours, from the outages that count, exactly."


def test_an_answer_may_be_told_without_its_reasons(shipped: addendum.Library) -> None:
    answer = shipped.ask("service-credit", {**MONTH, "availability": "99.5 %"})

    assert answer.sentences(explain=False)[1:] == [
        "  Availability: 99.5 %",
        "  Commitment met: no",
        "  Credit: 10 %",
        "  Amount: EUR 800.00",
        "",
        "Note",
        "  Availability was given, not computed.",
    ]
