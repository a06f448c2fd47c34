"""The codes of questions on tickets."""

from addendum.findings.codes.page import Page

PAGES: dict[str, Page] = {
    "CALENDAR-NEEDED": Page(
        "Business days without a calendar",
        "A commitment in business days needs a calendar that says which days these are: its own, under "
        "`during`, or that of the support hours.",
        "resolution: {within: 2 business days}",
        "resolution: {within: 2 business days, during: office_hours}",
    ),
    "EVENT-FIELD-UNKNOWN": Page(
        "An event with a field that means nothing",
        "An event has `at` and `type`; it may have `id`, `corrects`, `withdraws` and `reason`, the facts "
        "that it changes, and the field in which a clock finds a promised time. Anything else is likely a "
        "slip, so it is refused; free data stands under `context`.",
        '{"at": "2025-03-30T01:50:00Z", "type": "opened", "severty": "S1"}',
        '{"at": "2025-03-30T01:50:00Z", "type": "opened", "severity": "S1"}',
    ),
    "EVENT-UNKNOWN": Page(
        "An event that no clock looks at",
        "Clocks name the events that start, stop, pause and repeat them. An event that no clock names and "
        "that changes no fact would mean nothing; a slip in its type would hide an answer that was given "
        "in time.",
        '{"at": "2025-03-30T02:05:00Z", "type": "respnded"}',
        '{"at": "2025-03-30T02:05:00Z", "type": "responded"}',
    ),
    "EVENT-UNREADABLE": Page(
        "An event that is not written as one",
        "Events are records with `at`, a date and time with its zone, and `type`, the name of the event.",
        '{"time": "2025-03-30T01:50:00Z", "what": "opened"}',
        '{"at": "2025-03-30T01:50:00Z", "type": "opened"}',
    ),
    "EVENTS-MISSING": Page(
        "A ticket without events",
        "What is due, and what was kept, follows from what happened to a ticket. Its events come as a "
        "list of records; the time of opening alone may be given as `opened`.",
        "addendum evaluate ticket severity=S1 --tier premium",
        "addendum evaluate ticket severity=S1 opened=2025-03-30T01:50:00Z --tier premium",
    ),
    "NO-COMMITMENTS": Page(
        "A subject that promises no times",
        "Tickets are measured against the commitments of severity targets. Where a tier or contract has "
        "none, nothing can be due.",
        "includes: [acme/service-credits]",
        "includes: [acme/service-credits, acme/severity-targets]",
    ),
    "NOTHING-COUNTED": Page(
        "A share or an average of no commitments",
        "A share, an average and a longest time need something that was met or missed. What holds in a month "
        "without a ticket is a term of the contract, so a policy says it.",
        "of tickets: {commitment: initial_response, counts: share met}",
        "of tickets: {commitment: initial_response, counts: share met, without any: 100 %}",
    ),
    "NOW-MISSING": Page(
        "A queue, and nobody says how late it is",
        "Which ticket is next depends on the moment. Addendum has no clock of its own, so that an answer "
        "can be given again: the moment is given as `now`.",
        "addendum evaluate queue tickets:=@open.ndjson --tier premium",
        "addendum evaluate queue tickets:=@open.ndjson now=2025-03-30T02:30:00Z --tier premium",
    ),
    "OPENED-AFTER-NOW": Page(
        "A ticket that was opened after `now`",
        "`now` is the moment as of which a ticket is judged. One opened later does not exist by then.",
        '{"now": "2025-03-30T01:00:00Z", "opened": "2025-03-30T01:50:00Z"}',
        '{"now": "2025-03-30T02:00:00Z", "opened": "2025-03-30T01:50:00Z"}',
    ),
    "OPENING-MISSING": Page(
        "A ticket whose opening is not told",
        "The version of the contract that counts is the one in force when the ticket was opened, so one "
        "event is of the type `opened`, or `opened` is given beside the events.",
        '"events": [{"at": "2025-03-30T02:05:00Z", "type": "responded"}]',
        '"opened": "2025-03-30T01:50:00Z", "events": [{"at": "2025-03-30T02:05:00Z", "type": "responded"}]',
    ),
    "OPENING-TWICE": Page(
        "A ticket whose opening is told twice",
        "The opening is either the event `opened` or given beside the events. Two of them may differ.",
        '"opened": "2025-03-30T01:50:00Z", "events": [{"at": "2025-03-30T01:50:00Z", "type": "opened"}]',
        '"events": [{"at": "2025-03-30T01:50:00Z", "type": "opened"}]',
    ),
    "TICKETS-MISSING": Page(
        "A question on several tickets without the tickets",
        "The tickets come as a list of records under `tickets`, each with `id`, facts and events.",
        "addendum evaluate queue now=2025-03-30T02:30:00Z --tier premium",
        "addendum evaluate queue tickets:=@open.ndjson now=2025-03-30T02:30:00Z --tier premium",
    ),
}
