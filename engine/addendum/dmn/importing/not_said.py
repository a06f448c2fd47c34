"""What a policy has no words for: raised where it is met, and told as a finding at its place in the model."""

from __future__ import annotations


class NotSaid(Exception):
    """A part of a model that a policy cannot say: why, and what to do about it."""

    def __init__(self, says: str, fix: str = "") -> None:
        super().__init__(says)
        self.says = says
        self.fix = fix
