"""The words after QUESTION (`key=value`, `key:=json`, `key=@file`, `@file`, `-`) as one record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum_cli.records import RESERVED
from addendum_cli.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

_STANDARD_INPUT = "-"
_FORMS = "write `key=value`, `key:=json`, `key=@file`, `@file` or `-`."


class Given(NamedTuple):
    """What the command line gives: one record of facts, and whether standard input brings the records."""

    record: dict[str, object]
    from_standard_input: bool


def parse(words: Sequence[str]) -> Given:
    """The words as one record. Refuses an unknown form, a name given twice and standard input used twice."""
    record: dict[str, object] = {}
    sources = 0
    for word in words:
        sources += _reads_standard_input(word)
        if sources > 1:
            raise Refused("Standard input is named twice.", "use `-` once and name files for the others.")
        if word != _STANDARD_INPUT:
            _add(record, word)
    return Given(record, _STANDARD_INPUT in words)


def _reads_standard_input(word: str) -> bool:
    return word in {"-", "@-"} or word.partition("=")[2] == "@-"


def _add(record: dict[str, object], word: str) -> None:
    for name, value in _entries(word):
        if name in record:
            raise Refused(f"`{name}` is given twice.", "give each fact once.")
        record[name] = value


def _entries(word: str) -> list[tuple[str, object]]:
    if not word.isprintable() and _has_stray_bytes(word):
        raise Refused(
            "A word of the command line is not UTF-8 text.", "give the fact in a file, saved as UTF-8."
        )
    if word.startswith("@"):
        return list(_whole_record(word[1:]).items())
    key, equals, value = word.partition("=")
    if not equals:
        raise Refused(f"`{word}` is not a fact.", _FORMS)
    is_json = key.endswith(":")
    name = key.removesuffix(":")
    _refuse_name(name, word)
    return [(name, _json_value(name, value) if is_json else _text_value(name, value))]


def _refuse_name(name: str, word: str) -> None:
    if not name.replace("-", "_").replace(" ", "_").isidentifier():
        raise Refused(f"`{word}` does not begin with the name of a fact.", _FORMS)
    if name in RESERVED:
        fix = (
            f"write `--{name} …`."
            if name in {"at", "contract", "tier"}
            else "give it in a JSON record, by `@file` or `-`."
        )
        raise Refused(f"`{name}` is not a fact but part of a record.", fix)


def _whole_record(name: str) -> dict[str, object]:
    from addendum_cli.files import read_json

    document = read_json(_file_name("", name))
    if not isinstance(document, dict):
        raise Refused(f"`@{name}` holds no JSON object.", 'write the facts as `{"name": value, …}`.')
    return document


def _json_value(name: str, value: str) -> object:
    from addendum_cli.files import parse_json  # most words are text and need no JSON

    if value.startswith("@"):
        return _from_file(_file_name(f"{name}:=", value[1:]))
    try:
        return parse_json(value, f"The value of `{name}`")
    except Refused as refusal:
        fix = f"write `{name}={value}` for text, or valid JSON after `:=`."
        raise Refused(refusal.message, fix) from refusal


def _from_file(path: str) -> object:
    """The value in a JSON file, the list of those in a file of NDJSON, or a table to be read later."""
    from addendum_cli.exports import TABLES, Export
    from addendum_cli.files import parse_json, read_json, read_text

    if path.endswith(TABLES):
        return Export(path)
    if path.endswith((".ndjson", ".jsonl")):
        lines = enumerate(read_text(path).splitlines(), 1)
        return [parse_json(line, f"Line {number} of `{path}`") for number, line in lines if line.strip()]
    return read_json(path)


def _text_value(name: str, value: str) -> str:
    """The value as text; a file's last line break belongs to the file, not to the value."""
    if value.startswith("@"):
        from addendum_cli.files import read_text

        text = read_text(_file_name(f"{name}=", value[1:]))
        return text.removesuffix("\n").removesuffix("\r")
    return value


def _file_name(before: str, name: str) -> str:
    if not name:
        raise Refused(
            f"`{before}@` names no file.", f"write `{before}@facts.json`, or `{before}@-` for standard input."
        )
    return name


def _has_stray_bytes(word: str) -> bool:
    """True where the shell handed over bytes that are not UTF-8 (Python keeps them as lone surrogates)."""
    return any("\ud800" <= character <= "\udfff" for character in word)
