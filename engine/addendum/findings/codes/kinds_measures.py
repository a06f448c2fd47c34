"""The codes that the room `kinds` reports of what is measured: outages, requests, intervals."""

from addendum.findings.codes.page import Page

PAGES: dict[str, Page] = {
    "GOOD-REQUESTS-OPEN": Page(
        "A share of requests without the good ones",
        "The share of requests that went well needs a fact that counts these, or conditions on each request.",
        "requests: {of: all_requests}",
        "requests: {of: all_requests, good count: good_requests}",
    ),
    "FIELD-NEEDED": Page(
        "Records lack a field that a rule looks at",
        "Downtime is added up from records with the fields `from` and `to`, or `length`. What else a rule "
        "looks at is a field, too: whether an outage was announced in time is told by its field `announced`.",
        "excluding: [{when: {cause: servicing}, notice: at least 7 days}]",
        "excluding: [{when: {cause: servicing}, notice: at least 7 days, if notice unknown: not excluded}]",
    ),
    "MOMENTS-NEEDED": Page(
        "A rule needs to know when outages were",
        "Calendars, notices, minutes of the clock and moments from which outages count can be looked at only "
        "where it is known when each outage was, and not only how long it took.",
        "outages: {type: list of records, fields: {length: duration}}      # and `during: office_hours`",
        "outages: {type: list of records, fields: {from: date and time, to: date and time}}",
    ),
    "PERIOD-NEEDED": Page(
        "Open hours of no period",
        "A calendar is looked at over the period that is measured, so the measure says which one that is.",
        "measure: {downtime: {of: outages, during: office_hours}}",
        "measure: {per: calendar month, downtime: {of: outages, during: office_hours}}",
    ),
    "NEVER-COUNTS": Page(
        "A rule that never counts",
        "Another rule beside it leaves it without a meaning. What the contract says there would go unheard, "
        "so it is taken out, or the other rule is mended.",
        "counted in: {minutes: part counts}\ndown for: {above: 30 seconds}",
        "counted in: {clock minutes: part counts}\ndown for: {above: 30 seconds}",
    ),
    "LIST-NEEDED": Page(
        "Nothing to score",
        "Intervals and requests are scored one by one, so they are a list of records.",
        "intervals: {of: error_rate, score: …}      # a number",
        "intervals: {of: intervals, score: …}       # a list of records",
    ),
    "SCORE-OPEN": Page(
        "Intervals without a score",
        "What an interval scores is a formula over its fields, or 100 % where it is good and 0 % else.",
        "intervals: {of: intervals}",
        "intervals: {of: intervals, score: = 100 % - errors / requests * 100 %}",
    ),
    "PERIOD-TWICE": Page(
        "Two measures over two times",
        "`period` is the time of the first measure. Another one that is counted over another time has its "
        "own, which begins with the name of what is measured.",
        "formula: = busy / period.length      # per calendar quarter, beside one per calendar month",
        "formula: = busy / load_period.length",
    ),
    "LIFE-OPEN": Page(
        "A part of a period that nobody knows",
        "Where a service is live for a part of the period only, a fact says how long, or from when to when.",
        "part life: {the rest: is left out}",
        "part life: {from: deployed, the rest: is left out}",
    ),
    "DAY-NEEDED": Page(
        "A fact that is no day",
        "Periods are counted from a day, or from the day of the month with this number. A service begins and "
        "ends on a day, or at a moment.",
        "billing_day: text      # and `counted from: billing_day`",
        "billing_day: number",
    ),
    "CALENDAR-NEEDED": Page(
        "Business days without a calendar",
        "Which days are business days is said by a calendar, and a notice in business days names it.",
        "notice: at least 5 business days",
        "notice: at least 5 business days\nbusiness days of: office_hours",
    ),
}
