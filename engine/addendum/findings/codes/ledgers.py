"""The codes that the room `ledgers` reports."""

from addendum.findings.codes.page import Page

PAGES: dict[str, Page] = {
    "CHANGE-RULES-DIFFER": Page(
        "Two changes on one day that count differently",
        "On one day within a period two things change on which a quota depends, and the policy lets one "
        "count at once and the other in proportion. What is granted then is open.",
        "change within a period: {tier: at once, yearly_fee: in proportion}",
        "change within a period: {tier: at once, yearly_fee: at once}",
    ),
    "CHANGE-WITHIN-PERIOD": Page(
        "A change within a period without a rule",
        "What a quota grants changes within the period, by an amendment, a new version, another tier, or "
        "because the contract begins or ends, and the policy does not say how that counts.",
        "per: calendar quarter\nhours: {by: yearly_fee, …}      # and an amendment of 15 August",
        "change within a period: {yearly_fee: from the next period on}      # or: at once, in proportion\n"
        "part of a period: in proportion      # where the contract begins or ends within it; or: in full",
    ),
    "CLAIM-DAYS-OPEN": Page(
        "Business days to claim, and no calendar that says which they are",
        "Which days are business days depends on a place and its holidays. A calendar says so; without one "
        "the terms of the claim are told, and no last day.",
        "claim: {within: 5 business days, after: the end of the period}",
        "claim: {within: 5 business days, after: the end of the period, during: office_hours}",
    ),
    "CLAIM-TIME-NEEDED": Page(
        "A claim on the very day on which the time ends",
        "Where the time to claim is in hours, it ends at a moment of a day. A claim on that day may have "
        "come before or after it, so the time of the claim is needed.",
        "claimed: 2025-04-11      # in time until 10:00 on that day",
        'claimed: "2025-04-11T09:30:00Z"',
    ),
    "CREDITS-DIFFER": Page(
        "Credits of two kinds",
        "A percentage, an amount of money and days of service cannot be added up or compared. Where several "
        "remedies come together, or several outages, all their credits are of one kind.",
        "remedies: {take: the sum, of: [{name: uptime, when missed: {credit: 10 %}}, "
        "{name: speed, when missed: {credit: EUR 100}}]}",
        "when missed: {credit: 10 %, steps: [{of: = monthly_fee}]}      # for each of them",
    ),
    "HISTORY-TOO-LATE": Page(
        "A history that begins after the period",
        "What a quota grants is told change by change, from a day on. The first of them must not lie after "
        "the period that is asked.",
        "quarter: 2025-Q1, consulting_hours_history: [{from: 2025-07-01, granted: 16 hours}]",
        "quarter: 2025-Q1, consulting_hours_history: [{from: 2025-01-01, granted: 16 hours}]",
    ),
    "NOT-A-FIRST-DAY": Page(
        "A day on which no period begins",
        "Periods that are counted from a first day, such as contract quarters, begin on certain days only. "
        "The error names the period around the day that is given.",
        "period_from: 2025-05-01      # of a contract that began on 2025-01-15",
        "period_from: 2025-04-15",
    ),
    "OUTAGE-NOT-ENDED": Page(
        "An outage without an end",
        "How long an outage takes is not known before it ends. For one that goes on beyond the period, give "
        "the period's end.",
        'outages: [{from: "2025-03-30T23:00:00Z"}]',
        'outages: [{from: "2025-03-30T23:00:00Z", to: "2025-04-01T00:00:00Z"}]',
    ),
    "OUTAGE-REVERSED": Page(
        "An outage that ends before it begins",
        "Most often the two moments are swapped, or one of them is in another time zone. A length below zero "
        "is refused, too.",
        'outages: [{from: "2025-03-01T10:00:00Z", to: "2025-03-01T09:00:00Z"}]',
        'outages: [{from: "2025-03-01T09:00:00Z", to: "2025-03-01T10:00:00Z"}]',
    ),
    "OUTAGES-OVERLAP": Page(
        "Outages that happen at once, each for a share",
        "Where outages count by a share, such as that of the users concerned, two at the same time may "
        "concern the same users or others. The policy says which of the two is meant.",
        "downtime: {of: outages, weighted by: = affected / all_users}",
        "downtime:\n  of: outages\n  weighted by: = affected / all_users\n"
        "  where outages overlap: the highest share counts",
    ),
    "SHARE-OUT-OF-RANGE": Page(
        "A share below nothing or above all",
        "What an outage is weighted by is a share of a whole, from 0 to 1 or from 0 % to 100 %. Most often "
        "more users are affected than there are in all.",
        "outages: [{from: …, to: …, affected: 120}]      # of 100 users",
        "outages: [{from: …, to: …, affected: 100}]",
    ),
    "COUNT-NOT-WHOLE": Page(
        "An entry that stands for no whole number of others",
        "An entry may stand for several alike, and the field that `stands for` names says for how many: "
        "0, 1, 2 and so on.",
        "bad_minutes: [{error_rate: 7 %, minutes: 2.5}]",
        "bad_minutes: [{error_rate: 7 %, minutes: 2}]",
    ),
    "PERIOD-REVERSED": Page(
        "A period that ends before it begins",
        "The first and the last day are swapped, or one of them is wrong. Both belong to the period.",
        "period_from: 2025-05-14, last_day: 2025-04-15",
        "period_from: 2025-04-15, last_day: 2025-05-14",
    ),
    "INTERVALS-MISSING": Page(
        "Intervals that nobody tells",
        "The policy says how long each interval is, so it is known how many the period has. Those that are "
        "not listed score nothing before the policy says what.",
        "intervals: {of: intervals, each: 5 minutes, score: …}",
        "intervals: {of: intervals, each: 5 minutes, score: …, not listed: 100 %}",
    ),
    "INTERVALS-TOO-MANY": Page(
        "More intervals than the period has",
        "Some are listed twice, or belong to another period, or are shorter than the policy says.",
        "8641 intervals of 5 minutes in a month of 30 days",
        "8640 intervals",
    ),
    "NOTHING-MEASURED": Page(
        "Nothing to take the mean of",
        "There are no requests or intervals in the period, or none that weighs anything. What then holds is "
        "said by `none`.",
        "requests: {of: probes, good: {answered: true}}",
        "requests: {of: probes, good: {answered: true}, none: 100 %}",
    ),
    "WEIGHT-BELOW-ZERO": Page(
        "A weight below zero",
        "What an interval or a request is weighted by is a number from 0 up.",
        "weighted by: = requests - cached      # of 5 requests and 8 cached ones",
        "weighted by: = max(0, requests - cached)",
    ),
    "DAY-OF-MONTH": Page(
        "A day of the month that no month has",
        "Billing cycles that begin on a day of the month begin on one from 1 to 31; a shorter month has its "
        "last day instead.",
        "billing_day: 32",
        "billing_day: 31",
    ),
    "SERVICE-NOT-LIVE": Page(
        "A period in which there was no service",
        "The service began after the period that is asked about, or ended before it, so there is nothing to "
        "measure.",
        "month: 2025-03, live_from: 2025-04-10",
        "month: 2025-04, live_from: 2025-04-10",
    ),
    "SERVICE-TOO-LONG": Page(
        "More time in service than the period has",
        "The time for which a service was live in a period cannot be longer than the period.",
        "month: 2025-04, time_deployed: 744 hours",
        "month: 2025-04, time_deployed: 720 hours",
    ),
}
