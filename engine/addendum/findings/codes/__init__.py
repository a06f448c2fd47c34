"""Every finding code with its page: `addendum explain CODE` prints it, and a test holds the list complete."""

from addendum.findings.codes.page import Page, codes, explain_code, pages

__all__ = ["Page", "codes", "explain_code", "pages"]
