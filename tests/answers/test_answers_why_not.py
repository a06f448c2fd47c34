"""Why not another answer: the nearest changes of facts, one at a time, two where one is not enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import addendum

if TYPE_CHECKING:
    from collections.abc import Callable

RULES = """
    kind: rules
    id: acme/rules
    version: 1
    title: Rules
    decisions:
      discount:
        title: Discount
        gives: percent
        needs: [seats, live_system]
        table:
          rows:
            - {when: {seats: {at least: 100}, live_system: true}, gives: 10 %}
          otherwise: 0 %
"""


def changes(found: addendum.WhyNot) -> list[dict[str, tuple[object, object]]]:
    """What each change changes, as plain values."""
    listed: Any = found.to_json()["changes"]
    return [{name: (fact["from"], fact["to"]) for name, fact in each["facts"].items()} for each in listed]


def credit(library: addendum.Library, wanted: dict[str, str], **facts: object) -> addendum.WhyNot:
    case = {"month": "2025-03", "fee": "EUR 1000", **facts}
    return library.why_not("service-credit", case, wanted, tier="acme/gold")


@pytest.mark.parametrize(
    ("availability", "wanted", "needed"),
    [
        ("99.95 %", {"credit": "10 %"}, "99.899 %"),
        ("99.95 %", {"credit": "25 %"}, "98.999 %"),
        ("50 %", {"credit": "10 %"}, "99 %"),
        ("50 %", {"commitment_met": "true"}, "99.9 %"),
        ("98.9995 %", {"credit": "10 %"}, "99 %"),
    ],
)
def test_the_nearest_value_of_a_fact_is_told_on_either_side_of_a_border(
    acme: addendum.Library, availability: str, wanted: dict[str, str], needed: str
) -> None:
    found = credit(acme, wanted, availability=availability)

    assert {"availability": (availability, needed)} in changes(found)


def test_a_member_of_a_list_is_told_by_its_title(acme: addendum.Library) -> None:
    facts = {"severity": "S2", "live_system": True}
    found = acme.why_not(
        "response-target", facts, {"initial_response": "30 minutes"}, tier="acme/gold", at="2025-03-01"
    )

    assert found.sentences() == [
        "It would be initial_response 30 minutes with",
        "  Severity S1 (Outage) in place of S2 (Fault)",
    ]


def test_two_facts_are_changed_where_no_change_of_one_is_enough(write: Callable[..., Any]) -> None:
    tier = "kind: support-tier\nid: acme/gold\nversion: 1\ntitle: Gold\nincludes: [acme/rules]\n"
    library = addendum.load(write(rules=RULES, tier=tier, contract=""))
    found = library.why_not(
        "discount", {"seats": 5, "live_system": False}, {"discount": "10 %"}, tier="gold", at="2025-03-01"
    )

    assert changes(found) == [{"live_system": (False, True), "seats": (5, 100)}]


def test_what_holds_already_needs_no_change(acme: addendum.Library) -> None:
    found = credit(acme, {"credit": "10 %"}, availability="99.5 %")

    assert found.holds_already
    assert found.sentences() == ["Why not credit 10 %", "  It is."]


def test_where_nothing_would_do_that_is_said(acme: addendum.Library) -> None:
    found = credit(acme, {"credit": "26 %"}, availability="99.5 %")

    assert found.sentences()[1] == "  No other value of one or two of the facts given would give it."


@pytest.mark.parametrize(
    ("question", "wanted", "code"),
    [
        ("service-credit", {"credits": "10 %"}, "WHY-NOT-UNKNOWN"),
        ("service-credit", {"credit": "ten"}, "VALUE-UNREADABLE"),
        ("service-credit", {"credit": "10"}, "UNIT-MISSING"),
        ("ticket", {"status": "met"}, "WHY-NOT-UNKNOWN"),
    ],
)
def test_what_cannot_be_wanted_is_a_named_error(
    acme: addendum.Library, question: str, wanted: dict[str, str], code: str
) -> None:
    facts = {"month": "2025-03", "fee": "EUR 1000", "availability": "99.5 %"}

    with pytest.raises(addendum.NoAnswer) as error:
        acme.why_not(question, facts, wanted, tier="acme/gold")

    assert error.value.code == code


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 100_000), st.sampled_from(["0 %", "10 %", "25 %"]))
def test_a_change_gives_what_it_says_and_the_step_before_it_does_not(
    acme: addendum.Library, thousandths: int, wanted: str
) -> None:
    now = f"{thousandths // 1000}.{thousandths % 1000:03} %"
    found = credit(acme, {"credit": wanted}, availability=now)

    for change in found.changes:
        values: Any = change.to_json()
        (old, new) = (values["facts"]["availability"][end] for end in ("from", "to"))
        assert values["answer"]["credit"] == wanted
        step = -1 if number(new) > number(old) else 1
        before = f"{(number(new) + step) / 1000} %"
        answer: Any = credit_of(acme, before)
        assert answer != wanted


def number(text: str) -> int:
    return round(float(text.removesuffix(" %")) * 1000)


def credit_of(library: addendum.Library, availability: str) -> object:
    facts = {"month": "2025-03", "fee": "EUR 1000", "availability": availability}
    answer: Any = library.ask("service-credit", facts, tier="acme/gold").to_json()["answer"]
    return answer["credit"]
