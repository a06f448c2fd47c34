"""The codes that the room `rules` reports."""

from addendum.findings.codes.page import Page

_ANSWERING: dict[str, Page] = {
    "MISSING-FACT": Page(
        "A fact that the answer depends on is not given",
        "Only facts that matter are asked for: one that no row that may match looks at can be left "
        "out. The message names all that are missing, with their types.",
        "addendum evaluate service-credit portion=frontend",
        'addendum evaluate service-credit portion=frontend availability="99.5 %"',
    ),
    "UNKNOWN-FACT": Page(
        "A fact is given that no document declares",
        "Most often the name is misspelt, and the fact that was meant is missing. Free data that no "
        "rule looks at goes under `context`.",
        '{"availabilty": "99.5 %"}',
        '{"availability": "99.5 %"}',
    ),
    "UNKNOWN-DECISION": Page(
        "Something is asked for that nothing decides",
        "A question asks for decisions and facts by the names that the policies give them.",
    ),
    "OUT-OF-BOUNDS": Page(
        "A value lies beyond what its declaration allows",
        "A fact or a result may declare the least and the greatest value that makes sense. The value "
        "is compared exactly; nothing is cut to size.",
        '{"availability": "150 %"}',
        '{"availability": "100 %"}',
    ),
    "INPUTS-DISAGREE": Page(
        "A value and what it is computed from do not fit together",
        "A result may be given in place of being computed. If all that it is computed from is given "
        "too, both must say the same, to the last digit.",
        '{"availability": "99.5 %", "downtime": "0 minutes"}',
        '{"downtime": "0 minutes"}',
    ),
    "NO-ROW-MATCHES": Page(
        "A table says nothing about a case",
        "No row matches, and the table has no `otherwise`. `check` finds such gaps where conditions "
        "are plain; where they are formulas, only an answer shows them.",
        "rows: [{at least: 99 %, credit: 10 %}]",
        "rows: [{at least: 99 %, credit: 10 %}, {below: 99 %, credit: 25 %}]",
    ),
    "SEVERAL-ROWS-MATCH": Page(
        "A table says two things about one case",
        "Where exactly one row may match, two that do are an error: it is open which one counts.",
        "rows: [{at least: 95 %, credit: 25 %}, {at least: 99 %, credit: 10 %}]",
        "rows: [{at least: 95 %, below: 99 %, credit: 25 %}, {at least: 99 %, credit: 10 %}]",
    ),
    "ROWS-DISAGREE": Page(
        "Rows that match do not give the same",
        "Any of the rows that match may count, so they must all say the same.",
    ),
    "PRIORITY-MISSING": Page(
        "A value has no place in the order of priority",
        "Several rows match, and the one whose value ranks highest counts; so every value needs its "
        "place in the output's list of values.",
    ),
    "VALUES-NOT-ALIKE": Page(
        "Values of several rows cannot be put together",
        "A sum needs values that add up, the highest and the lowest need values that have an order.",
    ),
    "FUNCTION-MISSING": Page(
        "A formula calls a function that is not available",
        "The function is known to the policies, but the program that asks has not brought it along.",
    ),
    "DECISION-CYCLE": Page(
        "Decisions need each other in a circle",
        "Each of them waits for the next, so nothing can be decided. The message tells the way round.",
        "a: {formula: = b + 1}    b: {formula: = a - 1}",
        "a: {formula: = b + 1}    b: {formula: = c - 1}",
    ),
}

# What the analysis of tables, bands and promises reports.
_ANALYSIS: dict[str, Page] = {
    "CONDITION-WORD": Page(
        "A word that conditions do not have",
        "Conditions are written in a closed list of words, each with one meaning: `is`, `not`, `one "
        "of`, `none of`, "
        "`at least`, `above`, `at most`, `below`, `any`, and on lists `or more severe` and `or less severe`.",
        "availability: {minimum: 99 %}",
        "availability: {at least: 99 %}",
    ),
    "CONDITION-FORMULA": Page(
        "A formula stands in a condition",
        "Conditions compare with fixed values, so that `check` can prove that rows leave no gap and do not "
        "overlap. What must be calculated first is a decision of its own, or a fact, and the condition "
        "tests that.",
        "when: {seats: {above: = booked_seats}}",
        "when: {over_the_booking: true}, with a decision `over_the_booking: = seats > booked_seats`",
    ),
    "CONDITION-SHAPE": Page(
        "A condition that is put together wrongly",
        "A condition is a value, or one word with a value, or a lower and an upper border. A list "
        "needs a word that "
        "says how its values are meant.",
        "component: [import, export]",
        "component: {one of: [import, export]}",
    ),
    "CONDITION-BORDERS": Page(
        "Two borders on the same side",
        "`at least` and `above` both say where a range begins, `at most` and `below` where it ends. "
        "One of each is "
        "enough.",
        "availability: {at least: 95 %, above: 96 %}",
        "availability: {at least: 95 %, below: 99 %}",
    ),
    "CONDITION-EMPTY": Page(
        "A condition that nothing can meet",
        "The range ends before it begins, or the list of values is empty.",
        "availability: {at least: 99 %, below: 95 %}",
        "availability: {at least: 95 %, below: 99 %}",
    ),
    "CONDITION-NOT-ORDERED": Page(
        "A size is compared where there is none",
        "Texts, members of lists and true or false are not larger or smaller than each other. Lists "
        "whose first "
        "member is the most severe have words of their own.",
        "severity: {at least: S2}",
        "severity: S2 or more severe",
    ),
    "BAND-BORDER-MISSING": Page(
        "A border between two bands is not written",
        "Bands with one border end where their neighbour begins, so of two neighbours one must say "
        "where that is.",
        "- {below: 5 hours, credit: 10 %}\n- {credit: 25 %}\n- {at least: 9 hours, credit: 50 %}",
        "- {below: 5 hours, credit: 10 %}\n- {below: 9 hours, credit: 25 %}\n"
        "- {at least: 9 hours, credit: 50 %}",
    ),
    "BAND-BORDER-TWICE": Page(
        "Two bands write the same border",
        "Each band ends where the next one begins. Two that begin at the same value leave nothing "
        "for one of them.",
        "- {at least: 99 %, credit: 10 %}\n- {at least: 99 %, credit: 25 %}",
        "- {at least: 99 %, credit: 10 %}\n- {at least: 95 %, credit: 25 %}",
    ),
    "BANDS-BOTH-WAYS": Page(
        "Bands run upwards and downwards",
        "A band with one border ends at its neighbour's, so the bands must stand in one order, from "
        "the best to the "
        "worst or the other way round.",
        "- {at least: 99 %}\n- {at least: 90 %}\n- {at least: 95 %}",
        "- {at least: 99 %}\n- {at least: 95 %}\n- {at least: 90 %}",
    ),
    "BAND-EMPTY": Page(
        "A band for which nothing is left",
        "Its neighbours, or the commitment that is met beyond, hold for all of it.",
        "commitment: {at least: 99.9 %}\nwhen missed: {bands: {by: availability, rows: [{at least: "
        "99.95 %}]}}",
        "commitment: {at least: 99.9 %}\nwhen missed: {bands: {by: availability, rows: [{at least: 99 %}]}}",
    ),
    "BAND-GAP": Page(
        "Values between bands get no answer",
        "Every value that may occur needs a row, or an `otherwise` that says what then holds. Where "
        "values at an end "
        "cannot occur, the bounds of the fact say so.",
        "- {at least: 99 %, credit: 10 %}\n- {below: 98 %, credit: 25 %}",
        "- {at least: 98 %, credit: 10 %}\n- {below: 98 %, credit: 25 %}",
    ),
    "TABLE-GAP": Page(
        "Some combination of values gets no answer",
        "The rows of a table have to cover every combination of the values of its columns, or "
        "`otherwise` says what "
        "holds for the rest. The example is one combination that no row covers.",
        "- {when: {product: shop, beta: true}, gives: S3}",
        "- {when: {product: shop, beta: true}, gives: S3}\n- {when: {product: shop, beta: false}, gives: S1}",
    ),
    "MEMBER-MISSING": Page(
        "No row speaks of a member of a list",
        "A question about this member would have no answer. Say what holds for it, even if that is "
        "`no commitment`.",
        "by: severity\nS1: 20 minutes",
        "by: severity\nS1: 20 minutes\nS2: no commitment",
    ),
    "ROW-OVERLAP": Page(
        "Two rows hold for the same case",
        "Exactly one row of a table may hold, so that its answer does not depend on the order of "
        "the rows. Often a "
        "border belongs to both neighbours.",
        "- {at least: 99 %, credit: 10 %}\n- {at most: 99 %, credit: 25 %}",
        "- {at least: 99 %, credit: 10 %}\n- {below: 99 %, credit: 25 %}",
    ),
    "ROW-SHADOWED": Page(
        "A row never counts",
        "Rows before it, or of higher priority, hold wherever it holds. What it says is never answered.",
        "- {when: {severity: any}, gives: 1 hour}\n- {when: {severity: S1}, gives: 20 minutes}",
        "- {when: {severity: S1}, gives: 20 minutes}\n- {when: {severity: any}, gives: 1 hour}",
    ),
    "ROW-DUPLICATE": Page(
        "Two rows have the same conditions",
        "If they say the same, one is superfluous; if not, it is open which one counts.",
        "- {when: {severity: S1}, gives: 20 minutes}\n- {when: {severity: S1}, gives: 30 minutes}",
        "- {when: {severity: S1}, gives: 20 minutes}\n- {when: {severity: S2}, gives: 30 minutes}",
    ),
    "ROW-NEVER-MATCHES": Page(
        "A row that no case meets",
        "Its condition holds for no value, or only for values beyond the bounds of the fact.",
        "availability: {above: 100 %}",
        "availability: {at least: 99.99 %}",
    ),
    "TEST-NOT-SEEN": Page(
        "A row is decided by a formula",
        "Gaps and overlaps are proved by comparing borders and values. What a formula admits is not "
        "known before it "
        "runs, so the row is taken to hold possibly anywhere.",
    ),
    "TABLE-NOT-EXHAUSTED": Page(
        "A table with too many combinations",
        "The search for gaps and overlaps stopped after about a second. What it reported is right, "
        "but there may be "
        "more. A table split in two decisions is easier to check, and to read.",
    ),
    "MORE-FINDINGS": Page(
        "There is more than is shown",
        "At most fifty findings on one table are shown. Correct these, then check again.",
    ),
    "PROMISE-BROKEN": Page(
        "A promise does not hold",
        "The example is an input for which the policies answer otherwise than the promise says.",
        "never: {credit: rises, as: availability rises}     # 99 % gives 25 %, 98 % gives 10 %",
        "never: {credit: rises, as: availability rises}     # 99 % gives 10 %, 98 % gives 25 %",
    ),
    "PROMISE-UNDECIDED": Page(
        "A promise is neither proved nor refuted",
        "A promise is proved where finitely many cases stand for all inputs: members of lists, true and "
        "false, and values between the borders of tables. Where a formula calculates with an input, a solver "
        "proves it, if the extra `proofs` is installed. What it is not told of, such as lists of records, "
        "stays undecided.",
    ),
}

PAGES: dict[str, Page] = {**_ANSWERING, **_ANALYSIS}
