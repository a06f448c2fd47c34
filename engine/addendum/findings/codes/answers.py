"""The codes that the room `answers` reports."""

from addendum.findings.codes.page import Page

PAGES: dict[str, Page] = {}
