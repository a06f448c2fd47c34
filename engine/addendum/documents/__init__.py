"""Policy files as trees that know their lines: reading YAML, refusing its traps, validating by schemas."""

from typing import TYPE_CHECKING

from addendum.light import on_demand

if TYPE_CHECKING:
    from addendum.documents.data import data_folder, data_root
    from addendum.documents.files import line_reader, read_file
    from addendum.documents.nodes import Mapping, Node, Scalar, Sequence, plain
    from addendum.documents.reader import Trapped, read_text
    from addendum.documents.schemas import load_schema
    from addendum.documents.stored import node_from_data, node_to_data
    from addendum.documents.validation import validate
    from addendum.documents.writing import Bare, Block, Tree, write_yaml

__all__ = [
    "Bare",
    "Block",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "Trapped",
    "Tree",
    "data_folder",
    "data_root",
    "line_reader",
    "load_schema",
    "node_from_data",
    "node_to_data",
    "plain",
    "read_file",
    "read_text",
    "validate",
    "write_yaml",
]

# Whoever asks policies that are compiled already reads no file, and needs the trees at most.
__getattr__ = on_demand(
    __name__,
    {
        "data": "data_folder data_root",
        "files": "line_reader read_file",
        "nodes": "Mapping Node Scalar Sequence plain",
        "reader": "Trapped read_text",
        "schemas": "load_schema",
        "stored": "node_from_data node_to_data",
        "validation": "validate",
        "writing": "Bare Block Tree write_yaml",
    },
)
