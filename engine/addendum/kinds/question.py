"""A question that policies answer: the decisions it reaches, where each goes in the answer, its terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple

if TYPE_CHECKING:
    from addendum.findings import Place
    from addendum.rules import Origin


class Field(NamedTuple):
    """One value of an answer: the path it stands at and the decision or fact that gives it.

    An `inner` field tells more of the field above it (the calendar of a target), beside a value only; fields
    under one key of which none is `inner` stand each for itself. One that stands there `if_any` is left out
    of the answer where it is not applicable.
    """

    path: tuple[str, ...]
    source: str
    inner: bool = False
    if_any: bool = False


AT_ANY_TIME = "any time"
"""What the periods of a question are called that is on every day, such as the most contacts there may be."""


class Per(NamedTuple):
    """The periods that a question is asked about, in words (`contract quarter`).

    `span` is the length of one (`3 months`), `""` where it is open. `anchor` is the formula or fact for the
    day from which their borders are counted, `""` where each may begin on any day. A `trailing` one ends with
    what the question is asked about, others begin with it.
    """

    words: str
    span: str
    anchor: str
    trailing: bool = False

    @property
    def fixed_day(self) -> str:
        """The day that the anchor is, `""` where it is a fact, or there is none."""
        return (
            self.anchor.removeprefix('date("').removesuffix('")') if self.anchor.startswith("date(") else ""
        )


class Account(NamedTuple):
    """How a question keeps account of a quota over its periods.

    `stem` names the decision on what a whole period is granted by the terms of a day, `granted` the one that
    counts changes within a period, too, and `period` the one on its days. `history` is the fact that tells
    what was granted on other days, `""` where nothing depends on it. `amount` is `hours` or `number`. `rules`
    say by name how a change within a period counts; `rolls_over` says in words what does, `""` for nothing.
    """

    stem: str
    granted: str
    history: str
    period: str
    amount: str
    rules: tuple[tuple[str, str], ...]
    rolls_over: str


class Question(NamedTuple):
    """A question by name, and the document that answers it.

    `period` is the fact whose first day governs (a month, a quarter, a date), `""` where none does; `per`
    tells of these periods. `account` tells how to keep account of a quota, None for what is none.
    """

    name: str
    title: str
    fields: tuple[Field, ...]
    document: str
    period: str = ""
    place: Place | None = None
    per: Per | None = None
    account: Account | None = None


class Term(NamedTuple):
    """One thing that a document says on a question, as contracts list them.

    It is told by the decision `source`, or else by lines in the policy's own words, each with its origin.
    Where the decision only tells whether conditions are kept, the term is these: those on the names in
    `limits`. An `aside` goes without saying, and so do these conditions in all other terms.
    """

    title: str
    source: str = ""
    says: tuple[tuple[str, Origin], ...] = ()
    limits: frozenset[str] = frozenset()
    aside: bool = False
