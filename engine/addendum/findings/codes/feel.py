"""The codes that the room `feel` reports."""

from addendum.findings.codes.page import Page

PAGES: dict[str, Page] = {}
