"""The codes that the room `clocks` reports."""

from addendum.findings.codes.page import Page

PAGES: dict[str, Page] = {
    "PROMISE-REVERSED": Page(
        "An event that promises the next one for a time that was over",
        "An update may say when the next one comes. A promise for a time before the update itself is a slip "
        "in the record.",
        '{"at": "2025-03-30T03:30:00Z", "type": "updated", "next_update_at": "2025-03-30T03:00:00Z"}',
        '{"at": "2025-03-30T03:30:00Z", "type": "updated", "next_update_at": "2025-03-30T05:00:00Z"}',
    ),
}
