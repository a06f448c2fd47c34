"""Statements: what a contract came to in a month, a quarter or a year, line by line, each with its reason."""

from typing import TYPE_CHECKING

from addendum.light import on_demand

if TYPE_CHECKING:
    from addendum.answers.statements.asking import StatementInquiry
    from addendum.answers.statements.model import Line, Part, Statement, Total

__all__ = ["Line", "Part", "Statement", "StatementInquiry", "Total"]

__getattr__ = on_demand(
    __name__,
    {"asking": "StatementInquiry", "model": "Line Part Statement Total"},
)
