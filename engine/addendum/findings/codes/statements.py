"""The codes of statements."""

from addendum.findings.codes.page import Page

PAGES: dict[str, Page] = {
    "CASE-UNTOLD": Page(
        "A case that no part of the statement tells of",
        "A case belongs to a question and a period: it names them, or has facts that the question looks at. "
        "One that belongs nowhere would be left out without a word.",
        'statement quarter=2025-Q3 cases:=\'[{"month": "2025-06", "downtime": "5 minutes"}]\'',
        'statement quarter=2025-Q3 cases:=\'[{"month": "2025-07", "downtime": "5 minutes"}]\'',
    ),
    "CASES-UNREADABLE": Page(
        "Cases that are no list of records",
        "The facts of single periods are a list, with a record of facts for each case.",
        'cases:=\'{"month": "2025-07"}\'',
        'cases:=\'[{"month": "2025-07", "portion": "shop"}]\'',
    ),
    "NOTHING-TO-STATE": Page(
        "A statement without a line",
        "A statement asks the questions of the contract's documents that are on a period: what is measured "
        "per month, hours per quarter. Where there are none, or none of their periods ends in the span, it "
        "would be empty.",
        "addendum evaluate statement month=2025-07      # and all is measured per quarter",
        "addendum evaluate statement quarter=2025-Q3",
    ),
    "PERIODS-OPEN": Page(
        "It is open when periods begin",
        "Billing cycles and fiscal years begin on days that no policy knows. A statement needs the first day "
        "of each; contract months, quarters and years need the first day of the contract.",
        "measure: {per: billing cycle}      # and no case",
        'cases:=\'[{"period_from": "2025-07-10", "availability": "99.5 %"}]\'',
    ),
    "STATEMENT-PERIOD": Page(
        "It is open which period a statement is on",
        "A statement is on one month, one quarter or one year of the calendar.",
        "addendum evaluate statement used:=@usage.ndjson",
        "addendum evaluate statement quarter=2025-Q3 used:=@usage.ndjson",
    ),
}
