"""What `--receipt` and `--log` do: a receipt of each answer, in its place or in a log of decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import addendum
from addendum_cli.records import Receipted, question_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from addendum_cli.records import Record


class Recorder:
    """Makes the receipts of answers to one library, and keeps them for the log until it is written."""

    def __init__(
        self, library: addendum.Library, readings: Mapping[str, str], *, log: str | None, shown: bool
    ) -> None:
        self.shown = shown
        self._library = library
        self._readings = readings
        self._log = log
        self._waiting: list[dict[str, object]] = []

    def keep(self, case: Record, outcome: addendum.Answer | addendum.NoAnswer) -> dict[str, object]:
        """The receipt of an answer, or of an error in its place."""
        asked = case.asked
        receipt = addendum.receipt(
            self._library,
            question_of(asked),
            case.facts,
            outcome,
            contract=asked.contract,
            tier=asked.tier,
            at=asked.at,
            readings=self._readings,
            case=case.id,
        )
        if self._log is not None:
            self._waiting.append(receipt)
        return receipt

    def write(self) -> None:
        """Have what waits on the disk: an answer that goes out is in the log."""
        if self._log is not None and self._waiting:
            addendum.DecisionLog(self._log).append(self._waiting, _now())
            self._waiting.clear()

    def answer(self, case: Record, ask: Callable[[], addendum.Answer] | None = None) -> addendum.Answer:
        """The answer to a case, kept; raises NoAnswer, and Receipted where its receipt is shown instead."""
        try:
            answer = self._ask(case) if ask is None else ask()
        except addendum.NoAnswer as error:
            receipt = self.keep(case, error)
            if self.shown:
                raise Receipted(receipt, answered=False) from None
            raise
        receipt = self.keep(case, answer)
        if self.shown:
            raise Receipted(receipt, answered=True)
        return answer

    def _ask(self, case: Record) -> addendum.Answer:
        asked = case.asked
        return self._library.ask(
            question_of(asked),
            case.facts,
            contract=asked.contract,
            tier=asked.tier,
            at=asked.at,
            readings=self._readings,
        )


def _now() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
