import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.feel.budgets import TEXT_LENGTH
from addendum.feel.faults import SyntaxFault
from addendum.feel.lexer import quoted, string_value, tokens


def texts(formula):
    return [token.text for token in tokens(formula)[:-1]]


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("a+b", ["a", "+", "b"]),
        ("1..10", ["1", "..", "10"]),
        ("1.5..2.", ["1.5", "..", "2", "."]),
        (".5 + 1e3 - 2.5E-3", [".5", "+", "1e3", "-", "2.5E-3"]),
        ("x**2*3", ["x", "**", "2", "*", "3"]),
        ("a<=b>=c!=d<e", ["a", "<=", "b", ">=", "c", "!=", "d", "<", "e"]),
        ("function<number>->date", ["function", "<", "number", ">", "->", "date"]),
        ("5 % // of what", ["5", "%"]),
        ("a /* b\nc */ d", ["a", "d"]),
        ("Größe_1 über", ["Größe_1", "über"]),
        ('"a \\" b" c', ['"a \\" b"', "c"]),
        ("a\u00a0+\u3000b", ["a", "+", "b"]),
        ("? > 1", ["?", ">", "1"]),
        ("", []),
    ],
)
def test_a_formula_is_cut_into_tokens(formula, expected):
    assert texts(formula) == expected


def test_tokens_know_where_they_stand():
    found = [(token.start, token.end) for token in tokens("a  + bc")]

    assert found == [(0, 1), (3, 4), (5, 7), (7, 7)]


@pytest.mark.parametrize(
    ("literal", "value"),
    [
        (r'"a\nb"', "a\nb"),
        (r'"\t\r\"\\\'"', "\t\r\"\\'"),
        (r'"\u0041\U01F600"', "A\U0001f600"),
        (r'"\uD83D\uDE00"', "\U0001f600"),
        (r'"\uD83D"', "\ufffd"),
        (r'"\s+"', r"\s+"),
        (r'"\UFFFFFF"', r"\UFFFFFF"),
    ],
)
def test_escapes_stand_for_characters_and_unknown_ones_for_themselves(literal, value):
    assert string_value(literal) == value


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_a_quoted_text_reads_as_itself(text):
    (token, end) = tokens(quoted(text))

    assert (token.kind, token.value, end.kind) == ("string", text, "end")


@pytest.mark.parametrize(
    ("formula", "start", "fix"),
    [
        ("a ≤ b", 2, "Write `<=`."),
        ("a && b", 2, "Write `and`."),
        ("a || b", 2, "Write `or`."),
        ("a \u2212 b", 2, "Write `-`."),
        ("2 ^ 3", 2, "Write `**`."),
        ("f(a; b)", 3, "Write `,`."),
        ("\u201cpremium\u201d", 0, 'Write `"`.'),
        ("a # b", 2, ""),
        ('x = "premium', 4, 'Close it with `"`.'),
        ("1 /* one", 2, "Close it with `*/`."),
    ],
)
def test_what_has_no_meaning_is_a_fault_at_its_place_with_what_is_meant(formula, start, fix):
    with pytest.raises(SyntaxFault) as raised:
        tokens(formula)

    assert (raised.value.start, raised.value.fix) == (start, fix)


@pytest.mark.parametrize("formula", ["1e7000", "1e999999999999", "x" * (TEXT_LENGTH + 1)])
def test_what_is_too_large_is_a_fault_of_its_own(formula):
    with pytest.raises(SyntaxFault) as raised:
        tokens(formula)

    assert raised.value.code == "FORMULA-TOO-LARGE"


@given(st.text(max_size=40))
def test_any_text_is_tokens_or_a_fault(text):
    try:
        found = [(token.start, token.end) for token in tokens(text)]
    except SyntaxFault as fault:
        found = [(fault.start, fault.end)]

    assert all(0 <= start <= end for start, end in found)
