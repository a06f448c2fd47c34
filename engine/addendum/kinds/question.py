"""A question that policies answer: which decisions it reaches and where each goes in the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple

if TYPE_CHECKING:
    from addendum.findings import Place


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
