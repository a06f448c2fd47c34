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
}
