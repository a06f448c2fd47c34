"""Trees of formulas, made up: all kinds of nodes, in the shapes in which the parser makes them."""

from __future__ import annotations

from hypothesis import strategies as st

from addendum.feel import tree as t

NAMES = ("x", "fee", "first name", "date of birth", "a-b", "Größe")
FIELDS = ("zone", "time offset", "start included")
_LEAVES = 12

_words = st.sampled_from(("x", "y", "item", "total"))
_numbers = st.one_of(
    st.integers(0, 10**9).map(str),
    st.decimals(0, 10**6, places=3, allow_nan=False).map(str),
    st.sampled_from(("0.50", "1e3", "2.5E-3", "007")),
)
_units = st.sampled_from(("%", "EUR", "hours", "business days", "calendar days", "month"))
_texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)

types = st.recursive(
    st.sampled_from(("number", "string", "date and time", "years and months duration", "tItem")).map(
        t.NamedType
    ),
    lambda inner: st.one_of(
        st.builds(t.GenericType, st.sampled_from(("list", "range")), inner),
        st.lists(inner, max_size=2).map(lambda each: t.ContextType(("a", "b")[: len(each)], tuple(each))),
        st.builds(t.FunctionType, st.lists(inner, max_size=2).map(tuple), inner),
    ),
    max_leaves=3,
)

literals = st.one_of(
    _numbers.map(t.Number),
    _texts.map(t.Text),
    st.booleans().map(t.Boolean),
    st.just(t.Null()),
    st.sampled_from(("2024-01-31", "PT5M", "no date")).map(t.AtLiteral),
    st.sampled_from(NAMES).map(t.Name),
)
quantities = st.builds(t.Quantity, _numbers, _units)


def formulas(policy: bool) -> st.SearchStrategy[t.Node]:
    """Trees of whole formulas; with units and `is given` in the policy profile."""
    leaves = st.one_of(literals, quantities) if policy else literals
    return st.recursive(leaves, lambda inner: _larger(inner, policy), max_leaves=_LEAVES)


def unary_tests() -> st.SearchStrategy[t.Node]:
    """Trees of the cells of tables."""
    tests = st.lists(_tests(formulas(policy=False)), max_size=3).map(tuple)
    return st.builds(t.UnaryTests, tests, st.booleans()).map(
        lambda made: made if made.tests else t.UnaryTests((), negated=False)
    )


def _larger(inner: st.SearchStrategy[t.Node], policy: bool) -> st.SearchStrategy[t.Node]:
    kinds = [_operations(inner), _forms(inner), _holders(inner), _accesses(inner)]
    if policy:
        kinds.append(st.builds(t.IsGiven, inner))
    return st.one_of(kinds)


def _operations(inner: st.SearchStrategy[t.Node]) -> st.SearchStrategy[t.Node]:
    return st.one_of(
        st.builds(t.Negate, inner),
        st.builds(t.Arithmetic, st.sampled_from(("+", "-", "*", "/", "**")), inner, inner),
        st.builds(t.Comparison, st.sampled_from(("=", "!=", "<", "<=", ">", ">=")), inner, inner),
        st.builds(_logic, st.sampled_from(("and", "or")), st.lists(inner, min_size=2, max_size=3)),
        st.builds(t.Between, inner, inner, inner),
        st.builds(t.In, inner, st.lists(_tests(inner), min_size=1, max_size=3).map(tuple)),
        st.builds(t.InstanceOf, inner, types),
    )


def _forms(inner: st.SearchStrategy[t.Node]) -> st.SearchStrategy[t.Node]:
    iterators = st.lists(st.builds(t.Iterator, _words, _sources(inner)), min_size=1, max_size=2).map(tuple)
    parameters = st.lists(st.builds(t.Parameter, _words, st.none() | types), max_size=2).map(tuple)
    return st.one_of(
        st.builds(t.If, inner, inner, inner),
        st.builds(t.For, iterators, inner),
        st.builds(t.Quantified, st.sampled_from(("some", "every")), iterators, inner),
        st.builds(t.FunctionLiteral, parameters, inner, st.booleans()),
    )


def _holders(inner: st.SearchStrategy[t.Node]) -> st.SearchStrategy[t.Node]:
    entries = st.lists(st.builds(t.Entry, _texts.filter(bool), inner), max_size=2).map(tuple)
    closed = st.tuples(st.booleans(), st.booleans())
    return st.one_of(
        st.lists(inner | _open_tests(inner), max_size=3).map(lambda items: t.ListLiteral(tuple(items))),
        entries.map(t.ContextLiteral),
        st.builds(t.RangeLiteral, inner, inner, closed, st.just(False)),
        _open_tests(inner),
    )


def _accesses(inner: st.SearchStrategy[t.Node]) -> st.SearchStrategy[t.Node]:
    arguments = st.lists(inner, max_size=2).map(tuple)
    return st.one_of(
        st.builds(t.Path, inner, st.sampled_from(FIELDS)),
        st.builds(t.Filter, inner, inner),
        st.builds(t.Call, st.just(t.Name("x")) | inner, arguments),
        st.builds(lambda function, value: t.Call(function, (value,), ("value",)), inner, inner),
    )


def _sources(inner: st.SearchStrategy[t.Node]) -> st.SearchStrategy[t.Node]:
    counted = st.builds(lambda low, high: t.RangeLiteral(low, high, (True, True), True), inner, inner)
    return inner | counted


def _open_tests(inner: st.SearchStrategy[t.Node]) -> st.SearchStrategy[t.Node]:
    return st.builds(t.Test, st.sampled_from(("<", "<=", ">", ">=", "=", "!=")), inner)


def _tests(inner: st.SearchStrategy[t.Node]) -> st.SearchStrategy[t.Node]:
    return inner | _open_tests(inner)


def _logic(operator: str, operands: list[t.Node]) -> t.Node:
    """Operands of the same operator at the front are joined by the parser to those of the whole."""
    first, *rest = operands
    if isinstance(first, t.Logic) and first.operator == operator:
        return t.Logic(operator, (*first.operands, *rest))
    return t.Logic(operator, (first, *rest))
