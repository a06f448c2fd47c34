"""What the documents of a subject come to: a program, the questions that it answers, words for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from addendum.calendars import CalendarBook
    from addendum.clocks import Clock, Measure
    from addendum.documents import Node
    from addendum.feel import Scope
    from addendum.findings import Finding, Place
    from addendum.kinds.promises import Promise
    from addendum.kinds.question import Question
    from addendum.rules import Program
    from addendum.values import MemberOf, Value

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


class Lowered(NamedTuple):
    """A program with the questions it answers, its promises, the readings taken, and what lowering found.

    `titles` are the words for people by name (`list.member` for members); `totals` are the decisions that add
    up a list, which a case may give in place of it; `functions` are what the program's formulas call; `book`,
    `clock_table` and `measure_table` give calendars, clocks and what is counted over tickets, which are made
    when somebody asks for them.
    Promises, findings and the `scope`, the names that further formulas over the program see, are for checking
    and showing policies: no answer needs them.
    """

    program: Program
    questions: Mapping[str, Question]
    readings: tuple[Choice, ...]
    titles: Mapping[str, str]
    totals: frozenset[str]
    functions: Mapping[str, Callable[..., Value]]
    lists: Mapping[str, MemberOf]
    book: Callable[[], CalendarBook]
    clock_table: Callable[[], Mapping[str, Clock]]
    measure_table: Callable[[], Mapping[str, Measure]]
    promises: tuple[Promise, ...] = ()
    findings: tuple[Finding, ...] = ()
    scope: Scope | None = None

    @property
    def calendars(self) -> CalendarBook:
        """The calendars of the subject, with the holidays that they may need."""
        return self.book()

    @property
    def clocks(self) -> Mapping[str, Clock]:
        """The clocks of the subject by name."""
        return self.clock_table()

    @property
    def ticket_measures(self) -> Mapping[str, Measure]:
        """What is counted over tickets, by the fact that it gives."""
        return self.measure_table()
