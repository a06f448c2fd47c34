"""What an author writes over the fields of a record, as text of a formula: values, tests and choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.feel import Profile, Scope, compile_formula, print_tree, rebuilt
from addendum.feel import tree as t
from addendum.findings import FindingsError
from addendum.kinds.as_formula import condition_text, literal
from addendum.kinds.branches import conditions_of
from addendum.kinds.builder import is_formula_text
from addendum.kinds.chosen_text import RECORD, chosen_text
from addendum.values import BOOLEAN, DURATION, read

if TYPE_CHECKING:
    from addendum.documents import Node
    from addendum.feel import Compiled
    from addendum.findings import Place
    from addendum.kinds.builder import Builder
    from addendum.rules import Condition
    from addendum.values import ContextOf, Type


def formula_over(builder: Builder, node: Scalar, record: ContextOf, expected: Type | None) -> str:
    """The formula written in `node` over fields of a record and other names; `""` where it has findings."""
    text = node.text.removeprefix("=").lstrip()
    start = len(node.text) - len(text)

    def at(offset: int, length: int) -> Place:
        return node.at(start + offset, length)

    try:
        compiled = compile_formula(text, _scope(builder, record), Profile.POLICY, at, expected)
    except FindingsError as error:
        builder.findings.extend(error.findings)
        return ""
    return f"({print_tree(_over_fields(compiled, record))})"


def test_over(builder: Builder, node: Node, record: ContextOf) -> str:
    """The test that a formula or conditions on fields make; `""` where there is none."""
    if isinstance(node, Scalar):
        return formula_over(builder, node, record, BOOLEAN)
    if not isinstance(node, Mapping):
        return ""
    found = conditions_of(builder, node, record)
    return " and ".join(_field_test(record, field, condition) for field, condition in found.items())


def value_over(builder: Builder, node: Node, record: ContextOf, of_type: Type) -> str:
    """The value at `node`, which fields of a record may choose with `by`; `""` where it has findings."""

    def text_of(written: Node) -> str:
        if not isinstance(written, Scalar):
            return ""
        if is_formula_text(written):
            return formula_over(builder, written, record, None)
        value = builder.value(written, of_type)
        return "" if value is None else literal(value)

    return chosen_text(builder, node, text_of, record)


def duration_text(text: str) -> str:
    """A length of time as a formula writes it, from how policies write it: `1 hour 30 minutes`."""
    return literal(read(DURATION, text))


def _field_test(record: ContextOf, field: str, condition: Condition) -> str:
    """The test on one field; a value that is missing meets no condition."""
    subject = f"{RECORD}.{field}"
    test = condition_text(subject, condition)
    return f"({subject} is given and {test})" if field in record.optional else test


def _scope(builder: Builder, record: ContextOf) -> Scope:
    """The names around the documents' formulas, and before them the fields of the record."""
    around = builder.scope()
    fields = dict(record.fields)
    optional = (around.optional - fields.keys()) | record.optional
    return Scope(
        {**around.names, **fields}, around.functions, around.members, around.lists, optional, around.types
    )


def _over_fields(formula: Compiled, record: ContextOf) -> t.Node:
    """The tree with `the_record.cause` for the field `cause`."""
    fields = dict(record.fields)
    notes = formula.parts[1]

    def change(old: t.Node, new: t.Node) -> t.Node:
        if not isinstance(old, t.Name) or old.name not in fields:
            return new
        meaning = notes.meaning(old)
        if meaning is None or meaning.kind != "value":
            return new
        return t.Path(t.Name(RECORD, old.start, old.end), old.name, old.start, old.end)

    return rebuilt(formula.tree, change)
