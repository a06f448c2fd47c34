import pytest

from feel.support import findings_of

TESTED = [
    "if discount is given then discount else 5 %",
    "if discount = null then 5 % else discount",
    "if discount != null then discount else 5 %",
    "if null != discount then discount else 5 %",
    "if not(discount is given) then 5 % else discount",
    "if discount is given and discount > 5 % then discount else 5 %",
    "if late and discount is given then discount else 5 %",
    "if discount = null or late then 5 % else discount",
    "discount is given and discount > 5 %",
    "discount = null or discount > 5 %",
    "not(discount is given) or discount > 5 %",
    "if discount is given and note is given then string(discount) + note else plan",
    "if discount is given then (for x in [1, 2] return discount * x) else [5 %]",
    "if discount is given then outages[length > 1 hour * (discount / 1 %)] else outages",
    "if discount instance of number then discount else 5 %",
    "if note is given then (if discount is given then note + string(discount) else note) else plan",
    "discount is given",
    "discount = null",
    "discount instance of number",
]
UNTESTED = [
    ("discount", 1),
    ("discount * fee", 1),
    ("discount = 5 %", 1),
    ("if discount is given then 5 % else discount", 36),
    ("if discount = null then discount else 5 %", 25),
    ("if late or discount is given then discount else 5 %", 35),
    ("discount is given or discount > 5 %", 22),
    ("discount > 5 % and discount is given", 1),
    ("if note is given then discount else 5 %", 23),
    ("if late then discount else 5 %", 14),
    ("(discount is given) = (discount > 5 %)", 24),
    ("[discount]", 2),
    ("{rate: discount}", 8),
    ("response(severity: if late then S1 else null)", 41),
    ("string(note)", 8),
    ("sum([discount])", 6),
    ("if discount is given then (for discount in [null] return 1) else [1]", 45),
]


@pytest.mark.parametrize("text", TESTED)
def test_an_optional_fact_may_be_used_where_it_is_known_to_be_given(text):
    assert findings_of(text) == []


@pytest.mark.parametrize(("text", "column"), UNTESTED)
def test_an_optional_fact_may_not_be_used_untested(text, column):
    assert findings_of(text) == [f"MAY-BE-NULL {column}"]


def test_a_namesake_of_a_tested_fact_is_not_tested():
    text = "if note is given then (function(note) {a: null, b: a}.b)(plan) else plan"

    assert findings_of(text) == ["MAY-BE-NULL 43"]
