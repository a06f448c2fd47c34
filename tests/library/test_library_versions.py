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


SPANS = st.lists(st.tuples(st.integers(0, 40), st.none() | st.integers(1, 20)), min_size=1, max_size=6)


@given(SPANS, st.integers(0, 60))
def test_of_published_versions_the_highest_number_that_begins_no_later_answers(drawn, ordinal):
    versions = [
        version(number, FIRST + start, None if length is None else FIRST + start + length)
        for number, (start, length) in enumerate(drawn, 1)
    ]

    found = Timeline(versions, lambda _: True).in_force(FIRST + ordinal)

    assert found is _naive(versions, FIRST + ordinal)


def _naive(versions, ordinal):
    """A version counts where none with a higher number has begun with it or before and runs at its start."""

    def runs(version, at):
        until = version.head.until
        return version.head.effective.ordinal <= at and (until is None or at < until.ordinal)

    counting = [
        version
        for version in versions
        if not any(
            other.head.version > version.head.version and runs(other, version.head.effective.ordinal)
            for other in versions
        )
    ]
    begun = [version for version in counting if version.head.effective.ordinal <= ordinal]
    last = max(begun, key=lambda version: version.head.effective.ordinal, default=None)
    return last if last is not None and runs(last, ordinal) else None


@given(SPANS)
def test_published_versions_have_no_findings_on_their_order(drawn):
    versions = [
        version(number, FIRST + start, None if length is None else FIRST + start + length)
        for number, (start, length) in enumerate(drawn, 1)
    ]

    found = {finding.code for finding in Timeline(versions, lambda _: True).findings()}

    assert found <= {"NO-VERSION-IN-FORCE"}


def test_a_replaced_version_is_found_by_its_number_and_ends_when_it_begins():
    first, second, third = version(1, FIRST), version(2, FIRST + 20), version(3, FIRST + 10)

    timeline = Timeline([first, second, third], lambda _: True)

    assert timeline.replaced == [second]
    assert timeline.numbered(2) is second
    assert timeline.newest is third
    assert timeline.end_of(second) == second.head.effective
    assert [timeline.end_of(each) for each in (first, third)] == [third.head.effective, None]


def test_a_draft_that_begins_before_an_earlier_number_is_not_taken_for_its_replacement():
    versions = [version(1, FIRST), version(2, FIRST + 20), version(3, FIRST + 10)]

    timeline = Timeline(versions, lambda each: each.head.version == 1)

    assert [finding.code for finding in timeline.findings()] == ["VERSION-ORDER"]
