"""The codes that the room `kinds` reports."""

from addendum.findings.codes.page import Page

_NAMES: dict[str, Page] = {
    "NAME-TWICE": Page(
        "Two things have one name",
        "Lists, facts, clocks, calendars and decisions of one namespace see each other, so each name may "
        "stand for one of them only. A fact that a decision gives says so with `from: decision`.",
        "facts: {severity: one of severities}      # and a decision `severity` beside it",
        "facts: {severity: {type: one of severities, from: decision}}",
    ),
    "TYPE-MISSING": Page(
        "A fact has no type",
        "Values are read by the type that is declared for them and never guessed, so every fact and every "
        "field of a record has one.",
        "yearly_fee: {title: Fee for a year}",
        "yearly_fee: {type: money, title: Fee for a year}",
    ),
    "BOUNDS-EMPTY": Page(
        "Nothing lies between two ends",
        "The least value is above the greatest one, or a stretch of days ends before it begins.",
        "availability: {type: percent, at least: 100 %, at most: 0 %}",
        "availability: {type: percent, at least: 0 %, at most: 100 %}",
    ),
    "KEYS-UNKNOWN": Page(
        "A map whose keys are in no list",
        "In `money by portion` the keys are members of a list: that of the fact `portion`, or the list "
        "`portions`. Without it a misspelt key would go unnoticed.",
        "fees: {type: money by part}",
        "portion: {type: one of portions}\nfees: {type: money by portion}",
    ),
    "TOTAL-OF-NO-LIST": Page(
        "A total of something that is no list of records",
        "A total such as `downtime` may be given in place of the list that it adds up. The list is a fact of "
        "the type `list of records`.",
        "downtime: {type: duration, total of: month}",
        "downtime: {type: duration, total of: outages}",
    ),
    "FACT-NOT-DECIDED": Page(
        "A fact that a decision should give, and none does",
        "`from: decision` says that a decision of that name gives the fact, with a value of that type.",
        "effective_severity: {type: one of severities, from: decision}     # and no such decision",
        "effective_severity: {type: one of severities, from: question}",
    ),
    "FACT-LEFT-OPEN": Page(
        "A contract leaves a fact open that only it can give",
        "The documents of the tier leave the fact to the order form. Questions that need it have no answer "
        "unless the caller gives it each time.",
        "facts: {yearly_fee: EUR 96,000}          # fee_of_the_month is `from: contract`, too",
        "facts: {yearly_fee: EUR 96,000, fee_of_the_month: EUR 8,000}",
    ),
    "MEMBER-WORD": Page(
        "A member is called like a word of the policy language",
        "`any`, `otherwise`, `no commitment` and the words that stand beside values mean something "
        "themselves, so a choice could not tell such a member from them.",
        "plans: [basic, any]",
        "plans: [basic, {every_plan: Any}]",
    ),
    "UNKNOWN-CLOCK": Page(
        "A commitment without a clock",
        "A commitment names a clock of the definitions, which says when its time starts and stops. Most "
        "often the name is misspelt.",
        "commitments: {inital_response: {within: 20 minutes}}",
        "commitments: {initial_response: {within: 20 minutes}}",
    ),
    "UNKNOWN-CALENDAR": Page(
        "Support hours that no calendar defines",
        "Support hours, and times that count `during` some hours only, name a calendar of the namespace.",
        "support hours: 24x7",
        "support hours: 24/7",
    ),
    "CALENDAR-CYCLE": Page(
        "A calendar that is made of itself",
        "A calendar may be put together from others, which must not lead back to it.",
        "office_hours: {any of: [office_hours, tokyo]}",
        "office_hours: {any of: [london, tokyo]}",
    ),
    "HOLIDAY-NOT-COVERED": Page(
        "A holiday outside the days that are covered",
        "`covers` says for which days the list is complete; a question beyond them is an error. A holiday "
        "outside of them would never count.",
        "covers: {from: 2025-01-01, to: 2025-12-31}\ndays: {2026-01-01: New Year's Day}",
        "covers: {from: 2025-01-01, to: 2026-12-31}\ndays: {2026-01-01: New Year's Day}",
    ),
}

_CALENDARS: dict[str, Page] = {
    "HOURS-EMPTY": Page(
        "Hours that are none, or that may be two things",
        "A line of hours that closes when it opens may be meant as no time or as a whole day, and `monday to "
        "monday` as one day or as eight. Hours that close earlier than they open run into the next day.",
        "open: every day 09:00 to 09:00",
        "open: every day 00:00 to 24:00",
    ),
    "HOURS-OVERLAP": Page(
        "Hours that are written twice",
        "Two lines open the same time. Time counts once, so nothing goes wrong; but one of the lines may "
        "have been meant for another day.",
        "open: [monday to friday 09:00 to 17:00, monday 12:00 to 18:00]",
        "open: [monday to friday 09:00 to 17:00, monday 17:00 to 18:00]",
    ),
    "DAY-TWICE": Page(
        "Two hours for the same day",
        "A special day goes before the weekly hours and the holidays. It cannot also be closed under "
        "`dates`, or have other hours in a stretch of special days.",
        "except: {dates: [2025-12-24]}\nspecial days: {2025-12-24: 09:00 to 12:00}",
        "special days: {2025-12-24: 09:00 to 12:00}",
    ),
    "DAYS-UNCLEAR": Page(
        "A stretch of days that does not hold",
        "A stretch names its first and its last day, both included, and is at most 1,000 days long. What "
        "holds for years is another version of the calendar.",
        "dates: [2026-01-01 to 2025-12-24]",
        "dates: [2025-12-24 to 2026-01-01]",
    ),
    "BUSINESS-DAY-UNCLEAR": Page(
        "Two readings of a business day",
        "With `is` a business day is so much open time, whenever it passes. Which day counts first, when the "
        "last one ends and what holds after hours would say something else, so they cannot stand beside it.",
        "business day: {is: 8 hours, ends: at midnight}",
        "business day: {is: 8 hours}",
    ),
    "ZONE-ASSUMED": Page(
        "Hours without a time zone",
        "Nine o'clock is another moment in Berlin than in Tokyo. Without a zone in the calendar, in the head "
        "of its file or in the contract, hours are those of UTC, which is seldom meant.",
        "office_hours: {open: monday to friday 09:00 to 17:00}",
        "office_hours: {open: monday to friday 09:00 to 17:00, zone: Europe/Berlin}",
    ),
    "NEVER-OPEN": Page(
        "A calendar that is never open",
        "No time passes in a calendar without open hours, so what is due in it is never due. Where only "
        "single days are open, name them as special days.",
        "stocktaking: {open: never}",
        "stocktaking: {open: never, special days: {2025-12-27: 09:00 to 12:00}}",
    ),
    "HOLIDAYS-MISSING": Page(
        "Holidays that no document holds",
        "A calendar names a region, or a list by its id, and no document of the kind `holidays` has it. "
        "Holidays are dated data, so that an answer of last year stays what it was; `addendum new holidays` "
        "writes them.",
        "except: {holidays of: DE-BX}",
        "except: {holidays of: DE-BE}",
    ),
    "HOLIDAYS-TWICE": Page(
        "Two lists for the same region and days",
        "Two documents hold the holidays of one region for the same days, so it is open whether a day that "
        "only one of them names is a holiday. Days of your own, such as a shutdown, are a list without a "
        "region, or stand in the calendar.",
        "region: DE-BE\ncovers: {from: 2025-01-01, to: 2026-12-31}     # another list covers 2026, too",
        "region: DE-BE\ncovers: {from: 2025-01-01, to: 2025-12-31}",
    ),
    "HOLIDAYS-END": Page(
        "Holidays that end before the calendar does",
        "The calendar is in force longer than its holidays are known. What runs beyond the last day that is "
        "covered has no answer.",
        "covers: {from: 2024-01-01, to: 2025-12-31}     # of a calendar `until: 2027-01-01`",
        "covers: {from: 2024-01-01, to: 2026-12-31}",
    ),
}

_VALUES: dict[str, Page] = {
    "VALUE-EXPECTED": Page(
        "Settings stand where a value belongs",
        "A value is written alone, as a formula, as `{value: …}` with its clause beside it, or as a choice "
        "that begins with `by`.",
        "within: {severity: S1}",
        "within: {by: severity, S1: 20 minutes, otherwise: 4 hours}",
    ),
    "BESIDE-ROWS": Page(
        "Something stands beside bands and never counts",
        "`rows` holds bands of one fact, from one end to the other. Members, `otherwise` and further facts "
        "beside them say nothing about any value.",
        "by: availability\nrows: [{at least: 99 %, credit: 10 %}]\notherwise: 25 %",
        "by: availability\nrows: [{at least: 99 %, credit: 10 %}, {below: 99 %, credit: 25 %}]",
    ),
    "OUTPUT-MISSING": Page(
        "A row lacks a result",
        "Every row gives each of the results that the decision promises under `gives`; a result that does "
        "not arise is an outcome such as `not applicable`.",
        "gives: {queue: text, target: duration}     # the row: gives: {queue: fast}",
        "gives: {queue: fast, target: no commitment}",
    ),
    "OUTPUT-UNKNOWN": Page(
        "A row gives more than the decision promises",
        "What a row gives has a name and a type under `gives` of the decision. Most often the name is "
        "misspelt.",
        "gives: {queue: text}     # the row: gives: {queu: fast}",
        "gives: {queue: fast}",
    ),
    "LISTS-OF-ONE-OUTPUT": Page(
        "A table that lists rows gives several results",
        "Where all rows that match count, their results make up one list, so the decision has one result.",
        "take: all rows that match      # gives: {queue: text, target: duration}",
        "take: all rows that match      # gives: list of text",
    ),
    "ROUNDING-UNREADABLE": Page(
        "A rounding that is not written out",
        "Rounding is a declared step: how, then `to`, then the step.",
        "round: 2 digits",
        "round: half up to 0.01",
    ),
    "NOT-EVALUATED": Page(
        "Something that this version does not evaluate",
        "The policy language has a word for it, and an answer that passed over it would be wrong. So whoever "
        "asks gets this error; all other questions are answered. Where the policy computes a value, the "
        "value itself may be given in place of what it is computed from.",
        "downtime: {of: outages, during: office_hours}",
        'addendum evaluate service-credit downtime="45 minutes"',
    ),
}

_CREDITS: dict[str, Page] = {
    "MEASURE-MISSING": Page(
        "A commitment that nothing measures",
        "A commitment on a value such as the availability needs `measure:`, or a document that it extends "
        "has one, or a fact of that name is declared.",
        "commitment: {at least: 99.9 %}",
        "measure: {per: calendar month}\ncommitment: {at least: 99.9 %}",
    ),
    "CREDIT-MISSING": Page(
        "A miss without a credit",
        "`when missed` says which credit is due. Where the text names none, it says so, too.",
        "when missed: {given as: a credit on the next invoice}",
        "when missed: {credit: undefined by the terms}",
    ),
}

_INHERITANCE: dict[str, Page] = {
    "NOT-INHERITED": Page(
        "Something is left out that is not there",
        "`not inherited` and `without` take away what the extended document has, by its name there.",
        "channels: {without: [phnoe]}",
        "channels: {without: [phone]}",
    ),
    "NO-LIST-INHERITED": Page(
        "A change to a list that is not inherited",
        "`also` and `without` change a list of the document that this one extends. Where there is none, the "
        "whole list is written.",
        "channels: {also: [phone]}",
        "channels: [portal, phone]",
    ),
    "QUESTION-TWICE": Page(
        "Two documents answer one question",
        "A question finds one document. What a document answers is the last part of its id, or stands under "
        "`answers`.",
        "id: acme/eu/credits      # and acme/us/credits in the same tier",
        "answers: credits-in-europe",
    ),
}

_READINGS: dict[str, Page] = {
    "UNKNOWN-READING": Page(
        "A reading is chosen that there is not",
        "A caller or a scenario chooses among the readings that the documents register, by their ids: "
        "`taken`, `other`, or a name under `others`.",
        "readings: {band_border: other}",
        "readings: {band-border: other}",
    ),
    "READING-TWICE": Page(
        "Two documents register one reading",
        "A reading is chosen by its id, so each id stands for one question.",
    ),
    "READING-DISAGREES": Page(
        "A reading says something else than the policy",
        "What a reading takes is the value that the policy has at the place which it `sets`. One of the two "
        "was changed without the other.",
        "sets: commitment\ntaken: {above: 99 %}      # and the document: commitment: {at least: 99 %}",
        "sets: commitment\ntaken: {at least: 99 %}",
    ),
    "READING-SETS-NOTHING": Page(
        "A reading that sets no value",
        "`sets` leads to a value of the document: its keys divided by dots, rows by their `name`. Without "
        "`sets` a reading only records how words are understood.",
        "sets: when missed.first-band",
        "sets: when missed.bands.first-band",
    ),
    "PROMISE-UNREADABLE": Page(
        "A promise that does not say what moves",
        "`never` names one value that must not rise or fall and, under `as`, the fact that moves it.",
        "never: {credit: rises}",
        "never: {credit: rises, as: availability rises}",
    ),
}

PAGES: dict[str, Page] = {**_NAMES, **_CALENDARS, **_VALUES, **_CREDITS, **_INHERITANCE, **_READINGS}
