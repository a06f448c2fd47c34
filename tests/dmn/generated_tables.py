"""Decision tables, made up: every hit policy, cells that conditions can say and cells that they cannot."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from dmn.models import column, decision, given, output, table

PLANS = ("basic", "gold", "silver")
LIST = ", ".join(f'"{plan}"' for plan in PLANS)

_numbers = st.integers(0, 6).map(str) | st.sampled_from(("2.5", "4.50"))
_ends = st.tuples(_numbers, _numbers).map(lambda pair: sorted(pair, key=Decimal))
_simple_numbers = st.one_of(
    _numbers,
    st.builds("{} {}".format, st.sampled_from(("<", "<=", ">", ">=")), _numbers),
    st.builds(
        lambda opening, ends, closing: f"{opening}{ends[0]}..{ends[1]}{closing}",
        st.sampled_from("[("),
        _ends,
        st.sampled_from(")]"),
    ),
)
_number_cells = st.one_of(
    st.just("-"),
    _simple_numbers,
    st.lists(_simple_numbers, min_size=2, max_size=3).map(", ".join),
    st.lists(_simple_numbers, min_size=1, max_size=2).map(lambda tests: f"not({', '.join(tests)})"),
    st.sampled_from(("> other", "? > 1 and ? < other", "not(other)", "2 * 2")),
)
_texts = st.sampled_from([f'"{plan}"' for plan in PLANS])
_text_cells = st.one_of(
    st.just("-"),
    st.lists(_texts, min_size=1, max_size=2).map(", ".join),
    _texts.map(lambda text: f"not({text})"),
    st.just('starts with(?, "g")'),
)
_boolean_cells = st.sampled_from(("-", "true", "false", "not(true)"))
_number_results = st.integers(0, 3).map(str) | st.sampled_from(("amount * 2", "0.50", "-1"))
_MANY = (("COLLECT", ""), ("RULE ORDER", ""), ("OUTPUT ORDER", ""))
_ONE = (("UNIQUE", ""), ("ANY", ""), ("FIRST", ""), ("PRIORITY", ""))
_TOGETHER = tuple(("COLLECT", word) for word in ("SUM", "MIN", "MAX", "COUNT"))


@st.composite
def models(draw):
    """The parts of a model whose decision `d` is a table over `amount`, `other`, `plan` and `live`."""
    policy, aggregation = draw(st.sampled_from((*_ONE, *_MANY, *_TOGETHER)))
    allowed = draw(st.booleans())
    gives_plans = not aggregation and (policy in ("PRIORITY", "OUTPUT ORDER") or draw(st.booleans()))
    results = _texts if gives_plans else _number_results
    row = st.tuples(_number_cells, _text_cells, _boolean_cells, results)
    rows = draw(st.lists(row, min_size=1, max_size=4))
    default = draw(st.sampled_from(("", '"basic"' if gives_plans else "7")))
    order = draw(st.permutations(PLANS)) if gives_plans else ()
    values = ", ".join(f'"{plan}"' for plan in order)
    logic = table(
        [
            column("amount", "number"),
            column("plan", "string", LIST if allowed else ""),
            column("live", "boolean"),
        ],
        [output("", "string" if gives_plans else "number", values, default)],
        rows,
        policy,
        aggregation,
    )
    inputs = {"amount": "number", "other": "number", "plan": "string", "live": "boolean"}
    return [*(given(name, of_type) for name, of_type in inputs.items()), decision("d", logic, tuple(inputs))]


facts = st.fixed_dictionaries(
    {
        "amount": _numbers.map(Decimal),
        "other": _numbers.map(Decimal),
        "plan": st.sampled_from(PLANS),
        "live": st.booleans(),
    }
)
