"""Versions in force: one on every day from the first on, and what is told where it is not so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.documents import Mapping
from addendum.findings import Place
from addendum.kinds import Document, Head
from addendum.library import Timeline
from addendum.values import Date

FIRST = 738_000
DAYS = st.integers(FIRST, FIRST + 60)


def version(number, starts=None, until=None, kind="rules"):
    place = Place(f"v{number}.yaml", 2)
    head = Head(
        kind,
        "acme/rules",
        number,
        place,
        None if starts is None else Date.from_ordinal(starts),
        None if until is None else Date.from_ordinal(until),
    )
    return Document(head, Mapping((), place), place.file, {})


STARTS = st.lists(DAYS, min_size=1, max_size=6, unique=True).map(sorted)


@given(STARTS, DAYS)
def test_the_version_that_started_last_is_in_force(starts, ordinal):
    timeline = Timeline([version(number, day) for number, day in enumerate(starts, 1)])

    begun = [number for number, day in enumerate(starts, 1) if day <= ordinal]
    found = timeline.in_force(ordinal)
    assert (found.head.version if found else None) == (begun[-1] if begun else None)


@given(STARTS, st.randoms())
def test_versions_in_order_have_no_findings_however_they_are_read(starts, shuffle):
    versions = [version(number, day) for number, day in enumerate(starts, 1)]
    shuffle.shuffle(versions)

    timeline = Timeline(versions)

    assert not list(timeline.findings())
    assert [each.head.version for each in timeline.versions] == list(range(1, len(starts) + 1))


@given(STARTS)
def test_between_two_changes_the_same_version_is_in_force(starts):
    timeline = Timeline([version(number, day) for number, day in enumerate(starts, 1)])
    changes = {change.ordinal for change in timeline.changes()}

    for ordinal in range(FIRST, FIRST + 61):
        if ordinal not in changes:
            assert timeline.in_force(ordinal) is timeline.in_force(ordinal - 1)


def test_a_version_without_a_first_day_is_in_force_from_the_beginning():
    timeline = Timeline([version(1), version(2, FIRST)])

    assert timeline.in_force(FIRST - 100_000).head.version == 1
    assert timeline.in_force(FIRST).head.version == 2


def test_the_last_version_ends_on_its_until():
    timeline = Timeline([version(1, FIRST), version(2, FIRST + 10, FIRST + 20)])

    assert timeline.in_force(FIRST + 19).head.version == 2
    assert timeline.in_force(FIRST + 20) is None
    assert "until" in timeline.times


@pytest.mark.parametrize(
    ("versions", "codes"),
    [
        ([version(1, FIRST), version(1, FIRST + 1)], ["VERSION-TWICE"]),
        ([version(1, FIRST), version(2, FIRST)], ["TWO-IN-FORCE"]),
        ([version(1), version(2)], ["TWO-IN-FORCE"]),
        ([version(2, FIRST), version(1, FIRST + 1)], ["VERSION-ORDER"]),
        ([version(1, FIRST, FIRST + 5), version(2, FIRST + 6)], ["NO-VERSION-IN-FORCE"]),
        ([version(1, FIRST, FIRST + 6), version(2, FIRST + 5)], ["UNTIL-AND-SUCCESSOR"]),
        ([version(1, FIRST, FIRST + 5), version(2, FIRST + 5)], []),
        ([version(1, FIRST, FIRST)], ["NEVER-IN-FORCE"]),
        ([version(1, FIRST), version(2, FIRST + 1, kind="calendar")], ["KIND-CHANGES"]),
    ],
)
def test_days_with_two_versions_or_none_are_told_with_both_places(versions, codes):
    findings = list(Timeline(versions).findings())

    assert [finding.code for finding in findings] == codes
    for finding in findings[: len(versions) - 1]:
        assert {finding.place.file, *(each.place.file for each in finding.related)} == {
            each.file for each in versions
        }


def test_a_version_is_found_by_its_number():
    timeline = Timeline([version(1, FIRST), version(7, FIRST + 1)])

    assert timeline.numbered(7).head.effective.ordinal == FIRST + 1
    assert timeline.numbered(2) is None
    assert timeline.latest.head._replace(version=7) == timeline.latest.head
