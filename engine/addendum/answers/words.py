"""Names and values as people read them: titles, members with theirs, numbers whose digits never end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.values import ANY, ContextOf, Keyed, ListOf, MemberOf, Outcome, for_people

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from addendum.kinds import Lowered
    from addendum.values import Type, Value

_UNITS = {"hours": "hour", "minutes": "minute", "seconds": "second"}
_OF_A_SENTENCE = 4
_MOST_LETTERS, _MOST_OF_A_CODE = 2, 4
_MOST_RECORDS = 12
_LETTERS_SPOKEN_WITH_A_VOWEL = "aeio"
_SPOKEN_WITH_AN = ("un", "up", "hour", "honest", "heir")


def word_of(lowered: Lowered, name: str) -> str:
    """The title of a fact, decision or clock; its name in words where it has none."""
    fact = lowered.program.facts.get(name)
    decision = lowered.program.decisions.get(name)
    title = (fact.title if fact is not None else "") or lowered.titles.get(name, "")
    return title or (decision.title if decision is not None else "") or begun(spoken(name))


def spoken(name: str) -> str:
    """A name as words within a sentence."""
    return name.replace("_", " ").replace("-", " ").replace(".", " ")


def filled(words: str, named: Callable[[str], str]) -> str:
    """The words for a formula, with what `named` tells in place of each name in braces."""
    return re.sub(r"\{([^}]*)\}", lambda found: named(found[1]), words)


def begun(text: str) -> str:
    """The text as a sentence begins."""
    return text[:1].upper() + text[1:]


def with_article(noun: str) -> str:
    """The noun with `a` or `an`."""
    folded = noun.casefold()
    vowel = folded[:1] in _LETTERS_SPOKEN_WITH_A_VOWEL or folded.startswith(_SPOKEN_WITH_AN)
    return f"an {noun}" if vowel else f"a {noun}"


def within_sentence(text: str) -> str:
    """A title as it stands within a sentence; one that begins with capitals keeps them."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def joined(texts: Sequence[str], last: str = "and") -> str:
    """Texts as a sentence holds them: `a, b and c`."""
    return f"{', '.join(texts[:-1])} {last} {texts[-1]}" if len(texts) > 1 else "".join(texts)


def unit_of(title: str) -> str:
    """The unit that a title begins with (`Hours used`), in which lengths of time are told; else `""`."""
    return _UNITS.get(title.partition(" ")[0].casefold(), "")


def value_words(lowered: Lowered, of_type: Type, value: Value, unit: str = "") -> str:
    """A value in words: members by their titles, yes and no, and what values say to people."""
    if isinstance(value, Outcome):
        return value.text
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return _record_words(lowered, of_type, value)
    if isinstance(value, list | tuple):
        item_type = of_type.item if isinstance(of_type, ListOf) else ANY
        records = any(isinstance(item, dict) for item in value)
        told = [value_words(lowered, item_type, item, unit) for item in value]
        if records and len(told) > _MOST_RECORDS:
            told[_MOST_RECORDS:] = [f"{len(told) - _MOST_RECORDS} more"]
        apart = records or any(", " in text or text.count(" ") >= _OF_A_SENTENCE for text in told)
        return ("; " if apart else ", ").join(told) or "none"
    if isinstance(of_type, MemberOf) and isinstance(value, str):
        return member_words(lowered, of_type, value)
    return for_people(value, unit)


def member_words(lowered: Lowered, members: MemberOf, member: str) -> str:
    """The title of a member, with its name where that is a code (`S1 (Critical Incident)`) or needed."""
    title = lowered.titles.get(f"{members.name}.{member}", "")
    if not title:
        return member
    same = sum(title == lowered.titles.get(f"{members.name}.{other}") for other in members.members)
    return title if same < 2 and not is_code(member) else f"{member} ({title})"


def is_code(member: str) -> bool:
    """Whether a contract calls something by this very name: `S1`, `p2`, `A`, `GOLD`, and not `api_hub`."""
    if member == member.upper() or len(member) == 1:
        return member.isascii()
    letters = member.rstrip("0123456789")
    return len(letters) <= _MOST_LETTERS and len(letters) < len(member) <= _MOST_OF_A_CODE


def _record_words(lowered: Lowered, of_type: Type, record: Mapping[str, Value]) -> str:
    """The fields that are given with their values; keys that are members by their titles.

    A record that has one field only is told by its value.
    """
    if (
        isinstance(of_type, ContextOf)
        and len(of_type.fields) == 1
        and record.keys() == {of_type.fields[0][0]}
    ):
        return value_words(lowered, of_type.fields[0][1], next(iter(record.values())))
    keys = _keys_of(lowered, of_type) if isinstance(of_type, Keyed) else ANY
    told = []
    for name, item in record.items():
        if isinstance(of_type, Keyed):
            inner: Type = of_type.value
            label = value_words(lowered, keys, name)
        else:
            inner = (of_type.field(name) if isinstance(of_type, ContextOf) else None) or ANY
            label = spoken(name)
        if item is not None:
            told.append(f"{label} {value_words(lowered, inner, item)}")
    return ", ".join(told) or "none"


def _keys_of(lowered: Lowered, of_type: Keyed) -> Type:
    """The type of the keys of a map: that of the fact, or the list, which they are called by."""
    fact = lowered.program.facts.get(of_type.keys)
    return fact.type if fact is not None else lowered.lists.get(of_type.keys, ANY)
