"""The codes that the room `clocks` reports."""

from addendum.findings.codes.page import Page

PAGES: dict[str, Page] = {
    "CLOCK-EVENT-UNCLEAR": Page(
        "An event that would do two opposite things to a clock",
        "An event starts a clock or stops it, pauses it or lets it go on. One that stands under both keys "
        "would make the result depend on the order in which they are looked at.",
        "updates: {starts: responded, repeats: updated, stops: [updated, resolved]}",
        "updates: {starts: responded, repeats: updated, stops: resolved}",
    ),
    "CLOCK-KEY-ALONE": Page(
        "A key of a clock that does nothing, or never ends",
        "`pauses` needs `resumes`, or the time would stand still for ever after the first pause, and "
        "`resumes` needs `pauses`. `counted from` says where a clock that `repeats` starts again.",
        "resolution: {starts: opened, stops: resolved, pauses: on_hold}",
        "resolution: {starts: opened, stops: resolved, pauses: on_hold, resumes: taken_up}",
    ),
    "PROMISE-REVERSED": Page(
        "An event that promises the next one for a time that was over",
        "An update may say when the next one comes. A promise for a time before the update itself is a slip "
        "in the record.",
        '{"at": "2025-03-30T03:30:00Z", "type": "updated", "next_update_at": "2025-03-30T03:00:00Z"}',
        '{"at": "2025-03-30T03:30:00Z", "type": "updated", "next_update_at": "2025-03-30T05:00:00Z"}',
    ),
    "TICKETS-COUNTED-WRONG": Page(
        "A number of tickets declared as something else",
        "`share met` is a percentage, and how many were met or missed a number. `average time`, "
        "`longest time` and `time late` are of the type `duration`, `each time` and `each time late` of "
        "`list of duration`.",
        "in_time: {type: number, from: tickets, of tickets: {commitment: updates, counts: share met}}",
        "in_time: {type: percent, from: tickets, of tickets: {commitment: updates, counts: share met}}",
    ),
    "TICKETS-NOT-COUNTED": Page(
        "A fact that comes from tickets by half",
        "A fact that is counted over the tickets of a case says so by `from: tickets`, and by `of tickets` "
        "what is counted.",
        "missed_responses: {type: number, from: tickets}",
        "missed_responses: {type: number, from: tickets, of tickets: {commitment: updates, counts: missed}}",
    ),
}
