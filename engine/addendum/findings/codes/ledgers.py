"""The codes that the room `ledgers` reports."""

from addendum.findings.codes.page import Page

PAGES: dict[str, Page] = {
    "CREDITS-DIFFER": Page(
        "Credits of two kinds",
        "A percentage, an amount of money and days of service cannot be added up or compared. Where several "
        "remedies come together, or several outages, all their credits are of one kind.",
        "remedies: {take: the sum, of: [{name: uptime, when missed: {credit: 10 %}}, "
        "{name: speed, when missed: {credit: EUR 100}}]}",
        "when missed: {credit: 10 %, steps: [{of: = monthly_fee}]}      # for each of them",
    ),
    "OUTAGE-NOT-ENDED": Page(
        "An outage without an end",
        "How long an outage takes is not known before it ends. For one that goes on beyond the period, give "
        "the period's end.",
        'outages: [{from: "2025-03-30T23:00:00Z"}]',
        'outages: [{from: "2025-03-30T23:00:00Z", to: "2025-04-01T00:00:00Z"}]',
    ),
    "OUTAGE-REVERSED": Page(
        "An outage that ends before it begins",
        "Most often the two moments are swapped, or one of them is in another time zone.",
        'outages: [{from: "2025-03-01T10:00:00Z", to: "2025-03-01T09:00:00Z"}]',
        'outages: [{from: "2025-03-01T09:00:00Z", to: "2025-03-01T10:00:00Z"}]',
    ),
}
