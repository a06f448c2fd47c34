"""The codes that the room `changes` reports."""

from addendum.findings.codes.page import Page

PAGES: dict[str, Page] = {
    "MEANING-CHANGED": Page(
        "A version says something else than before",
        "What a version of a document says stays as it is: cases were decided by it. A change of meaning is "
        "a new version with a first day of its own; a contract is changed by a further amendment. Titles, "
        "quotes, comments and layout are free.",
        "# service-credits.v1.yaml\nversion: 1\nwhen missed: {credit: 25 %}      # it was 10 %",
        "# service-credits.v2.yaml\nversion: 2\neffective: 2026-01-01\nwhen missed: {credit: 25 %}",
    ),
}
