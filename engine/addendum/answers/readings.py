"""What a subject is answered from under readings that a caller chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.findings import FindingsError
from addendum.values import NoAnswer

if TYPE_CHECKING:
    from addendum.answers.bound import Ground
    from addendum.answers.library import Library
    from addendum.values import Date


def ground_under(library: Library, subject: str, day: Date, readings: tuple[tuple[str, str], ...]) -> Ground:
    """What a subject is answered from on a day, under the readings chosen.

    Raises NoAnswer, also for a reading that there is not, and PoliciesInvalid.
    """
    try:
        return library.ground(subject, day, readings)
    except FindingsError as error:
        unknown = [finding for finding in error.findings if finding.code == "UNKNOWN-READING"]
        if unknown:
            raise NoAnswer(unknown[0].code, unknown[0].says, unknown[0].fix) from None
        raise
