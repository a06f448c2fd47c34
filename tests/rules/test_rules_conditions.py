"""Conditions: what each closed word means, what is refused, and the words that print a condition again."""

from __future__ import annotations

import pytest

from addendum.rules.conditions import read_condition
from addendum.rules.model import Among, Anything, Span, Within
from addendum.rules.wording import words
from addendum.values import BOOLEAN, DATE, DURATION, MONEY, MONTHS, NO_COMMITMENT, PERCENT, TEXT, read
from rules.writing_of_rules import SEVERITIES, node, percent


def read_with_findings(data, of_type):
    findings = []
    return read_condition(node(data), of_type, findings.append), findings


def within(low, high, low_closed=True, high_closed=False):
    return Within((Span(low, low_closed, high, high_closed),))


MEANINGS = [
    ("a bare value means is", "S1", SEVERITIES, Among(("S1",))),
    ("is", {"is": "S1"}, SEVERITIES, Among(("S1",))),
    ("not", {"not": "S1"}, SEVERITIES, Among(("S1",), negated=True)),
    ("one of", {"one of": ["S1", "S3"]}, SEVERITIES, Among(("S1", "S3"))),
    ("none of", {"none of": ["S1", "S3"]}, SEVERITIES, Among(("S1", "S3"), negated=True)),
    ("any as a value", "any", SEVERITIES, Anything()),
    ("any as a word", {"any": None}, PERCENT, Anything()),
    ("a quoted any is a text", '"any"', TEXT, Among(("any",))),
    ("at least", {"at least": "99 %"}, PERCENT, within(percent(99), None)),
    ("above", {"above": "99 %"}, PERCENT, within(percent(99), None, low_closed=False)),
    ("at most", {"at most": "99 %"}, PERCENT, within(None, percent(99), False, True)),
    ("below", {"below": "99 %"}, PERCENT, within(None, percent(99), False, False)),
    ("two borders", {"at least": "95 %", "below": "99 %"}, PERCENT, within(percent(95), percent(99))),
    (
        "borders in any order",
        {"below": "99 %", "at least": "95 %"},
        PERCENT,
        within(percent(95), percent(99)),
    ),
    ("more severe as a value", "S2 or more severe", SEVERITIES, Among(("S1", "S2"))),
    ("less severe as a word", {"or less severe": "S2"}, SEVERITIES, Among(("S2", "S3", "S4"))),
    ("a boolean", "true", BOOLEAN, Among((True,))),
    ("an outcome", {"not": "no commitment"}, DURATION, Among((NO_COMMITMENT,), negated=True)),
    ("an outcome's words are a text to a text", "no commitment", TEXT, Among(("no commitment",))),
]


@pytest.mark.parametrize(
    ("data", "of_type", "meaning"), [case[1:] for case in MEANINGS], ids=[c[0] for c in MEANINGS]
)
def test_each_word_has_one_meaning(data, of_type, meaning):
    found, findings = read_with_findings(data, of_type)

    assert not findings
    assert found == meaning


REFUSED = [
    ("unknown word", {"at leat": "99 %"}, PERCENT, "CONDITION-WORD", "`at least`"),
    ("a word from elsewhere", {"minimum": "99 %"}, PERCENT, "CONDITION-WORD", "`at least`"),
    ("a sign", ">= 99 %", PERCENT, "CONDITION-WORD", "`at least: 99 %`"),
    ("between", {"between": ["1 %", "2 %"]}, PERCENT, "CONDITION-WORD", "both borders"),
    ("two lower borders", {"at least": "9 %", "above": "8 %"}, PERCENT, "CONDITION-BORDERS", "Leave one"),
    ("two upper borders", {"at most": "9 %", "below": "8 %"}, PERCENT, "CONDITION-BORDERS", "Leave one"),
    ("an empty range", {"at least": "99 %", "below": "95 %"}, PERCENT, "CONDITION-EMPTY", "exchange the two"),
    ("a point without itself", {"at least": "9 %", "below": "9 %"}, PERCENT, "CONDITION-EMPTY", "Correct"),
    (
        "no month between two",
        {"above": "2 months", "below": "3 months"},
        MONTHS,
        "CONDITION-EMPTY",
        "Correct",
    ),
    (
        "no day between two",
        {"above": "2024-01-31", "below": "2024-02-01"},
        DATE,
        "CONDITION-EMPTY",
        "Correct",
    ),
    ("two currencies", {"at least": "EUR 1", "below": "USD 2"}, MONEY, "CURRENCY-MISMATCH", "one currency"),
    ("another unit", {"at least": "20 minutes"}, PERCENT, "UNIT-MISMATCH", "`99.5 %`"),
    ("no unit", "99", PERCENT, "UNIT-MISSING", "`99 %`"),
    ("not a member", "S9", SEVERITIES, "UNKNOWN-MEMBER", "`S"),
    ("not a member of the order", "S9 or more severe", SEVERITIES, "UNKNOWN-MEMBER", "`S"),
    ("sizes of members", {"at least": "S2"}, SEVERITIES, "CONDITION-NOT-ORDERED", "`S2 or more severe`"),
    ("sizes of texts", {"below": "m"}, TEXT, "CONDITION-NOT-ORDERED", "`one of`"),
    ("severity of a percentage", {"or more severe": "5 %"}, PERCENT, "CONDITION-NOT-ORDERED", "`at least`"),
    ("a list alone", ["S1", "S2"], SEVERITIES, "CONDITION-SHAPE", "`one of: [S1, S2]`"),
    ("one of without a list", {"one of": "S1"}, SEVERITIES, "CONDITION-SHAPE", "`one of: [S1]`"),
    ("one of nothing", {"one of": []}, SEVERITIES, "CONDITION-EMPTY", "leave the row out"),
    ("words that exclude each other", {"is": "9 %", "below": "9 %"}, PERCENT, "CONDITION-SHAPE", "two rows"),
    ("a formula", "= limit", PERCENT, "CONDITION-FORMULA", "`set` by the contract"),
    ("a formula as a border", {"at least": "= limit"}, PERCENT, "CONDITION-FORMULA", "`true`"),
    ("nothing", {}, PERCENT, "CONDITION-SHAPE", "`at least`"),
    ("null", None, PERCENT, "NULL-GIVEN", "`99.5 %`"),
]


@pytest.mark.parametrize(
    ("data", "of_type", "code", "fix"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_what_has_no_meaning_is_refused_with_the_way_to_write_it(data, of_type, code, fix):
    found, findings = read_with_findings(data, of_type)

    assert found is None
    assert [finding.code for finding in findings] == [code]
    assert fix in findings[0].fix
    assert findings[0].place is not None


def test_all_mistakes_of_a_condition_are_told_at_once():
    _, findings = read_with_findings({"one of": ["S7", "S8", "S1"]}, SEVERITIES)

    assert [finding.code for finding in findings] == ["UNKNOWN-MEMBER", "UNKNOWN-MEMBER"]


WORDS = [
    ({"at least": "99.0 %", "below": "99.99 %"}, PERCENT, "at least 99 % and below 99.99 %"),
    ({"above": "20 minutes", "at most": "2 hours"}, DURATION, "above 20 minutes and at most 2 hours"),
    ({"at most": "EUR 500,000"}, MONEY, "at most EUR 500000.00"),
    ({"at least": "5 %", "at most": "5 %"}, PERCENT, "exactly 5 %"),
    ("S1", SEVERITIES, "S1"),
    ({"one of": ["S1", "S3", "S4"]}, SEVERITIES, "S1, S3 or S4"),
    ("S3 or more severe", SEVERITIES, "S3 or more severe"),
    ("S2 or less severe", SEVERITIES, "S2 or less severe"),
    ({"not": "true"}, BOOLEAN, "not true"),
    ({"none of": ["S1", "S2"]}, SEVERITIES, "none of S1 or S2"),
    ("any", PERCENT, "any"),
]


@pytest.mark.parametrize(("data", "of_type", "text"), WORDS)
def test_a_condition_reads_in_the_words_it_is_written_in(data, of_type, text):
    found, _ = read_with_findings(data, of_type)

    assert words(found, of_type) == text


def test_a_value_equals_what_the_values_room_reads():
    found, _ = read_with_findings("2.5 hours", DURATION)

    assert found == Among((read(DURATION, "150 minutes"),))


def test_a_long_list_of_values_ends_with_a_count():
    told = words(Among(tuple(f"k{number}" for number in range(4000))), TEXT)

    assert told.startswith("k0, k1, k2, ")
    assert told.endswith("k19 or 3,980 more")
