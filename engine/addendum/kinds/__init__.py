"""The document kinds: each a schema and a lowering to facts, decisions and questions."""

from typing import TYPE_CHECKING

from addendum.light import on_demand

if TYPE_CHECKING:
    from addendum.kinds.branches import ANNOTATIONS
    from addendum.kinds.directions import Way, promises_in, term_way, ways_of
    from addendum.kinds.document import Document, Head, Reference, items_at, mapping_at, text_at
    from addendum.kinds.export_times import date_reader, time_reader
    from addendum.kinds.forms import value_by_form
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
    from addendum.kinds.severity_targets import COUNTED_AS
    from addendum.kinds.support_tier import features, text_of

__all__ = [
    "ANNOTATIONS",
    "COUNTED_AS",
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
    "promises_in",
    "settled",
    "term_way",
    "terms_of",
    "text_at",
    "text_of",
    "time_reader",
    "value_by_form",
    "ways_of",
]

# Policies that are lowered already need what they came to, and nothing that lowers.
__getattr__ = on_demand(
    __name__,
    {
        "export_times": "date_reader time_reader",
        "branches": "ANNOTATIONS",
        "directions": "Way promises_in term_way ways_of",
        "document": "Document Head Reference items_at mapping_at text_at",
        "forms": "value_by_form",
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
        "severity_targets": "COUNTED_AS",
        "support_tier": "features text_of",
    },
)
