"""Why nothing can be asked: no folder of policies, or policies that have errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.findings import FindingsError

if TYPE_CHECKING:
    from pathlib import Path

    from addendum.findings import Finding


class NoPolicies(FindingsError):
    """There is no folder of policies where one was looked for."""


class PoliciesInvalid(FindingsError):
    """Policies with errors, which answer nothing; `root` is their folder, for showing the lines."""

    def __init__(self, *findings: Finding, root: Path | None = None) -> None:
        super().__init__(*findings)
        self.root = root
