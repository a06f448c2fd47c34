"""A ticket as a line of time: its events, the open hours between them, due moments, and how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.tickets.spoken import clock_title, spoken_length, target_words
from addendum.answers.tickets.telling import lateness_words
from addendum.answers.words import spoken
from addendum.calendars import united
from addendum.clocks import Status, ended
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from addendum.answers.tickets.moments import Moment
    from addendum.answers.tickets.replaying import Replayed, TicketReplay
    from addendum.answers.tickets.spoken import Speaker
    from addendum.clocks import Clock, Instance

_EVENT, _HOURS, _DUE, _NOW = "●", "○", "◆", "►"
_OPEN, _CLOSED = "│", "┊"
_RANK = {_EVENT: 0, _HOURS: 1, _DUE: 2, _NOW: 3}
_MOST_CHANGES = 24


class Mark(NamedTuple):
    """Something at a moment of a ticket's time: its sign, and the lines that tell of it."""

    at: Moment
    sign: str
    says: tuple[str, ...]


def timeline(replay: TicketReplay, replayed: Replayed, speaker: Speaker) -> tuple[str, ...]:
    """The lines of a drawing from above to below, with `│` where some hours are open, `┊` where none are."""
    marks = [*_events(replay, replayed), *_due(replay, replayed)]
    now = replayed.ticket.now
    if now is not None:
        marks.append(Mark(now, _NOW, ("now",)))
    opened = _open_hours(replayed, min(mark.at for mark in marks), max(mark.at for mark in marks))
    marks += _hours(opened, marks)
    return tuple(_drawn(sorted(marks, key=_in_order), opened, speaker))


def _in_order(mark: Mark) -> tuple[object, ...]:
    return mark.at, _RANK[mark.sign], mark.says


def _events(replay: TicketReplay, replayed: Replayed) -> Iterator[Mark]:
    """The events with what they did to the clocks."""
    done: dict[tuple[Moment, str], list[str]] = {}
    for clock, runs in _clocks(replay, replayed):
        for run in runs:
            starting = f"{_title(clock, run, runs)} starts: {target_words(run)}"
            done.setdefault((run.started, _starting(replayed, run, clock)), []).append(starting)
            end = ended(run)
            if end is not None:
                done.setdefault((end, ""), []).append(f"{_title(clock, run, runs)} {_outcome(run)}")
    told: set[tuple[Moment, str]] = set()
    for event in replayed.ticket.events:
        says = [spoken(event.type) + (f" ({event.reason})" if event.reason else "")]
        says += [f"{spoken(name)}: {value}" for name, value in event.fields.items()]
        for key in ((event.at, ""), (event.at, event.type)):
            if key not in told:
                says += done.get(key, ())
                told.add(key)
        yield Mark(event.at, _EVENT, tuple(says))
    for key, lines in done.items():
        if key not in told:
            yield Mark(key[0], _EVENT, tuple(lines))


def _starting(replayed: Replayed, run: Instance, clock: Clock) -> str:
    """The type of the event that started a run, `""` where none did at that moment."""
    starting = (*clock.starts, *clock.repeats, *clock.reopens)
    types = (event.type for event in replayed.ticket.events if event.at == run.started)
    return next((each for each in types if each in starting), "")


def _due(replay: TicketReplay, replayed: Replayed) -> Iterator[Mark]:
    """The moments at which something is due, where that was not done before."""
    now = replayed.ticket.now
    for clock, runs in _clocks(replay, replayed):
        for run in runs:
            if run.due is None or run.over is not None:
                continue
            missed = run.status is Status.BREACHED and (run.done is None or run.done > run.due)
            open_still = run.done is None
            if missed or open_still or run.done == run.due:
                late = ", breached" if missed and run.due != now else ""
                yield Mark(run.due, _DUE, (f"{_title(clock, run, runs)} due{late}",))


def _clocks(replay: TicketReplay, replayed: Replayed) -> Iterator[tuple[Clock, list[Instance]]]:
    """Each clock with its runs by which something is promised."""
    for commitment, runs in zip(replay.commitments, replayed.runs, strict=True):
        yield commitment.clock, [run for run in runs if run.status is not None]


def _title(clock: Clock, run: Instance, runs: Sequence[Instance]) -> str:
    title = clock_title(clock)
    return f"{title} {run.number}" if len(runs) > 1 else title


def _outcome(run: Instance) -> str:
    """How a run went: `met, 5 minutes left`, `breached, 1 minute late`."""
    assert run.status is not None  # noqa: S101 - asked by `_clocks`
    lateness = lateness_words(run, None)
    return f"{run.status.value}, {lateness}" if lateness else run.status.value


def _open_hours(replayed: Replayed, first: Moment, last: Moment) -> dict[str, list[tuple[Moment, Moment]]]:
    """When each calendar in which something counts is open between two moments."""
    found: dict[str, list[tuple[Moment, Moment]]] = {}
    for run in replayed.instances:
        calendar, name = run.target.calendar, run.target.calendar_name
        if run.status is not None and calendar is not None and name not in found:
            found[name] = [*calendar.stretches(first, last + 1)]  # a second more: is it open at the end?
    return found


def _hours(opened: dict[str, list[tuple[Moment, Moment]]], marks: Sequence[Mark]) -> Iterator[Mark]:
    """Openings and closings between the first mark and the last; none where they would crowd out the rest."""
    first, last = min(mark.at for mark in marks), max(mark.at for mark in marks)
    changes = [
        Mark(at, _HOURS, (f"{name} {what}",))
        for name, stretches in opened.items()
        for opens, closes in stretches
        for at, what in ((opens, "opens"), (closes, "closes"))
        if first < at < last
    ]
    if len(changes) <= _MOST_CHANGES:
        yield from changes


def _drawn(
    marks: Sequence[Mark], opened: dict[str, list[tuple[Moment, Moment]]], speaker: Speaker
) -> Iterator[str]:
    times = [speaker.moment(mark.at) for mark in marks]
    width = max(map(len, times), default=0)
    is_open = united([stretch for stretches in opened.values() for stretch in stretches])
    before: Mark | None = None
    for time, mark in zip(times, marks, strict=True):
        if before is not None and mark.at > before.at:
            line = _OPEN if _covers(is_open, before.at) else _CLOSED
            yield f"{'':{width}}  {line}  {spoken_length(mark.at - before.at)}"
        shown = time if before is None or mark.at != before.at else ""
        lead = _OPEN if _covers(is_open, mark.at) else _CLOSED
        yield f"{shown:{width}}  {mark.sign}  {mark.says[0]}"
        for says in mark.says[1:]:
            yield f"{'':{width}}  {lead}  {says}"
        before = mark


def _covers(stretches: Iterable[tuple[Moment, Moment]], moment: Moment) -> bool:
    return any(opens <= moment < closes for opens, closes in stretches)
