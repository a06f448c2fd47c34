"""Allowances as policies write them (`24 hours per calendar year`), and how they lie beside a period."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.kinds.document import text_at
from addendum.kinds.periods import read_period
from addendum.ledgers import PER_OUTAGE, WHOLE
from addendum.light import NamedTuple
from addendum.rules import Bounds, Fact
from addendum.values import DURATION, NUMBER, Duration

if TYPE_CHECKING:
    from addendum.documents import Mapping
    from addendum.kinds.builder import Builder
    from addendum.kinds.periods import Period
    from addendum.rules import Origin

_ALLOWANCE = re.compile(r"(?P<amount>.+) per (?P<each>.+)")
_COUNT = re.compile(r"(?P<count>[0-9]+) outages?")


class Allowance(NamedTuple):
    """So much: a length of time, or a number of `outages`, in each of some stretches of the calendar.

    `each` is their length (`1 month`), or a word of the ledger; `anchored` ones are counted from where the
    periods are. `used_earlier` tells whether one may have been used up before the period begins.
    """

    amount: str
    outages: bool
    each: str
    anchored: bool = False
    used_earlier: bool = True


def allowance_of(node: Mapping, period: Period | None) -> Allowance | None:
    """The allowance of an exclusion; None where there is none, or where the rest does not count either."""
    found = _ALLOWANCE.fullmatch(text_at(node, "up to"))
    if found is None or text_at(node, "beyond that") == "does not count":
        return None
    count = _COUNT.fullmatch(found["amount"])
    allowance = Allowance(count["count"] if count else found["amount"], count is not None, WHOLE)
    return _placed(allowance, found["each"], period)


def earlier_use(node: Mapping, name: str) -> str:
    """The fact that says how much of an allowance was used before the period."""
    return text_at(node, "earlier use") or f"{name}_earlier"


def need_earlier(builder: Builder, allowance: Allowance, fact: str, name: str, origin: Origin) -> None:
    """Declare the fact on earlier use; it need not be given where nothing is left out."""
    outages = allowance.outages
    builder.need_fact(
        Fact(
            fact,
            NUMBER if outages else DURATION,
            origin,
            f"{'Outages' if outages else 'Time'} already left out earlier ({name.replace('_', ' ')})",
            optional=True,
            bounds=Bounds(at_least=0 if outages else Duration(0)),
            given_by="ledger",
        )
    )


def _placed(allowance: Allowance, each: str, period: Period | None) -> Allowance:
    """The allowance with how its stretches lie beside the measured period."""
    if each == PER_OUTAGE:
        return allowance._replace(each=PER_OUTAGE, used_earlier=False)
    if period is not None and each == period.words:
        return allowance._replace(used_earlier=False)
    kind, _, _ = each.rpartition(" ")
    own = read_period(each)
    if own is None or not own.span or own.trailing or kind.startswith("rolling"):
        return allowance
    if kind in ("", "calendar"):
        return allowance._replace(each=own.span)
    if period is not None and period.anchor and period.words.startswith(f"{kind} "):
        return allowance._replace(each=own.span, anchored=True)
    return allowance
