"""Ledgers: downtime to credits, and use to hours; functions on outages, credits and entries."""

from typing import TYPE_CHECKING

from addendum.light import on_demand

if TYPE_CHECKING:
    from addendum.ledgers.allowances import PER_OUTAGE, WHOLE
    from addendum.ledgers.borders import (
        Days,
        anchor_day,
        days_around,
        days_before,
        days_later,
        days_of,
        period_days,
    )
    from addendum.ledgers.claims import is_claimed_late, last_day_of_month, last_day_to_claim
    from addendum.ledgers.counting import CLOCK, COUNTS, EXACT, TOTAL
    from addendum.ledgers.credits import (
        chosen_credit,
        chosen_name,
        credits_together,
        highest_each,
        term_extended,
        within_cap,
    )
    from addendum.ledgers.downtime import COUNTED, EACH, ONE_BY_ONE, left_out_of, outages_added_up
    from addendum.ledgers.grants import earlier_periods, granted_in
    from addendum.ledgers.history import missed_in
    from addendum.ledgers.outages import (
        APPLIES,
        EXCLUDED,
        LENGTH,
        SHARE,
        SINCE,
        SOURCE,
        TIMES,
        WHY_NOT,
        outages_near,
    )
    from addendum.ledgers.periods import (
        FROM,
        TO,
        anchored_span,
        in_service,
        last_day_in,
        length_of,
        span_between,
        span_of,
        time_in_service,
        time_of,
        trailing_span,
    )
    from addendum.ledgers.rolling import carried, rolled_over
    from addendum.ledgers.scores import ALIKE, SCORE, WEIGHT, begun_in, mean_score
    from addendum.ledgers.totals import limits_exceeded, refused, used_by_activity
    from addendum.ledgers.usage import Terms, entries_in, settle

__all__ = [
    "ALIKE",
    "APPLIES",
    "CLOCK",
    "COUNTED",
    "COUNTS",
    "EACH",
    "EXACT",
    "EXCLUDED",
    "FROM",
    "LENGTH",
    "ONE_BY_ONE",
    "PER_OUTAGE",
    "SCORE",
    "SHARE",
    "SINCE",
    "SOURCE",
    "TIMES",
    "TO",
    "TOTAL",
    "WEIGHT",
    "WHOLE",
    "WHY_NOT",
    "Days",
    "Terms",
    "anchor_day",
    "anchored_span",
    "begun_in",
    "carried",
    "chosen_credit",
    "chosen_name",
    "credits_together",
    "days_around",
    "days_before",
    "days_later",
    "days_of",
    "earlier_periods",
    "entries_in",
    "granted_in",
    "highest_each",
    "in_service",
    "is_claimed_late",
    "last_day_in",
    "last_day_of_month",
    "last_day_to_claim",
    "left_out_of",
    "length_of",
    "limits_exceeded",
    "mean_score",
    "missed_in",
    "outages_added_up",
    "outages_near",
    "period_days",
    "refused",
    "rolled_over",
    "settle",
    "span_between",
    "span_of",
    "term_extended",
    "time_in_service",
    "time_of",
    "trailing_span",
    "used_by_activity",
    "within_cap",
]

__getattr__ = on_demand(
    __name__,
    {
        "allowances": "PER_OUTAGE WHOLE",
        "borders": "anchor_day Days days_around days_before days_later days_of period_days",
        "claims": "is_claimed_late last_day_of_month last_day_to_claim",
        "counting": "CLOCK COUNTS EXACT TOTAL",
        "credits": "chosen_credit chosen_name credits_together highest_each term_extended within_cap",
        "downtime": "COUNTED EACH ONE_BY_ONE left_out_of outages_added_up",
        "grants": "earlier_periods granted_in",
        "history": "missed_in",
        "outages": "APPLIES EXCLUDED LENGTH SHARE SINCE SOURCE TIMES WHY_NOT outages_near",
        "periods": (
            "FROM TO anchored_span in_service last_day_in "
            "length_of span_between span_of time_in_service time_of trailing_span"
        ),
        "rolling": "carried rolled_over",
        "totals": "limits_exceeded refused used_by_activity",
        "scores": "ALIKE SCORE WEIGHT begun_in mean_score",
        "usage": "Terms entries_in settle",
    },
)
