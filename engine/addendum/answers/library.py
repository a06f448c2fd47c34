"""The policies as callers see them: a root that was loaded without errors, and can be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum import library as documents
from addendum.answers.bound import Ground
from addendum.answers.dates import FIRST_DAY, GOVERNING, LAST_DAY, known_day
from addendum.answers.failures import NoPolicies, PoliciesInvalid
from addendum.findings import FindingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path
    from typing import BinaryIO

    from addendum.answers.alternatives import Readings
    from addendum.answers.answer import Answer
    from addendum.answers.questions import QuestionInfo
    from addendum.answers.statements import Statement
    from addendum.answers.watch import Watch
    from addendum.answers.why_not import WhyNot
    from addendum.library import Standing
    from addendum.values import Date

    Facts = Mapping[str, object]


def find_root(given: str | Path | None, start: str | Path) -> Path:
    """The policy root: the folder `given`, the shipped policies for `shipped`, else the nearest one.

    The nearest is the first from `start` upwards that holds an `addendum.toml`; raises NoPolicies where there
    is none.
    """
    from pathlib import Path

    return Path(_found(given, start))


def load(root: str | Path | None, *, start: str | Path = "", cache: str | Path | None = None) -> Library:
    """The policies of a root, which is told as to `find_root`: a folder, `shipped`, or None for the nearest.

    `cache` is a folder of the user's own, for what loading need not work out again. Raises NoPolicies where
    there is no such root, and PoliciesInvalid where a file of it has errors.
    """
    place = _found(root, start)
    try:
        return Library(documents.Policies.opened(place, None if cache is None else str(cache)))
    except FindingsError as error:
        raise _invalid(error, place) from None


def _found(given: str | Path | None, start: str | Path) -> str:
    try:
        return documents.find_root(given, start)
    except FindingsError as error:
        raise NoPolicies(*error.findings) from None


class Library:
    """Policies that can be asked. What was worked out for a question is kept for the next one.

    `known` is the day by which they were published, None where all that the files say counts. A `watch` notes
    what answers look at.
    """

    def __init__(
        self,
        source: documents.Policies | documents.Library,
        known: Date | None = None,
        watch: Watch | None = None,
    ) -> None:
        self.index = source.index
        self.known = known
        self._source = source
        self._watch = watch
        self._grounds: dict[tuple[str, int, tuple[tuple[str, str], ...]], Ground] = {}

    @property
    def root(self) -> str:
        """The path of the folder of the policies, or of the one file that they are."""
        return str(self._source.root)

    @property
    def policies(self) -> documents.Library:
        """All documents, read now where the cache has spared reading them; raises PoliciesInvalid."""
        try:
            return self._source.full
        except FindingsError as error:
            raise _invalid(error, self._source.root) from None

    def known_at(self, day: str | Date) -> Library:
        """The policies as they were published by the end of a day, as the lock tells.

        Raises NoAnswer where there is no lock, or nothing was published by then, and PoliciesInvalid.
        """
        known = known_day(day)
        try:
            return Library(self._source.known_on(known), known)
        except FindingsError as error:
            raise _invalid(error, self._source.root) from None

    def ask(
        self,
        question: str,
        facts: Facts,
        *,
        contract: str | None = None,
        tier: str | None = None,
        at: str | Date | None = None,
        readings: Mapping[str, str] | None = None,
    ) -> Answer:
        """The answer of a contract or tier to a question, with its reasons; raises NoAnswer.

        `at` is the day whose policies answer where the facts bear no date. `readings` chooses among the
        readings of unclear words, by their ids.
        """
        from addendum.answers.ask import ask

        return ask(self, question, facts, contract=contract, tier=tier, at=at, readings=readings)

    def ask_under_every_reading(
        self,
        question: str,
        facts: Facts,
        *,
        contract: str | None = None,
        tier: str | None = None,
        at: str | Date | None = None,
        readings: Mapping[str, str] | None = None,
    ) -> Readings:
        """The answer as `ask` gives it, beside what it would be under each other choice of each reading.

        What `readings` chooses holds for all of them. Raises NoAnswer.
        """
        from addendum.answers.alternatives import every_reading

        return every_reading(self, question, facts, contract=contract, tier=tier, at=at, readings=readings)

    def statement(
        self,
        facts: Facts,
        *,
        contract: str | None = None,
        tier: str | None = None,
        readings: Mapping[str, str] | None = None,
    ) -> Statement:
        """What a contract or tier came to in the `month`, `quarter` or `year` of the facts; raises NoAnswer.

        The other facts hold for all its periods, `cases` for single ones; of `tickets` is told what was kept.
        """
        from addendum.answers.statements import StatementInquiry

        subject = self.index.subject(contract, tier)
        return StatementInquiry(self, subject, readings or {}).statement(facts)

    def asker(
        self,
        question: str,
        *,
        contract: str | None = None,
        tier: str | None = None,
        at: str | Date | None = None,
        readings: Mapping[str, str] | None = None,
        explain: bool = False,
    ) -> Callable[[Facts], dict[str, object]]:
        """A function from facts to answers as documents, for many cases; it raises NoAnswer.

        A document is as `Answer.to_json` makes it, except that values stay values: `dumps` writes them.
        """
        from addendum.answers.ask import asker

        asked = {"contract": contract, "tier": tier}
        return asker(self, question, **asked, at=at, readings=readings, explain=explain)

    def why_not(
        self,
        question: str,
        facts: Facts,
        wanted: Mapping[str, str],
        *,
        contract: str | None = None,
        tier: str | None = None,
        at: str | Date | None = None,
        readings: Mapping[str, str] | None = None,
    ) -> WhyNot:
        """The nearest changes of the facts that would give another answer, `wanted` by its names.

        Raises NoAnswer.
        """
        from addendum.answers.why_not import why_not

        asked = {"contract": contract, "tier": tier}
        return why_not(self, question, facts, wanted, **asked, at=at, readings=readings)

    def questions(
        self, *, contract: str | None = None, tier: str | None = None, at: str | Date | None = None
    ) -> tuple[QuestionInfo, ...]:
        """What a contract or tier can be asked on a day, by default as its documents stand last.

        Where several could be meant, the questions of all of them; raises NoAnswer for one that is unknown.
        """
        from addendum.answers.questions import questions_of

        return questions_of(self, contract=contract, tier=tier, at=at)

    def ground(self, subject: str, day: Date, readings: tuple[tuple[str, str], ...] = ()) -> Ground:
        """What a subject is answered from on a day under readings; raises NoAnswer and PoliciesInvalid."""
        key = (subject, self.index.epoch(day.ordinal), readings)
        found = self._grounds.get(key)
        if found is None:
            try:
                standing = self._standing(subject, day, readings)
                record = None
                if self._watch is not None:
                    standing = self._watch.watched(standing)
                    record = self._watch.record_of(standing)
                found = self._grounds[key] = Ground(standing, self.zone_of(subject), record)
            except FindingsError as error:
                raise _invalid(error, self._source.root) from None
        return found

    def standing(self, subject: str, day: Date) -> Standing:
        """What a subject stands on, with its documents and promises; raises NoAnswer and PoliciesInvalid."""
        try:
            return self.policies.standing(subject, day)
        except FindingsError as error:
            raise _invalid(error, self._source.root) from None

    def _standing(self, subject: str, day: Date, readings: tuple[tuple[str, str], ...]) -> Standing:
        return self._source.standing(subject, day, readings)

    def read_export(
        self, mapping: str, source: BinaryIO, name: str = "export"
    ) -> Iterator[dict[str, object]]:
        """The tickets, or records of a list, that a table of another system tells of, to ask with.

        `mapping` is the id of a policy of that kind, `name` what errors call the table. Raises NoAnswer for
        an unknown mapping, and FindingsError with the line at the first row that cannot be read.
        """
        from addendum.answers.exports.reading import read_export

        return read_export(self, mapping, source, name)

    def governing(self, question: str, subject: str) -> tuple[str, ...]:
        """The facts whose date governs a question: those that its documents name, else the usual ones."""
        named = self.governed_by(question, subject)
        return tuple(name for name in named if name not in (FIRST_DAY, LAST_DAY)) or GOVERNING

    def governed_by(self, question: str, subject: str) -> tuple[str, ...]:
        """What the documents of a question name as what governs it: facts, or a day of the period."""
        return self.index.governing.get(subject, {}).get(question, ())

    def period_of(self, subject: str, question: str) -> str:
        """The fact that bears a question's date as it stands last, `""` where none does."""
        named = self.governing(question, subject)
        if named is not GOVERNING:
            return named[0]
        days = self.index.days_of(subject)
        questions = self.ground(subject, days[-1]).standing.lowered.questions if days else {}
        return questions[question].period if question in questions else ""

    def zone_of(self, subject: str) -> str:
        """The zone in which a subject's days begin, `""` for UTC."""
        return self.index.zones[subject]


def _invalid(error: FindingsError, root: str | Path) -> PoliciesInvalid:
    from pathlib import Path

    return PoliciesInvalid(*error.findings, root=Path(root))
