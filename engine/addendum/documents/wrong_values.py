"""Findings about a value: nothing there, another type, another word, another form, too much or too little."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addendum.documents.examples import example_line, short, written
from addendum.documents.keywords import matches
from addendum.documents.nodes import Mapping, Scalar, Sequence, plain
from addendum.documents.schemas import shipped
from addendum.documents.spots import sentence, spot_at
from addendum.documents.wording import expected, how_to_write, purpose, rule, types_of
from addendum.findings import Finding, Related, did_you_mean, listed

if TYPE_CHECKING:
    from addendum.documents.exact_validator import Fault
    from addendum.documents.spots import Spot


def wrong_shape(fault: Fault, tree: Mapping) -> Finding:
    """A value of another type than the schema takes; nothing at all is a case of its own."""
    spot = spot_at(tree, fault.path)
    node = spot.node
    if isinstance(node, Scalar) and node.kind == "null":
        says = f"{sentence(spot.name)} has no value."
        return Finding("VALUE-EMPTY", spot.place, says, fix=_write_example(fault, spot))
    says = f"{sentence(spot.name)} needs {expected(fault.schema)}, not {_given(node)}."
    return Finding("WRONG-SHAPE", spot.place, says, fix=_reshaped(fault, spot))


def empty_value(fault: Fault, tree: Mapping) -> Finding:
    """A text, list or map with nothing in it; a map may also hold too little."""
    spot = spot_at(tree, fault.path)
    if isinstance(spot.node, Mapping) and len(spot.node):
        says = f"{sentence(spot.name)} has nothing beside {listed(spot.node.keys(), 'and')}."
        fix = str(fault.schema.get("description", "")) or _write_example(fault, spot)
        return Finding("VALUE-EMPTY", spot.heading, says, fix=fix)
    says = f"{sentence(spot.name)} is empty."
    return Finding("VALUE-EMPTY", spot.place, says, fix=_write_example(fault, spot))


def wrong_word(fault: Fault, tree: Mapping) -> Finding:
    """A value that is none of the few that are known."""
    spot = spot_at(tree, fault.path)
    known = [fault.value] if fault.keyword == "const" else list(fault.value)
    words = [written(word) for word in known]
    text = spot.node.text if isinstance(spot.node, Scalar) else ""
    given = f"`{short(text)}`" if text else _given(spot.node)
    near = did_you_mean(text, words) or (words[0] if len(words) == 1 else "")
    return Finding(
        "WRONG-WORD",
        spot.place,
        f"{sentence(spot.name)} does not know {given}.",
        fix=f"Write {_assigned(spot, near)}." if near else f"Write {listed(words)}.",
    )


def wrong_form(fault: Fault, tree: Mapping) -> Finding:
    """A text that is not written as its sort of text is."""
    spot = spot_at(tree, fault.path)
    text = spot.node.text if isinstance(spot.node, Scalar) else ""
    if not text.strip():
        return empty_value(fault, tree)
    noun = expected(fault.schema)
    if noun == "a text":
        says = f"{sentence(spot.name)} cannot be `{short(text)}`."
    elif noun.startswith("the "):
        says = f"{sentence(spot.name)} needs {noun}, which `{short(text)}` is not."
    else:
        says = f"{sentence(spot.name)} needs {noun}; `{short(text)}` is not written as one."
    return Finding("WRONG-FORM", spot.place, says, fix=how_to_write(fault, text))


def below_minimum(fault: Fault, tree: Mapping) -> Finding:
    """A number that is too small."""
    spot = spot_at(tree, fault.path)
    says = f"{sentence(spot.name)} is at least `{fault.value}`, not {_given(spot.node)}."
    return Finding("NUMBER-TOO-SMALL", spot.place, says, fix=_write_example(fault, spot))


def too_many(fault: Fault, tree: Mapping) -> Finding:
    """A map with more keys than may stand together."""
    spot = spot_at(tree, fault.path)
    keys = spot.node.keys() if isinstance(spot.node, Mapping) else ()
    most = "one key" if fault.value == 1 else f"{fault.value} keys"
    fix = "Begin a new entry with `- ` for each of them." if spot.in_list else f"Keep {most}."
    return Finding(
        "TOO-MANY-KEYS",
        spot.heading,
        f"{sentence(spot.name)} has {listed(keys, 'and')}, where {most} may stand.",
        fix=fix,
    )


def listed_twice(fault: Fault, tree: Mapping) -> Finding:
    """An entry that equals an earlier one of its list."""
    spot = spot_at(tree, fault.path)
    first = spot_at(tree, (*fault.path[:-1], int(fault.name)))
    shown = f"`{short(written(plain(spot.node), inside=True))}`"
    return Finding(
        "LISTED-TWICE",
        spot.place,
        f"{shown} stands a second time in this list.",
        fix="Delete it, or correct it if another one was meant.",
        related=(Related(first.place, "the first one"),),
    )


def _given(node: Any) -> str:
    """What stands there, as the object of a sentence."""
    if isinstance(node, Mapping):
        return "a map"
    if isinstance(node, Sequence):
        return "a list"
    if node.kind == "text":
        return f"the text `{short(node.text)}`"
    return f"the number `{short(node.text)}`" if node.kind == "number" else f"`{short(node.text)}`"


def _reshaped(fault: Fault, spot: Spot) -> str:
    """How the author's own value is written in the type that is needed; an example where that is open."""
    node, types = spot.node, types_of(fault.schema)
    if not isinstance(node, Scalar):
        return _write_example(fault, spot)
    if "string" in types and not node.quoted and matches(str(fault.schema.get("pattern", "")), node.text):
        return f"Put it in quotes: {_assigned(spot, f'{chr(34)}{node.text}{chr(34)}')}."
    if node.quoted and _accepted(fault.schema, unquoted := Scalar(node.text, _kind(node.text), node.place)):
        return f"Write it without the quotes: {_assigned(spot, unquoted.text)}."
    one_item = Sequence((node,), node.place)
    if "array" in types and _accepted(fault.schema, one_item):
        return f"Write it as a list: {_assigned(spot, written(plain(one_item)))}."
    return _write_example(fault, spot)


def _kind(text: str) -> Any:
    from addendum.documents.scalars import kind_of

    return kind_of(text)


def _accepted(schema: dict[str, Any], node: Any) -> bool:
    return next(shipped().faults(plain(node), schema), None) is None


def _write_example(fault: Fault, spot: Spot) -> str:
    schemas = [*reversed(fault.around), fault.schema]
    if "patternErrorMessage" in fault.schema:
        return rule(fault.schema)
    key = spot.key.text if spot.key is not None and not spot.in_list else ""
    line = example_line(key or "-", schemas)
    shown = line if key else line.partition(": ")[2]
    return f"Write for example `{shown}`.{purpose(schemas)}"


def _assigned(spot: Spot, text: str) -> str:
    """A value behind its key, as the line that is to be written."""
    if spot.key is None or spot.in_list:
        return f"`{text}`"
    return f"`{written(spot.key.text)}: {text}`"
