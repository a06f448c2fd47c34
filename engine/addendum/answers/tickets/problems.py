"""What is wrong with a ticket, all of it at once, told by the number and the type of each event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.tickets.moments import moment_of
from addendum.answers.tickets.reading import (
    AT,
    EVENTS,
    FREE,
    NOW,
    OF_EVENT,
    OPENED,
    TYPE,
    opening_of,
    promised,
)
from addendum.findings import did_you_mean, listed
from addendum.values import NoAnswer, ValueProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from addendum.answers.tickets.reading import Vocabulary

_EXAMPLE = '`{"at": "2025-03-30T01:50:00+01:00", "type": "opened"}`'


def problem_of(raw: Mapping[str, object], vocabulary: Vocabulary | None, error: Exception) -> NoAnswer:
    """One error for all that is wrong with a ticket; the one at hand where nothing else is found.

    With several its code is that of the first, and `details` has them all. Without a vocabulary it is open
    which events and fields there may be.
    """
    found = [*_problems(raw, vocabulary)]
    if not found:
        return _named("", error)
    if len(found) == 1:
        return found[0]
    return NoAnswer(
        found[0].code,
        " ".join(each.says for each in found),
        " ".join(dict.fromkeys(each.fix for each in found if each.fix)),
        details={"errors": tuple(found)},
    )


def opening_problem(raw: Mapping[str, object]) -> NoAnswer:
    """Why it cannot be told when a ticket was opened."""
    return problem_of(raw, None, OpeningUnknown())


class OpeningUnknown(Exception):
    """Nothing tells when a ticket was opened."""


def _problems(raw: Mapping[str, object], vocabulary: Vocabulary | None) -> Iterator[NoAnswer]:
    events = raw.get(EVENTS)
    if events is None and raw.get(OPENED) is None:
        yield _events_missing()
        return
    if events is not None and not isinstance(events, list | tuple):
        yield _unreadable("`events` is not a list.", f"Write a list of records such as {_EXAMPLE}.")
        return
    unreadable = [
        *(
            each
            for number, event in enumerate(events or (), 1)
            for each in _of_event(number, event, vocabulary)
        ),
        *(
            each
            for name in (OPENED, NOW)
            if raw.get(name) is not None
            for each in _of_moment(name, raw[name])
        ),
    ]
    yield from unreadable or _of_opening(raw)


def _of_event(number: int, event: object, vocabulary: Vocabulary | None) -> Iterator[NoAnswer]:
    where = f"Event {number}"
    if not isinstance(event, dict):
        yield _unreadable(f"{where} is not a record.", f"Write {_EXAMPLE}.")
        return
    kind = event.get(TYPE)
    if not isinstance(kind, str):
        yield _unreadable(f"{where} does not say what happened.", f"Add its `type`, as in {_EXAMPLE}.")
        return
    where = f"Event {number}, `{kind}`"
    if event.get(AT) is None:
        yield _unreadable(f"{where}, does not say when it was.", f"Add its time as `at`, as in {_EXAMPLE}.")
    else:
        yield from _of_moment(where, event[AT])
    if vocabulary is not None:
        yield from _of_content(where, kind, event, vocabulary)


def _of_content(
    where: str, kind: str, event: Mapping[str, object], vocabulary: Vocabulary
) -> Iterator[NoAnswer]:
    """Fields that nothing declares, and events that nobody looks for."""
    for name, value in event.items():
        if name in vocabulary.promises:
            yield from _of_promise(f"{where}, `{name}`", value)
        elif name in OF_EVENT and value is not None and type(value) not in (str, int):
            yield _unreadable(f"{where}: `{name}` is not text.", f'Write `"{name}": "…"`.')
        elif name not in vocabulary.facts and name not in (AT, TYPE, FREE, *OF_EVENT):
            yield _unknown_field(where, name, vocabulary)
    carries = not vocabulary.facts.isdisjoint(event) or event.get("withdraws") is not None
    if kind not in vocabulary.types and not carries:
        yield _unknown_event(where, kind, vocabulary.types)


def _of_moment(where: str, raw: object) -> Iterator[NoAnswer]:
    try:
        moment_of(raw)
    except (ValueProblem, NoAnswer) as error:
        yield _named(where, error)


def _of_promise(where: str, raw: object) -> Iterator[NoAnswer]:
    try:
        promised(raw)
    except (ValueProblem, NoAnswer) as error:
        yield _named(where, error)


def _of_opening(raw: Mapping[str, object]) -> Iterator[NoAnswer]:
    """What is wrong with the opening of a ticket whose events can be read."""
    opening = opening_of(raw)
    if opening is None:
        yield _opening_missing(raw)
        return
    events = raw.get(EVENTS)
    told = [each for each in events if each.get(TYPE) == OPENED] if isinstance(events, list | tuple) else []
    if raw.get(OPENED) is not None and told:
        yield NoAnswer(
            "OPENING-TWICE",
            f"The opening is given as `{OPENED}` and among the `{EVENTS}`.",
            "Give it in one of the two places.",
        )
    now = raw.get(NOW)
    if now is not None and moment_of(now) < moment_of(opening):
        yield NoAnswer(
            "OPENED-AFTER-NOW",
            f"The ticket was opened at {opening}, and `{NOW}` is {now}, which was before that.",
            f"Correct `{NOW}`, or the time of the event `{OPENED}`.",
        )


def _named(where: str, error: Exception) -> NoAnswer:
    """The error of reading a value, told with where it stands."""
    if not isinstance(error, ValueProblem | NoAnswer):
        return _unreadable("The ticket cannot be read.", f"Write its events as {_EXAMPLE}.")
    says = f"{where}: {error.says}" if where else error.says
    return NoAnswer(error.code, says, error.fix)


def _events_missing() -> NoAnswer:
    return NoAnswer(
        "EVENTS-MISSING",
        "The ticket has no events: it is open when it was opened, and what happened to it.",
        f"Give `{OPENED}` with its time, or `{EVENTS}` as a list of records such as {_EXAMPLE}.",
    )


def _opening_missing(raw: Mapping[str, object]) -> NoAnswer:
    events = raw.get(EVENTS)
    types = [str(each.get(TYPE)) for each in events] if isinstance(events, list | tuple) else []
    near = did_you_mean(OPENED, types)
    return NoAnswer(
        "OPENING-MISSING",
        "No event says when the ticket was opened, so it is open which version of the contract counts.",
        f"Write `{OPENED}` in place of `{near}`."
        if near
        else f"Add an event of the type `{OPENED}`, as in {_EXAMPLE}.",
    )


def _unreadable(says: str, fix: str) -> NoAnswer:
    return NoAnswer("EVENT-UNREADABLE", says, fix)


def _unknown_event(where: str, kind: str, known: Iterable[str]) -> NoAnswer:
    names = sorted(known)
    near = did_you_mean(kind, names)
    meant = f"Write `{near}`" if near else f"Write one of {listed(names)}"
    return NoAnswer(
        "EVENT-UNKNOWN",
        f"{where}: no clock of this contract knows such an event, and it changes no fact.",
        f"{meant}, leave it out, or let a clock of the definitions name it.",
    )


def _unknown_field(where: str, name: str, vocabulary: Vocabulary) -> NoAnswer:
    known = (*vocabulary.facts, *vocabulary.promises, AT, TYPE, *OF_EVENT)
    near = did_you_mean(name, known)
    meant = f"Write `{near}`" if near else "Leave it out"
    return NoAnswer(
        "EVENT-FIELD-UNKNOWN",
        f"{where}: nothing is called `{name}`: no document declares such a fact, and no clock looks for it.",
        f"{meant}, or put free data under `{FREE}`.",
    )
