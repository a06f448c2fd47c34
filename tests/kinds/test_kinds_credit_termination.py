"""The right to terminate from history: in a row, of so many, below another border, or at once."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinds.small_policies import codes, decided, headed, lowered

PAGE = """
measure: {per: calendar month}
commitment: {at least: 99.9 %}
when missed: {credit: 10 %}
termination: TERMINATION
"""


def page(termination, text=PAGE):
    return lowered(headed("credit-bands", text.replace("TERMINATION", termination)))


def right(found, name="may_terminate", /, availability="99 %", **facts):
    return decided(found, name, availability=availability, **facts)


def months(text):
    """`+` for a month in which the commitment was met, `-` for one in which it was missed."""
    return [each == "+" for each in text]


@pytest.mark.parametrize(
    ("missed", "earlier", "now", "may"),
    [
        ("2 months in a row", "+-", "99 %", "true"),
        ("2 months in a row", "-+", "99 %", "false"),
        ("2 in a row", "--", "100 %", "false"),
        ("1 in a row", "", "99 %", "true"),
        ("2 in a row", "", "99 %", "false"),
        ("3 of 12 months", "-++++++-+++", "99 %", "true"),
        ("3 of 12 months", "--++++++++++", "99 %", "false"),
        ("3 of 12 months", "-++++++-+-+", "100 %", "true"),
        ("3 of 12 months", "--", "99 %", "true"),
        ("[2 in a row, 3 of 12]", "-+-+", "99 %", "true"),
        ("[2 in a row, 3 of 12]", "+++-", "99 %", "true"),
        ("[2 in a row, 3 of 12]", "+-+", "99 %", "false"),
    ],
)
def test_the_right_follows_from_the_months_before_and_this_one(missed, earlier, now, may):
    found = page(f"{{missed: {missed}}}")

    assert not found.findings
    assert right(found, availability=now, met_earlier=months(earlier)) == may


@pytest.mark.parametrize(
    ("earlier", "now", "may"),
    [
        (["94 %", "99 %"], "94.9 %", "true"),
        (["95 %", "95 %"], "94.9 %", "false"),
        (["94 %", "94 %"], "95 %", "true"),
        (["94 %", "100 %", "100 %"], "94 %", "false"),
    ],
)
def test_another_border_may_count_as_missed(earlier, now, may):
    found = page("{missed: 2 of 3 months, counted as missed: {below: 95 %}}")

    assert not found.findings
    assert right(found, availability=now, availability_earlier=earlier) == may


def test_conditions_may_give_the_right_at_once_without_a_history():
    found = page("{missed: 3 in a row, or if: {availability: {below: 90 %}}, how: in writing}")

    assert not found.findings
    assert right(found, "termination_right", availability="89 %") == "true"
    assert right(found, "may_terminate", availability="89 %") == "true"
    assert right(found, "termination_right", availability="90 %") == "not applicable"


def test_the_answer_tells_the_right_only_where_the_history_is_given():
    found = page(
        "{missed: 2 in a row, within: 30 calendar days, after: the end of the period, how: in writing}"
    )

    fields = [field for field in found.questions["credit-bands"].fields if field.path[0] == "termination"]
    assert [(field.path[1], field.inner, field.if_any) for field in fields] == [
        ("right", False, True),
        ("within", True, False),
        ("after", True, False),
        ("how", True, False),
    ]
    assert right(found, "termination_right") == "not applicable"
    assert right(found, "termination_right", met_earlier=[False]) == "true"


def test_whoever_asks_for_the_right_itself_must_tell_the_history():
    assert right(page("{missed: 2 in a row}")) == "MISSING-FACT"


def test_each_remedy_may_have_its_own_right():
    found = lowered(
        headed(
            "credit-bands",
            """
remedies:
  take: the sum
  of:
    - name: uptime
      measure: {per: calendar month}
      commitment: {at least: 99.9 %}
      when missed: {credit: 10 %}
      termination: {missed: 2 in a row}
    - name: speed
      measure: {name: speed, type: number, per: calendar month}
      commitment: {at most: 2}
      when missed: {credit: 5 %}
""",
        )
    )

    assert not found.findings
    assert decided(found, "uptime_may_terminate", availability="99 %", uptime_met_earlier=[False]) == "true"


@pytest.mark.parametrize(
    ("availability", "speed", "may"), [("99.9 %", 2, "false"), ("99 %", 2, "true"), ("99.9 %", 3, "true")]
)
def test_beside_remedies_a_month_is_missed_in_which_any_commitment_is(availability, speed, may):
    found = lowered(
        headed(
            "credit-bands",
            """
termination: {missed: 2 months in a row}
remedies:
  take: the sum
  of:
    - name: uptime
      measure: {per: calendar month}
      commitment: {at least: 99.9 %}
      when missed: {credit: 10 %}
    - name: speed
      measure: {name: speed, type: number, per: calendar month}
      commitment: {at most: 2}
      when missed: {credit: 5 %}
""",
        )
    )

    assert not found.findings
    assert decided(found, "may_terminate", availability=availability, speed=speed, met_earlier=[False]) == may


@pytest.mark.parametrize(
    ("termination", "text", "code"),
    [
        ("{missed: 4 of 3 months}", PAGE, "MISSED-TOO-OFTEN"),
        (
            "{missed: 2 in a row}",
            PAGE.replace("commitment: {at least: 99.9 %}\n", ""),
            "MISSED-WITHOUT-COMMITMENT",
        ),
        ("{or if: {uptime: {below: 9 %}}}", PAGE, "UNKNOWN-NAME"),
        ("{missed: 2 in a row, counted as missed: {below: 9}}", PAGE, "UNIT-MISSING"),
    ],
)
def test_what_cannot_be_meant_is_a_finding(termination, text, code):
    assert code in [found for found, _ in codes(page(termination, text))]


@settings(deadline=None)
@given(st.lists(st.booleans(), max_size=30), st.booleans(), st.integers(1, 6), st.integers(0, 8))
def test_so_many_of_so_many_looks_at_the_last_ones_alone(earlier, met, times, more):
    found = page(f"{{missed: {times} of {times + more} months}}")

    may = right(found, availability="100 %" if met else "99 %", met_earlier=earlier)

    assert may == str([*earlier, met][-(times + more) :].count(False) >= times).lower()
