"""The commitments of a ticket in words: how each stands, what was promised, what is due next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.tickets.spoken import clock_title, open_length, target_words, time_words
from addendum.clocks import Status, at_risk_from, ended, margin, used
from addendum.values import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addendum.answers.tickets.moments import Moment
    from addendum.answers.tickets.spoken import Speaker
    from addendum.clocks import Clock, Instance, Target


def commitment_lines(
    clock: Clock, runs: Sequence[Instance], target: Target, now: Moment | None, speaker: Speaker
) -> tuple[str, ...]:
    """What came of a commitment: one line where nothing is promised or begun, else two for each run."""
    if not runs:
        if isinstance(target.time, Outcome):
            return (target.time.text,)
        during = f" during {target.calendar_name}" if target.calendar_name else ""
        return (f"not started: {target.word} {time_words(target.time)}{during}",)
    told: list[str] = []
    for run in runs:
        number = f"{run.number}. " if len(runs) > 1 else ""
        if run.status is None:
            told.append(f"{number}{run.target.time}")
            continue
        told.append(f"{number}{_standing(run, now, speaker)}")
        told.append(f"{' ' * len(number)}{_terms(clock, run, now, speaker)}")
    return tuple(told)


def deadline_line(run: Instance, clock: Clock, speaker: Speaker) -> str:
    """What is due next, and from when it is at risk."""
    assert run.due is not None  # noqa: S101 - deadlines are due
    risky = at_risk_from(clock, run)
    risk = f", at risk from {speaker.moment(risky)}" if risky is not None else ""
    return f"{clock_title(clock)}, {speaker.moment(run.due)}{risk}"


def lateness_words(run: Instance, now: Moment | None) -> str:
    """How early or late a run was, or is by now: `5 minutes left`, `1 minute late`; else nothing."""
    left = margin(run, now)
    if left is None:
        return ""
    return f"{open_length(-left)} late" if run.status is Status.BREACHED else f"{open_length(left)} left"


def _standing(run: Instance, now: Moment | None, speaker: Speaker) -> str:
    assert run.status is not None  # noqa: S101 - something is promised
    lateness = lateness_words(run, now)
    head = f"{run.status.value}, {lateness}" if lateness else run.status.value
    parts = []
    if run.due is not None:
        promised = " as promised" if run.promised else ""
        parts.append(f"due {speaker.moment(run.due)}{promised}")
    elif run.status is Status.PAUSED:
        parts.append("due later, by how long the pause lasts")
    end = ended(run)
    if end is not None:
        parts.append(f"{'done' if run.done is not None else 'over'} {speaker.moment(end)}")
    return f"{head}: {', '.join(parts)}" if parts else head


def _terms(clock: Clock, run: Instance, now: Moment | None, speaker: Speaker) -> str:
    spent = used(run, now)
    parts = [target_words(run), f"started {speaker.moment(run.started)}"]
    if run.counted_from != run.started:
        parts.append(f"counted from {speaker.moment(run.counted_from)}")
    if spent is not None:
        parts.append(f"used {open_length(spent)}")
    risky = at_risk_from(clock, run) if ended(run) is None else None
    if risky is not None:
        parts.append(f"at risk from {speaker.moment(risky)}")
    return ", ".join(parts)
