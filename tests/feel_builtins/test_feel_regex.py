import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from addendum.feel.limits import OverBudget
from addendum.feel.regex import PatternFault, compile_pattern, find_all, search

ATOMS = st.sampled_from(["a", "b", ".", "[ab]", "[^a]", "(a)", "(?:ab)", "(a|b)", "(ab|a)", r"\d"])
SUFFIXES = st.sampled_from(["", "*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}"])
PATTERNS = st.lists(st.tuples(ATOMS, SUFFIXES).map("".join), min_size=1, max_size=4).map("".join)


@settings(max_examples=300)
@given(PATTERNS, st.text("abc1", max_size=10))
def test_where_both_languages_agree_so_do_the_matches(pattern, text):
    ours = search(compile_pattern(pattern), text)
    theirs = re.search(pattern, text)

    assert (ours and ours[:2]) == (theirs and theirs.span())
    assert ours is None or [
        None if ours[2 * each] < 0 else text[ours[2 * each] : ours[2 * each + 1]]
        for each in range(1, re.compile(pattern).groups + 1)
    ] == list(theirs.groups())


@pytest.mark.parametrize(
    ("pattern", "flags", "text", "found"),
    [
        ("^b", "", "a\nb", False),
        ("^b", "m", "a\nb", True),
        ("a$", "", "a\n", False),
        ("a$", "m", "a\nb", True),
        ("a.b", "", "a\nb", False),
        ("a.b", "s", "a\nb", True),
        ("a b", "x", "ab", True),
        ("[ ]", "x", " ", True),
        ("HELLO", "i", "hello", True),
        ("[^h]", "i", "H", False),
        (r"a\.b", "", "a.b", True),
        ("a.b", "q", "axb", False),
        ("A.B", "iq", "a.b", True),
        (r"^[a-z-[aeiou]]+$", "", "xyz", True),
        (r"^[a-z-[aeiou]]+$", "", "xaz", False),
        (r"^\i\c*$", "", "_a-1", True),
        (r"^\i\c*$", "", "1a", False),
        (r"^\p{Lu}\p{Ll}+$", "", "Ärger", True),
        (r"^\P{L}$", "", "1", True),
        (r"^\p{IsBasicLatin}+$", "", "abc", True),
        (r"^\w+$", "", "a+b", True),
        (r"^\w+$", "", "a.b", False),
        (r"(.)\1", "", "abccd", True),
        (r"(.)\1", "", "abcd", False),
        (r"(A)\1", "i", "aA", True),
        (r"^(?:)$", "", "", True),
        ("a|", "", "b", True),
        (r"[\-\]]", "", "]", True),
        ("[a-]", "", "-", True),
        (r"[\d-a]", "", "-", True),
        ("", "", "", True),
        (r"^(a*)*$", "", "aaab", False),
    ],
)
def test_patterns_are_those_of_xpath(pattern, flags, text, found):
    assert (search(compile_pattern(pattern, flags), text) is not None) is found


@pytest.mark.parametrize(
    "pattern",
    [
        "(",
        ")",
        "[",
        "[]",
        "[a",
        "a**",
        "*a",
        "a{",
        "a{2,1}",
        "a{1001}",
        "{",
        "}",
        "]",
        r"\q",
        r"\1",
        r"(a\1)",
        "(?=a)",
        "(?<x>a)",
        "[b-a]",
        r"\p{Xx}",
        r"\p",
        "\\",
        "^*",
        "a" * 2001,
        "(" * 60 + ")" * 60,
        "((a{1000}){1000})",
    ],
)
def test_what_is_no_pattern_is_refused(pattern):
    with pytest.raises(PatternFault):
        compile_pattern(pattern)


@pytest.mark.parametrize("pattern", ["(a+)+$", "^(a|a)*$", "(a*)*b", "(.*)(.*)(.*)(.*)x", "(a|aa)+$"])
def test_patterns_that_keep_others_busy_for_years_take_linear_time(pattern):
    assert search(compile_pattern(pattern), "a" * 5000 + "!") is None


def test_a_pattern_with_references_ends_in_a_named_error_at_the_latest(monkeypatch):
    monkeypatch.setattr("addendum.feel.regex.matcher.PATTERN_STEPS", 100_000)
    program = compile_pattern(r"(a*)(a*)(a*)(a*)\1\2\3\4b")

    with pytest.raises(OverBudget, match="PATTERN-TOO-COSTLY"):
        search(program, "a" * 200)


def test_all_matches_come_in_order_and_apart():
    assert [match[:2] for match in find_all(compile_pattern("a+"), "aabaa")] == [(0, 2), (3, 5)]
    assert [match[:2] for match in find_all(compile_pattern("a*"), "ba")] == [(0, 0), (1, 2), (2, 2)]
