"""Names and values as people read them: titles, members with theirs, numbers whose digits never end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.values import ANY, ListOf, MemberOf, Outcome, approx, is_finite, show

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.kinds import Lowered
    from addendum.values import Type, Value

_PLACES = 6
_NAME_IN_BRACES = re.compile(r"\{([^}]*)\}")
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
    return _NAME_IN_BRACES.sub(lambda found: named(found[1]), words)


def begun(text: str) -> str:
    """The text as a sentence begins."""
    return text[:1].upper() + text[1:]


def with_article(noun: str) -> str:
    """The noun with `a` or `an`."""
    folded = noun.casefold()
    vowel = folded[:1] in _LETTERS_SPOKEN_WITH_A_VOWEL or folded.startswith(_SPOKEN_WITH_AN)
    return f"an {noun}" if vowel else f"a {noun}"


def value_words(lowered: Lowered, of_type: Type, value: Value) -> str:
    """A value in words: members by their titles, and a number whose digits never end rounded, too."""
    if isinstance(value, Outcome):
        return value.text
    if isinstance(value, dict):
        fields = getattr(of_type, "field", lambda _: None)
        inner = getattr(of_type, "value", None)
        return ", ".join(
            f"{spoken(name)} {value_words(lowered, fields(name) or inner or ANY, item)}"
            for name, item in value.items()
            if item is not None
        )
    if isinstance(value, list | tuple):
        item_type = of_type.item if isinstance(of_type, ListOf) else ANY
        return ", ".join(value_words(lowered, item_type, item) for item in value) or "none"
    if isinstance(of_type, MemberOf) and isinstance(value, str):
        return _member_words(value, lowered.titles.get(f"{of_type.name}.{value}", ""))
    return show(value) if is_finite(value) else f"{show(value)} ({approx(value, _PLACES)})"


def yes_or_no(value: Value) -> Value:
    """`yes` and `no` for true and false; anything else as it is."""
    return ("yes" if value else "no") if isinstance(value, bool) else value


def _member_words(member: str, title: str) -> str:
    """`Support portal` where that is only the name in words, else `S1 (Critical Incident)`."""
    if not title:
        return member
    return title if spoken(member).casefold() == title.casefold() else f"{member} ({title})"
