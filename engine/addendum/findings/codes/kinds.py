"""The codes that the room `kinds` reports."""

from addendum.findings.codes.page import Page

PAGES: dict[str, Page] = {}
