"""What the functions of the kinds take and give, for checking formulas that call them."""

from __future__ import annotations

from addendum.feel import Signature
from addendum.kinds.functions import LAST_DAY_TO_CLAIM
from addendum.values import ANY, BOOLEAN, DATE, DURATION, NUMBER, TEXT, ListOf

_LIST = ListOf(ANY)

SIGNATURES: dict[str, Signature] = {
    "rounded": Signature((("value", ANY), ("mode", TEXT), ("step", ANY)), ANY),
    "length_of": Signature((("period", ANY), ("span", TEXT), ("zone", TEXT)), DURATION),
    "within_period": Signature((("outages", _LIST), ("period", ANY), ("span", TEXT), ("zone", TEXT)), _LIST),
    "outage_time": Signature(
        (("outages", _LIST), ("besides", _LIST), ("unit", DURATION), ("parts", TEXT), ("of", TEXT)),
        DURATION,
    ),
    "not_evaluated": Signature((("word", TEXT),), ANY),
    "not_told": Signature((("name", TEXT),), ANY),
    "credits_together": Signature((("credits", _LIST), ("none", ANY), ("take", TEXT)), ANY),
    "chosen_credit": Signature((("credits", _LIST), ("names", _LIST), ("chosen", TEXT)), ANY),
    "chosen_name": Signature((("credits", _LIST), ("names", _LIST), ("chosen", TEXT)), TEXT),
    "within_cap": Signature((("credit", ANY), ("most", ANY)), ANY),
    "highest_each": Signature((("records", _LIST), ("credits", _LIST), ("field", TEXT)), _LIST),
    "last_day_of": Signature((("period", ANY), ("span", TEXT), ("later", NUMBER)), DATE),
    "last_day_of_month": Signature((("day", ANY), ("zone", TEXT)), DATE),
    LAST_DAY_TO_CLAIM: Signature((("within", ANY), ("after", ANY), ("counting", ANY)), ANY),
    "is_claimed_late": Signature((("claimed", ANY), ("last", ANY), ("zone", TEXT)), BOOLEAN),
    "term_extended": Signature((("last_day", DATE), ("credit", ANY)), DATE),
}
