"""`addendum evaluate`: one answer from facts on the command line, or a stream of answers from records."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from addendum_cli.command import ExampleHelp
from addendum_cli.exits import ExitCode
from addendum_cli.inputs import Given, parse
from addendum_cli.one_case import STATEMENTS_ONLY, Wanted, answer_one, library_of, recorder_of
from addendum_cli.options import (
    at_option,
    checked_date,
    finish,
    format_option,
    offering,
    party_options,
    policies_option,
)
from addendum_cli.output import tell
from addendum_cli.records import Asked
from addendum_cli.refusals import Refused

if TYPE_CHECKING:
    from io import BufferedReader

    import addendum
    from addendum_cli.stream import Answerer

ALL_TABLES = ""


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
@click.option("--receipt", is_flag=True, help="Give the receipt of the answer in its place, as JSON.")
@click.option("--log", metavar="FILE", help="Add the receipt of each answer to this log of decisions.")
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
    receipt: bool,
    log: str | None,
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
    wanted = Wanted(
        asked,
        _chosen("--reading", readings, "the reading", "id=choice"),
        form,
        explain,
        policies,
        _mappings(mappings),
        _chosen("--why-not", why_not, "the value", "name=value"),
        every_reading,
        known_at,
        receipt,
        log,
    )
    if why_not and given.from_standard_input:
        raise Refused("`--why-not` is asked of one case.", "give its facts on the command line.")
    if why_not and every_reading:
        raise Refused("`--why-not` looks at one reading of each word.", "leave out `--every-reading`.")
    finish(
        _from_standard_input(wanted, given) if given.from_standard_input else answer_one(wanted, given.record)
    )


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


def _from_standard_input(wanted: Wanted, given: Given) -> ExitCode:
    """Records from standard input: one document where the format or its layout says so, else a stream."""
    from addendum_cli.files import standard_input
    from addendum_cli.lines import buffered, holds_one_document

    if sys.stdin.isatty():
        tell("Reading records from the terminal, one a line; end with Ctrl-D.")
    if ALL_TABLES in wanted.mappings:
        _must_beanswer_one(wanted)
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
        return answer_one(wanted._replace(form=wanted.form or "ndjson"), {**given.record, **own})
    _must_beanswer_one(wanted)
    return _stream(wanted, given, reader)


def _must_beanswer_one(wanted: Wanted) -> None:
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


def _stream(wanted: Wanted, given: Given, reader: BufferedReader) -> ExitCode:
    from addendum_cli.stream import answer_stream

    answerer = _answerer(wanted, given, library_of(wanted))
    sys.stdout.flush()
    all_answered = answer_stream(answerer, reader, sys.stdout.buffer)
    return ExitCode.ANSWERED if all_answered else ExitCode.NO_ANSWER


def _stream_export(wanted: Wanted, given: Given, mapping: str) -> ExitCode:
    """One answer for each ticket or record of a table on standard input."""
    from addendum_cli.exports import records_of
    from addendum_cli.files import standard_input
    from addendum_cli.stream import answer_records

    library = library_of(wanted)
    answerer = _answerer(wanted, given, library)
    sys.stdout.flush()
    records = records_of(library, mapping, standard_input(), "standard input")
    all_answered = answer_records(answerer, records, sys.stdout.buffer)
    return ExitCode.ANSWERED if all_answered else ExitCode.NO_ANSWER


def _answerer(wanted: Wanted, given: Given, library: addendum.Library) -> Answerer:
    from addendum_cli.exports import with_exports
    from addendum_cli.stream import Answerer

    return Answerer(
        library,
        wanted.asked,
        common=with_exports(given.record, library, wanted.mappings),
        readings=wanted.readings,
        explain=bool(wanted.explain),
        recorder=recorder_of(wanted, library),
    )
