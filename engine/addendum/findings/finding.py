"""The finding: typed data with a place; its text is composed from its fields when it is shown."""

from __future__ import annotations

from enum import StrEnum

from addendum.light import NamedTuple


class Level(StrEnum):
    """How much a finding weighs: an error refuses the policies, the others only tell."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Place(NamedTuple):
    """A stretch of one line in a file; line and columns count from 1, `end` is past the last character."""

    file: str
    line: int
    column: int = 1
    end: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def shifted(self, columns: int, length: int = 1) -> Place:
        """The place `columns` to the right on the same line, `length` characters wide."""
        start = self.column + columns
        return Place(self.file, self.line, start, start + max(length, 1))


class Related(NamedTuple):
    """A second place that a finding speaks of, with what is to be seen there."""

    place: Place
    says: str


class Finding(NamedTuple):
    """One thing that a check has to say.

    `says` is one sentence in business words with the author's own words in backticks; `example` is a
    case that goes wrong because of it; `fix` is what to write instead.
    """

    code: str
    place: Place | None
    says: str
    example: str = ""
    fix: str = ""
    clause: str = ""
    related: tuple[Related, ...] = ()
    level: Level = Level.ERROR

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        fix = f" Fix: {self.fix}" if self.fix else ""
        return f"{where}{self.code}: {self.says}{fix}"

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        """Orders findings as a reader walks through the files."""
        if self.place is None:
            return ("", 0, 0, self.code)
        return (self.place.file, self.place.line, self.place.column, self.code)


class FindingsError(Exception):
    """Findings that leave nothing to go on with; carries all of them, in reading order."""

    def __init__(self, *findings: Finding) -> None:
        self.findings = tuple(sorted(findings, key=lambda finding: finding.sort_key))
        super().__init__("\n".join(map(str, self.findings)))
