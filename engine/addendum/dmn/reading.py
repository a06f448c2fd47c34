"""Reading a DMN file: its XML to a model, and a model with those that it imports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from addendum.dmn.elements import (
    Decision,
    Import,
    InputData,
    ItemDefinition,
    Knowledge,
    Model,
    Parameter,
    Service,
    Words,
)
from addendum.dmn.expressions import ExpressionReader, one_line, parameter_of, type_ref_of
from addendum.dmn.xml import parse_xml, read_xml
from addendum.findings import Finding, FindingsError, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from addendum.dmn.xml import Document, Element

NAMESPACES = ("http://www.omg.org/spec/DMN/", "https://www.omg.org/spec/DMN/")
MOST_FILES = 64
"""How many files beside a model are looked through for those that it imports."""


@dataclass(frozen=True, slots=True)
class Models:
    """A model and those that it imports, directly or through others, by namespace."""

    main: Model
    by_namespace: Mapping[str, Model]


def read_models(path: Path) -> Models:
    """The model in the DMN file at `path`, and the models that it imports from files beside it.

    Raises FindingsError where one of them cannot be read or is missing.
    """
    main = read_model(path)
    found = {main.namespace: main}
    _read_imports(path, main, found, (main.namespace,))
    return Models(main, found)


def read_model(path: Path) -> Model:
    """The model in the DMN file at `path`, without what it imports; raises FindingsError."""
    return model_from(read_xml(path))


def parse_model(data: bytes, file: str) -> Model:
    """The model that `data` is the XML of; `file` is what findings call it. Raises FindingsError."""
    return model_from(parse_xml(data, file))


def model_from(document: Document) -> Model:
    """The model that a document holds; raises FindingsError where it is no DMN."""
    root = document.root
    if root.name != "definitions" or not root.namespace.startswith(NAMESPACES):
        raise FindingsError(
            Finding(
                "DMN-NOT-A-MODEL",
                document.place(root),
                f"The file holds `{root.name}` and not the `definitions` of a DMN model.",
                fix="Export the model as DMN 1.1 or later.",
            )
        )
    reader = ExpressionReader(document)
    return Model(
        name=root.get("name"),
        namespace=root.get("namespace"),
        file=document.file,
        inputs={found.id: found for found in map(_input, root.all("inputData"))},
        decisions={found.id: found for found in (_decision(each, reader) for each in root.all("decision"))},
        knowledge={
            found.id: found
            for found in (_knowledge(each, reader) for each in root.all("businessKnowledgeModel"))
        },
        services={found.id: found for found in map(_service, root.all("decisionService"))},
        types={found.name: found for found in map(_item, root.all("itemDefinition"))},
        imports=tuple(map(_import, root.all("import"))),
        prefixes=document.prefixes,
        findings=tuple(reader.findings),
    )


def _read_imports(path: Path, importing: Model, found: dict[str, Model], above: tuple[str, ...]) -> None:
    """Read what a model imports, and what those import; `above` are the models that led here."""
    for each in importing.imports:
        if not each.kind.startswith(NAMESPACES):
            continue
        if each.namespace in above:
            says = f"The import `{each.name}` leads back to the model that it is imported by."
            fix = "Move what both models use into a third one, and import that."
            raise FindingsError(Finding("DMN-IMPORT-CYCLE", Place(importing.file, each.line), says, fix=fix))
        if each.namespace not in found:
            found[each.namespace] = _imported(path, importing, each)
        _read_imports(path, found[each.namespace], found, (*above, each.namespace))


def _imported(path: Path, importing: Model, wanted: Import) -> Model:
    """The model with a namespace, from the file named or from any beside `path`; never from anywhere else."""
    beside = sorted(each for each in path.parent.glob("*.dmn") if each.name != path.name)[:MOST_FILES]
    named = [each for each in beside if wanted.location and each.name == wanted.location.rpartition("/")[2]]
    for candidate in dict.fromkeys((*named, *beside)):
        try:
            document = read_xml(candidate)
        except FindingsError:
            continue  # a broken neighbour is no reason to refuse this model
        if document.root.get("namespace") == wanted.namespace:
            return model_from(document)
    raise FindingsError(
        Finding(
            "DMN-IMPORT-MISSING",
            Place(importing.file, wanted.line),
            f"The import `{wanted.name}` names `{wanted.namespace}`, a model that no file beside it holds.",
            fix="Put the imported model into the same folder.",
        )
    )


def _variable(element: Element) -> Parameter:
    """The variable of an element, under the element's own name where the variable has none."""
    variable = parameter_of(element.child("variable"))
    return Parameter(variable.name or one_line(element.get("name")), variable.type_ref)


def _input(element: Element) -> InputData:
    return InputData(_id(element), _variable(element), element.line, _words(element))


def _decision(element: Element, reader: ExpressionReader) -> Decision:
    logic = reader.inside(element)
    requires = _requires(element)
    return Decision(_id(element), _variable(element), logic, requires, element.line, _words(element))


def _knowledge(element: Element, reader: ExpressionReader) -> Knowledge:
    inside = element.child("encapsulatedLogic")
    function = reader.function(inside) if inside is not None else None
    return Knowledge(
        _id(element),
        _variable(element),
        function.parameters if function is not None else (),
        function.body if function is not None else None,
        _requires(element),
        element.line,
        _words(element),
    )


def _service(element: Element) -> Service:
    return Service(
        _id(element),
        _variable(element),
        _hrefs(element.all("outputDecision")),
        _hrefs(element.all("inputDecision")),
        _hrefs(element.all("inputData")),
        element.line,
    )


def _item(element: Element) -> ItemDefinition:
    allowed, constraint = element.child("allowedValues"), element.child("typeConstraint")
    function = element.child("functionItem")
    return ItemDefinition(
        one_line(element.get("name")),
        type_ref_of(element),
        element.get("isCollection") in ("true", "1"),
        allowed.text_of("text") if allowed is not None else "",
        constraint.text_of("text") if constraint is not None else "",
        tuple(map(_item, element.all("itemComponent"))),
        tuple(map(parameter_of, function.all("parameters"))) if function is not None else (),
        one_line(function.get("outputTypeRef")) if function is not None else None,
        element.line,
    )


def _import(element: Element) -> Import:
    return Import(
        one_line(element.get("name")),
        element.get("namespace"),
        element.get("importType"),
        element.get("locationURI"),
        element.line,
    )


def _requires(element: Element) -> tuple[str, ...]:
    """The references of the required inputs, decisions, knowledge models and services."""
    required = ("requiredInput", "requiredDecision", "requiredKnowledge")
    requirements = element.all("informationRequirement", "knowledgeRequirement")
    return tuple(href for each in requirements for href in _hrefs(each.all(*required)))


def _hrefs(elements: Iterable[Element]) -> tuple[str, ...]:
    return tuple(each.get("href") for each in elements)


def _words(element: Element) -> Words:
    """What an element says to people; a decision without a description may say what it asks."""
    description = element.text_of("description") or element.text_of("question")
    return Words(one_line(element.get("label")), one_line(description))


def _id(element: Element) -> str:
    """The element's id, or, where it has none, its name."""
    return element.get("id") or one_line(element.get("name"))
