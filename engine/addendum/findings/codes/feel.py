"""The codes of formulas: what is wrong with how one is written, and what stops one that runs."""

from addendum.findings.codes.page import Page

_WRITING: dict[str, Page] = {
    "FORMULA-SYNTAX": Page(
        "A formula cannot be read",
        "A formula is written in FEEL, as in a spreadsheet: values, operators, brackets and functions. The "
        "message says what was read, what stands there instead, and at which column.",
        "= (fee + EUR 5",
        "= (fee + EUR 5)",
    ),
    "FORMULA-TOO-LARGE": Page(
        "A formula is larger than anyone could check",
        "It has more than 20,000 characters, brackets more than 60 deep, or more than 160 operations on one "
        "another's results. Split it into decisions with names.",
    ),
    "UNIT-UNCLEAR": Page(
        "A unit leaves open what counts",
        "Two days may be two working days, two days of the calendar, or 48 hours. The formula "
        "has to say which.",
        "= opened + 2 days",
        "= opened + 2 calendar days",
    ),
    "UNKNOWN-NAME": Page(
        "Nothing has this name",
        "A formula may name facts, decisions, the members of lists, and what it introduces itself by `for`, "
        "`some`, `every` or a context. Before brackets stands a decision or a function.",
        "= downtme * 2",
        "= downtime * 2",
    ),
    "MEMBER-UNCLEAR": Page(
        "A member belongs to several lists",
        "Its rank would differ from list to list. Beside a fact of one list it is clear which is meant.",
        "= rank(high)",
        "= rank(severity)",
    ),
    "FUNCTION-EXTERNAL": Page(
        "A function of another language",
        "Policies are data: no program is loaded or called because a formula asks for it.",
        "= function(x) external {java: {class: …}}",
        "= function(x) x * 2",
    ),
}

_TYPES: dict[str, Page] = {
    "UNITS-DIFFER": Page(
        "Values of two kinds do not go together",
        "Money is added to and compared with money, hours with hours. A number goes with a quantity only "
        "as a factor, a percentage with what it is a share of.",
        "= fee + 5 %",
        "= fee + 5 % * fee",
    ),
    "TYPES-DIFFER": Page(
        "Values of two kinds where one kind is needed",
        "The items of a list, and what `if` gives after `then` and after `else`, are of one kind; absent "
        "outcomes such as `no commitment` go with every kind.",
        "= if late then 5 % else EUR 10",
        "= if late then 5 % * fee else EUR 10",
    ),
    "NO-ORDER": Page(
        "Members of a list are compared by more and less",
        "`S1` is not less than `S2`; it comes first. `rank` gives the place in the list, 0 for the first.",
        "= severity < S3",
        "= rank(severity) < rank(S3)",
    ),
    "NOT-BOOLEAN": Page(
        "A condition is not true or false",
        "Nothing is taken for true or false: neither 0 nor an empty text. Compare the value with something.",
        "= if downtime then 10 % else 0 %",
        "= if downtime > 0 minutes then 10 % else 0 %",
    ),
    "NOT-A-LIST": Page(
        "A single value stands where a list belongs",
        "`for`, `some`, `every` and the brackets of a filter go through lists, such as `list(severities)`, a "
        "list of records, or `1..10`.",
        "= for s in severity return s",
        "= for s in list(severities) return s",
    ),
    "NOT-A-FUNCTION": Page(
        "Something is called that is no function",
        "Decisions, built-in functions and maps by key are called with brackets; other facts are just named.",
        "= fee(2)",
        "= fee * 2",
    ),
    "WRONG-RANGE": Page(
        "A range between values that do not span one",
        "Both ends are of one ordered kind; only whole numbers and dates can be counted through.",
        "= downtime in [0..1 hour]",
        "= downtime in [0 hours..1 hour]",
    ),
    "WRONG-RESULT": Page(
        "A formula gives another kind of value than is expected",
        "What uses the result relies on its unit. A ratio becomes a percentage by `* 100 %`.",
        "availability: = 1 - downtime / period.length",
        "availability: = (1 - downtime / period.length) * 100 %",
    ),
}

_NULL: dict[str, Page] = {
    "MAY-BE-NULL": Page(
        "A fact that need not be given is used untested",
        "Without a value nothing can be calculated, and no guess is made. After `is given` the value may be "
        "used.",
        "= fee * (100 % - discount)",
        "= if discount is given then fee * (100 % - discount) else fee",
    ),
    "NULL-RESULT": Page(
        "A formula came to null",
        "An answer is a value or an outcome such as `not applicable`, never nothing.",
        "= context.note",
        '= if context.note is given then context.note else "none"',
    ),
}

_BUDGETS: dict[str, Page] = {
    "TOO-MANY-STEPS": Page(
        "A formula goes through too much",
        "One answer may take 1,000,000 steps: rounds of loops and filters, calls of a formula's own "
        "functions, and items of lists that are looked through again and again.",
        "= count(for i in 1..10000, j in 1..10000 return 1)",
    ),
    "CALLS-TOO-DEEP": Page(
        "Functions call one another without an end",
        "A function that calls itself has to stop at some point, after at most 120 calls inside one another.",
    ),
}

PAGES: dict[str, Page] = {**_WRITING, **_TYPES, **_NULL, **_BUDGETS}
