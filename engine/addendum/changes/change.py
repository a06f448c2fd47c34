"""A change between two editions of policies, as plain data: what, where, from what to what, and for whom."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from addendum.light import NamedTuple

if TYPE_CHECKING:
    from addendum.answers.rows import Tested
    from addendum.rules import Origin
    from addendum.values import Date


class Direction(Enum):
    """What a change is for the customer; neutral where nothing tells."""

    BETTER = "better"
    WORSE = "worse"
    NEUTRAL = "neutral"


class Reach(Enum):
    """What a change asks of those who rely on the policies.

    It is editorial where no answer changes, and compatible where all that was answered before is answered
    alike or better. Whatever else is breaking.
    """

    BREAKING = "breaking"
    COMPATIBLE = "compatible"
    EDITORIAL = "editorial"


class Stated(NamedTuple):
    """What one edition says: in words for people, and as answers in JSON hold it; where it is written."""

    says: str
    wire: str
    origin: Origin | None


class Change(NamedTuple):
    """One thing that two editions say differently.

    `kind` tells what it is about: a table, a formula, a term, hours, a fact. `name` is what formulas call the
    thing, `title` what people call it. `where` narrows it to a region, with an `example` in it, a text by the
    name of each fact. None stands for an edition that says nothing. `behind` are the policies and versions of
    all that went into the documents that say it, as a document may drop what it inherits.
    """

    kind: str
    policy: str
    name: str
    title: str
    before: Stated | None
    after: Stated | None
    direction: Direction
    reach: Reach
    where: tuple[Tested, ...] = ()
    example: tuple[tuple[str, str], ...] = ()
    questions: tuple[str, ...] = ()
    behind: frozenset[tuple[str, int]] = frozenset()

    @property
    def writers(self) -> tuple[tuple[str, int], ...]:
        """The policies and versions in which the thing is written, that of the later edition first."""
        origins = [said.origin for said in (self.after, self.before) if said is not None]
        return tuple(
            dict.fromkeys((origin.policy, origin.version) for origin in origins if origin is not None)
        )


class Span(NamedTuple):
    """Days on which a subject is answered otherwise: from the first on, before the day `until`.

    None stands for days without a beginning or an end.
    """

    subject: str
    since: Date | None
    until: Date | None


def reach_of(direction: Direction, *, adds: bool = False) -> Reach:
    """The reach of a change of answers; `adds` where nothing was answered before."""
    return Reach.COMPATIBLE if adds or direction is Direction.BETTER else Reach.BREAKING
