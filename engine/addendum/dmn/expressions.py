"""Reading expressions: from their XML elements to trees, whatever version of DMN wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.dmn.boxed import (
    Binding,
    Conditional,
    Context,
    ContextEntry,
    DecisionTable,
    Filter,
    FunctionDefinition,
    InputClause,
    Invocation,
    ItemList,
    Iteration,
    Literal,
    OutputClause,
    Relation,
    Rule,
    Unanswerable,
)
from addendum.dmn.elements import Parameter
from addendum.findings import Finding, Level, did_you_mean, listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.dmn.boxed import Expression
    from addendum.dmn.xml import Document, Element

HIT_POLICIES = ("UNIQUE", "ANY", "PRIORITY", "FIRST", "COLLECT", "RULE ORDER", "OUTPUT ORDER")
AGGREGATIONS = ("", "SUM", "MIN", "MAX", "COUNT")


def one_line(name: str) -> str:
    """A name as formulas spell it: without white space around it, and with single spaces inside."""
    return " ".join(name.split())


def parameter_of(element: Element | None) -> Parameter:
    """The name and type that a `variable`, `formalParameter` or `column` declares; no name for none."""
    if element is None:
        return Parameter("")
    return Parameter(one_line(element.get("name")), type_ref_of(element))


def type_ref_of(element: Element) -> str:
    """The type that an element refers to, as an attribute or, in item definitions, as a child."""
    return one_line(element.get("typeRef") or element.text_of("typeRef"))


class ExpressionReader:
    """Reads the expressions of one document; what it cannot take becomes a finding and answers null."""

    def __init__(self, document: Document) -> None:
        self.findings: list[Finding] = []
        self._document = document
        self._language = document.root.get("expressionLanguage")
        self._readers: dict[str, Callable[[Element], Expression]] = {
            "literalExpression": self._literal,
            "decisionTable": self._table,
            "context": self._context,
            "invocation": self._invocation,
            "list": self._list,
            "relation": self._relation,
            "functionDefinition": self.function,
            "conditional": self._conditional,
            "for": self._iteration,
            "some": self._iteration,
            "every": self._iteration,
            "filter": self._filter,
        }

    def inside(self, element: Element | None) -> Expression | None:
        """The expression that an element holds; None where it holds none."""
        found = element.child(*self._readers) if element is not None else None
        return self._readers[found.name](found) if found is not None else None

    def function(self, element: Element) -> FunctionDefinition:
        """The function that a `functionDefinition` or an `encapsulatedLogic` defines."""
        parameters = tuple(map(parameter_of, element.all("formalParameter")))
        kind = element.get("kind") or "FEEL"
        body = self.inside(element)
        if kind.upper() != "FEEL":
            body = self._unanswerable(
                element,
                "DMN-EXTERNAL-FUNCTION",
                f"a function of {kind}",
                "Write the function in FEEL; Addendum runs no code from outside.",
            )
        return FunctionDefinition(parameters, body, type_ref_of(element), element.line)

    def _unanswerable(self, element: Element, code: str, what: str, fix: str) -> Unanswerable:
        says = f"Here stands {what}, which is not run: its value is null."
        self.findings.append(Finding(code, self._document.place(element), says, fix=fix, level=Level.WARNING))
        return Unanswerable(what, type_ref_of(element), element.line)

    def _literal(self, element: Element) -> Expression:
        language = element.get("expressionLanguage") or self._language
        if language.rstrip("/").rpartition("/")[2].casefold() not in ("", "feel"):
            return self._unanswerable(
                element, "DMN-OTHER-LANGUAGE", f"an expression in `{language}`", "Write it in FEEL."
            )
        if element.child("importedValues") is not None:
            return self._unanswerable(
                element, "DMN-OTHER-LANGUAGE", "an expression from another file", "Write it here, in FEEL."
            )
        return Literal(element.text_of("text"), type_ref_of(element), element.line)

    def _context(self, element: Element) -> Context:
        entries = []
        for entry in element.all("contextEntry"):
            variable = entry.child("variable")
            named = parameter_of(variable) if variable is not None else None
            entries.append(ContextEntry(named, self.inside(entry)))
        return Context(tuple(entries), type_ref_of(element), element.line)

    def _invocation(self, element: Element) -> Invocation:
        bindings = tuple(
            Binding(parameter_of(binding.child("parameter")).name, self.inside(binding))
            for binding in element.all("binding")
        )
        return Invocation(self.inside(element), bindings, type_ref_of(element), element.line)

    def _list(self, element: Element) -> ItemList:
        return ItemList(self._all_inside(element), type_ref_of(element), element.line)

    def _relation(self, element: Element) -> Expression:
        columns = tuple(map(parameter_of, element.all("column")))
        rows = tuple(map(self._all_inside, element.all("row")))
        if any(len(row) != len(columns) for row in rows):
            return self._ragged(element, "a relation whose rows have another number of cells than columns")
        return Relation(columns, rows, type_ref_of(element), element.line)

    def _all_inside(self, element: Element) -> tuple[Expression, ...]:
        return tuple(self._readers[inner.name](inner) for inner in element.all(*self._readers))

    def _conditional(self, element: Element) -> Conditional:
        condition, then, otherwise = (self.inside(element.child(name)) for name in ("if", "then", "else"))
        return Conditional(condition, then, otherwise, type_ref_of(element), element.line)

    def _iteration(self, element: Element) -> Iteration:
        source = self.inside(element.child("in"))
        body = self.inside(element.child("return" if element.name == "for" else "satisfies"))
        variable = one_line(element.get("iteratorVariable"))
        return Iteration(element.name, variable, source, body, type_ref_of(element), element.line)

    def _filter(self, element: Element) -> Filter:
        source, match = (self.inside(element.child(name)) for name in ("in", "match"))
        return Filter(source, match, type_ref_of(element), element.line)

    def _table(self, element: Element) -> Expression:
        hit_policy = one_line(element.get("hitPolicy", "UNIQUE").upper())
        aggregation = element.get("aggregation").upper()
        for word, known in ((hit_policy, HIT_POLICIES), (aggregation, AGGREGATIONS)):
            if word not in known:
                near = did_you_mean(word, known)
                fix = f"Write `{near}`." if near else f"The words are {listed(filter(None, known))}."
                return self._unanswerable(element, "DMN-HIT-POLICY", f"a table with `{word}`", fix)
        inputs = tuple(map(_input_clause, element.all("input")))
        outputs = tuple(map(_output_clause, element.all("output")))
        rules = tuple(map(_rule, element.all("rule")))
        if any(len(rule.tests) != len(inputs) or len(rule.results) != len(outputs) for rule in rules):
            return self._ragged(element, "a table whose rules have another number of entries than its head")
        return DecisionTable(
            inputs, outputs, rules, hit_policy, aggregation, type_ref_of(element), element.line
        )

    def _ragged(self, element: Element, what: str) -> Unanswerable:
        return self._unanswerable(
            element, "DMN-TABLE-RAGGED", what, "Give each row an entry for each column."
        )


def _input_clause(clause: Element) -> InputClause:
    expression, values = clause.child("inputExpression"), clause.child("inputValues")
    if expression is None:
        return InputClause("")
    label = one_line(clause.get("label"))
    return InputClause(expression.text_of("text"), type_ref_of(expression), _text(values), label)


def _output_clause(clause: Element) -> OutputClause:
    values, default = clause.child("outputValues"), clause.child("defaultOutputEntry")
    return OutputClause(one_line(clause.get("name")), type_ref_of(clause), _text(values), _text(default))


def _rule(rule: Element) -> Rule:
    tests = tuple(entry.text_of("text") or "-" for entry in rule.all("inputEntry"))
    results = tuple(entry.text_of("text") for entry in rule.all("outputEntry"))
    said = (rule.text_of("description"), *(entry.text_of("text") for entry in rule.all("annotationEntry")))
    notes = tuple(filter(None, map(one_line, said)))
    return Rule(tests, results, rule.line, one_line(rule.get("label")), notes)


def _text(element: Element | None) -> str:
    return element.text_of("text") if element is not None else ""
