"""What outages add up to: joined, within a period, without what is left out, no matter in which order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.ledgers import outages_near
from addendum.values import Duration, NoAnswer, Percent
from ledgers.outage_making import DAY, MARCH, SPAN_END, counted, left_out, moment, outage, outages, span

MARCHS = span(0, SPAN_END)
MINUTE = Duration(60)
APPLIES = st.sampled_from(["yes", "", "no evidence"])
ONE = st.lists(APPLIES, min_size=1, max_size=1)
EXCLUDED = st.lists(APPLIES, min_size=2, max_size=2)
COUNTING = st.sampled_from(
    [
        {},
        {"unit": MINUTE, "parts": "part dropped"},
        {"unit": MINUTE, "parts": "part counts"},
        {"unit": MINUTE, "parts": "part dropped", "for": "each outage"},
        {"unit": MINUTE, "parts": "part counts", "for": "each outage"},
        {"unit": MINUTE, "parts": "part dropped", "for": "the clock"},
        {"unit": MINUTE, "parts": "part counts", "for": "the clock"},
    ]
)
LIMITS = st.sampled_from(
    [
        {},
        {"up_to": Duration(900), "per": "the period"},
        {"up_to": Duration(900), "per": "outage"},
        {"up_to": Duration(900), "per": "1 day", "earlier": [Duration(300)], "earlier_use": "used"},
        {"up_to": 1, "per": "the period"},
    ]
)


def seconds_of(found):
    """The seconds in which there is an outage."""
    return {second for each in found for second in range(int(each["from"].instant), int(each["to"].instant))}


def plain(found):
    """The outages as they are without any exclusion."""
    return [{**each, "excluded": []} for each in found]


@given(outages())
def test_time_that_is_down_twice_counts_once(found):
    assert counted(found) == len(seconds_of(found))
    assert counted(found + found) == counted(found)


@given(outages(excluded=EXCLUDED), st.randoms(), COUNTING, LIMITS)
def test_the_order_of_outages_changes_nothing(found, random, counting, limit):
    rules = {**counting, "excluding": [{"name": "a", "words": "a", **limit}, {"name": "b", "words": "b"}]}
    shuffled = list(found)
    random.shuffle(shuffled)

    assert counted(shuffled, within=MARCHS, **rules) == counted(found, within=MARCHS, **rules)
    assert left_out(shuffled, "a", within=MARCHS, **rules) == left_out(found, "a", within=MARCHS, **rules)


@given(outages(), st.integers(0, 15_000))
def test_two_periods_side_by_side_share_outages_out(found, border):
    first, second = span(0, border), span(border, 25_000)

    assert counted(found, within=first) + counted(found, within=second) == (
        counted(found, within=span(0, 25_000))
    )


@given(outages(excluded=EXCLUDED), COUNTING, LIMITS, st.booleans())
def test_an_exclusion_never_raises_downtime(found, counting, limit, in_a_window):
    window = {"during": [span(2_000, 5_000), span(9_000, 9_500)]} if in_a_window else {}
    excluding = [{"name": "a", "words": "a", **limit, **window}, {"name": "b", "words": "b"}]
    alone = [{**each, "excluded": each["excluded"][:1]} for each in found]

    with_both = counted(found, within=MARCHS, excluding=excluding, **counting)
    with_one = counted(alone, within=MARCHS, excluding=excluding[:1], **counting)

    assert with_one <= counted(plain(found), within=MARCHS, **counting)
    assert with_both <= with_one or limit.get("up_to") == 1  # who leaves out one outage may take another one


@given(outages(excluded=ONE), LIMITS)
def test_what_counts_and_what_is_left_out_are_all_of_it(found, limit):
    rules = {"within": MARCHS, "excluding": [{"name": "a", "words": "a", **limit}]}

    assert counted(found, **rules) + left_out(found, "a", **rules) == counted(plain(found), within=MARCHS)


@given(outages(excluded=st.just(["yes"])))
def test_no_more_is_left_out_than_is_allowed(found):
    limit = {"name": "a", "words": "a", "up_to": Duration(900), "per": "the period"}
    whole = counted(plain(found), within=MARCHS)

    assert left_out(found, "a", within=MARCHS, excluding=[limit]) == min(900, whole)


@given(outages(), st.integers(0, 15_000), st.integers(1, 3_000))
def test_outages_that_do_not_touch_a_stretch_change_nothing_in_it(found, first, length):
    within = span(first, first + length)
    rules = {"within": within, "long_enough": lambda length: length >= MINUTE, "too_short": "short"}

    assert counted(outages_near(found, within), **rules) == counted(found, **rules)


@pytest.mark.parametrize(
    ("found", "rules", "seconds"),
    [
        ([outage(0, 100), outage(100, 300)], {"long_enough": lambda x: x.seconds >= 250}, 300),
        ([outage(0, 100), outage(101, 300)], {"long_enough": lambda x: x.seconds >= 250}, 0),
        ([outage(-200, 100)], {"long_enough": lambda x: x.seconds >= 250}, 100),
        (
            [outage(0, 200, excluded=["yes"]), outage(200, 300, excluded=[""])],
            {"long_enough": lambda x: x.seconds >= 150, "excluding": [{"name": "a", "words": "a"}]},
            0,
        ),
        ([outage(0, 100, since=moment(60))], {}, 40),
        ([outage(0, 100, since=moment(-60))], {}, 100),
        ([outage(0, 100, since=moment(200))], {}, 0),
        ([outage(0, 100, why_not="other cause"), outage(50, 120)], {}, 70),
        ([outage(0, 100)], {"during": [span(10, 20), span(90, 200)]}, 20),
        ([outage(0, 100, excluded=["yes"])], {"excluding": [{"name": "a", "words": "a", "during": []}]}, 100),
        (
            [outage(0, 100, excluded=["yes"]), outage(50, 60, excluded=[""])],
            {"excluding": [{"name": "a", "words": "a"}]},
            10,
        ),
        ([outage(0, 100, share=Percent(50))], {}, 50),
        ([outage(0, 100, share=Percent(50)), outage(100, 200, share=1)], {}, 150),
        (
            [outage(0, 100, share=Percent(50)), outage(50, 150, share=Percent(20))],
            {"overlapping": "the highest share counts"},
            60,
        ),
        (
            [outage(0, 100, share=Percent(50)), outage(50, 150, share=Percent(70))],
            {"overlapping": "the shares add up"},
            25 + 50 + 35,
        ),
    ],
)
def test_outages_add_up_as_their_rules_say(found, rules, seconds):
    assert counted(found, within=MARCHS, too_short="short", **rules) == seconds


@pytest.mark.parametrize(
    ("found", "rules", "seconds"),
    [
        ([{"length": Duration(90)}, {"length": Duration(30), "times": 3}], {}, 180),
        ([{"length": Duration(90), "times": 3}], {"parts": "part dropped", "for": "each outage"}, 180),
        ([{"length": Duration(90), "times": 3}], {"parts": "part dropped"}, 240),
        (
            [{"length": Duration(90)}, {"length": Duration(30), "times": 9}],
            {"long_enough": lambda length: length >= MINUTE, "too_short": "short"},
            90,
        ),
        ([{"length": Duration(90), "times": 0}], {}, 0),
    ],
)
def test_outages_of_which_the_length_alone_is_known_stand_side_by_side(found, rules, seconds):
    assert counted(found, **{"unit": MINUTE, **rules}) == seconds


@pytest.mark.parametrize(
    ("record", "code"),
    [
        (outage(100, 0), "OUTAGE-REVERSED"),
        ({"from": moment(0), "to": None}, "OUTAGE-NOT-ENDED"),
        ({"length": Duration(-1)}, "OUTAGE-REVERSED"),
        ({"length": Duration(1), "times": -1}, "COUNT-NOT-WHOLE"),
        ({"length": Duration(1), "times": 2_000_000}, "LIST-TOO-LONG"),
        (outage(0, 100, share=Percent(101)), "SHARE-OUT-OF-RANGE"),
        (outage(0, 100, share=-1), "SHARE-OUT-OF-RANGE"),
    ],
)
def test_outages_that_cannot_be_are_refused(record, code):
    with pytest.raises(NoAnswer) as refused:
        counted([record])

    assert refused.value.code == code


def test_outages_at_once_need_a_word_on_their_shares():
    with pytest.raises(NoAnswer) as refused:
        counted([outage(0, 100, share=Percent(50)), outage(50, 150, share=Percent(20))])

    assert refused.value.code == "OUTAGES-OVERLAP"
    assert refused.value.says.startswith("From 2025-03-01T00:00:50Z on several outages happen at once")


@pytest.mark.parametrize(
    ("start", "earlier", "left"),
    [
        (0, [Duration(3_000)], 600),
        (0, [], "MISSING-FACT"),
        (3 * DAY, [], 3_600),
        (0, [Duration(4_000)], 0),
    ],
)
def test_an_allowance_per_week_may_have_been_used_before_the_period(start, earlier, left):
    """March begins on a Saturday: the week of its first day begins before it, that of the fourth does not."""
    limit = {"up_to": Duration(3_600), "per": "7 days", "earlier": earlier, "earlier_use": "used"}
    rules = {"within": MARCHS, "excluding": [{"name": "a", "words": "a", **limit}]}
    servicing = [outage(start, start + 7_200, excluded=["yes"])]

    try:
        found = left_out(servicing, "a", **rules)
    except NoAnswer as error:
        found = error.code

    assert found == left


def test_periods_are_read_in_seconds():
    assert moment(0).instant == MARCH
