"""The codes that the room `kinds` reports of prices."""

from addendum.findings.codes.page import Page

PAGES: dict[str, Page] = {
    "CHARGES-MISSING": Page(
        "A price without a charge",
        "A price is what its charges come to. One that has none itself extends a document that does.",
        "price: {steps: [{at least: USD 500}]}",
        'price: {charges: [{name: usage, of: "= spend", rate: 4.5 %}], steps: [{at least: USD 500}]}',
    ),
    "PART-END": Page(
        "A part of a charge without an end, or a last one with an end",
        "Each part goes up to where it ends, and the last one has no end: otherwise nothing is charged "
        "beyond it, or parts after one without an end never count.",
        'parts: [{up to: "USD 10,000", rate: 10 %}, {up to: "USD 80,000", rate: 7 %}]',
        'parts: [{up to: "USD 10,000", rate: 10 %}, {rate: 7 %}]',
    ),
    "PARTS-NOT-RISING": Page(
        "Parts of a charge that do not rise",
        "The parts follow each other: each begins where the one before it ends.",
        'parts: [{up to: "USD 80,000", rate: 10 %}, {up to: "USD 10,000", rate: 7 %}, {rate: 5 %}]',
        'parts: [{up to: "USD 10,000", rate: 10 %}, {up to: "USD 80,000", rate: 7 %}, {rate: 5 %}]',
    ),
    "RATE-MISSING": Page(
        "A charge of something, and no rate",
        "Where something is charged for, the policy says how much of it, or for each of it; for parts of it "
        "each part has its rate.",
        'charges: [{name: usage, of: "= spend"}]',
        'charges: [{name: usage, of: "= spend", rate: 4.5 %}]',
    ),
}
