"""An answer: its values by path, and why they are what they are, as data and as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.words import unit_of, value_words, word_of
from addendum.light import NamedTuple
from addendum.values import ANY, to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from addendum.answers.notes import Note
    from addendum.answers.reasons import Reason
    from addendum.kinds import Lowered
    from addendum.values import Date, Type, Value

    Path = tuple[str, ...]


class Answer(NamedTuple):
    """What a subject answers to a question on a day.

    `values` nests maps as callers see them; by their paths, `types` has the type of each value, `titles` what
    people call it, `told` the lines that people read in place of it, and `worded` are the maps that read as
    one line of words (`within …, during …`). `policies` are the digests of the documents that took part,
    `time_zones` the version of the zones' data where one did. `timeline` has the lines of a drawing,
    `sources` the decisions and facts whose values stand at the paths. `known_at`
    is the day by which the policies were published, `""` where that was not asked for.
    """

    question: str
    title: str
    values: Mapping[str, Value]
    types: Mapping[Path, Type]
    titles: Mapping[Path, str]
    told: Mapping[Path, tuple[str, ...]]
    worded: frozenset[Path]
    because: tuple[Reason, ...]
    notes: tuple[Note, ...]
    brief_notes: tuple[Note, ...]
    policies: Mapping[str, str]
    contract: str
    tier: str
    as_of: Date
    time_zones: str
    lowered: Lowered
    timeline: tuple[str, ...] = ()
    sources: Mapping[Path, str] = {}
    known_at: str = ""

    def paths(self) -> tuple[str, ...]:
        """The names at the top of the answer."""
        return tuple(self.values)

    def has(self, path: Path) -> bool:
        """Whether one value, and not a map of several, stands at the path; entries of lists have numbers."""
        found = self._at(path)
        return found is not None and not (isinstance(found, dict) and found)

    def value(self, path: Path) -> tuple[Value, Type] | None:
        """The value at the path with its type; None where the answer has none."""
        found = self._at(path)
        return None if found is None else (found, self._type_at(path))

    def rows(self) -> tuple[str, ...]:
        """The names of the rows that the answer comes from."""
        return tuple(dict.fromkeys(reason.row for reason in self.because if reason.row))

    def to_json(self, explain: bool = True) -> dict[str, object]:
        """The answer as JSON holds it; without `explain` only what no caller should miss."""
        document: dict[str, object] = {
            "question": self.question,
            "answer": {name: to_json(value) for name, value in self.values.items()},
        }
        if not explain:
            notes = [note.to_json() for note in self.brief_notes]
            document = {**document, **({"notes": notes} if notes else {}), "as_of": str(self.as_of)}
            return {**document, "known_at": self.known_at} if self.known_at else document
        document["because"] = [reason.to_json() for reason in self.because]
        document["notes"] = [note.to_json() for note in self.notes]
        document["policies"] = dict(self.policies)
        asked = (("contract", self.contract), ("tier", self.tier))
        document |= {name: identity for name, identity in asked if identity}
        document["as_of"] = str(self.as_of)
        further = (("time_zones", self.time_zones), ("known_at", self.known_at))
        return document | {name: text for name, text in further if text}

    def sentences(self, shown_as: Callable[[str], str] = str, *, explain: bool = True) -> list[str]:
        """The answer as lines of text: its values, the reasons with their places, the notes.

        `shown_as` turns the name of a file from the root into the printed one; without `explain` there are no
        reasons, and only the notes that no caller should miss.
        """
        subject = f"contract {self.contract}" if self.contract else f"tier {self.tier}"
        known = f", known on {self.known_at}" if self.known_at else ""
        lines = [f"{self.title or self.question} ({subject}, as of {self.as_of}{known})"]
        lines += [f"  {label}: {words}" if words else f"  {label}" for label, words in self.told_values()]
        if self.timeline and explain:
            lines += ["", "Time", *(f"  {line}".rstrip() for line in self.timeline)]
        if self.because and explain:
            lines += ["", "Because"]
            lines += [line for reason in self.because for line in _reason_lines(reason, shown_as)]
        notes = self.notes if explain else self.brief_notes
        if notes:
            lines += ["", "Note", *(f"  {note.says}{_where(note.at, shown_as)}" for note in notes)]
        return lines

    def told_values(self) -> Iterator[tuple[str, str]]:
        """The values with their titles, in words; what stands on lines below a title is indented."""
        for name, value in self.values.items():
            yield from self._told((name,), value)

    def _told(self, path: Path, value: Value, indent: str = "") -> Iterator[tuple[str, str]]:
        """A value with its title; a map of words (`within`, `during`) on one line, others line by line."""
        title = self.titles.get(path) or word_of(self.lowered, path[-1])
        told = self.told.get(path, ())
        if len(told) > 1:
            yield f"{indent}{title}", ""
            yield from ((f"{indent}  {line}", "") for line in told)
        elif isinstance(value, dict) and path not in self.worded and not told:
            yield f"{indent}{title}", ""
            for name, inner in value.items():
                yield from self._told((*path, name), inner, f"{indent}  ")
        elif isinstance(value, dict) and not told:
            words = (f"{_spaced(name)} {self._words((*path, name), inner)}" for name, inner in value.items())
            yield f"{indent}{title}", ", ".join(words)
        else:
            yield f"{indent}{title}", told[0] if told else self._words(path, value)

    def _words(self, path: Path, value: Value) -> str:
        return value_words(self.lowered, self._type_at(path), value, unit_of(self.titles.get(path, "")))

    def _at(self, path: Path) -> Value | None:
        found: Value | None = self.values
        for step in path:
            if isinstance(found, dict):
                found = found.get(step)
            elif isinstance(found, list | tuple) and step.isdigit() and int(step) < len(found):
                found = found[int(step)]
            else:
                return None
        return found

    def _type_at(self, path: Path) -> Type:
        """The type of the value itself, or of the part of a record that the path leads into."""
        for length in range(len(path), 0, -1):
            found = self.types.get(path[:length])
            for step in path[length:]:
                field = getattr(found, "field", lambda _: None)
                found = field(step) or getattr(found, "value", None)
            if found is not None:
                return found
        return ANY


def _reason_lines(reason: Reason, shown_as: Callable[[str], str]) -> Iterator[str]:
    origin = reason.origin
    yield f"  {reason.says}"
    clause = f" · {origin.clause}" if origin.clause else ""
    yield f"    {shown_as(origin.place.file)}:{origin.place.line}, version {origin.version}{clause}"
    if origin.quote:
        yield f"    “{origin.quote}”"


def _spaced(name: str) -> str:
    return name.replace("_", " ")


def _where(at: str, shown_as: Callable[[str], str]) -> str:
    file, _, line = at.rpartition(":")
    return f" ({shown_as(file)}:{line})" if at else ""
