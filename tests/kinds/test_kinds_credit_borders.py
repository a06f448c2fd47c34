"""Borders as contracts word them: bands that overlap, leave a gap, or go on where the commitment is met."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.rules import check_tables
from kinds.small_policies import codes, decided, headed, lowered, row_of

AS_PRINTED = """
measure: {per: calendar month}
commitment: {at least: 99.9 %}
when missed:
  bands:
    by: availability
    rows:
      - {name: first, at most: 99.9 %, at least: 99.0 %, credit: 10 %}
      - {name: second, at most: 99.0 %, at least: 95.0 %, credit: 25 %}
      - {name: third, below: 94.0 %, credit: 50 %}
"""


def printed(*words):
    return lowered(headed("credit-bands", AS_PRINTED + "".join(f"  {word}\n" for word in words)))


@pytest.mark.parametrize(
    ("words", "at_border"),
    [
        ("the first band counts", "10 %"),
        ("the highest credit counts", "25 %"),
        ("the lowest credit counts", "10 %"),
        ("undefined by the terms", "undefined by the terms"),
    ],
)
def test_what_two_bands_claim_is_decided_by_what_the_policy_says(words, at_border):
    found = printed(f"where bands overlap: {words}", "where no band holds: 0 %")

    assert check_tables(found.program) == []
    assert decided(found, "credit", availability="99.0 %") == at_border
    assert decided(found, "credit", availability="99.001 %") == "10 %"
    assert decided(found, "credit", availability="98.999 %") == "25 %"


@pytest.mark.parametrize(
    ("words", "credit"),
    [
        ("undefined by the terms", "undefined by the terms"),
        ("0 %", "0 %"),
        ("{by: region, eu: 25 %, us: 50 %}", "25 %"),
    ],
)
def test_what_no_band_claims_is_decided_by_what_the_policy_says(words, credit):
    found = printed("where bands overlap: the first band counts", f"where no band holds: {words}")

    assert check_tables(found.program) == []
    assert decided(found, "credit", availability="94 %", region="eu") == credit
    assert row_of(found, "credit", availability="94.9 %", region="eu") == "no band"
    assert decided(found, "credit", availability="95 %", region="eu") == "25 %"
    assert decided(found, "credit", availability="93.99 %", region="eu") == "50 %"


def test_without_these_words_an_overlap_and_a_gap_are_findings():
    findings = check_tables(printed().program)

    assert sorted(finding.code for finding in findings) == ["BAND-GAP", "ROW-OVERLAP"]


@pytest.mark.parametrize(
    ("words", "credit", "found_codes"),
    [
        ((), "0 %", [("BAND-BEYOND-COMMITMENT", 11)]),
        (("where the commitment is met: no credit",), "0 %", []),
        (("where the commitment is met: the bands count",), "10 %", []),
    ],
)
def test_a_band_may_count_where_the_commitment_is_met(words, credit, found_codes):
    found = printed("where bands overlap: the first band counts", "where no band holds: 0 %", *words)

    assert codes(found) == found_codes
    assert decided(found, "commitment_met", availability="99.9 %") == "true"
    assert decided(found, "credit", availability="99.9 %") == credit
    assert decided(found, "credit", availability="99.91 %") == "0 %"


def test_bands_with_formulas_overlap_only_in_order():
    section = AS_PRINTED.replace("credit: 25 %", 'credit: "= 100 % - availability"')
    words = "  where the commitment is met: no credit\n  where bands overlap: "

    highest = lowered(headed("credit-bands", section + words + "the highest credit counts\n"))
    first = lowered(headed("credit-bands", section + words + "the first band counts\n"))

    assert [code for code, _ in codes(highest)] == ["OVERLAP-NOT-COMPARED"]
    assert codes(first) == []


def test_a_reading_may_decide_an_overlap():
    found = lowered(
        headed(
            "credit-bands",
            AS_PRINTED
            + """  where bands overlap: the highest credit counts
  where no band holds: undefined by the terms
  where the commitment is met: the bands count
readings:
  - id: border
    text: between 99.9 % and 99.0 %, between 99.0 % and 95.0 %
    question: Which band holds exactly 99.0 %?
    sets: when missed.where bands overlap
    taken: the highest credit counts
    others: {lowest: the lowest credit counts, open: undefined by the terms}
    because: Both bands name the border, and the customer may take either credit.
""",
        ),
        chosen={"border": "open"},
    )

    assert not found.findings
    assert decided(found, "credit", availability="99.0 %") == "undefined by the terms"


POINTS = st.integers(0, 6).map(lambda number: 94 + number)
ROWS = st.lists(st.tuples(POINTS, POINTS, st.integers(0, 100)), min_size=1, max_size=4)
WAYS = st.sampled_from(["the first band counts", "the highest credit counts", "the lowest credit counts"])


@given(ROWS, WAYS, st.integers(94 * 4, 100 * 4).map(lambda number: number / 4))
def test_every_value_gets_the_credit_of_one_band_that_claims_it(rows, way, availability):
    written = [(min(low, high), max(low, high), credit) for low, high, credit in rows]
    section = (
        "measure: {per: calendar month}\nwhen missed:\n"
        f"  where bands overlap: {way}\n  where no band holds: undefined by the terms\n"
        "  bands:\n    by: availability\n    rows:\n"
        + "".join(f"      - {{at least: {a} %, at most: {b} %, credit: {c} %}}\n" for a, b, c in written)
    )
    claiming = [credit for low, high, credit in written if low <= availability <= high]
    pick = {"the first band counts": lambda credits_: credits_[0]}.get(way, max if "highest" in way else min)

    found = lowered(headed("credit-bands", section))

    expected = f"{pick(claiming)} %" if claiming else "undefined by the terms"
    assert decided(found, "credit", availability=f"{availability} %") == expected
