"""The codes that the room `values` reports."""

from addendum.findings.codes.page import Page

_READING: dict[str, Page] = {
    "VALUE-UNREADABLE": Page(
        "A value is not written as its type is",
        "Values are read by the type that is declared for them and never guessed: a percentage "
        "has a percent sign, an amount of money its currency first, a date is year, month and "
        "day. Numbers have a decimal point, no leading zeros and no `+`.",
        "amount: 8.000,00 EUR",
        "amount: EUR 8,000.00",
    ),
    "UNIT-MISSING": Page(
        "A number stands without its unit",
        "Whether 20 are minutes or hours, or 0.5 is half or half a percent, must not depend on "
        "who reads it. A bare number is taken only where the fact says what it means with `number"
        " means`.",
        "within: 20",
        "within: 20 minutes",
    ),
    "UNIT-UNKNOWN": Page(
        "A unit is not one of ours",
        "Units are written out in lower case: `%`, `seconds`, `minutes`, `hours`, `business "
        "days`, `calendar days`, `months`, `years`. Abbreviations such as `m` mean different "
        "things to different people.",
        "within: 20 min",
        "within: 20 minutes",
    ),
    "UNIT-MISMATCH": Page(
        "A value has the unit of another type",
        "The value itself is fine, but something else is needed in its place.",
        "at least: 20 minutes     # of an availability",
        "at least: 99.9 %",
    ),
    "BARE-DAYS": Page(
        "Days without saying which days",
        "Two days may be two days on which somebody works, two days of the calendar, or 48 hours "
        "from now. A contract that leaves this open needs a reading; a policy states it.",
        "within: 2 days",
        "within: 2 business days",
    ),
    "DECIMAL-COMMA": Page(
        "A comma stands where a decimal point is needed",
        "Half of the world writes 99,9 and the other half 99.9. Policies are written with a "
        "point; only amounts of money may have commas, and only between groups of three digits.",
        "at least: 99,9 %",
        "at least: 99.9 %",
    ),
    "NUMBER-TOO-LONG": Page(
        "A number is longer than a contract needs",
        "Numbers have at most 400 digits, and are neither infinite nor `NaN`. The limit keeps a "
        "slip of the keyboard, or an attack, from using up the machine.",
    ),
    "WRONG-TYPE": Page(
        "A value of another kind is needed",
        "A text, a list, `true` or a number stands where something else belongs. Nothing is "
        "converted: `true` is not 1, and a list of one value is not that value.",
        '{"availability": true}',
        '{"availability": "99.5 %"}',
    ),
    "NULL-GIVEN": Page(
        "A fact is given without a value",
        "`null` would have to be guessed to be zero, unknown or not applicable. Leave the fact "
        "out, or give the outcome that is meant.",
        '{"downtime": null}',
        '{"downtime": "0 minutes"}',
    ),
    "FLOAT-GIVEN": Page(
        "A binary floating point number is given",
        "A program passed a float, in which 99.99 is really 99.9899999999999948840923025273. "
        "Decisions are exact, so numbers come as Decimal, int or text.",
        "ask({'availability': 99.99})",
        "ask({'availability': '99.99 %'})",
    ),
    "UNKNOWN-MEMBER": Page(
        "A value is not in its list",
        "Members are written as the definitions write them, capital letters included.",
        "severity: s1",
        "severity: S1",
    ),
    "UNKNOWN-OUTCOME": Page(
        "An absent outcome is not one of the five",
        "Where a contract gives no value, it says so in one of these words: `no commitment`, "
        "`best effort`, `unlimited`, `not applicable`, `undefined by the terms`.",
        "S4: none",
        "S4: no commitment",
    ),
    "UNKNOWN-FIELD": Page(
        "A record has a field that nobody declared",
        "A field that no rule reads is most often a misspelt one.",
    ),
    "FIELD-MISSING": Page(
        "A record lacks a field",
        "Every declared field of a record is given.",
    ),
    "TOO-DEEP": Page(
        "Data is nested too deeply",
        "Facts are flat, or a few levels deep.",
    ),
    "JSON-UNREADABLE": Page(
        "A text is not JSON",
        "The message names the line and the column at which the text stops being JSON.",
        "{availability: 99.5 %}",
        '{"availability": "99.5 %"}',
    ),
    "JSON-KEY-TWICE": Page(
        "A JSON record gives one name twice",
        "JSON readers silently take the last of them; it is open which one is meant.",
        '{"severity": "S1", "severity": "S2"}',
        '{"severity": "S1"}',
    ),
}

_TYPES: dict[str, Page] = {
    "UNKNOWN-TYPE": Page(
        "A type has a name that is not ours",
        "Types are `number`, `percent`, `money`, `duration`, `business days`, `calendar days`, "
        "`months`, `date`, `time`, `date and time`, `month`, `quarter`, `text`, `boolean`, `one "
        "of` and a list's name, `list of` and a type, and a type `by` what its keys name.",
        "type: percentage",
        "type: percent",
    ),
    "UNKNOWN-LIST": Page(
        "A type names a list that is not defined",
        "`one of severities` needs a list `severities` in the definitions.",
    ),
    "NUMBER-MEANS-WRONG": Page(
        "The unit for bare numbers does not suit the type",
        "`number means` names a unit of the fact's own type: `%` for a percentage, `minutes` for "
        "a length of time, `EUR` for money.",
        "{type: duration, number means: EUR}",
        "{type: duration, number means: minutes}",
    ),
}

_CALCULATING: dict[str, Page] = {
    "CURRENCY-MISMATCH": Page(
        "Two currencies meet",
        "Amounts in two currencies can neither be added nor compared: no exchange rate is part of a policy.",
    ),
    "NOT-COMPARABLE": Page(
        "An absent outcome is compared with a value",
        "`no commitment` is neither more nor less than 20 minutes. Test for it before comparing.",
        "= response <= 20 minutes",
        "= response is given and response <= 20 minutes",
    ),
    "NOT-COMPUTABLE": Page(
        "`unlimited` is used where no result follows",
        "An unlimited quota less what was used is still unlimited, but what was used less an "
        "unlimited quota is nothing that can be named.",
    ),
    "MONTHS-NOT-WHOLE": Page(
        "A part of a month is needed",
        "Months differ in length, so half a month is no length of time. Calculate in days or hours.",
    ),
    "DAYS-NOT-WHOLE": Page(
        "A date cannot move by part of a day",
        "Round to whole days, or use a date and time.",
    ),
    "DATE-OUT-OF-RANGE": Page(
        "A date lies outside the calendar",
        "Years run from -999999999 to 999999999.",
    ),
    "TIME-ZONE-MISSING": Page(
        "A time has no zone",
        "Without a zone it is open which moment a time on the clock means.",
    ),
    "POWER-NOT-EXACT": Page(
        "A root has no exact value",
        "The square root of 2 has no exact decimals and is no fraction. Decisions are exact, so "
        "the formula needs another form.",
    ),
    "POWER-TOO-LARGE": Page(
        "A power is too large",
        "Its result would have tens of thousands of digits.",
    ),
    "ROUNDING-MODE": Page(
        "A way of rounding that is not known",
        "The ways are `half up` (a tie goes away from zero), `half even`, `up` (away from zero), "
        "`down` (towards zero), `floor` and `ceiling`.",
        "round: nearest to 0.01",
        "round: half up to 0.01",
    ),
    "ROUNDING-STEP": Page(
        "A rounding step is not above zero",
        "Write the step, for example `0.01` or `15 minutes`.",
    ),
}

PAGES: dict[str, Page] = {**_READING, **_TYPES, **_CALCULATING}
