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
    "CALENDAR-NEEDED": Page(
        "Business days without a calendar",
        "Which days are business days is said by a calendar, and a notice in business days names it.",
        "notice: at least 5 business days",
        "notice: at least 5 business days\nbusiness days of: office_hours",
    ),
}
