"""A record: the facts of one case, with the few words beside them that say what is asked and when."""

from __future__ import annotations

from addendum.light import NamedTuple

RESERVED = frozenset({"id", "question", "at", "contract", "tier", "context"})
"""Names in a record that are not facts: `id` is echoed, `context` is free, the others say what is asked."""

_ASKED = ("question", "contract", "tier", "at")


class Asked(NamedTuple):
    """What is asked, apart from the facts; a record's own words stand in place of the command line's."""

    question: str | None
    contract: str | None = None
    tier: str | None = None
    at: str | None = None


class BadRecord(Exception):
    """A record that cannot be read, with a code, a sentence and its fix."""

    def __init__(self, says: str, fix: str = "", code: str = "BAD-RECORD") -> None:
        super().__init__(says)
        self.code = code
        self.says = says
        self.fix = fix


class Receipted(Exception):
    """A receipt to show in the place of an answer; `answered` tells whether it has one."""

    def __init__(self, receipt: dict[str, object], *, answered: bool) -> None:
        super().__init__()
        self.receipt = receipt
        self.answered = answered


class Record(NamedTuple):
    """One case: the caller's own `id`, what is asked, and the facts."""

    id: object
    asked: Asked
    facts: dict[str, object]


def split(record: dict[str, object], asked: Asked) -> Record:
    """The record's facts and, beside them, what is asked: its own words, else those in `asked`."""
    facts = {name: value for name, value in record.items() if name not in RESERVED}
    own = {name: _text(record, name) for name in _ASKED if record.get(name) is not None}
    return Record(record.get("id"), asked._replace(**own), facts)


def question_of(asked: Asked) -> str:
    """The name of the question asked."""
    if asked.question is None:
        raise BadRecord(
            "The record asks no question.", 'name it on the command line, or write `"question": "…"`.'
        )
    return asked.question


def _text(record: dict[str, object], name: str) -> str:
    value = record[name]
    if not isinstance(value, str):
        raise BadRecord(f"`{name}` is not text.", f'write `"{name}": "…"`.')
    return value
