"""What goes wrong with values: a problem with how one is written, and the named errors of answering."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addendum.findings import Place


class ValueProblem(ValueError):
    """A value that cannot be read as what it should be: code, one sentence, and what to write instead."""

    def __init__(self, code: str, says: str, fix: str = "") -> None:
        super().__init__(code, says, fix)
        self.code = code
        self.says = says
        self.fix = fix

    def __str__(self) -> str:
        return f"{self.says} {self.fix}" if self.fix else self.says

    def inside(self, where: str) -> ValueProblem:
        """The same problem, told from outside: `where` names the part of a list or record it is in."""
        return ValueProblem(self.code, f"In {where}: {self.says}", self.fix)


class NoAnswer(Exception):
    """A question that has no answer, with the reason as a named error.

    `at` is the place in the policy that could not go on, `details` the values that were met there.
    """

    def __init__(
        self,
        code: str,
        says: str,
        fix: str = "",
        at: Place | None = None,
        details: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(code, says, fix)
        self.code = code
        self.says = says
        self.fix = fix
        self.at = at
        self.details: dict[str, object] = dict(details or {})

    def __str__(self) -> str:
        where = f"{self.at}: " if self.at else ""
        fix = f" {self.fix}" if self.fix else ""
        return f"{where}{self.code}: {self.says}{fix}"


class CurrencyMismatch(NoAnswer):
    """Two currencies met where one is needed; nothing converts them."""

    def __init__(self, left: str, right: str) -> None:
        super().__init__(
            "CURRENCY-MISMATCH",
            f"{left} and {right} cannot be added or compared: no exchange rate is part of a policy.",
            "Give both amounts in one currency.",
            details={"currencies": (left, right)},
        )
