"""A fault in the text of a formula, before it is known in which file it stands."""

from __future__ import annotations


class SyntaxFault(Exception):
    """What is wrong between characters `start` and `end` of the text, and what to write instead."""

    def __init__(self, start: int, end: int, says: str, fix: str = "", code: str = "FORMULA-SYNTAX") -> None:
        self.start = start
        self.end = max(end, start + 1)
        self.says = says
        self.fix = fix
        self.code = code
        super().__init__(says)
