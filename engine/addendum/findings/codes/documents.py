"""The codes that the room `documents` reports."""

from addendum.findings.codes.page import Page

PAGES: dict[str, Page] = {}
