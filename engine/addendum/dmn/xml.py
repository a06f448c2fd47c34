"""XML as DMN files need it: elements with their lines, bounded, and without document types or entities.

The tree is built on expat itself and not on `xml.etree`, because only there a document type can be refused in
every encoding before any of it is acted on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn
from xml.parsers import expat

from addendum.findings import Finding, FindingsError, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MOST_BYTES = 8_000_000
MOST_DEPTH = 120
_SEPARATOR = " "  # stands between namespace and name in what expat reports; neither can hold it


class Element:
    """An element: its name and namespace, attributes without a namespace by name, children, text and line.

    `text` is all the text directly in it. Attributes of other namespaces are kept as `{namespace}name`.
    """

    __slots__ = ("attributes", "children", "line", "name", "namespace", "text")

    def __init__(self, name: str, namespace: str, attributes: Mapping[str, str], line: int) -> None:
        self.name = name
        self.namespace = namespace
        self.attributes = attributes
        self.line = line
        self.text = ""
        self.children: list[Element] = []

    def get(self, name: str, default: str = "") -> str:
        """An attribute's value."""
        return self.attributes.get(name, default)

    def child(self, *names: str) -> Element | None:
        """The first child with one of the names, of this element's namespace."""
        return next(self.all(*names), None)

    def all(self, *names: str) -> Iterator[Element]:
        """The children with one of the names, of this element's namespace."""
        return (inner for inner in self.children if inner.name in names and inner.namespace == self.namespace)

    def text_of(self, name: str) -> str:
        """The text of the first child of that name, without the white space around it; `""` without one."""
        inner = self.child(name)
        return inner.text.strip() if inner is not None else ""


class Document:
    """An XML file as read: its root and the prefixes that stand for namespaces in it."""

    __slots__ = ("file", "prefixes", "root")

    def __init__(self, file: str, root: Element, prefixes: Mapping[str, str]) -> None:
        self.file = file
        self.root = root
        self.prefixes = prefixes

    def place(self, element: Element) -> Place:
        """Where an element stands."""
        return Place(self.file, element.line)


def read_xml(path: Path) -> Document:
    """The XML file at `path`; raises FindingsError where it is unreadable, too large or has a DOCTYPE."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise _refusal(
            "DMN-NOT-READ", path.name, 1, f"The file cannot be read: {error.strerror}.", "Check its path."
        ) from error
    return parse_xml(data, path.name)


def parse_xml(data: bytes, file: str) -> Document:
    """The XML in `data`; `file` is what findings call it. Raises FindingsError."""
    if len(data) > MOST_BYTES:
        says = f"The file is larger than {MOST_BYTES // 1_000_000} MB."
        raise _refusal("DMN-TOO-LARGE", file, 1, says, "Split the model.")
    builder = _Builder(file)
    try:
        builder.parser.Parse(data, True)
    except expat.ExpatError as error:
        says = f"This is not well-formed XML: {expat.ErrorString(error.code)}."
        raise _refusal("DMN-NOT-XML", file, error.lineno, says, "Export the model again.") from error
    except (LookupError, ValueError) as error:  # an encoding that Python or expat does not know
        says = "The encoding that the file names is not known."
        raise _refusal("DMN-NOT-XML", file, 1, says, "Export the model again, as UTF-8.") from error
    return Document(file, builder.root, builder.prefixes)


class _Builder:
    """Collects elements from expat's calls."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.prefixes: dict[str, str] = {}
        self._open: list[Element] = [Element("", "", {}, 1)]
        self.parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartNamespaceDeclHandler = self._prefix
        self.parser.StartDoctypeDeclHandler = self._doctype

    @property
    def root(self) -> Element:
        return self._open[0].children[0]

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        line = self.parser.CurrentLineNumber
        if len(self._open) > MOST_DEPTH:
            says = f"Elements are nested more than {MOST_DEPTH} deep."
            raise _refusal("DMN-TOO-LARGE", self.file, line, says, "Split the decision into several.")
        namespace, _, name = tag.rpartition(_SEPARATOR)
        element = Element(name, namespace, {_attribute(key): text for key, text in attributes.items()}, line)
        self._open[-1].children.append(element)
        self._open.append(element)

    def _end(self, _tag: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        self._open[-1].text += text

    def _prefix(self, prefix: str | None, namespace: str | None) -> None:
        self.prefixes.setdefault(prefix or "", namespace or "")

    def _doctype(self, *_: object) -> NoReturn:
        line = self.parser.CurrentLineNumber
        says = "The file declares a document type, through which a file could reach out or grow without end."
        raise _refusal("DMN-DOCTYPE", self.file, line, says, "Export the model again, as plain DMN.")


def _attribute(key: str) -> str:
    namespace, _, name = key.rpartition(_SEPARATOR)
    return f"{{{namespace}}}{name}" if namespace else name


def _refusal(code: str, file: str, line: int, says: str, fix: str) -> FindingsError:
    return FindingsError(Finding(code, Place(file, line), says, fix=fix))
