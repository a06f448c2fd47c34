"""Bands: a row with one border ends where its neighbour begins."""

from __future__ import annotations

import pytest

from addendum.rules.bands import close_bands, complement
from addendum.rules.model import Among, Anything, Within
from addendum.rules.wording import words
from addendum.values import MONEY, PERCENT
from rules.writing_of_rules import SEVERITIES, condition, node


def closed(rows, of_type=PERCENT, outside=None):
    """The bands in words, and the codes of the findings."""
    findings = []
    limit = None if outside is None else condition(outside, of_type)
    nodes = [node(row, line) for line, row in enumerate(rows, 1)]
    bands = close_bands(nodes, of_type, findings.append, limit)
    return [band and words(band, of_type) for band in bands], findings


def test_bands_that_run_down_from_the_commitment_close_below_it():
    bands, findings = closed(
        [{"at least": "99 %"}, {"at least": "95 %"}, {"below": "95 %"}], outside={"at least": "99.99 %"}
    )

    assert not findings
    assert bands == ["at least 99 % and below 99.99 %", "at least 95 % and below 99 %", "below 95 %"]


def test_bands_that_run_up_begin_where_the_one_before_ends():
    bands, findings = closed(
        [{"below": "EUR 500,000"}, {"below": "EUR 1,000,000"}, {"at least": "EUR 1,000,000"}], MONEY
    )

    assert not findings
    assert bands == [
        "below EUR 500000.00",
        "at least EUR 500000.00 and below EUR 1000000.00",
        "at least EUR 1000000.00",
    ]


def test_a_border_that_does_not_belong_to_one_band_belongs_to_the_other():
    bands, _ = closed([{"above": "99 %"}, {"above": "95 %"}, {"at most": "95 %"}])

    assert bands == ["above 99 %", "above 95 % and at most 99 %", "at most 95 %"]


def test_bands_may_end_at_a_commitment_from_above():
    bands, _ = closed(
        [{"at most": "8 %"}, {"at most": "20 %"}, {"above": "20 %"}], outside={"at most": "4 %"}
    )

    assert bands == ["above 4 % and at most 8 %", "above 8 % and at most 20 %", "above 20 %"]


def test_a_row_with_two_borders_is_taken_as_written():
    bands, findings = closed([{"at least": "97 %", "below": "98 %"}, {"at least": "95 %", "below": "96 %"}])

    assert not findings
    assert bands == ["at least 97 % and below 98 %", "at least 95 % and below 96 %"]


def test_rows_with_two_borders_need_no_order():
    rows = [{"at least": f"{low} %", "below": f"{low + 1} %"} for low in (95, 97, 96)]

    assert not closed(rows)[1]


def test_a_band_ends_at_a_neighbour_with_two_borders():
    bands, _ = closed([{"at least": "99 %"}, {"at least": "95 %", "below": "98 %"}, {"below": "95 %"}])

    assert bands == ["at least 99 %", "at least 95 % and below 98 %", "below 95 %"]


def test_a_single_value_between_bands_tells_which_way_they_run():
    bands, findings = closed(
        [{"above": "99 %", "below": "99.9 %"}, {"is": "99 %"}, {"below": "99 %"}],
        outside={"at least": "99.9 %"},
    )

    assert not findings
    assert bands[2] == "below 99 %"


def test_members_of_a_list_are_not_closed():
    bands, findings = closed([{"is": "S1"}, {"or less severe": "S2"}], SEVERITIES)

    assert not findings
    assert bands == ["S1", "S2 or less severe"]


WRONG = [
    (
        "turned",
        [{"at least": "99 %"}, {"at least": "90 %"}, {"at least": "95 %"}],
        None,
        "BANDS-BOTH-WAYS",
        3,
    ),
    ("twice", [{"at least": "99 %"}, {"at least": "99 %"}], None, "BAND-BORDER-TWICE", 2),
    ("no border", [{"at least": "99 %"}, {}, {"below": "95 %"}], None, "BAND-BORDER-MISSING", 2),
    (
        "none between",
        [{"below": "9 %"}, {"one of": ["9 %", "10 %"]}, {"below": "20 %"}],
        None,
        "BAND-BORDER-MISSING",
        3,
    ),
    (
        "in the commitment",
        [{"at least": "99.5 %"}, {"below": "99.5 %"}],
        {"at least": "99 %"},
        "BAND-EMPTY",
        1,
    ),
]


@pytest.mark.parametrize(
    ("rows", "outside", "code", "line"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG]
)
def test_bands_that_leave_their_ends_open_are_refused(rows, outside, code, line):
    bands, findings = closed(rows, outside=outside)

    assert None in bands
    assert [(finding.code, finding.place.line) for finding in findings] == [(code, line)]


COMPLEMENTS = [
    ({"at least": "99 %"}, "below 99 %"),
    ({"above": "95 %", "at most": "99 %"}, "at most 95 % or above 99 %"),
    ({"is": "5 %"}, "not 5 %"),
]


@pytest.mark.parametrize(("data", "text"), COMPLEMENTS)
def test_the_complement_holds_where_the_condition_does_not(data, text):
    written = condition(data, PERCENT)

    assert words(complement(written, PERCENT), PERCENT) == text
    assert complement(complement(written, PERCENT), PERCENT) == written


def test_nothing_is_left_beside_anything():
    assert complement(Anything(), PERCENT) == Within(())
    assert complement(Anything(), SEVERITIES) == Among(())
