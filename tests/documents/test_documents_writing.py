"""Files as they are written: they read back to what was written, and look as a person would write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from addendum.documents import Bare, Block, plain, read_text, write_yaml

SECTION = {
    "format": Bare("1"),
    "title": "Fees: what is paid",
    "lists": Block({"plans": ["basic", "gold"]}),
    "facts": Block({"age": {"type": "number", "at least": Bare("0")}, "code": "text"}),
    "decisions": Block(
        {
            "fee": Block(
                {
                    "description": "A fee that grows with the age of a driver until it stays the same for "
                    "all who are older than sixty",
                    "needs": ["age"],
                    "table": Block(
                        {
                            "rows": [
                                Block({"when": {"age": {"below": Bare("18")}}, "gives": Bare("10.50")}),
                                Block({"when": {"code": "18"}, "gives": "= age * 2"}),
                                Block({"gives": '= if code = "a: b" then 1 else 2'}),
                            ]
                        }
                    ),
                    "formula": "= if age > 3\n  then 1\n  else 2\n",
                }
            )
        }
    ),
}

TEXT = """\
format: 1
title: "Fees: what is paid"

lists:
  plans: [basic, gold]

facts:
  age: {type: number, at least: 0}
  code: text

decisions:
  fee:
    description: >-
      A fee that grows with the age of a driver until it stays the same for all who are older than
      sixty
    needs: [age]
    table:
      rows:
        - when: {age: {below: 18}}
          gives: 10.50
        - when: {code: "18"}
          gives: = age * 2
        - gives: '= if code = "a: b" then 1 else 2'
    formula: |
      = if age > 3
        then 1
        else 2
"""


def test_short_parts_stand_in_braces_and_longer_ones_over_lines():
    assert write_yaml(SECTION) == TEXT


def written(value):
    """What is read back where a value was written below a key, and in a list in braces."""
    tree = plain(read_text(write_yaml({"key": value, "more": {"inside": [value]}}), "policy.yaml"))
    return tree["key"], tree["more"]["inside"][0]


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "no", "NULL", "~", "18", "1_000", "0x1F", "12:30:00", ".inf", "99,9", "- a", "a: b", "a:",
        "a #b", "#a", "= a, b", "=a", "[a]", "{a}", "'a'", '"a"', "it's \"so\"", "a\\b", "a\nb", "a\n", "\na",
        " a\nb", "a\tb", "a\u2028b", "\u200b", "<<", "*a", "&a", "!a", "%a", "@a", "`a", "|", ">", "?", "a?",
        "a, b", "é", "😀", "?a", "-a", "=", "...", "---", "a" * 130, "a b " * 40 + "c", "a  b" * 40,
    ],
)  # fmt: skip
def test_awkward_texts_read_back_as_they_were(text):
    assert written(text) == (text, text)


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_every_text_reads_back_as_it_was(text):
    assert written(text) == (text, text)


_KEYS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
_TREES = st.recursive(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=40) | st.booleans(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(_KEYS, inner, max_size=4)
        | st.dictionaries(_KEYS, inner, max_size=4).map(Block)
    ),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(_KEYS, _TREES, min_size=1, max_size=4))
def test_every_tree_reads_back_as_it_was(tree):
    assert plain(read_text(write_yaml(tree), "policy.yaml")) == tree
