"""One case: what is asked of it, and its answer in the form that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import addendum
from addendum.light import NamedTuple
from addendum_cli.exits import ExitCode
from addendum_cli.output import deliver, deliver_json, tell
from addendum_cli.policies import load, naming_of
from addendum_cli.records import Asked, BadRecord, Receipted, Record, question_of, split
from addendum_cli.refusals import Refused

if TYPE_CHECKING:
    from addendum_cli.recording import Recorder
STATEMENT, STATEMENTS_ONLY = "statement", ("markdown", "csv")
"""The question with forms of its own, and these forms."""

_DATE_NEEDED = "DATE-NEEDED"


class Wanted(NamedTuple):
    """The command line, read: what is asked and how the answer is written."""

    asked: Asked
    readings: dict[str, str]
    form: str | None
    explain: bool | None
    policies: str | None
    mappings: dict[str, str]
    why_not: dict[str, str]
    every_reading: bool
    known_at: str | None
    receipt: bool
    log: str | None


def library_of(wanted: Wanted) -> addendum.Library:
    """The policies that are asked, as they were published by the day that is known."""
    library = load(wanted.policies)
    return library if wanted.known_at is None else library.known_at(wanted.known_at)


def recorder_of(wanted: Wanted, library: addendum.Library) -> Recorder | None:
    """What keeps receipts, where some are wanted."""
    if not wanted.receipt and wanted.log is None:
        return None
    from addendum_cli.recording import Recorder

    return Recorder(library, wanted.readings, log=wanted.log, shown=wanted.receipt)


def answer_one(wanted: Wanted, record: dict[str, object]) -> ExitCode:
    """One record, one answer; in JSON a failure is a document too."""
    try:
        return _answered(wanted, record)
    except Receipted as shown:
        deliver_json(shown.receipt)
        return ExitCode.ANSWERED if shown.answered else ExitCode.NO_ANSWER
    except BadRecord as error:
        raise Refused(error.says, error.fix) from error
    except addendum.NoAnswer as error:
        if wanted.form in {None, "text", *STATEMENTS_ONLY}:
            raise
        own = {"id": record["id"]} if "id" in record else {}
        deliver_json({**own, "error": {"code": error.code, "says": error.says, "fix": error.fix}})
        return ExitCode.NO_ANSWER


def _answered(wanted: Wanted, record: dict[str, object]) -> ExitCode:
    case = split(record, wanted.asked)
    question_of(case.asked)
    library = library_of(wanted)
    if wanted.mappings or _has_tables(case.facts):
        from addendum_cli.exports import with_exports

        case = case._replace(facts=with_exports(case.facts, library, wanted.mappings))
    is_statement = question_of(case.asked) == STATEMENT
    if wanted.form in STATEMENTS_ONLY and not is_statement:
        raise Refused(
            f"Only a statement is written as {wanted.form}.", "write `--format json`, or ask `statement`."
        )
    if is_statement and not (wanted.receipt or wanted.log):
        return _stated(library, case, wanted)
    answer = _kept(wanted, library, case)
    if is_statement:
        return _stated(library, case, wanted)
    if wanted.every_reading:
        _deliver_every_reading(wanted, case, library, answer)
        return ExitCode.ANSWERED
    why_not = _why_not(library, case, wanted, str(answer.as_of)) if wanted.why_not else None
    if wanted.form in {None, "text"}:
        naming = naming_of(wanted.policies, library.root)
        lines = answer.sentences(naming, explain=wanted.explain is not False)
        further = [] if why_not is None else ["", *why_not.sentences()]
        deliver("\n".join([*lines, *further]))
    else:
        own = {} if case.id is None else {"id": case.id}
        told = {} if why_not is None else {"why_not": why_not.to_json()}
        deliver_json({**own, **answer.to_json(explain=wanted.explain is not False), **told})
    return ExitCode.ANSWERED


def _kept(wanted: Wanted, library: addendum.Library, case: Record) -> addendum.Answer:
    """The answer, with its receipt in the log where there is one; raises Receipted where that is shown."""
    recorder = recorder_of(wanted, library)
    if recorder is None:
        return _asked(library, case, wanted.readings)
    try:
        return recorder.answer(case, lambda: _asked(library, case, wanted.readings))
    finally:
        recorder.write()


def _deliver_every_reading(
    wanted: Wanted, case: Record, library: addendum.Library, answer: addendum.Answer
) -> None:
    """Write the answer beside what every other reading gives for the same day."""
    asked = case.asked
    found = library.ask_under_every_reading(
        question_of(asked),
        case.facts,
        contract=asked.contract,
        tier=asked.tier,
        at=answer.as_of,
        readings=wanted.readings,
    )
    if wanted.form in {None, "text"}:
        from addendum_cli.tables import text_sections, width_of_output

        deliver(text_sections(found.sections(naming_of(wanted.policies, library.root)), width_of_output()))
        return
    own = {} if case.id is None else {"id": case.id}
    deliver_json({**own, **found.to_json(explain=wanted.explain is not False)})


def _stated(library: addendum.Library, case: Record, wanted: Wanted) -> ExitCode:
    from addendum_cli.statements import deliver_statement

    if wanted.why_not or wanted.every_reading:
        option = "--why-not" if wanted.why_not else "--every-reading"
        raise Refused(f"`{option}` is asked of one question.", "ask a question that the statement tells of.")
    explain = wanted.explain is not False
    deliver_statement(library, case, wanted.readings, wanted.form, wanted.policies, explain=explain)
    return ExitCode.ANSWERED


def _has_tables(facts: dict[str, object]) -> bool:
    return any(isinstance(value, tuple) for value in facts.values())


def _asked(library: addendum.Library, case: Record, readings: dict[str, str]) -> addendum.Answer:
    """The answer; where neither the command line nor the facts bear a date, today's, and that is said."""
    try:
        return _ask(library, case, readings, case.asked.at)
    except addendum.NoAnswer as error:
        if error.code != _DATE_NEEDED:
            raise
    from datetime import datetime

    today = datetime.now().astimezone().date().isoformat()
    answer = _ask(library, case, readings, today)
    tell(f"No date is given, so the answer is as of today, {today}; `--at DATE` asks for another day.")
    return answer


def _why_not(library: addendum.Library, case: Record, wanted: Wanted, at: str) -> addendum.WhyNot:
    """The changes that would give what the command line wants, as of the day of the answer."""
    asked = case.asked
    return library.why_not(
        question_of(asked),
        case.facts,
        wanted.why_not,
        contract=asked.contract,
        tier=asked.tier,
        at=at,
        readings=wanted.readings,
    )


def _ask(
    library: addendum.Library, case: Record, readings: dict[str, str], at: str | None
) -> addendum.Answer:
    asked = case.asked
    return library.ask(
        question_of(asked), case.facts, contract=asked.contract, tier=asked.tier, at=at, readings=readings
    )
