"""`addendum evaluate`: one answer from facts on the command line, or a stream of answers from records."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

import addendum
from addendum.light import NamedTuple
from addendum_cli.command import ExampleHelp
from addendum_cli.exits import ExitCode
from addendum_cli.inputs import Given, parse
from addendum_cli.options import (
    at_option,
    checked_date,
    finish,
    format_option,
    offering,
    party_options,
    policies_option,
)
from addendum_cli.output import deliver, deliver_json, tell
from addendum_cli.policies import load, naming_of
from addendum_cli.records import Asked, BadRecord, Record, question_of, split
from addendum_cli.refusals import Refused

if TYPE_CHECKING:
    from io import BufferedReader

    from addendum_cli.stream import Answerer

_DATE_NEEDED = "DATE-NEEDED"
STATEMENT, STATEMENTS_ONLY = "statement", ("markdown", "csv")
ALL_TABLES = ""


class _Wanted(NamedTuple):
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


@click.command(
    cls=ExampleHelp,
    examples=(
        "addendum evaluate response-target severity=S3 --tier premium --policies shipped",
        "addendum evaluate service-credit --contract acme - < months.ndjson > credits.ndjson",
    ),
)
@click.argument(
    "words", metavar="QUESTION [FACTS]...", nargs=-1, required=True, shell_complete=offering("facts")
)
@policies_option
@party_options
@at_option
@click.option(
    "--reading", "readings", metavar="ID=CHOICE", multiple=True, help="Take this reading of an unclear word."
)
@click.option(
    "--every-reading", is_flag=True, help="Show what each other reading of unclear words would give, too."
)
@click.option(
    "--mapping",
    "mappings",
    metavar="[FACT=]ID",
    multiple=True,
    help="The policy by which tables (CSV, TSV) are read, all or that of one fact.",
)
@click.option(
    "--known-at",
    metavar="DATE",
    callback=checked_date,
    help="Answer from what was published by this day, as addendum.lock tells.",
)
@click.option(
    "--why-not",
    "why_not",
    metavar="NAME=VALUE",
    multiple=True,
    help="Also tell the nearest change of the facts that would give this.",
)
@format_option(("text", "json", "ndjson", *STATEMENTS_ONLY))
@click.option(
    "--explain/--no-explain", default=None, help="Say why. [default: yes for one answer, no for a stream]"
)
def command(
    words: tuple[str, ...],
    policies: str | None,
    contract: str | None,
    tier: str | None,
    at: str | None,
    readings: tuple[str, ...],
    every_reading: bool,
    mappings: tuple[str, ...],
    known_at: str | None,
    why_not: tuple[str, ...],
    form: str | None,
    explain: bool | None,
) -> None:
    """Answer QUESTION from the facts given.

    \b
    Facts:
      key=value      text, read by the type that the fact declares
      key:=json      a JSON value: a number, true, a list, a record
      key=@file      text from a file
      key:=@file     a value from a file: JSON, a list as NDJSON, a table (CSV) by its --mapping
      @file          a whole record from a JSON file
      -              standard input: one JSON record, one a line (NDJSON), or a table by its --mapping
    """  # noqa: D301 - the backspace tells click to keep these lines as they are
    question = None if words[0] == "-" or words[0].startswith("@") else words[0]
    given = parse(words if question is None else words[1:])
    asked = Asked(question, contract, tier, at)
    wanted = _Wanted(
        asked,
        _chosen("--reading", readings, "the reading", "id=choice"),
        form,
        explain,
        policies,
        _mappings(mappings),
        _chosen("--why-not", why_not, "the value", "name=value"),
        every_reading,
        known_at,
    )
    if why_not and given.from_standard_input:
        raise Refused("`--why-not` is asked of one case.", "give its facts on the command line.")
    if why_not and every_reading:
        raise Refused("`--why-not` looks at one reading of each word.", "leave out `--every-reading`.")
    finish(_from_standard_input(wanted, given) if given.from_standard_input else _one(wanted, given.record))


def _mappings(choices: tuple[str, ...]) -> dict[str, str]:
    """The policies by which tables are read, by the fact whose table it is; one for all others."""
    chosen: dict[str, str] = {}
    for choice in choices:
        name, equals, identity = choice.rpartition("=")
        if not identity or (equals and not name):
            raise Refused(
                f"`--mapping {choice}` names no policy.", "write `--mapping ID`, or `--mapping fact=ID`."
            )
        if name in chosen:
            raise Refused(f"Two mappings are named for {f'`{name}`' if name else 'all tables'}.", "name one.")
        chosen[name] = identity
    return chosen


def _library(wanted: _Wanted) -> addendum.Library:
    """The policies that are asked, as they were published by the day that is known."""
    library = load(wanted.policies)
    return library if wanted.known_at is None else library.known_at(wanted.known_at)


def _chosen(option: str, choices: tuple[str, ...], what: str, form: str) -> dict[str, str]:
    """What an option that may be given several times says by name."""
    chosen: dict[str, str] = {}
    for choice in choices:
        name, equals, value = choice.partition("=")
        if not (name and equals and value):
            noun = what.removeprefix("the ")
            raise Refused(f"`{option} {choice}` is no {noun}.", f"write `{option} {form}`.")
        if name in chosen:
            raise Refused(f"{what.capitalize()} `{name}` is chosen twice.", "choose it once.")
        chosen[name] = value
    return chosen


def _from_standard_input(wanted: _Wanted, given: Given) -> ExitCode:
    """Records from standard input: one document where the format or its layout says so, else a stream."""
    from addendum_cli.files import standard_input
    from addendum_cli.lines import buffered, holds_one_document

    if sys.stdin.isatty():
        tell("Reading records from the terminal, one a line; end with Ctrl-D.")
    if ALL_TABLES in wanted.mappings:
        _must_be_one(wanted)
        return _stream_export(wanted, given, wanted.mappings[ALL_TABLES])
    reader = buffered(standard_input())
    one_asked_for = wanted.form in {"text", "json", *STATEMENTS_ONLY}
    if one_asked_for or (wanted.form is None and holds_one_document(reader)):
        own = _document(reader)
        if twice := sorted(own.keys() & given.record.keys()):
            raise Refused(
                f"`{twice[0]}` is given on the command line and in the record.",
                "give it in one of the two places.",
            )
        return _one(wanted._replace(form=wanted.form or "ndjson"), {**given.record, **own})
    _must_be_one(wanted)
    return _stream(wanted, given, reader)


def _must_be_one(wanted: _Wanted) -> None:
    if wanted.every_reading:
        raise Refused(
            "`--every-reading` looks at one case, and here may be several.",
            "give one record, with `--format text` or `--format json`.",
        )


def _document(reader: BufferedReader) -> dict[str, object]:
    from addendum_cli.files import parse_json

    content = reader.read()
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise Refused("Standard input is not UTF-8 text.", "save it as UTF-8.") from error
    if not text.strip():
        raise Refused("Standard input is empty.", 'write the facts as `{"name": value, …}`.')
    document = parse_json(text, "Standard input")
    if not isinstance(document, dict):
        raise Refused(
            "Standard input holds no JSON object.",
            "write one object, or one object a line with `--format ndjson`.",
        )
    return document


def _stream(wanted: _Wanted, given: Given, reader: BufferedReader) -> ExitCode:
    from addendum_cli.stream import answer_stream

    answerer = _answerer(wanted, given, _library(wanted))
    sys.stdout.flush()
    all_answered = answer_stream(answerer, reader, sys.stdout.buffer)
    return ExitCode.ANSWERED if all_answered else ExitCode.NO_ANSWER


def _stream_export(wanted: _Wanted, given: Given, mapping: str) -> ExitCode:
    """One answer for each ticket or record of a table on standard input."""
    from addendum_cli.exports import records_of
    from addendum_cli.files import standard_input
    from addendum_cli.stream import answer_records

    library = _library(wanted)
    answerer = _answerer(wanted, given, library)
    sys.stdout.flush()
    records = records_of(library, mapping, standard_input(), "standard input")
    all_answered = answer_records(answerer, records, sys.stdout.buffer)
    return ExitCode.ANSWERED if all_answered else ExitCode.NO_ANSWER


def _answerer(wanted: _Wanted, given: Given, library: addendum.Library) -> Answerer:
    from addendum_cli.exports import with_exports
    from addendum_cli.stream import Answerer

    return Answerer(
        library,
        wanted.asked,
        common=with_exports(given.record, library, wanted.mappings),
        readings=wanted.readings,
        explain=bool(wanted.explain),
    )


def _one(wanted: _Wanted, record: dict[str, object]) -> ExitCode:
    """One record, one answer; in JSON a failure is a document too."""
    try:
        return _answered(wanted, record)
    except BadRecord as error:
        raise Refused(error.says, error.fix) from error
    except addendum.NoAnswer as error:
        if wanted.form in {None, "text", *STATEMENTS_ONLY}:
            raise
        own = {"id": record["id"]} if "id" in record else {}
        deliver_json({**own, "error": {"code": error.code, "says": error.says, "fix": error.fix}})
        return ExitCode.NO_ANSWER


def _answered(wanted: _Wanted, record: dict[str, object]) -> ExitCode:
    case = split(record, wanted.asked)
    question_of(case.asked)
    library = _library(wanted)
    if wanted.mappings or _has_tables(case.facts):
        from addendum_cli.exports import with_exports

        case = case._replace(facts=with_exports(case.facts, library, wanted.mappings))
    if question_of(case.asked) == STATEMENT:
        return _stated(library, case, wanted)
    if wanted.form in STATEMENTS_ONLY:
        raise Refused(
            f"Only a statement is written as {wanted.form}.", "write `--format json`, or ask `statement`."
        )
    answer = _asked(library, case, wanted.readings)
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


def _deliver_every_reading(
    wanted: _Wanted, case: Record, library: addendum.Library, answer: addendum.Answer
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


def _stated(library: addendum.Library, case: Record, wanted: _Wanted) -> ExitCode:
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


def _why_not(library: addendum.Library, case: Record, wanted: _Wanted, at: str) -> addendum.WhyNot:
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
