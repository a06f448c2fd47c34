"""A reading of unclear words as it counts for one subject: the one taken, or another one that was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple

if TYPE_CHECKING:
    from addendum.documents import Node
    from addendum.findings import Place

TAKEN = "taken"


class Choice(NamedTuple):
    """One reading of one document and the alternative that counts for this subject.

    `sets` is the path of the value that the reading decides, `""` where it only records how words are read.
    """

    document: str
    id: str
    text: str
    question: str
    because: str
    sets: str
    chosen: str
    alternatives: tuple[str, ...]
    value: Node
    place: Place

    @property
    def is_taken(self) -> bool:
        """Whether this is the reading that the policy itself takes."""
        return self.chosen == TAKEN
