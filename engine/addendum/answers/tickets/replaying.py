"""Tickets replayed on what a subject is answered from: when commitments were due, and how they went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.tickets.reading import read_ticket, vocabulary_of
from addendum.answers.tickets.terms import TermsBook
from addendum.clocks import Replay
from addendum.light import NamedTuple
from addendum.values import NoAnswer, Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from addendum.answers.bound import Ground
    from addendum.answers.tickets.moments import Moment
    from addendum.answers.tickets.reading import Ticket
    from addendum.answers.tickets.terms import Terms
    from addendum.clocks import Clock, Instance, Target

    Facts = Mapping[str, object]
    History = Sequence[tuple[Moment, Target]]


class Held(NamedTuple):
    """The terms that held from a moment on, and the facts that they come from."""

    since: Moment
    facts: Facts
    terms: Terms


class Replayed(NamedTuple):
    """A ticket as it was replayed.

    `held` are the terms that held one after the other; the first held before it, too. `runs` are for each
    commitment, in their order, the runs of its clock.
    """

    ticket: Ticket
    held: Sequence[Held]
    runs: Sequence[Sequence[Instance]]

    @property
    def last(self) -> Terms:
        """What is promised by the facts as they stand last."""
        return self.held[-1].terms

    @property
    def instances(self) -> tuple[Instance, ...]:
        """All runs of all clocks."""
        return tuple(run for runs in self.runs for run in runs)


class TicketReplay:
    """Replays tickets on one ground; made once, it serves any number of tickets.

    Raises NoAnswer NO-COMMITMENTS where nothing is promised that a clock measures.
    """

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.book = TermsBook(ground)
        self.commitments = self.book.commitments
        clocks = [commitment.clock for commitment in self.commitments]
        self._vocabulary = vocabulary_of(ground.standing.lowered.program, clocks)
        self._replays = [Replay(clock) for clock in clocks]

    def replay(self, raw: Facts) -> Replayed:
        """A ticket given as plain data, replayed; raises NoAnswer."""
        ticket = read_ticket(raw, self._vocabulary)
        states = ticket.states
        if len(states) == 1:
            facts = states[0][1]
            terms = self.book.of(facts)
            held = [Held(ticket.opened, facts, terms)]
            histories: Sequence[History] = terms.alone
        else:
            held = self._held(ticket)
            histories = [
                [(since, terms.targets[at]) for since, _, terms in held]
                for at in range(len(self.commitments))
            ]
        events, now = ticket.events, ticket.now
        runs = [
            replay.run(events, history, now) if _promises(history) else ()
            for replay, history in zip(self._replays, histories, strict=True)
        ]
        return Replayed(ticket, held, runs)

    def clock(self, name: str) -> Clock:
        """The clock of that name by which something is promised."""
        return next(each.clock for each in self.commitments if each.name == name)

    def _held(self, ticket: Ticket) -> list[Held]:
        """The terms that held, each from a moment on.

        Facts that only a later event tells hold from the start: a severity that is set after the opening
        decides what counts from the opening.
        """
        found: list[Held] = []
        for number, (since, facts) in enumerate(ticket.states, 1):
            try:
                terms = self.book.of(facts)
            except NoAnswer as error:
                if error.code != "MISSING-FACT" or found or number == len(ticket.states):
                    raise
                continue
            if not found or found[-1].terms is not terms:
                found.append(Held(since, facts, terms))
        return found


def _promises(history: History) -> bool:
    return any(not isinstance(target.time, Outcome) for _, target in history)
