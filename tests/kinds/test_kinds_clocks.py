"""Clocks as definitions declare them: what each key gives, what is told of those that make no sense."""

from __future__ import annotations

import pytest

from addendum.clocks import Clock, clocks_from_data, clocks_to_data
from addendum.values import DURATION, PERCENT, read
from kinds.small_policies import DEFINITIONS, codes, headed, lowered

EVERYTHING = """
  everything:
    title: All there is to say
    starts: [opened, called]
    stops: [resolved, closed]
    pauses: [on_hold, waiting_on_customer]
    resumes: [taken_up, customer_replied]
    repeats: updated
    reopens: [reopened, came_back]
    cancelled by: [withdrawn, merged]
    counted from: the last update as it was due
    next promised in: next_update_at
    when reopened: goes on
    when the severity changes: the earliest due moment counts
    at risk: {used: 75 %}
"""


def clocks(text):
    return lowered(definitions=DEFINITIONS + text)


def test_each_key_says_what_the_clock_does():
    found = clocks(EVERYTHING)

    assert not found.findings
    assert found.clocks["everything"]._replace(origin=None) == Clock(
        "everything",
        starts=("opened", "called"),
        stops=("resolved", "closed"),
        title="All there is to say",
        pauses=("on_hold", "waiting_on_customer"),
        resumes=("taken_up", "customer_replied"),
        repeats=("updated",),
        reopens=("reopened", "came_back"),
        cancelled_by=("withdrawn", "merged"),
        counted_from="the last update as it was due",
        promised_in="next_update_at",
        when_reopened="goes on",
        when_severity_changes="the earliest due moment counts",
        at_risk=read(PERCENT, "75 %"),
    )


def test_what_is_not_said_has_a_rule_of_its_own():
    found = clocks("  plain: {starts: opened, stops: resolved, at risk: {left: 1 hour}}\n")

    assert found.clocks["plain"]._replace(origin=None) == Clock(
        "plain",
        ("opened",),
        ("resolved",),
        reopens=("reopened",),
        counted_from="the last update as it happened",
        when_reopened="stays stopped",
        when_severity_changes="counts from the start",
        at_risk=read(DURATION, "1 hour"),
    )


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("{starts: opened, stops: [resolved, opened]}", "CLOCK-EVENT-UNCLEAR"),
        ("{starts: opened, stops: resolved, cancelled by: opened}", "CLOCK-EVENT-UNCLEAR"),
        ("{starts: opened, stops: resolved, cancelled by: resolved}", "CLOCK-EVENT-UNCLEAR"),
        ("{starts: opened, stops: updated, repeats: updated}", "CLOCK-EVENT-UNCLEAR"),
        ("{starts: opened, stops: resolved, pauses: held, resumes: held}", "CLOCK-EVENT-UNCLEAR"),
        ("{starts: opened, stops: resolved, pauses: held}", "CLOCK-KEY-ALONE"),
        ("{starts: opened, stops: resolved, resumes: taken_up}", "CLOCK-KEY-ALONE"),
        ("{starts: opened, stops: resolved, counted from: the last update as it was due}", "CLOCK-KEY-ALONE"),
    ],
)
def test_a_clock_that_makes_no_sense_is_told_with_its_line(written, code):
    found = clocks(f"  odd: {written}\n")

    assert codes(found) == [(code, len(DEFINITIONS.strip().splitlines()) + 1)]


def test_a_clock_that_two_documents_declare_is_told():
    more = headed("definitions", "clocks:\n  updates: {starts: opened, stops: resolved}\n", "more")

    found = lowered(more)

    assert codes(found) == [("NAME-TWICE", 6)]


def test_clocks_come_back_from_data_as_they_were():
    found = clocks(EVERYTHING)

    assert clocks_from_data(clocks_to_data(found.clocks)) == found.clocks
