"""The codes that the room `calendars` reports, beside those that checking calendars reports, too."""

from addendum.findings.codes.page import Page

PAGES: dict[str, Page] = {
    "CALENDAR-NEVER-OPEN": Page(
        "Time is counted in a calendar that does not open any more",
        "Time passes only in open hours. A calendar that is closed for a hundred years on end has none, "
        "so nothing that is counted in it is ever due.",
        "nights: {all of: [office_hours, after_hours]}     # hours that never meet",
        "nights: {any of: [office_hours, after_hours]}",
    ),
    "CALENDAR-HORIZON": Page(
        "An answer more than a thousand years away",
        "Calendars are followed through a thousand years. A date or a length of time that leads further is "
        "a slip.",
        "within: 9000000 hours",
        "within: 9 hours",
    ),
    "TIME-ZONE-UNKNOWN": Page(
        "A time zone that does not exist",
        "Zones have the names of the IANA time zone data. One that a case or a contract gives to a calendar "
        "is looked at when it is asked.",
        "customer: {zone: Berlin}",
        "customer: {zone: Europe/Berlin}",
    ),
    "REGION-MISSING": Page(
        "A calendar that is not told whose holidays count",
        "Where a case or a contract gives the region, it is one region, or a list of at least one.",
        'customer: {region: ""}',
        "customer: {region: DE-BE}",
    ),
    "BUSINESS-DAYS-NOT-WHOLE": Page(
        "A part of a business day",
        "Business days are counted one by one, so half of one has no end. It has where the calendar says how "
        "many hours a business day is.",
        "within: 1.5 business days",
        "within: 12 hours",
    ),
    "TIME-NEGATIVE": Page(
        "A negative number of business days",
        "Days are counted forward from when a request comes in. To count back, subtract a positive number.",
    ),
    "CALENDAR-NEVER-CLOSES": Page(
        "The next closing of a calendar that does not close",
        "A calendar with `open: always`, and nothing that closes it, has no closing to ask for.",
        '= next closing(opened, "24/7")',
        '= next closing(opened, "office_hours")',
    ),
    "CALENDAR-NOT-NAMED": Page(
        "A formula counts in a calendar that it does not name",
        "Which hours count must be seen in the policy itself, and be checked before anybody asks. So a "
        "formula names its calendar by a text in quotes, not by a fact. Where the calendar differs by case, "
        "write `if` with two calls, or let a fact decide the zone and the region of one calendar.",
        "= add business time(opened, 4 hours, office_hours)",
        '= add business time(opened, 4 hours, "office_hours")',
    ),
}
