"""Entries of use: what counts, what is reserved, what is refused and why, whatever order they come in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.ledgers import Terms, entries_in, settle
from addendum.values import Date, Duration

HOUR = 3600
TERMS = Terms("hours", Duration(0), ("review", "training"))


def entry(hours, identity=None, **more):
    made = {"date": Date(2025, 2, 3), "hours": Duration(hours * HOUR), "activity": "review", **more}
    return made if identity is None else {"id": identity, **made}


def correction(of, hours, identity=None):
    return entry(hours, identity, corrects=of, activity=None)


def told(entries, terms=TERMS):
    return [
        (record["counts_as"], record["hours"].seconds / HOUR, record["because"])
        for record in settle(entries, terms)
    ]


def sums(entries, terms=TERMS):
    found = {"used": 0, "reserved": 0, "refused": 0}
    for record in settle(entries, terms):
        found[record["counts_as"]] += record["hours"].seconds / HOUR
    return found


@pytest.mark.parametrize(
    ("entries", "used", "reserved"),
    [
        ([], 0, 0),
        ([entry(2), entry(3)], 5, 0),
        ([entry(3, "a"), correction("a", -1)], 2, 0),
        ([entry(3, "a"), correction("a", -3)], 0, 0),
        ([entry(3, "a"), correction("a", 2), correction("a", -4)], 1, 0),
        ([entry(8, "r", reserved=True)], 0, 8),
        ([entry(8, "r", reserved=True), entry(6, reservation="r")], 6, 2),
        ([entry(8, "r", reserved=True), entry(6, reservation="r"), entry(5, reservation="r")], 11, 0),
        ([entry(8, "r", reserved=True), entry(6, reservation="r"), correction("r", -2)], 6, 0),
        ([entry(8, "r", reserved=True), entry(6, "u", reservation="r"), correction("u", -1)], 5, 3),
    ],
)
def test_entries_add_up_net_of_corrections_and_reservations(entries, used, reserved):
    assert sums(entries) == {"used": used, "reserved": reserved, "refused": 0}


@pytest.mark.parametrize(
    ("entries", "because"),
    [
        ([entry(1, activity="golf")], "`golf` is none of the activities that count"),
        ([entry(1, activity=None)], "it names no activity, and only listed ones count"),
        ([entry(-1)], "it is below zero, and does not say which entry it corrects"),
        ([correction("a", -1)], "no entry that counts is called `a`"),
        ([entry(1, "a", activity="golf"), correction("a", -1)], "no entry that counts is called `a`"),
        (
            [entry(2, "a"), correction("a", -1, "b"), correction("b", 1)],
            "`b` is a correction itself: correct the entry that it corrects",
        ),
        (
            [entry(2, "a"), correction("a", -1), correction("a", -2)],
            "together the corrections take back more than there is of `a`",
        ),
        ([entry(2, "a"), entry(2, "a")], "the same entry is there already"),
        ([entry(2, "a"), entry(3, "a")], "entries that say different things are called `a`"),
        ([entry(2, reservation="r")], "nothing is reserved as `r`"),
        ([entry(2, "r"), entry(2, reservation="r")], "nothing is reserved as `r`"),
        (
            [entry(2, "r", reserved=True), entry(1, reserved=True, reservation="r")],
            "it reserves, so it cannot use a reservation",
        ),
    ],
)
def test_what_does_not_count_is_refused_with_the_reason(entries, because):
    refused = {record["because"] for record in settle(entries, TERMS) if record["counts_as"] == "refused"}

    assert because in refused


def test_an_entry_counts_once_and_its_copies_are_refused():
    assert sums([entry(2, "a")] * 3) == {"used": 2, "reserved": 0, "refused": 4}


def test_the_net_of_an_entry_is_rounded():
    terms = TERMS._replace(mode="up", step=Duration(HOUR))

    assert told([entry(3, "a"), entry(1) | {"hours": Duration(60)}, correction("a", -1)], terms) == [
        ("used", 1, None),
        ("used", 2, None),
    ]


def test_what_is_counted_may_be_a_number_and_is_one_where_it_does_not_say():
    terms = Terms("number", 0)
    entries = [{"date": Date(2025, 1, 1)}, {"date": Date(2025, 1, 2), "number": 3}]

    assert [record["number"] for record in settle(entries, terms)] == [1, 3]


def test_only_entries_of_the_period_are_told_and_a_correction_is_of_the_period_of_its_entry():
    period = {"from": Date(2025, 1, 1), "last_day": Date(2025, 3, 31)}
    late = Date(2025, 4, 2)
    entries = [entry(3, "a"), entry(5, date=late), correction("a", -1) | {"date": late}]

    found = entries_in(entries, period, TERMS._asdict())

    assert [(record["id"], record["hours"]) for record in found] == [("a", Duration(2 * HOUR))]
    assert len(entries_in(entries, None, TERMS._asdict())) == 2


IDS = st.sampled_from(["a", "b", "c", "r"])
ENTRIES = st.lists(
    st.builds(
        entry,
        st.integers(-3, 6),
        st.none() | IDS,
        date=st.integers(1, 28).map(lambda number: Date(2025, 2, number)),
        activity=st.sampled_from(["review", "training", "golf", None]),
        reserved=st.booleans(),
        reservation=st.none() | IDS,
        corrects=st.none() | IDS,
    ),
    max_size=8,
)


@given(ENTRIES, st.randoms())
def test_the_order_of_entries_does_not_matter(entries, random):
    shuffled = [*entries]
    random.shuffle(shuffled)

    assert settle(shuffled, TERMS) == settle(entries, TERMS)


@given(ENTRIES)
def test_nothing_that_counts_is_below_zero_and_every_refusal_has_a_reason(entries):
    for record in settle(entries, TERMS):
        refused = record["counts_as"] == "refused"

        assert refused == (record["because"] is not None)
        assert refused or record["hours"] >= Duration(0)


@given(ENTRIES, st.integers(0, 9))
def test_an_entry_that_is_corrected_to_nothing_adds_nothing(entries, hours):
    further = [entry(hours, "x"), correction("x", -hours)]

    assert sums([*entries, *further])["used"] == sums(entries)["used"]


@given(ENTRIES, st.lists(st.integers(-4, 9), max_size=4))
def test_corrections_net_out_to_the_sum_of_what_they_say(entries, hours):
    net = 10 + sum(hours)
    further = [entry(10, "x"), *(correction("x", each) for each in hours)]

    added = sums([*entries, *further])["used"] - sums(entries)["used"]

    assert added == (net if net >= 0 else 10)
