"""The document kinds: each a schema and a lowering to facts, decisions and questions."""

from typing import TYPE_CHECKING

from addendum.light import on_demand

if TYPE_CHECKING:
    from addendum.kinds.branches import ANNOTATIONS
    from addendum.kinds.directions import Way, ways_of
    from addendum.kinds.document import Document, Head, Reference, items_at, mapping_at, text_at
    from addendum.kinds.export_times import date_reader, time_reader
    from addendum.kinds.functions import functions_over
    from addendum.kinds.inheritance import HEAD_KEYS, inherit, overlay, settled
    from addendum.kinds.kind import KINDS, Kind
    from addendum.kinds.lists import is_policy_word
    from addendum.kinds.lowered import Choice, Lowered
    from addendum.kinds.lowering import lower_bundle
    from addendum.kinds.mapping import check_mapping
    from addendum.kinds.offering import expand_offering
    from addendum.kinds.own_words import in_words, lines_of
    from addendum.kinds.pages import terms_of
    from addendum.kinds.promises import Promise
    from addendum.kinds.proving import compile_promises
    from addendum.kinds.question import Account, Field, Per, Question, Term
    from addendum.kinds.rules_section import TAKES
    from addendum.kinds.support_tier import features, text_of

__all__ = [
    "ANNOTATIONS",
    "HEAD_KEYS",
    "KINDS",
    "TAKES",
    "Account",
    "Choice",
    "Document",
    "Field",
    "Head",
    "Kind",
    "Lowered",
    "Per",
    "Promise",
    "Question",
    "Reference",
    "Term",
    "Way",
    "check_mapping",
    "compile_promises",
    "date_reader",
    "expand_offering",
    "features",
    "functions_over",
    "in_words",
    "inherit",
    "is_policy_word",
    "items_at",
    "lines_of",
    "lower_bundle",
    "mapping_at",
    "overlay",
    "settled",
    "terms_of",
    "text_at",
    "text_of",
    "time_reader",
    "ways_of",
]

# Policies that are lowered already need what they came to, and nothing that lowers.
__getattr__ = on_demand(
    __name__,
    {
        "export_times": "date_reader time_reader",
        "directions": "Way ways_of",
        "branches": "ANNOTATIONS",
        "document": "Document Head Reference items_at mapping_at text_at",
        "functions": "functions_over",
        "inheritance": "HEAD_KEYS inherit overlay settled",
        "kind": "KINDS Kind",
        "lists": "is_policy_word",
        "lowered": "Choice Lowered",
        "lowering": "lower_bundle",
        "mapping": "check_mapping",
        "offering": "expand_offering",
        "own_words": "in_words lines_of",
        "pages": "terms_of",
        "promises": "Promise",
        "proving": "compile_promises",
        "question": "Account Field Per Question Term",
        "rules_section": "TAKES",
        "support_tier": "features text_of",
    },
)
