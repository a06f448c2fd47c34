"""Reading a DMN file: XML to a model. Document types and entities are refused, so that a file cannot reach out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from addendum.dmn.boxed import (
    UnreadableModel,
    body_of,
    child,
    children,
    expression_in,
    local,
    text_of,
)
from addendum.dmn.elements import Decision, InputData, ItemDefinition, Knowledge, Literal, Model
from addendum.findings import Finding, FindingsError, Place

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_BYTES = 8_000_000


def read_model(path: Path) -> Model:
    """The model in the DMN file at `path`. Raises FindingsError where it cannot be read."""
    try:
        return model_from(parse_xml(path))
    except UnreadableModel as error:
        raise FindingsError(
            Finding(
                "DMN-NOT-READ",
                Place(path.name, 1),
                f"The model holds {error}, which Addendum does not read.",
                fix="Express it as a decision table or in FEEL.",
            )
        ) from error


def parse_xml(path: Path) -> Element:
    """The root element of an XML file of bounded size without a document type."""
    data = path.read_bytes()[: MOST_BYTES + 1]
    if len(data) > MOST_BYTES or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise FindingsError(
            Finding(
                "DMN-NOT-READ",
                Place(path.name, 1),
                f"The file is larger than {MOST_BYTES // 1_000_000} MB or declares a document type of its own.",
                fix="Export the model again, as plain DMN.",
            )
        )
    try:
        return ElementTree.fromstring(data)  # noqa: S314 - size is bounded, document types are refused above
    except ElementTree.ParseError as error:
        line, column = error.position
        raise FindingsError(
            Finding(
                "DMN-NOT-READ",
                Place(path.name, line, column + 1),
                "This is not well-formed XML.",
                fix="Export the model again.",
            )
        ) from error


def model_from(root: Element) -> Model:
    """The model that a `definitions` element holds."""
    if local(root) != "definitions":
        raise UnreadableModel(f"a `{local(root)}` in place of `definitions`")
    return Model(
        name=root.get("name", ""),
        namespace=root.get("namespace", ""),
        inputs={found.id: found for found in map(_input, children(root, "inputData"))},
        decisions={found.id: found for found in map(_decision, children(root, "decision"))},
        knowledge={found.id: found for found in map(_knowledge, children(root, "businessKnowledgeModel"))},
        types={found.name: found for found in map(_item, children(root, "itemDefinition"))},
    )


def _input(element: Element) -> InputData:
    return InputData(element.get("id", ""), element.get("name", ""), _variable_type(element))


def _decision(element: Element) -> Decision:
    expression = expression_in(element)
    return Decision(
        element.get("id", ""),
        element.get("name", ""),
        body_of(expression) if expression is not None else None,
        _requires(element),
        _variable_type(element),
    )


def _knowledge(element: Element) -> Knowledge:
    logic = child(element, "encapsulatedLogic")
    if logic is None:
        return Knowledge(element.get("id", ""), element.get("name", ""), (), Literal("null"))
    if logic.get("kind", "FEEL") != "FEEL":
        raise UnreadableModel(f"an external function of the kind {logic.get('kind')}")
    expression = expression_in(logic)
    return Knowledge(
        element.get("id", ""),
        element.get("name", ""),
        tuple(parameter.get("name", "") for parameter in children(logic, "formalParameter")),
        body_of(expression) if expression is not None else Literal("null"),
        _requires(element),
        _variable_type(element),
    )


def _item(element: Element) -> ItemDefinition:
    return ItemDefinition(
        element.get("name", ""),
        text_of(element, "typeRef"),
        element.get("isCollection", "false") == "true",
        text_of(child(element, "allowedValues")),
        tuple(_item(component) for component in children(element, "itemComponent")),
    )


def _variable_type(element: Element) -> str:
    variable = child(element, "variable")
    return variable.get("typeRef", "") if variable is not None else ""


def _requires(element: Element) -> tuple[str, ...]:
    """The ids of the required inputs, decisions and knowledge models."""
    found = []
    for requirement in element:
        if local(requirement) in ("informationRequirement", "knowledgeRequirement"):
            found += [inner.get("href", "").rpartition("#")[2] for inner in requirement]
    return tuple(found)
