"""Why a ticket has no answer: the named errors of tickets and their events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.values import NoAnswer, show

if TYPE_CHECKING:
    from addendum.clocks import Measure
    from addendum.library import Standing
    from addendum.values import BusinessDays


def nothing_promised(standing: Standing) -> NoAnswer:
    """NO-COMMITMENTS: nothing that is asked promises anything that a clock measures."""
    return NoAnswer(
        "NO-COMMITMENTS",
        f"No document of `{standing.subject}` promises a time for tickets, so nothing can be due.",
        "Add a document of the kind `severity-targets` with `commitments`, or ask another tier or contract.",
    )


def calendar_needed(commitment: str, time: BusinessDays) -> NoAnswer:
    """CALENDAR-NEEDED: business days are promised, and no calendar says which days these are."""
    return NoAnswer(
        "CALENDAR-NEEDED",
        f"`{commitment}` promises {show(time)}, and no calendar says which days are business days.",
        "Write `during:` with a calendar beside the time, or `support hours:` for all of them.",
    )


def tickets_missing() -> NoAnswer:
    """TICKETS-MISSING: a question on several tickets comes without them."""
    return NoAnswer(
        "TICKETS-MISSING",
        "The tickets are not given as a list of records.",
        "Give `tickets` as a list of tickets, each with its `id` and `events`; "
        "`tickets:=@open.ndjson` reads them from a file.",
    )


def now_missing() -> NoAnswer:
    """NOW-MISSING: what is due next is asked, and nothing says how late it is."""
    return NoAnswer(
        "NOW-MISSING",
        "What is due next depends on how late it is, and `now` is not given.",
        "Give `now` as a date and time with its zone, for example `now=2025-03-30T02:30:00Z`.",
    )


def ticket_unanswered(own: str, error: NoAnswer) -> NoAnswer:
    """The error of one ticket among several, told with its id or number."""
    return NoAnswer(error.code, f"Ticket {own}: {error.says}", error.fix, error.at, error.details)


def nothing_counted(measure: Measure) -> NoAnswer:
    """NOTHING-COUNTED: a share, an average or the longest time is asked of no commitments at all."""
    return NoAnswer(
        "NOTHING-COUNTED",
        f"No `{measure.clock}` was met or missed, so there is no {measure.counts} for `{measure.fact}`.",
        "Say under `without any:` what then holds, or give more tickets.",
        details={"fact": measure.fact},
    )
