"""Policy files as trees that know their lines: reading YAML, refusing its traps, validating by schemas."""

from addendum.documents.data import data_root
from addendum.documents.files import line_reader, read_file
from addendum.documents.nodes import Mapping, Node, Scalar, Sequence, plain
from addendum.documents.reader import Trapped, read_text
from addendum.documents.schemas import load_schema
from addendum.documents.validation import validate

__all__ = [
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "Trapped",
    "data_root",
    "line_reader",
    "load_schema",
    "plain",
    "read_file",
    "read_text",
    "validate",
]
