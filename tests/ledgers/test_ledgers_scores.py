"""The mean of scores: by weight and number, with what is not listed, between the lowest and the highest."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.ledgers import begun_in, mean_score
from addendum.values import DateTime, NoAnswer, Percent, in_fractions

RULES = {"what": "intervals"}
SCORES = st.lists(
    st.fixed_dictionaries(
        {
            "score": st.integers(0, 100).map(lambda points: Percent(Fraction(points))),
            "weight": st.integers(0, 9).map(Fraction),
            "alike": st.integers(0, 4).map(Fraction),
        }
    ),
    max_size=8,
)


def mean(records, **rules):
    """The mean in percentage points."""
    known = {**RULES, "none": [Percent(Fraction(50))], **rules}
    return in_fractions(lambda: mean_score(records, known)).points


@given(SCORES)
def test_an_entry_that_stands_for_several_is_as_good_as_several(records):
    spread = [{**each, "alike": Fraction(1)} for each in records for _ in range(int(each["alike"]))]

    assert mean(records) == mean(spread)


@given(SCORES, st.randoms())
def test_the_order_of_entries_changes_nothing(records, random):
    shuffled = list(records)
    random.shuffle(shuffled)

    assert mean(shuffled) == mean(records)


@given(SCORES)
def test_the_mean_lies_between_the_lowest_and_the_highest_score(records):
    counting = [each["score"].points for each in records if each["weight"] * each["alike"]]

    assert min(counting, default=50) <= mean(records) <= max(counting, default=50)


@given(SCORES, st.integers(0, 5))
def test_what_is_not_listed_scores_as_the_policy_says(records, missing):
    listed = sum(each["alike"] for each in records)
    rest = [{"score": Percent(Fraction(90)), "alike": Fraction(missing)}]

    assert mean(records + rest) == mean(
        records, expected=[listed + missing], not_listed=[Percent(Fraction(90))]
    )


@pytest.mark.parametrize(
    ("records", "rules", "code"),
    [
        ([], {}, "NOTHING-MEASURED"),
        ([{"score": Percent(1), "weight": Decimal(0)}], {}, "NOTHING-MEASURED"),
        ([{"score": Percent(1), "weight": Decimal(-1)}], {}, "WEIGHT-BELOW-ZERO"),
        ([{"score": Percent(1), "alike": Decimal("1.5")}], {}, "COUNT-NOT-WHOLE"),
        ([{"score": Percent(1)}], {"expected": [Decimal(2)]}, "INTERVALS-MISSING"),
        ([{"score": Percent(1)}], {"expected": [Decimal("0.5")], "not_listed": []}, "INTERVALS-TOO-MANY"),
    ],
)
def test_what_cannot_be_scored_is_refused(records, rules, code):
    with pytest.raises(NoAnswer) as refused:
        mean_score(records, {**RULES, **rules})

    assert refused.value.code == code


def test_plain_numbers_have_an_exact_mean():
    records = [{"score": 1}, {"score": 1}, {"score": 0}]

    assert in_fractions(lambda: mean_score(records, RULES)) == Fraction(2, 3)


def test_intervals_belong_to_the_period_in_which_they_begin():
    records = [{"from": DateTime.at(second)} for second in (0, 300, 600)]

    assert begun_in(records, {"from": DateTime.at(300), "to": DateTime.at(600)}) == [records[1]]
