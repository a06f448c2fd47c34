"""Tickets as callers give them, read: the facts, the events, and from when on other facts held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.tickets.moments import moment_of, zone_of
from addendum.clocks import Event, in_order
from addendum.light import NamedTuple
from addendum.values import NoAnswer, ValueProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from addendum.answers.tickets.moments import Moment
    from addendum.clocks import Clock
    from addendum.rules import Program
    from addendum.values import Zone

    Facts = Mapping[str, object]
    State = tuple[Moment, dict[str, object]]

EVENTS, OPENED, NOW = "events", "opened", "now"
AT, TYPE = "at", "type"
OF_EVENT = ("id", "corrects", "withdraws", "reason")
"""What an event may say of itself besides its time and type."""
FREE = "context"
_OWN = frozenset({EVENTS, NOW, FREE})
_PLAIN = frozenset({AT, TYPE})


class Ticket(NamedTuple):
    """A ticket: when it was opened, its events in order, and the facts that held, each set from a moment on.

    `zone` is the one in which its opening is written. `now` is None where nobody says how late it is; events
    after it are not among `events`, and `later` counts them.
    """

    opened: Moment
    zone: Zone
    events: Sequence[Event]
    states: Sequence[State]
    now: Moment | None
    later: int = 0


class Vocabulary(NamedTuple):
    """What the events of tickets may be called and carry, for one set of clocks."""

    types: frozenset[str]
    facts: frozenset[str]
    promises: frozenset[str]


def vocabulary_of(program: Program, clocks: Iterable[Clock]) -> Vocabulary:
    """The events that clocks look at, the facts that an event may set, the promises that it may make."""
    known = tuple(clocks)
    return Vocabulary(
        frozenset({OPENED, *(event for clock in known for event in clock.events)}),
        frozenset((*program.facts, *program.decisions)),
        frozenset(clock.promised_in for clock in known) - {""},
    )


def opening_of(raw: Facts) -> object:
    """The time of opening as it is written, None where the ticket does not tell it."""
    opened = raw.get(OPENED)
    if opened is not None:
        return opened
    events = raw.get(EVENTS)
    if not isinstance(events, list | tuple):
        return None
    times = [each.get(AT) for each in events if type(each) is dict and each.get(TYPE) == OPENED]
    if len(times) < 2:
        return times[0] if times else None
    return min(times, key=moment_of)


def read_ticket(raw: Facts, vocabulary: Vocabulary) -> Ticket:
    """The ticket; raises NoAnswer for what is missing, unknown or unreadable, all of it at once."""
    try:
        return _read(raw, vocabulary)
    except (_Unreadable, ValueProblem, NoAnswer) as error:
        from addendum.answers.tickets.problems import problem_of

        raise problem_of(raw, vocabulary, error) from None


class _Unreadable(Exception):
    """A ticket that is not plain; what is wrong with it is found out apart."""


def _read(raw: Facts, vocabulary: Vocabulary) -> Ticket:
    opening = opening_of(raw)
    if opening is None:
        raise _Unreadable
    opened = moment_of(opening)
    events, in_sequence = _events(raw.get(EVENTS) or (), vocabulary)
    if raw.get(OPENED) is not None:
        if any(event.type == OPENED for event in events):
            raise _Unreadable
        events.append(Event(opened, OPENED))
        in_sequence = len(events) == 1
    if not in_sequence:
        events = in_order(events)
    now, later = None, 0
    if raw.get(NOW) is not None:
        now = moment_of(raw[NOW])
        if now < opened:
            raise _Unreadable
        known = [event for event in events if event.at <= now]
        events, later = known, len(events) - len(known)
    facts = {name: value for name, value in raw.items() if name not in _OWN}
    if OPENED in facts and OPENED not in vocabulary.facts:
        del facts[OPENED]
    elif OPENED in vocabulary.facts:
        facts[OPENED] = opening
    return Ticket(opened, zone_of(opening), events, _states(facts, events, vocabulary), now, later)


def _events(given: Any, vocabulary: Vocabulary) -> tuple[list[Event], bool]:
    """The events, and whether they stand in order of time, no two of them at once."""
    if type(given) is not list and type(given) is not tuple:
        raise _Unreadable
    found: list[Event] = []
    types = vocabulary.types
    in_sequence, before = True, None
    for each in given:
        try:
            at, kind = moment_of(each[AT]), each[TYPE]
        except (KeyError, TypeError):
            raise _Unreadable from None
        if before is not None and at <= before:
            in_sequence = False
        before = at
        if len(each) == len(_PLAIN):
            if kind not in types:
                raise _Unreadable
            found.append(Event(at, kind))
        else:
            event = _with_fields(at, kind, each, vocabulary)
            in_sequence = in_sequence and not (event.id or event.corrects or event.withdraws)
            found.append(event)
    return found, in_sequence


def _with_fields(at: Moment, kind: str, raw: dict[str, object], vocabulary: Vocabulary) -> Event:
    """An event that carries more than its time and type."""
    own: dict[str, str] = {}
    fields: dict[str, object] = {}
    says = kind in vocabulary.types
    for name, value in raw.items():
        if name in _PLAIN or name == FREE or value is None:
            continue
        if name in vocabulary.promises:
            fields[name] = promised(value)
        elif name in vocabulary.facts:
            fields[name] = value
            says = True
        elif name in OF_EVENT and type(value) in (str, int):
            own[name] = str(value)
        else:
            raise _Unreadable
    if not says and "withdraws" not in own:
        raise _Unreadable
    return Event(at, kind, fields=fields, **own)


def promised(value: object) -> object:
    """The moment that an event promises, as a value; raises ValueProblem, NoAnswer for one without zone."""
    from addendum.answers.tickets.moments import moment_value

    return moment_value(moment_of(value), zone_of(value))


def _states(facts: dict[str, object], events: Sequence[Event], vocabulary: Vocabulary) -> list[State]:
    """The facts from the opening on, and as each event that carries facts leaves them."""
    states: list[State] = [(events[0].at if events else 0, facts)]
    for event in events:
        if event.fields:
            changed = {name: value for name, value in event.fields.items() if name in vocabulary.facts}
            if changed:
                facts = {**facts, **changed}
                states.append((event.at, facts))
    return states
