"""Records to answers, line by line: one bad line gives one error record and does not stop the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import addendum
from addendum_cli.files import json_problem
from addendum_cli.lines import LONGEST_LINE, batches
from addendum_cli.records import RESERVED, Asked, BadRecord, Receipted, question_of, split

if TYPE_CHECKING:
    import io
    from collections.abc import Callable, Iterable, Mapping
    from typing import BinaryIO

    from addendum_cli.recording import Recorder
    from addendum_cli.records import Record as Case

    Record = dict[str, object]
    Ask = Callable[[Mapping[str, object]], dict[str, object]]

_ASKERS_KEPT = 1024
_ONE_A_LINE = 'write one record a line: `{"name": value, …}`.'


class Answerer:
    """Answers records; what is asked is bound once and called for every record that asks the same."""

    def __init__(
        self,
        library: addendum.Library,
        asked: Asked,
        *,
        common: Mapping[str, object] | None = None,
        readings: Mapping[str, str] | None = None,
        explain: bool = False,
        recorder: Recorder | None = None,
    ) -> None:
        self._library = library
        self._asked = asked
        self._common = common or {}
        self._readings = readings
        self._explain = explain
        self._askers: dict[Asked, Ask] = {}
        self._plain: Ask | None = None
        self._recorder = recorder

    def answer(self, record: object) -> dict[str, object]:
        """The answer document of one record; raises NoAnswer and BadRecord."""
        if type(record) is not dict:
            raise BadRecord(
                "The line holds no JSON object.", 'write one record a line: `{"name": value, …}`.'
            )
        if self._plain is not None and RESERVED.isdisjoint(record):
            return self._plain(self._with_common(record) if self._common else record)
        return self._answer_with_words(record)

    def _answer_with_words(self, record: dict[str, object]) -> dict[str, object]:
        case = split(record, self._asked)
        if self._recorder is not None:
            return self._recorded(case, self._recorder)
        ask = self._asker(case.asked)
        if case.asked == self._asked:
            self._plain = ask
        document = ask(self._with_common(case.facts))
        return document if case.id is None else {"id": case.id, **document}

    def write_log(self) -> None:
        """Have all that was answered in the log of decisions, where there is one."""
        if self._recorder is not None:
            self._recorder.write()

    def _recorded(self, case: Case, recorder: Recorder) -> dict[str, object]:
        """The answer document of a case of which a receipt is kept, or that receipt."""
        own = {} if case.id is None else {"id": case.id}
        try:
            answer = recorder.answer(case._replace(facts=self._with_common(case.facts)))
        except Receipted as shown:
            if shown.answered:
                return shown.receipt
            raise
        return {**own, **answer.to_json(explain=self._explain)}

    def _asker(self, asked: Asked) -> Ask:
        ask = self._askers.get(asked)
        if ask is None:
            ask = self._library.asker(
                question_of(asked),
                contract=asked.contract,
                tier=asked.tier,
                at=asked.at,
                readings=self._readings,
                explain=self._explain,
            )
            if len(self._askers) >= _ASKERS_KEPT:
                self._askers.clear()
            self._askers[asked] = ask
        return ask

    def _with_common(self, facts: dict[str, object]) -> dict[str, object]:
        if not facts.keys().isdisjoint(self._common):
            name = next(name for name in self._common if name in facts)
            raise BadRecord(
                f"`{name}` is given on the command line and in the record.",
                "give it in one of the two places.",
            )
        return {**self._common, **facts}


def answer_stream(answerer: Answerer, source: io.BufferedReader, sink: BinaryIO) -> bool:
    """Answer each line of `source` on a line of `sink`; true when every line had an answer."""
    number, all_answered = 1, True
    for lines in batches(source):
        out: list[str] = []
        try:
            all_answered &= _answer_lines(answerer, lines, number, out)
        finally:
            answerer.write_log()
            # A lone surrogate in a caller's text goes out as the JSON escape it came in by.
            sink.write("".join(out).encode("utf-8", "backslashreplace"))
            sink.flush()
        number += len(lines)
    return all_answered


def answer_records(answerer: Answerer, records: Iterable[Record], sink: BinaryIO) -> bool:
    """Answer each record on a line of `sink`; true when every one had an answer."""
    all_answered = True
    for number, record in enumerate(records, 1):
        try:
            text = addendum.dumps(answerer.answer(record))
        except (addendum.NoAnswer, BadRecord, Receipted) as error:
            all_answered = False
            text = addendum.dumps(_error_record(number, record, error))
        answerer.write_log()
        sink.write(f"{text}\n".encode("utf-8", "backslashreplace"))
    sink.flush()
    return all_answered


def _answer_lines(answerer: Answerer, lines: Iterable[bytes | None], first: int, out: list[str]) -> bool:
    """Append to `out` what each line gets; blank lines get nothing. True when no line failed."""
    dumps, answer, append = addendum.dumps, answerer.answer, out.append
    all_answered = True
    for number, line in enumerate(lines, first):
        if line is not None and (not line or line.isspace()):
            continue
        record = None
        try:
            record = _read(line)
            append(dumps(answer(record)))
        except (addendum.NoAnswer, BadRecord, Receipted) as error:
            all_answered = False
            append(dumps(_error_record(number, record, error)))
        append("\n")
    return all_answered


def _read(line: bytes | None) -> object:
    if line is None:
        raise BadRecord(f"The line is longer than {LONGEST_LINE:,} bytes.", _ONE_A_LINE)
    try:
        return addendum.loads(line.decode())
    except UnicodeDecodeError as error:
        raise BadRecord("The line is not UTF-8 text.", "write the records as UTF-8.") from error
    except (ValueError, RecursionError) as error:
        where = (
            f"column {getattr(error, 'colno', 1)}: {error.msg}"
            if hasattr(error, "msg")
            else json_problem(error)
        )
        raise BadRecord(f"The line is not valid JSON: {where}.", _ONE_A_LINE) from error


def _error_record(
    number: int, record: object, error: addendum.NoAnswer | BadRecord | Receipted
) -> dict[str, object]:
    """The line's number, the caller's own `id` where the line could be read, and what went wrong."""
    if isinstance(error, Receipted):
        return error.receipt
    own = {"id": record["id"]} if isinstance(record, dict) and "id" in record else {}
    return {"line": number, **own, "error": {"code": error.code, "says": error.says, "fix": error.fix}}
