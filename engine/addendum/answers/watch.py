"""What answers look at, noted for whoever asks what the scenarios reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.rules import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addendum.library import Standing

    Looks = Mapping[Standing, Record]


class Watch:
    """The records of all standings that answers come from."""

    def __init__(self) -> None:
        self._records: dict[Standing, Record] = {}

    def record_of(self, standing: Standing) -> Record:
        """The record in which what a standing is asked is noted."""
        return self._records.setdefault(standing, Record())

    def taken(self) -> Looks:
        """What was looked at since this was last asked, by standing."""
        return {standing: record.taken() for standing, record in self._records.items() if record}
