"""Boxed expressions written out as FEEL: a context, a list, an invocation or a conditional is the same in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.dmn.elements import DecisionTable, InputClause, Literal, OutputClause, Rule

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

EXPRESSIONS = (
    "literalExpression",
    "decisionTable",
    "context",
    "invocation",
    "list",
    "relation",
    "functionDefinition",
    "conditional",
    "for",
    "some",
    "every",
    "filter",
)


class UnreadableModel(ValueError):
    """A part of a DMN model that Addendum does not read; the message names it."""


def local(element: Element) -> str:
    """The element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def child(element: Element, name: str) -> Element | None:
    """The first child of that name."""
    return next((inner for inner in element if local(inner) == name), None)


def children(element: Element, name: str) -> list[Element]:
    """All children of that name."""
    return [inner for inner in element if local(inner) == name]


def text_of(element: Element | None, name: str = "text") -> str:
    """The text of the child `name`, stripped; `""` where there is none."""
    inner = child(element, name) if element is not None else None
    return (inner.text or "").strip() if inner is not None else ""


def expression_in(element: Element) -> Element | None:
    """The expression that an element holds."""
    return next((inner for inner in element if local(inner) in EXPRESSIONS), None)


def body_of(element: Element) -> Literal | DecisionTable:
    """An expression element as a decision table or as FEEL."""
    if local(element) == "decisionTable":
        return decision_table(element)
    return Literal(as_feel(element))


def as_feel(element: Element | None) -> str:
    """Any boxed expression but a decision table as FEEL text; an absent one is `null`."""
    if element is None:
        return "null"
    writer = _WRITERS.get(local(element))
    if writer is None:
        raise UnreadableModel(f"a `{local(element)}` inside another expression")
    return writer(element)


def decision_table(element: Element) -> DecisionTable:
    """The decision table that an element holds."""
    inputs = tuple(_input_clause(clause) for clause in children(element, "input"))
    outputs = tuple(_output_clause(clause) for clause in children(element, "output"))
    rules = tuple(
        Rule(
            tuple(text_of(entry) or "-" for entry in children(rule, "inputEntry")),
            tuple(text_of(entry) or "null" for entry in children(rule, "outputEntry")),
        )
        for rule in children(element, "rule")
    )
    hit_policy = element.get("hitPolicy", "UNIQUE").upper()
    return DecisionTable(inputs, outputs, rules, hit_policy, element.get("aggregation", "").upper())


def _input_clause(clause: Element) -> InputClause:
    expression = child(clause, "inputExpression")
    type_ref = expression.get("typeRef", "") if expression is not None else ""
    return InputClause(text_of(expression), type_ref, text_of(child(clause, "inputValues")))


def _output_clause(clause: Element) -> OutputClause:
    return OutputClause(
        clause.get("name", ""),
        clause.get("typeRef", ""),
        text_of(child(clause, "outputValues")),
        text_of(child(clause, "defaultOutputEntry")),
    )


def _literal(element: Element) -> str:
    if child(element, "importedValues") is not None:
        raise UnreadableModel("an imported expression")
    return text_of(element) or "null"


def _context(element: Element) -> str:
    """A context; an entry without a name is the result, which may use all entries above it."""
    named: list[tuple[str, str]] = []
    for entry in children(element, "contextEntry"):
        variable = child(entry, "variable")
        value = as_feel(expression_in(entry))
        if variable is None:
            return _result_of(named, value)
        named.append((variable.get("name", ""), value))
    return "{" + ", ".join(f"{_key(name)}: {value}" for name, value in named) + "}"


def _result_of(named: list[tuple[str, str]], value: str) -> str:
    entries = ", ".join(f"{_key(name)}: {text}" for name, text in (*named, (_RESULT, value)))
    return "{" + entries + "}." + _RESULT


_RESULT = "the result"


def _key(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"' if not name.replace(" ", "").isidentifier() else name


def _invocation(element: Element) -> str:
    called = as_feel(expression_in(element))
    bindings = []
    for binding in children(element, "binding"):
        parameter = child(binding, "parameter")
        name = parameter.get("name", "") if parameter is not None else ""
        bindings.append(f"{name}: {as_feel(expression_in(binding))}")
    return f"{called}({', '.join(bindings)})"


def _list(element: Element) -> str:
    return "[" + ", ".join(as_feel(inner) for inner in element if local(inner) in EXPRESSIONS) + "]"


def _relation(element: Element) -> str:
    columns = [column.get("name", "") for column in children(element, "column")]
    rows = []
    for row in children(element, "row"):
        cells = [as_feel(inner) for inner in row if local(inner) in EXPRESSIONS]
        entries = (f"{_key(name)}: {cell}" for name, cell in zip(columns, cells, strict=True))
        rows.append("{" + ", ".join(entries) + "}")
    return "[" + ", ".join(rows) + "]"


def _function(element: Element) -> str:
    if element.get("kind", "FEEL") != "FEEL":
        raise UnreadableModel(f"an external function of the kind {element.get('kind')}")
    parameters = ", ".join(parameter.get("name", "") for parameter in children(element, "formalParameter"))
    return f"(function({parameters}) {as_feel(expression_in(element))})"


def _conditional(element: Element) -> str:
    parts = {name: child(element, name) for name in ("if", "then", "else")}
    written = {
        name: as_feel(expression_in(part)) if part is not None else "null" for name, part in parts.items()
    }
    return f"(if {written['if']} then {written['then']} else {written['else']})"


def _for(element: Element) -> str:
    return f"(for {element.get('iteratorVariable', '')} in {_part(element, 'in')} return {_part(element, 'return')})"


def _quantified(element: Element) -> str:
    variable = element.get("iteratorVariable", "")
    return f"({local(element)} {variable} in {_part(element, 'in')} satisfies {_part(element, 'satisfies')})"


def _filter(element: Element) -> str:
    return f"({_part(element, 'in')})[{_part(element, 'match')}]"


def _part(element: Element, name: str) -> str:
    part = child(element, name)
    return as_feel(expression_in(part)) if part is not None else "null"


_WRITERS = {
    "literalExpression": _literal,
    "context": _context,
    "invocation": _invocation,
    "list": _list,
    "relation": _relation,
    "functionDefinition": _function,
    "conditional": _conditional,
    "for": _for,
    "some": _quantified,
    "every": _quantified,
    "filter": _filter,
}
