"""What the functions of the kinds take and give, for checking formulas that call them."""

from __future__ import annotations

from addendum.feel import Signature
from addendum.kinds.functions import LAST_DAY_TO_CLAIM
from addendum.values import ANY, BOOLEAN, DATE, DATE_TIME, DURATION, NUMBER, TEXT, ContextOf, ListOf

SPAN = ContextOf((("from", DATE_TIME), ("to", DATE_TIME)), open=False)
"""A stretch of time, from its first moment to the first one after it."""
_LIST = ListOf(ANY)
ACCOUNT = ContextOf(
    (
        ("counted", DURATION),
        ("left_out", ANY),
        ("one_by_one", TEXT),
        ("each", ListOf(ContextOf((), open=True))),
    ),
    open=True,
)
"""What outages add up to, what is left out of them by names, and how each of them counts."""
_DAYS = ContextOf((("from", DATE), ("last_day", DATE)))

SIGNATURES: dict[str, Signature] = {
    "rounded": Signature((("value", ANY), ("mode", TEXT), ("step", ANY)), ANY),
    "span_of": Signature((("period", ANY), ("length", TEXT), ("zone", TEXT)), SPAN),
    "anchored_span": Signature((("first", DATE), ("length", TEXT), ("anchor", ANY), ("zone", TEXT)), SPAN),
    "trailing_span": Signature((("last", ANY), ("length", TEXT), ("zone", TEXT)), SPAN),
    "span_between": Signature((("first", DATE), ("last", DATE), ("zone", TEXT)), SPAN),
    "begun_in": Signature((("records", _LIST), ("span", SPAN)), _LIST),
    "mean_score": Signature((("records", _LIST), ("rules", ANY)), ANY),
    "in_service": Signature((("span", SPAN), ("start", _LIST), ("end", _LIST), ("zone", TEXT)), SPAN),
    "time_in_service": Signature((("time", DURATION), ("whole", DURATION)), DURATION),
    "time_of": Signature((("stretches", _LIST),), DURATION),
    "length_of": Signature((("span", SPAN),), DURATION),
    "last_day_in": Signature((("span", SPAN),), DATE),
    "outages_near": Signature((("outages", _LIST), ("span", SPAN), ("each", DURATION)), _LIST, required=2),
    "outages_added_up": Signature((("records", _LIST), ("rules", ANY)), ACCOUNT),
    "left_out_of": Signature((("account", ANY), ("name", TEXT)), DURATION),
    "not_evaluated": Signature((("word", TEXT),), ANY),
    "nothing_said": Signature((("name", TEXT), ("value", ANY)), ANY),
    "not_told": Signature((("name", TEXT),), ANY),
    "credits_together": Signature((("credits", _LIST), ("none", ANY), ("take", TEXT)), ANY),
    "chosen_credit": Signature((("credits", _LIST), ("names", _LIST), ("chosen", TEXT)), ANY),
    "chosen_name": Signature((("credits", _LIST), ("names", _LIST), ("chosen", TEXT)), TEXT),
    "within_cap": Signature((("credit", ANY), ("most", ANY)), ANY),
    "highest_each": Signature((("records", _LIST), ("credits", _LIST), ("field", TEXT)), _LIST),
    "last_day_of_month": Signature((("day", ANY), ("zone", TEXT)), DATE),
    LAST_DAY_TO_CLAIM: Signature((("within", ANY), ("after", ANY), ("counting", ANY)), ANY),
    "missed_in": Signature((("history", _LIST), ("times", NUMBER), ("of", NUMBER)), BOOLEAN),
    "is_claimed_late": Signature((("claimed", ANY), ("last", ANY), ("zone", TEXT)), BOOLEAN),
    "period_days": Signature((("period", ANY), ("span", TEXT), ("anchor", ANY)), _DAYS),
    "granted_in": Signature((("history", _LIST), ("period", _DAYS), ("rules", ANY)), ANY),
    "entries_in": Signature((("entries", _LIST), ("period", ANY), ("terms", ANY)), _LIST),
    "refused": Signature((("entries", _LIST),), _LIST),
    "used_by_activity": Signature((("entries", _LIST), ("terms", ANY)), ANY),
    "limits_exceeded": Signature((("entries", _LIST), ("limits", _LIST), ("terms", ANY)), _LIST),
    "earlier_periods": Signature(
        (
            ("history", _LIST),
            ("entries", _LIST),
            ("period", _DAYS),
            ("span", TEXT),
            ("anchor", ANY),
            ("terms", ANY),
            ("rules", ANY),
        ),
        _LIST,
    ),
    "rolled_over": Signature(
        (("earlier", _LIST), ("most", ANY), ("periods", NUMBER), ("used", TEXT), ("nothing", ANY)), ANY
    ),
    "term_extended": Signature((("last_day", DATE), ("credit", ANY)), DATE),
}
