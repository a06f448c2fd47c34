"""Trees as data: every text, kind and place is read back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from addendum.documents import Mapping, Scalar, node_from_data, node_to_data, read_text

ACCEPTED = sorted((Path(__file__).parent / "accepted").glob("*.yaml"))


def told(node):
    """All that is known of a tree."""
    if isinstance(node, Scalar):
        return node.text, node.kind, node.quoted, node.place
    if isinstance(node, Mapping):
        return node.place, [(told(key), told(value)) for key, value in node.entries]
    return node.place, [told(item) for item in node.items]


@pytest.mark.parametrize("path", ACCEPTED, ids=lambda path: path.stem)
def test_a_tree_is_read_back_with_all_places(path):
    tree = read_text(path.read_text(encoding="utf-8"), path.name)

    again = node_from_data(json.loads(json.dumps(node_to_data(tree))))

    assert told(again) == told(tree)
