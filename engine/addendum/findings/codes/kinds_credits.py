"""The codes that the room `kinds` reports of credits and what stands around them."""

from addendum.findings.codes.page import Page

PAGES: dict[str, Page] = {
    "BAND-BEYOND-COMMITMENT": Page(
        "A band that goes on where the commitment is met",
        "The commitment alone decides whether there is a miss, and when it is met no credit is due. A band "
        "that claims values with which it is met is cut there, unless the policy says that bands count.",
        "commitment: {at least: 99.9 %}\n"
        "when missed: {bands: {by: availability, rows: [{above: 99 %, at most: 99.9 %, credit: 10 %}]}}",
        "commitment: {at least: 99.9 %}\n"
        "when missed: {bands: {by: availability, rows: [{above: 99 %, below: 99.9 %, credit: 10 %}]}}",
    ),
    "BESIDE-REMEDIES": Page(
        "A commitment beside the remedies",
        "Where a document has several remedies, each has its commitment and its credit. One beside them "
        "would never count.",
        "commitment: {at least: 99.9 %}\nremedies: {take: the sum, of: [{name: speed, when missed: …}]}",
        "remedies:\n  take: the sum\n  of:\n    - {name: speed, when missed: …}\n"
        "    - {name: uptime, commitment: {at least: 99.9 %}, when missed: …}",
    ),
    "CLAIM-PERIOD-OPEN": Page(
        "A time to claim that counts from a period nobody names",
        "The end of a period, and whole periods after it, are known where the measure says which period it "
        "looks at. Without that the terms of the claim are told, and no last day.",
        "claim: {within: 2 periods, after: the end of the period}",
        "measure: {per: calendar month}\nclaim: {within: 2 periods, after: the end of the period}",
    ),
    "MISSED-TOO-OFTEN": Page(
        "Missed more often than there are periods",
        "`3 of 12` looks at the last twelve periods, so the first number is not above the second.",
        "termination: {missed: 12 of 3 months}",
        "termination: {missed: 3 of 12 months}",
    ),
    "MISSED-WITHOUT-COMMITMENT": Page(
        "A right to terminate where nothing says what is missed",
        "How often a commitment is missed needs a commitment, or a border of the measured value that counts.",
        "measure: {per: calendar month}\ntermination: {missed: 3 of 12 months}",
        "measure: {per: calendar month}\n"
        "termination: {missed: 3 of 12 months, counted as missed: {below: 95 %}}",
    ),
    "OVERLAP-NOT-COMPARED": Page(
        "Overlapping bands whose credits do not compare",
        "Where two bands overlap, the higher or the lower credit can count only if both are values of one "
        "kind. Of a formula nobody knows beforehand what it gives.",
        "when missed:\n  where bands overlap: the highest credit counts\n  bands: …     # one with a formula",
        "when missed:\n  where bands overlap: the first band counts\n  bands: …",
    ),
}
