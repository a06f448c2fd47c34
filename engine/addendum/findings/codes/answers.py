"""The codes that the room `answers` reports, and those of the command line above it."""

from addendum.findings.codes.page import Page

_ASKING: dict[str, Page] = {
    "HISTORY-OF-OTHER-TERMS": Page(
        "Hours left under other terms",
        "What rolls over is worked out period by period since the contract began. Where an earlier version "
        "of the policy let other hours roll over, or counted other periods, its account is another one.",
        "roll over: none      # version 1\nroll over: all       # version 2, of the same contract",
        "consulting_hours_rolled_over: 5 hours      # in the case: what is left, as it was settled then",
    ),
    "UNKNOWN-QUESTION": Page(
        "A question that nobody answers",
        "What can be asked are the questions that the documents of the tier or contract answer (`answers:`, "
        "else the last part of their id), the names of decisions, and `entitlements`. `addendum questions` "
        "lists them.",
        "addendum evaluate respons-target severity=S1",
        "addendum evaluate response-target severity=S3",
    ),
    "BAD-RECORD": Page(
        "A line that is no record",
        "A case on standard input, or in a file, is a JSON object: the facts by name, and beside them `id`, "
        "`question`, `contract`, `tier`, `at` and `context`. In a stream such a line gets one error, and the "
        "next line is read all the same.",
        '["availability", "99.5 %"]',
        '{"id": "a-17", "availability": "99.5 %"}',
    ),
    "DATE-NEEDED": Page(
        "It is open which day is asked for",
        "Policies change, so an answer needs a day: the ticket's opening or the period's first day where the "
        "facts bear one, what the document names under `governed by`, else the day that the caller gives. A "
        "single answer from the shell may take today and says so; streams, tests and programs never do.",
        'library.ask("response-target", {"severity": "S1"})',
        'library.ask("response-target", {"severity": "S1"}, at="2025-03-10")',
    ),
    "WHY-NOT-UNKNOWN": Page(
        "Something is wanted that the question never gives",
        "`--why-not` names a value of the answer and what it should be. The question must be one that "
        "documents answer, and the name one of its answer; dots lead inwards.",
        'addendum evaluate service-credit … --why-not credits="25 %"',
        'addendum evaluate service-credit … --why-not credit="25 %"',
    ),
    "NO-VALUE": Page(
        "A decision gives null",
        "An optional fact that is not given makes a formula give null, and an answer is never null. Give the "
        "fact, or test it in the formula and say what then holds.",
        "= discount + 5 %",
        "= if discount is given then discount + 5 % else 5 %",
    ),
}

_CHECKING: dict[str, Page] = {
    "READING-BREAKS": Page(
        "Another choice of a reading with which the policy does not hold",
        "A reading has choices that may be taken in place of the one that is. With this one something else "
        "is wrong, such as a case without an answer; as the policy is read now, it is not.",
        "rows: [{name: first, at least: 99 %, credit: 10 %}, {below: 99 %, credit: 25 %}]\n"
        "other: {above: 99 %}      # of the first row: then no row has 99 %",
        "rows: [{name: first, at least: 99 %, credit: 10 %}, {at least: 95 %, credit: 25 %}, …]\n"
        "other: {above: 99 %}      # a row with one border ends where its neighbour begins",
    ),
    "DOCUMENT-LEFT-OUT": Page(
        "A document that no tier and no contract includes",
        "Its rules are checked, and nobody is answered from them. Either it was forgotten under `includes`, "
        "or it is no longer needed.",
        "includes: [acme/severity-targets]        # acme/service-credits exists, too",
        "includes: [acme/severity-targets, acme/service-credits]",
    ),
    "QUESTION-NEEDED": Page(
        "A case asks nothing",
        "A case names its question under `ask`, or its document does so once for all cases.",
        "- {name: A critical incident, given: {severity: S1}, expect: {…}}",
        "- {name: A critical incident, ask: response-target, given: {severity: S1}, expect: {…}}",
    ),
    "EXPECTED-UNKNOWN": Page(
        "A case expects what its question never gives",
        "The names under `expect` are those of the answer, `row` for the name of a row that it comes from, "
        "or `error` for the code of an error.",
        "expect: {credits: 10 %}",
        "expect: {credit: 10 %}",
    ),
}

PAGES: dict[str, Page] = {**_ASKING, **_CHECKING}
