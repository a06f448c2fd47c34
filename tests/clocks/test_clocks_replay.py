"""Clocks replayed: when a run starts, pauses, repeats and stops, when it is due, and how it went."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.clocks import Clock, Event, Replay, Target, at_risk_from, counted, in_order, margin, used
from addendum.values import DURATION, NO_COMMITMENT, UTC, DateTime, NoAnswer, Percent, read
from clocks.always import HOUR, Hours

ALWAYS, OFFICE = Hours(), Hours(9, 17)


def hours(count):
    return read(DURATION, f"{count} hours")


def within(count, calendar=ALWAYS, word="within"):
    return Target(word, hours(count), calendar)


def happened(text):
    """Events by their hours: `opened 10, responded 11.5`."""
    parts = (each.split() for each in text.split(", "))
    return [Event(int(float(at) * HOUR), kind) for kind, at in parts]


def runs(clock, text, *targets, now=None):
    """The runs of a clock over events; targets hold from an hour on, the first from the start."""
    held = [(int(since * HOUR), target) for since, target in targets or ((0, within(4)),)]
    return Replay(clock).run(in_order(happened(text)), held, None if now is None else int(now * HOUR))


def told(found):
    """Each run by its status, its due hour and its end."""
    return [
        (
            run.status.value if run.status else None,
            None if run.due is None else run.due / HOUR,
            None
            if run.done is None and run.over is None
            else (run.over if run.done is None else run.done) / HOUR,
        )
        for run in found
    ]


REPLY = Clock("reply", ("opened",), ("responded",))
FIX = Clock(
    "fix",
    ("opened",),
    ("resolved",),
    pauses=("on_hold", "waiting"),
    resumes=("taken_up", "replied"),
    cancelled_by=("withdrawn",),
)
UPDATES = Clock("updates", ("responded",), ("resolved",), repeats=("updated",))

PLAIN = [
    (
        "it starts at its event and stops at the first that stops it",
        REPLY,
        "opened 10, responded 12, responded 13",
        [("met", 14, 12)],
    ),
    ("a second start changes nothing", REPLY, "opened 10, opened 11, responded 12", [("met", 14, 12)]),
    ("nothing starts it", REPLY, "responded 12", []),
    ("on the dot is in time", REPLY, "opened 10, responded 14", [("met", 14, 14)]),
    ("late", REPLY, "opened 10, responded 15", [("breached", 14, 15)]),
    ("open", REPLY, "opened 10", [("pending", 14, None)]),
    ("a pause holds the time", FIX, "opened 10, on_hold 11, taken_up 13, resolved 15", [("met", 16, 15)]),
    (
        "overlapping pauses count once",
        FIX,
        "opened 10, on_hold 11, waiting 12, taken_up 13, replied 15",
        [("pending", 18, None)],
    ),
    (
        "a pause after the due moment moves nothing",
        FIX,
        "opened 10, on_hold 15, taken_up 16, resolved 17",
        [("breached", 14, 17)],
    ),
    ("a pause that nobody ended", FIX, "opened 10, on_hold 11", [("paused", None, None)]),
    ("a pause before the start", FIX, "on_hold 8, opened 10, taken_up 11", [("pending", 15, None)]),
    ("cancelled", FIX, "opened 10, withdrawn 11", [("cancelled", 14, 11)]),
    ("cancelled too late", FIX, "opened 10, withdrawn 15", [("breached", 14, 15)]),
    (
        "updates follow each other",
        UPDATES,
        "responded 10, updated 12, updated 17, resolved 18",
        [("met", 14, 12), ("breached", 16, 17), ("ended", 21, 18)],
    ),
]


@pytest.mark.parametrize(
    ("clock", "text", "expected"), [row[1:] for row in PLAIN], ids=[row[0] for row in PLAIN]
)
def test_a_clock_runs_as_its_events_say(clock, text, expected):
    assert told(runs(clock, text)) == expected


REOPENED = "opened 10, resolved 11, reopened 20, resolved 22"


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("stays stopped", [("met", 14, 11)]),
        ("starts again", [("met", 14, 11), ("met", 24, 22)]),
        ("goes on", [("met", 23, 22)]),
    ],
)
def test_a_reopened_ticket_goes_by_the_declared_rule(rule, expected):
    assert told(runs(FIX._replace(when_reopened=rule), REOPENED)) == expected


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        ("counts from the start", 12),
        ("counts from the change", 13),
        ("the earliest due moment counts", 13),
        ("the first target stays", 14),
    ],
)
def test_a_change_of_the_target_counts_by_the_declared_rule(rule, due):
    found = runs(REPLY._replace(when_severity_changes=rule), "opened 10", (0, within(4)), (11, within(2)))

    assert told(found) == [("pending", due, None)]


def test_the_earliest_due_moment_is_never_given_up_for_a_later_one():
    clock = REPLY._replace(when_severity_changes="the earliest due moment counts")

    found = runs(clock, "opened 10", (0, within(2)), (11, within(8)))

    assert told(found) == [("pending", 12, None)]


def test_a_change_after_the_end_changes_nothing():
    found = runs(REPLY, "opened 10, responded 11", (0, within(4)), (12, within(0.5)))

    assert told(found) == [("met", 14, 11)]


def test_an_update_counts_from_when_the_last_was_due_where_the_clock_says_so():
    clock = UPDATES._replace(counted_from="the last update as it was due")

    assert told(runs(clock, "responded 10, updated 12")) == [("met", 14, 12), ("pending", 18, None)]


def test_an_update_may_promise_the_next_one():
    clock = UPDATES._replace(promised_in="next_at")
    promise = {"next_at": DateTime.at(20 * HOUR, UTC)}
    events = [Event(10 * HOUR, "responded"), Event(11 * HOUR, "updated", fields=promise)]
    target = within(4)._replace(or_as_promised=True)

    found = Replay(clock).run(events, [(0, target)])

    assert told(found) == [("met", 14, 11), ("pending", 20, None)]
    assert found[1].promised


def test_a_promise_for_a_time_that_was_over_is_a_named_error():
    clock = UPDATES._replace(promised_in="next_at")
    promise = {"next_at": DateTime.at(9 * HOUR, UTC)}

    with pytest.raises(NoAnswer) as error:
        Replay(clock).run([Event(10 * HOUR, "responded", fields=promise)], [(0, within(4))])

    assert error.value.code == "PROMISE-REVERSED"


@pytest.mark.parametrize(
    ("word", "now", "status"),
    [
        ("within", 14, "pending"),
        ("within", 14.5, "breached"),
        ("less than", 13.5, "pending"),
        ("less than", 14, "breached"),
    ],
)
def test_what_is_open_is_breached_once_it_is_overdue(word, now, status):
    (found,) = runs(REPLY, "opened 10", (0, within(4, word=word)), now=now)

    assert found.status.value == status


def test_where_nothing_is_promised_there_is_no_status():
    (found,) = runs(REPLY, "opened 10, responded 11", (0, Target("within", NO_COMMITMENT)))

    assert (found.status, found.due) == (None, None)


def test_only_open_hours_count():
    (found,) = runs(FIX, "opened 16, on_hold 16.5, taken_up 34, resolved 35", (0, within(4, OFFICE)))

    assert told([found]) == [("met", 37.5, 35)]
    assert (used(found), margin(found)) == (1.5 * HOUR, 2.5 * HOUR)
    assert sum(closes - opens for opens, closes in counted(found)) == used(found)


@pytest.mark.parametrize(("at_risk", "expected"), [(hours(1), 35), (Percent(75), 35), (hours(9), 16)])
def test_a_run_is_at_risk_by_the_time_left_or_the_share_used(at_risk, expected):
    clock = REPLY._replace(at_risk=at_risk)
    (found,) = runs(clock, "opened 16", (0, within(4, OFFICE)))

    assert at_risk_from(clock, found) == expected * HOUR


def test_corrections_replace_events_and_events_that_are_told_twice_count_once():
    events = [
        Event(5, "responded", id="b", corrects="a"),
        Event(9, "responded", id="a"),
        Event(1, "opened"),
        Event(1, "opened"),
        Event(7, "slip", withdraws="c"),
        Event(6, "resolved", id="c"),
    ]

    assert [(event.at, event.type) for event in in_order(events)] == [(1, "opened"), (5, "responded")]


KINDS = (
    "opened",
    "responded",
    "updated",
    "on_hold",
    "waiting",
    "taken_up",
    "replied",
    "resolved",
    "reopened",
)
HISTORIES = st.lists(st.builds(Event, st.integers(0, 100 * HOUR), st.sampled_from(KINDS)), max_size=10)


@given(
    HISTORIES, st.integers(), st.sampled_from([REPLY, FIX, FIX._replace(when_reopened="goes on"), UPDATES])
)
def test_the_order_of_arrival_never_matters(events, seed, clock):
    arrived = [*events]
    Random(seed).shuffle(arrived)  # noqa: S311 -- an order, not a secret

    assert Replay(clock).run(in_order(arrived), [(0, within(4))]) == Replay(clock).run(
        in_order(events), [(0, within(4))]
    )


@given(st.integers(0, 30 * HOUR), st.integers(0, 30 * HOUR), st.sampled_from([ALWAYS, OFFICE]))
def test_a_pause_never_moves_a_deadline_earlier(start, length, calendar):
    opened, target = Event(10 * HOUR, "opened"), [(0, within(4, calendar))]
    pause = [Event(start, "on_hold"), Event(start + length, "taken_up")]

    (plain,) = Replay(FIX).run([opened], target)
    (paused,) = Replay(FIX).run(in_order([opened, *pause]), target)

    assert paused.due >= plain.due


@given(HISTORIES)
def test_time_used_and_time_left_make_up_the_target_of_what_was_met(events):
    for run in Replay(FIX).run(in_order(events), [(0, within(4, OFFICE))]):
        if run.status is not None and run.status.value == "met":
            assert used(run) + margin(run) == 4 * HOUR
