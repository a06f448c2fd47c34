"""Receipts: they say all that an answer follows from, and a change in one shows."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import addendum
from addendum.receipts.differences import first_difference
from addendum.receipts.sealing import digest_of, is_sealed, sealed

if TYPE_CHECKING:
    from collections.abc import Callable

    Receipt = dict[str, Any]

DATA = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=5)
    | st.decimals(allow_nan=False, allow_infinity=False, places=2),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
MAPS = st.dictionaries(st.text(min_size=1, max_size=3), DATA, max_size=4)


def test_a_receipt_tells_question_facts_policies_engine_and_answer(receipts: list[Receipt]) -> None:
    receipt = receipts[1]

    assert receipt["asked"] == {
        "question": "service-credit",
        "tier": "acme/support/standard",
        "at": "2025-06-01",
    }
    assert receipt["facts"] == {"month": "2025-06", "downtime": "3 hours", "fee": "EUR 100"}
    assert receipt["answer"]["answer"]["amount"] == "EUR 10.00"
    assert receipt["answer"]["because"]
    assert receipt["policies"] == receipt["answer"]["policies"]
    assert receipt["engine"]


def test_the_receipt_of_an_error_tells_the_error(receipts: list[Receipt]) -> None:
    assert [receipt.get("error", {}).get("code") for receipt in receipts] == [
        None,
        None,
        "MISSING-FACT",
        "UNKNOWN-MEMBER",
    ]


def test_receipts_are_as_their_schema_says(
    receipts: list[Receipt], refused: Callable[[str, object], list[str]]
) -> None:
    assert [refused("receipt", json.loads(json.dumps(receipt))) for receipt in receipts] == [[], [], [], []]


def test_a_receipt_names_the_callers_case_and_the_readings(
    library: addendum.Library, receipt_of: Callable[..., Receipt]
) -> None:
    receipt = receipt_of(
        library, "reply-target", {"severity": "S1"}, "2025-06-01", case=17, readings={"border": "other"}
    )

    assert receipt["id"] == 17
    assert receipt["asked"]["readings"] == {"border": "other"}


def test_the_same_answer_has_the_same_receipt(
    library: addendum.Library, receipt_of: Callable[..., Receipt], receipts: list[Receipt]
) -> None:
    again = receipt_of(
        library, "service-credit", {"fee": "EUR 100", "downtime": "3 hours", "month": "2025-06"}, None
    )

    assert again["digest"] == receipts[1]["digest"]


def test_numbers_stay_exact(library: addendum.Library, receipt_of: Callable[..., Receipt]) -> None:
    facts = addendum.loads('{"month": "2025-06", "fee": 0.1000000000000000000001}')

    receipt = receipt_of(library, "service-credit", facts, None)

    assert receipt["facts"]["fee"] == Decimal("0.1000000000000000000001")


@given(MAPS)
def test_a_seal_holds_whatever_the_order_and_after_reading_back(document: dict[str, Any]) -> None:
    document = {name: value for name, value in document.items() if name != "digest"}
    found = sealed(document, "digest")

    turned = addendum.loads(addendum.dumps(dict(reversed(found.items()))))

    assert is_sealed(found, "digest")
    assert is_sealed(turned, "digest")


@given(MAPS, MAPS)
def test_two_documents_have_one_digest_only_where_nothing_differs(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    one, other = (addendum.loads(addendum.dumps(each)) for each in (one, other))

    same = digest_of(one) == digest_of(other)

    assert first_difference(one, one) is None
    if same:
        assert first_difference(one, other) is None


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ({"a": 1}, {"a": 2}, ("a", "1", "2")),
        ({"a": {"b": [1, {"c": "x"}]}}, {"a": {"b": [1, {"c": "y"}]}}, ("a.b.1.c", '"x"', '"y"')),
        ({"a": 1}, {}, ("a", "1", "nothing")),
        ({}, {"a": None}, ("a", "nothing", "null")),
        ({"a": [1]}, {"a": [1, 2]}, ("a", "1 entries", "2 entries")),
        ({"a": True}, {"a": 1}, ("a", "true", "1")),
        ({"a": Decimal("1.0")}, {"a": Decimal("1.00")}, None),
        ({"b": 1, "a": 2}, {"a": 2, "b": 1}, None),
    ],
)
def test_the_first_difference_is_told_by_its_path(
    before: object, after: object, found: tuple[str, str, str] | None
) -> None:
    difference = first_difference(before, after)

    assert (None if difference is None else tuple(difference)) == found
