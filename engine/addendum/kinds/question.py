"""A question that policies answer: the decisions it reaches, where each goes in the answer, its terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple

if TYPE_CHECKING:
    from addendum.findings import Place
    from addendum.rules import Origin


class Field(NamedTuple):
    """One value of an answer: the path it stands at and the decision or fact that gives it.

    An `inner` field tells more of the field above it (the calendar of a target), beside a value only.
    """

    path: tuple[str, ...]
    source: str
    inner: bool = False


class Question(NamedTuple):
    """A question by name, and the document that answers it.

    `period` is the fact whose first day governs (a month, a quarter, a date), `""` where none does.
    """

    name: str
    title: str
    fields: tuple[Field, ...]
    document: str
    period: str = ""
    place: Place | None = None


class Term(NamedTuple):
    """One thing that a document says on a question, as contracts list them.

    It is told by the decision `source`, or else by lines in the policy's own words, each with its origin.
    Where the decision only tells whether conditions are kept, the term is these: those on the names in
    `limits`.
    """

    title: str
    source: str = ""
    says: tuple[tuple[str, Origin], ...] = ()
    limits: frozenset[str] = frozenset()
