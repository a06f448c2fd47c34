"""Conditions as policies write them, read into the model: a value, or closed words with one meaning each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar, Sequence, plain
from addendum.findings import Finding, did_you_mean, listed
from addendum.rules.model import Among, Anything, Span, Within
from addendum.values import (
    ANY,
    BOOLEAN,
    DATE,
    NUMBER,
    TEXT,
    MemberOf,
    NoAnswer,
    Outcome,
    ValueProblem,
    is_ordered,
    read,
    read_quantity,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from addendum.documents import Node
    from addendum.findings import Place
    from addendum.rules.model import Condition
    from addendum.values import Type, Value

    Report = Callable[[Finding], None]

_LOWER = {"at least": True, "above": False}
_UPPER = {"at most": True, "below": False}
_SEVERITIES = ("or more severe", "or less severe")
CONDITION_WORDS = ("is", "not", "one of", "none of", *_LOWER, *_UPPER, "any", *_SEVERITIES)
_MEANT = {
    ">=": "at least",
    "from": "at least",
    "min": "at least",
    "minimum": "at least",
    ">": "above",
    "over": "above",
    "more than": "above",
    "greater than": "above",
    "<=": "at most",
    "to": "at most",
    "up to": "at most",
    "until": "at most",
    "max": "at most",
    "maximum": "at most",
    "<": "below",
    "under": "below",
    "less than": "below",
    "in": "one of",
    "any of": "one of",
    "not in": "none of",
    "is not": "not",
    "=": "is",
    "==": "is",
    "!=": "not",
    "equals": "is",
}
_SIGNS = (">=", "<=", "!=", "==", ">", "<", "≥", "≤")
_WHOLE_STEP = {"months", "date", "month", "quarter"}


def read_condition(node: Node, of_type: Type, report: Report) -> Condition | None:
    """The condition that a value or a map of condition words stands for; None where `report` got findings."""
    try:
        if isinstance(node, Scalar):
            return _bare(node, of_type)
        if isinstance(node, Sequence):
            return _bare_list(node, of_type)
        return _worded(node, of_type)
    except _Refused as refused:
        for finding in refused.findings:
            report(finding)
        return None


def is_empty(span: Span, of_type: Type) -> bool:
    """Whether no value lies in a span; raises NoAnswer where its ends do not compare."""
    low, high = span.low, span.high
    if low is None or high is None:
        return False
    if of_type.written in _WHOLE_STEP:
        from addendum.rules.scales import scale_of

        scale = scale_of(of_type, (low, high))
        return scale is not None and scale.stretch(span).is_empty
    return bool(low > high or (low == high and not (span.low_closed and span.high_closed)))


class _Refused(Exception):
    """A condition that cannot be read, with all that is wrong with it."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*findings)
        self.findings = findings


def _bare(node: Scalar, of_type: Type) -> Condition:
    text = node.text
    if not node.quoted:
        if text == "any":
            return Anything()
        if isinstance(of_type, MemberOf) and text.endswith(_SEVERITIES):
            word = next(word for word in _SEVERITIES if text.endswith(word))
            return _from_member(text.removesuffix(word).rstrip(), node.place, word, of_type)
        sign = next((sign for sign in _SIGNS if text.startswith(sign)), "")
        if sign:
            word = _MEANT.get({"≥": ">=", "≤": "<="}.get(sign, sign), "is")
            says = f"`{text}` is not a value, and signs such as `{sign}` are not part of a condition."
            raise _refusal(
                "CONDITION-WORD", node.place, says, f"Write `{word}: {text[len(sign) :].lstrip()}`."
            )
    return Among((_value(node, of_type),))


def _bare_list(node: Sequence, of_type: Type) -> Condition:
    from addendum.values import ListOf

    if isinstance(of_type, ListOf):
        return Among((_value(node, of_type),))
    shown = ", ".join(item.text for item in node.items if isinstance(item, Scalar))
    raise _refusal(
        "CONDITION-SHAPE",
        node.place,
        "A list alone does not say how its values are meant.",
        f"Write `one of: [{shown}]` or `none of: [{shown}]`.",
    )


def _worded(node: Mapping, of_type: Type) -> Condition:
    unknown = [key for key, _ in node.entries if key.text not in CONDITION_WORDS]
    if unknown:
        raise _Refused(*(_unknown_word(key) for key in unknown))
    if not node.entries:
        fix = f"Write {listed(CONDITION_WORDS)}, or `any`."
        raise _refusal(
            "CONDITION-SHAPE", node.place, "Here a condition is expected, and nothing is said.", fix
        )
    written = {key.text: (key, value) for key, value in node.entries}
    borders = [word for word in written if word in _LOWER or word in _UPPER]
    if borders:
        return _between(written, borders, of_type)
    if len(written) > 1:
        raise _beside(list(written), next(iter(written.values()))[0].place)
    word, (key, value) = next(iter(written.items()))
    if word == "any":
        return Anything()
    if word in _SEVERITIES:
        return _from_word(value, word, key.place, of_type)
    if word in ("one of", "none of"):
        return Among(_several(value, word, of_type), negated=word == "none of")
    return Among((_value(value, of_type),), negated=word == "not")


def _between(written: dict[str, tuple[Scalar, Node]], borders: list[str], of_type: Type) -> Condition:
    """One or two borders as a stretch."""
    if len(borders) < len(written):
        raise _beside(list(written), written[borders[0]][0].place)
    lower = [word for word in borders if word in _LOWER]
    upper = [word for word in borders if word in _UPPER]
    for side, name in ((lower, "lower"), (upper, "upper")):
        if len(side) > 1:
            says = f"{listed(side, 'and')} are both {name} borders, and a condition has one of them."
            raise _refusal(
                "CONDITION-BORDERS", written[side[1]][0].place, says, f"Leave one of {listed(side)} out."
            )
    if of_type is not ANY and (of_type is TEXT or not is_ordered(of_type)):
        raise _Refused(*(_unordered(*written[word], of_type) for word in borders))
    ends, problems = _values((written[word][1] for word in borders), of_type)
    if problems:
        raise _Refused(*problems)
    low = ends[borders.index(lower[0])] if lower else None
    high = ends[borders.index(upper[0])] if upper else None
    span = Span(low, bool(lower) and _LOWER[lower[0]], high, bool(upper) and _UPPER[upper[0]])
    _must_not_be_empty(span, of_type, written, borders)
    return Within((span,))


def _must_not_be_empty(
    span: Span, of_type: Type, written: dict[str, tuple[Scalar, Node]], borders: list[str]
) -> None:
    place = written[borders[-1]][1].place
    try:
        if not is_empty(span, of_type):
            return
    except NoAnswer as problem:
        raise _refusal(problem.code, place, problem.says, problem.fix) from None
    from addendum.rules.wording import span_words

    fix = "Correct one of the borders."
    if span.low is not None and span.high is not None and span.low > span.high:
        fix = "The larger border belongs to `below` or `at most`; exchange the two."
    raise _refusal("CONDITION-EMPTY", place, f"No value is {span_words(span)}.", fix)


def _from_word(value: Node, word: str, place: Place, of_type: Type) -> Condition:
    if not isinstance(of_type, MemberOf):
        says = f"`{word}` speaks of the order of a list, and here stands {of_type.says}."
        raise _refusal(
            "CONDITION-NOT-ORDERED", place, says, f"Write {listed(('at least', 'at most'))} instead."
        )
    if not isinstance(value, Scalar):
        raise _refusal("CONDITION-SHAPE", value.place, f"`{word}` takes one member of `{of_type.name}`.", "")
    return _from_member(value.text, value.place, word, of_type)


def _from_member(text: str, place: Place, word: str, of_type: MemberOf) -> Condition:
    try:
        rank = of_type.rank(str(read(of_type, text)))
    except ValueProblem as problem:
        raise _refusal(problem.code, place, problem.says, problem.fix) from None
    return Among(of_type.members[: rank + 1] if word == _SEVERITIES[0] else of_type.members[rank:])


def _several(node: Node, word: str, of_type: Type) -> tuple[Value, ...]:
    if not isinstance(node, Sequence):
        shown = node.text if isinstance(node, Scalar) else "a, b"
        raise _refusal(
            "CONDITION-SHAPE", node.place, f"`{word}` takes a list.", f"Write `{word}: [{shown}]`."
        )
    if not node.items:
        fix = "Name the values, or leave the row out." if word == "one of" else "Write `any`."
        raise _refusal("CONDITION-EMPTY", node.place, f"`{word}` names no value.", fix)
    values, problems = _values(node.items, of_type)
    if problems:
        raise _Refused(*problems)
    found: list[Value] = []
    for value in values:
        if value not in found:
            found.append(value)
    return tuple(found)


def _values(nodes: Iterable[Node], of_type: Type) -> tuple[list[Value], list[Finding]]:
    """The values of several nodes and, where some cannot be read, the findings on all of them."""
    values: list[Value] = []
    problems: list[Finding] = []
    for node in nodes:
        try:
            values.append(_value(node, of_type))
        except _Refused as refused:
            problems.extend(refused.findings)
    return values, problems


def _value(node: Node, of_type: Type) -> Value:
    """The value or absent outcome written at a node."""
    if isinstance(node, Scalar) and of_type is not TEXT and node.text.startswith("=") and node.kind == "text":
        raise _formula_refused(node)
    if isinstance(node, Scalar) and not node.quoted and of_type is not TEXT:
        outcome = Outcome.named(node.text)
        if outcome is not None and node.text not in getattr(of_type, "members", ()):
            return outcome
    try:
        if not isinstance(node, Scalar):
            return read(of_type, plain(node))
        if node.kind == "null" and not node.quoted:
            return read(of_type, None)
        return _of_any(node) if of_type is ANY else read(of_type, node.text)
    except ValueProblem as problem:
        raise _refusal(problem.code, node.place, problem.says, problem.fix) from None


def _formula_refused(node: Scalar) -> _Refused:
    return _refusal(
        "CONDITION-FORMULA",
        node.place,
        f"A condition compares with fixed values, and `{node.text}` is a formula.",
        "Calculate the yes or no as a decision under `rules`, and test that it is `true`; a border that "
        "differs by contract is `set` by the contract.",
    )


def _of_any(node: Scalar) -> Value:
    """The value that a text shows by itself: a number, a quantity, a date or true and false; else a text."""
    if not node.quoted:
        for of_type in (NUMBER, BOOLEAN, DATE):
            try:
                return read(of_type, node.text)
            except ValueProblem:
                continue
        try:
            return read_quantity(node.text)
        except ValueProblem:
            pass
    return node.text


def _unknown_word(key: Scalar) -> Finding:
    near = _MEANT.get(key.text.casefold()) or did_you_mean(key.text, CONDITION_WORDS)
    fix = f"Write `{near}`." if near else f"The words are {listed(CONDITION_WORDS[:8])}."
    if key.text.casefold() == "between":
        fix = "Write both borders: `at least` or `above`, and `at most` or `below`."
    return Finding("CONDITION-WORD", key.place, f"`{key.text}` is not a word of conditions.", fix=fix)


def _unordered(key: Scalar, value: Node, of_type: Type) -> Finding:
    shown = value.text if isinstance(value, Scalar) else "…"
    fix = "Write `one of` and the values that are meant."
    if isinstance(of_type, MemberOf):
        word = _SEVERITIES[0] if key.text in _LOWER else _SEVERITIES[1]
        fix = (
            f"Where the list begins with the most severe, write `{shown} {word}`; else `one of` and members."
        )
    return Finding(
        "CONDITION-NOT-ORDERED",
        key.place,
        f"`{key.text}` compares sizes, and here stands {of_type.says}, which has none.",
        fix=fix,
    )


def _beside(found: list[str], place: Place) -> _Refused:
    return _refusal(
        "CONDITION-SHAPE",
        place,
        f"{listed(found, 'and')} cannot stand beside each other: only a lower and an upper border can.",
        "Say it with one of them, or in two rows.",
    )


def _refusal(code: str, place: Place, says: str, fix: str) -> _Refused:
    return _Refused(Finding(code, place, says, fix=fix))
