"""The question `entitlements`: all that a tier or contract includes, without a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import addendum

if TYPE_CHECKING:
    from collections.abc import Mapping


def included(library: addendum.Library, facts: Mapping[str, object] | None = None, **asked: Any) -> Any:
    return library.ask("entitlements", facts or {}, at="2025-03-10", **asked).to_json()["answer"]


def test_features_are_yes_or_no_numbers_and_words(acme: addendum.Library) -> None:
    assert included(acme)["features"] == {"phone_callback": True, "engineers": 2, "guidance": "on demand"}


def test_each_severity_has_its_hours_channels_and_targets(shipped: addendum.Library) -> None:
    targets = included(shipped, tier="commercetools/standard")["response-target"]

    assert targets["S3"] == {
        "support_hours": "24/5",
        "channels": ["support_portal", "status_page"],
        "initial_response": {"within": "12 hours", "during": "24/5"},
    }
    assert list(targets) == ["S1", "S2", "S3", "S4"]


def test_what_depends_on_facts_is_told_with_its_conditions(shipped: addendum.Library) -> None:
    found = included(shipped, tier="premium")

    assert found["response-target"]["S1"]["channels"] == [
        "support_portal",
        "status_page",
        "phone_callback (Customer specific: yes)",
    ]
    assert found["service-credit"]["credit"] == [
        "0 % (Availability: at least 99.99 %)",
        "10 % (Availability: at least 99 % and below 99.99 %)",
        "25 % (Availability: at least 95 % and below 99 %)",
        "50 % (Availability: below 95 %)",
    ]


OUTLINE = [
    "  Service credits for Premium Support",
    "    Commitment: availability at least 99.99 %",
    "    Credit when missed, by availability",
    "      99 % to below 99.99 %: 10 %",
    "      95 % to below 99 %: 25 %",
    "      below 95 %: 50 %",
    "  Expert Services, Customer Success Engineer",
    "    Delivered by: Customer Success Engineer",
    "    Hours per calendar quarter, by yearly committed revenue",
    "      below EUR 500,000.00: 16 hours",
    "      EUR 500,000.00 to below EUR 1,000,000.00: 32 hours",
    "      EUR 1,000,000.00 to below EUR 2,000,000.00: 60 hours",
    "      at least EUR 2,000,000.00: 80 hours",
    "    Roll-over: none",
    "    Fair use: subject to free capacity",
]


def test_people_read_an_outline_in_the_words_of_the_contract(shipped: addendum.Library) -> None:
    answer = shipped.ask("entitlements", {}, tier="premium", at="2025-03-10")

    lines = answer.sentences()
    first = lines.index(OUTLINE[0])
    assert lines[first : first + len(OUTLINE)] == OUTLINE
    assert "    S1 Critical Incident" in lines
    assert "      Channels: Support portal, Status page, Phone callback (Customer specific: yes)" in lines
    assert "For severity S1 (Critical Incident): channels Phone callback (Customer specific: yes)." in (
        [reason.says for reason in answer.because]
    )


def test_facts_that_are_given_settle_what_depends_on_them(shipped: addendum.Library) -> None:
    found = included(shipped, {"severity": "S1", "customer_specific": True}, tier="premium")

    assert list(found["response-target"]) == ["S1"]
    assert found["response-target"]["S1"]["channels"][-1] == "phone_callback"


def test_the_contract_settles_what_the_tier_leaves_to_it(shipped: addendum.Library) -> None:
    tier, contract = included(shipped, tier="premium"), included(shipped)

    assert len(tier["expert-hours"]["entitled"]) == 4
    assert contract["expert-hours"]["entitled"] == "60 hours"


def test_every_entitlement_names_its_line(shipped: addendum.Library) -> None:
    answer = shipped.ask("entitlements", {}, tier="premium", at="2025-03-10")

    assert all(reason.at.rpartition(":")[2].isdecimal() for reason in answer.because)
    assert len({(reason.says, reason.at) for reason in answer.because}) == len(answer.because)


def test_unknown_facts_are_refused_as_everywhere(acme: addendum.Library) -> None:
    with pytest.raises(addendum.NoAnswer) as caught:
        included(acme, {"sevrity": "S1"})

    assert (caught.value.code, caught.value.fix) == ("UNKNOWN-FACT", "`sevrity`: write `severity`.")
