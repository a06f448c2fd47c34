"""The codes that the room `library` reports."""

from addendum.findings.codes.page import Page

PAGES: dict[str, Page] = {}
