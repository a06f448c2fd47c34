"""Why commitments were due when they were: what set the targets, the calendars, and the time that adds up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.reasons import Reason, reasons_for, reasons_of
from addendum.answers.tickets.moments import moment_value
from addendum.answers.tickets.spoken import clock_title, sum_words, target_words
from addendum.answers.words import joined
from addendum.clocks import counted_to, ended, length_value
from addendum.values import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from addendum.answers.tickets.moments import Moment
    from addendum.answers.tickets.replaying import Replayed, TicketReplay
    from addendum.answers.tickets.spoken import Speaker
    from addendum.answers.tickets.terms import Commitment
    from addendum.clocks import Instance
    from addendum.values import Value, Zone

    Facts = Mapping[str, object]
    Span = tuple[Moment, Moment]

_MOST_STRETCHES = 400


def ticket_reasons(
    replay: TicketReplay, replayed: Replayed, speaker: Speaker, zone: Zone
) -> tuple[Reason, ...]:
    """The rows that set the targets, what decides calendars, then for each run how its time adds up."""
    found = [*_of_targets(replay, replayed), *_of_calendars(replay, replayed)]
    for commitment, runs in zip(replay.commitments, replayed.runs, strict=True):
        found += _of_runs(replay, commitment, runs, speaker, zone)
    kept: dict[tuple[object, ...], Reason] = {}
    for reason in found:
        kept.setdefault((reason.says, reason.decision, reason.origin), reason)
    return tuple(kept.values())


def calendars_of(replayed: Replayed) -> tuple[str, ...]:
    """The names of the calendars in which the runs of a ticket count."""
    names = (run.target.calendar_name for run in replayed.instances if run.status is not None)
    return tuple(dict.fromkeys(name for name in names if name))


def counted_until_due(run: Instance) -> list[Span]:
    """The stretches of open time from which a run counts until it is due: together they are its target.

    Until its end, else nothing, where no moment is due.
    """
    until = run.due if run.due is not None else ended(run)
    return [] if until is None else counted_to(run, until)


def _of_targets(replay: TicketReplay, replayed: Replayed) -> Iterator[Reason]:
    """Why the targets are what they are, for each of the facts under which they held."""
    for _, facts, _ in replayed.held:
        given = _given(facts)
        yield from reasons_of(replay.book.bound, replay.book.result(given), given)


def _of_calendars(replay: TicketReplay, replayed: Replayed) -> Iterator[Reason]:
    """Where the zone and the holidays of a calendar come from, if facts decide them."""
    for name in calendars_of(replayed):
        for _, facts, _ in replayed.held:
            given = _given(facts)
            result = replay.book.calendar_facts(name, given)
            if result is not None:
                yield from reasons_for(replay.ground, result.values, result, given, {})


def _of_runs(
    replay: TicketReplay, commitment: Commitment, runs: Sequence[Instance], speaker: Speaker, zone: Zone
) -> Iterator[Reason]:
    """For each run of a commitment how the time until it was due adds up."""
    own = replay.ground.standing.lowered.program.decisions[commitment.source].origin
    origin = commitment.clock.origin or own
    title = clock_title(commitment.clock)
    for run in runs:
        if run.status is None or isinstance(run.target.time, Outcome):
            continue
        number = f" {run.number}" if len(runs) > 1 else ""
        says = f"{title}{number}: {_sum(run, speaker)}"
        gives = None if run.due is None else moment_value(run.due, zone)
        yield Reason(says, commitment.name, origin, "", _used(run, zone), gives)


def _sum(run: Instance, speaker: Speaker) -> str:
    """How the time of a run adds up to the moment at which it was due."""
    if run.due is None:
        return f"{target_words(run)} from {speaker.moment(run.counted_from)}, held by a pause that goes on."
    due = f"due {speaker.moment(run.due)}"
    if run.promised:
        return f"{due}, as the last update promised."
    stretches = counted_until_due(run)
    counted = sum_words(stretches, speaker) if stretches else f"from {speaker.moment(run.counted_from)}"
    held = [speaker.stretch(since, run.due if until is None else until) for since, until in run.pauses]
    paused = f"; paused {joined(held)}" if held else ""
    return f"{target_words(run)}: {counted}{paused}; {due}."


def _used(run: Instance, zone: Zone) -> dict[str, Value]:
    """What the moment comes from, as data: the target, where it counts from, open time and pauses."""
    stretches = [] if run.promised else counted_until_due(run)
    found: dict[str, Value] = {run.target.word: run.target.time}
    if run.target.calendar_name:
        found["during"] = run.target.calendar_name
    found["counted_from"] = moment_value(run.counted_from, zone)
    if 0 < len(stretches) <= _MOST_STRETCHES:
        found["counted"] = [_stretch(opens, closes, zone) for opens, closes in stretches]
    if run.pauses:
        found["paused"] = [
            {"from": moment_value(since, zone)}
            if until is None
            else {"from": moment_value(since, zone), "to": moment_value(until, zone)}
            for since, until in run.pauses
        ]
    return found


def _stretch(opens: Moment, closes: Moment, zone: Zone) -> dict[str, Value]:
    return {
        "from": moment_value(opens, zone),
        "to": moment_value(closes, zone),
        "length": length_value(closes - opens),
    }


def _given(facts: Facts) -> dict[str, object]:
    """The facts without those that are null."""
    return {name: value for name, value in facts.items() if value is not None}
