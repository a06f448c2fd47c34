"""A statement: its parts, one for each question and period, their lines with reasons, and the sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.answers.answer import Answer
    from addendum.answers.bound import Ground
    from addendum.answers.notes import Note
    from addendum.answers.reasons import Reason
    from addendum.answers.section import Section
    from addendum.answers.statements.spans import Span
    from addendum.values import Date, NoAnswer, Value

    ShownAs = Callable[[str], str]


class Line(NamedTuple):
    """A line: the name and title of a value, the value, how people read it, and why it is that.

    `behind` are sentences on what the value rests on, as far as no line before it tells; `says` is the last.
    """

    name: str
    title: str
    value: Value
    words: str
    says: str = ""
    reason: Reason | None = None
    behind: tuple[str, ...] = ()

    @property
    def because(self) -> str:
        """All of it in one text."""
        return " ".join((*self.behind, self.says))


class Part(NamedTuple):
    """What a question answers on a period, or why it does not.

    `case` tells it apart from others of the same question and period. An `answer` is missing where there is
    an `error`, and for what is counted over tickets.
    """

    question: str
    title: str
    period: str
    first: Date
    last: Date
    case: str
    lines: tuple[Line, ...]
    answer: Answer | None = None
    error: NoAnswer | None = None

    @property
    def name(self) -> str:
        """The period, and the case where there are several."""
        return f"{self.period}, {self.case}" if self.case else self.period

    @property
    def heading(self) -> str:
        """The question and the period."""
        return f"{self.title}, {self.name}"


class Total(NamedTuple):
    """What the parts of one question come to together in one value."""

    question: str
    question_title: str
    name: str
    title: str
    value: Value
    words: str
    parts: int


class Statement(NamedTuple):
    """What a contract, or a tier, came to in a span of days; `whole` is the same as an answer.

    `ground` is what it was answered from on its first day, `as_of`.
    """

    span: Span
    ground: Ground
    as_of: Date
    parts: tuple[Part, ...]
    totals: tuple[Total, ...]
    notes: tuple[Note, ...]
    whole: Answer

    @property
    def title(self) -> str:
        """What the contract or tier is called; its documents are read for that."""
        from addendum.answers.offer import titled

        return titled(self.ground.standing)

    @property
    def contract(self) -> str:
        """The id of the contract, `""` where a tier was asked."""
        return self.ground.contract

    @property
    def tier(self) -> str:
        """The id of the tier that was asked, or that the contract has."""
        return self.ground.tier

    def sentences(self, shown_as: ShownAs = str, *, explain: bool = True) -> list[str]:
        """The statement as lines of text, each value with its reason below it where it shall `explain`.

        `shown_as` turns the name of a file from the root into the printed one.
        """
        from addendum.answers.statements.telling import sentences

        return sentences(self, shown_as, explain=explain)

    def sections(self, shown_as: ShownAs = str, *, explain: bool = True) -> tuple[Section, ...]:
        """The statement as a page of tables."""
        from addendum.answers.statements.telling import sections

        return sections(self, shown_as, explain=explain)

    def rows(self) -> list[tuple[str, ...]]:
        """The statement as one table: the names of its columns, then a row for each line."""
        from addendum.answers.statements.rows import rows

        return rows(self)

    def to_json(self, explain: bool = True) -> dict[str, object]:
        """The statement as JSON holds it: as an answer, with its `lines` where it shall `explain`."""
        from addendum.answers.statements.rows import lines_as_json

        document = self.whole.to_json(explain=explain)
        return {**document, "lines": lines_as_json(self)} if explain else document
