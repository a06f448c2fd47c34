"""Many answers: a bound question answers as one asked alone, for the day of each record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import addendum

if TYPE_CHECKING:
    from collections.abc import Callable

HUNDREDTHS = st.integers(-100, 12_000).map(lambda count: f"{count / 100:.2f} %")
MONTHS = st.sampled_from(["2024-12", "2025-01", "2025-06", "2025-07", "2026-12", "2027-01", "2025-13"])
CREDITS = st.fixed_dictionaries(
    {"month": MONTHS, "portion": st.sampled_from(["composable_commerce", "frontend", "backend"])},
    optional={
        "availability": st.one_of(HUNDREDTHS, st.none(), st.just("99.98999999999999999 %")),
        "downtime": st.integers(-1, 50_000).map(lambda count: f"{count} minutes"),
        "fees_per_month": st.just({"composable_commerce": "EUR 100", "frontend": "EUR 50"}),
    },
)
TARGETS = st.fixed_dictionaries(
    {},
    optional={
        "severity": st.sampled_from(["S1", "S2", "S3", "S4", "S5"]),
        "customer_specific": st.sampled_from([True, False, "true", None, 1]),
        "context": st.just({"note": "free"}),
    },
)
HOURS = st.fixed_dictionaries(
    {"quarter": st.sampled_from(["2025-Q1", "2025-Q3", "2024-Q4"])},
    optional={
        "used": st.lists(
            st.fixed_dictionaries(
                {
                    "date": st.just("2025-02-03"),
                    "hours": st.integers(0, 90).map(lambda count: f"{count} hours"),
                    "activity": st.sampled_from(["project_review", "hand_holding"]),
                }
            ),
            max_size=3,
        )
    },
)


def wire(ask: Callable[[], object]) -> object:
    """What goes out: the document as JSON text, read again, or the code of the error."""
    try:
        return json.loads(addendum.dumps(ask()))
    except addendum.NoAnswer as error:
        return error.code, error.says, error.fix


@pytest.mark.parametrize(
    ("question", "cases"),
    [("service-credit", CREDITS), ("response-target", TARGETS), ("expert-hours", HOURS)],
    ids=["service-credit", "response-target", "expert-hours"],
)
@pytest.mark.parametrize("explain", [False, True], ids=["plain", "explained"])
def test_a_stream_answers_each_record_as_if_it_were_asked_alone(
    shipped: addendum.Library, question: str, cases: st.SearchStrategy[dict[str, Any]], explain: bool
) -> None:
    asked: dict[str, Any] = {"tier": "premium", "at": "2025-03-10"} if question == "response-target" else {}
    answer = shipped.asker(question, explain=explain, **asked)

    @given(cases)
    @settings(max_examples=60, deadline=None)
    def law(facts: dict[str, Any]) -> None:
        alone = wire(lambda: shipped.ask(question, facts, **asked).to_json(explain=explain))

        assert wire(lambda: answer(facts)) == alone

    law()


def test_each_record_is_answered_from_the_day_it_bears(acme: addendum.Library) -> None:
    answer = acme.asker("service-credit")

    found = [
        answer({"month": month, "availability": "99.5 %"}) for month in ("2025-06", "2025-07", "2025-06")
    ]

    assert [str(each["as_of"]) for each in found] == ["2025-06-01", "2025-07-01", "2025-06-01"]
    assert [addendum.dumps(each["answer"]).rpartition("EUR ")[2] for each in found] == [
        '100.00"}',
        '200.00"}',
        '100.00"}',
    ]


def test_a_stream_says_what_was_given_in_place_of_something_computed(shipped: addendum.Library) -> None:
    answer = shipped.asker("service-credit")

    document = answer({"month": "2025-03", "availability": "99.5 %", "portion": "frontend"})

    assert document["notes"] == [
        {"says": "Availability was given, not computed.", "replaced": "availability"}
    ]


def test_a_record_without_a_date_is_refused_in_a_stream(shipped: addendum.Library) -> None:
    answer = shipped.asker("response-target", tier="premium")

    with pytest.raises(addendum.NoAnswer) as caught:
        answer({"severity": "S3"})

    assert caught.value.code == "DATE-NEEDED"


def test_what_a_caller_does_to_a_document_does_not_reach_the_next_one(shipped: addendum.Library) -> None:
    answer = shipped.asker("service-credit")
    facts = {"month": "2025-03", "availability": "99.5 %", "portion": "frontend"}
    first: Any = answer(facts)
    first["notes"][0]["says"] = "changed"
    first["answer"]["credit"] = "changed"

    second: Any = answer(facts)

    assert second["notes"][0]["says"] != "changed"
    assert str(second["answer"]["credit"]) != "changed"
