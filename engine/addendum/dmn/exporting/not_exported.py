"""What DMN has no words for: raised where it is met, and told as a finding at its place in the policy."""

from __future__ import annotations


class NotExported(Exception):
    """A part of a policy that DMN cannot say: why, and what to do about it."""

    def __init__(self, says: str, fix: str = "") -> None:
        super().__init__(says)
        self.says = says
        self.fix = fix
