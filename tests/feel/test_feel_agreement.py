"""Formulas made up at random: the ways to run one agree, and whatever happens has a name."""

from __future__ import annotations

from decimal import Inexact

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from addendum.feel import Profile, Scope, compile_formula
from addendum.feel.generating.generator import Generator, _function, _in_names
from addendum.feel.printer import print_tree
from addendum.feel.ranges import Range
from addendum.findings import FindingsError
from addendum.values import (
    ANY,
    NO_COMMITMENT,
    UNLIMITED,
    NoAnswer,
    exactly,
    in_fractions,
    to_decimal_if_finite,
    to_fraction,
)
from feel.support import FUNCTIONS, SCOPE, VALUES, at
from feel.trees import formulas

_ATOMS = {
    "number": ("tickets", "zero", "2", "rank(severity)", "downtime / response", "count(outages)"),
    "money": ("fee", "EUR 10", "USD 1", "fees(plan)", "fees.core", "availability * fee"),
    "duration": ("downtime", "20 minutes", "response(severity)", "period.length", "sum(outages.length)"),
    "percent": ("availability", "5 %", "discount", "fee / EUR 100 * 1 %"),
    "boolean": ("late", "severity = S1", "note is given", "tickets > 2", "downtime in [1 hour..2 hours]"),
    "text": ("plan", '"abc"', "note", "outages[1].cause", "string(tickets)"),
    "date": ("opened", "date(answered)", 'date("2024-02-29")', "opened + 1 month"),
}
_TYPED = {
    "number": ("({number} + {number})", "({number} / {number})", "({number} * {number})",
               "({money} / {money})",
               "max({number}, {number})", "abs({number})", "({number} ** 2)", "floor({number})",
               "string length({text})", "count(outages[length > {duration}])", "{{a: {number}, b: a * 2}}.b",
               "(function(x: number) x + {number})({number})", "modulo({number}, {number})"),
    "money": ("({money} + {money})", "({money} * {number})", "({percent} * {money})", "({money} / {number})",
              "min({money}, {money})", "sum([{money}, {money}])", "-{money}"),
    "duration": ("({duration} - {duration})", "({duration} * {number})", "({duration} / {number})",
                 "max({duration}, {duration})", "sum(for x in outages return x.length)"),
    "percent": ("({percent} + {percent})", "({percent} * {number})", "({number} * 100 %)"),
    "boolean": ("({number} < {number})", "({money} >= {money})", "({duration} = {duration})",
                "({boolean} and {boolean})", "({boolean} or {boolean})", "not({boolean})",
                "({number} between {number} and {number})", "({percent} in [{percent}..{percent}])",
                "({number} in (> {number}, {number}))", "(some x in outages satisfies x.length > {duration})",
                "(every s in list(severities) satisfies response(s) < {duration})", "({date} < {date})",
                "({text} = {text})"),
    "text": ("({text} + {text})", "substring({text}, {number})", "upper case({text})"),
    "date": ("({date} + {number} * 1 calendar day)", "({date} + {duration})"),
}  # fmt: skip
_OF_TYPES = ("<WRONG-TYPE>", "<WRONG-ARGUMENTS>", "<NULL-OPERAND>", "<NOT-BOOLEAN>", "<WRONG-RESULT>")
_CHOICES = ("(if {boolean} then {this} else {this})", "(if {boolean} then {this} else no commitment)")


def _texts(kind, depth):
    atoms = st.sampled_from(_ATOMS[kind])
    if depth == 0:
        return atoms
    shapes = (*_TYPED[kind], *(choice.replace("{this}", "{" + kind + "}") for choice in _CHOICES))
    return st.one_of(atoms, st.sampled_from(shapes).flatmap(lambda shape: _filled(shape, depth)))


def _filled(shape, depth):
    parts = {kind: _texts(kind, depth - 1) for kind in _TYPED if "{" + kind + "}" in shape}
    return st.fixed_dictionaries(parts).map(lambda found: shape.format(**found))


formulas_of_contracts = st.sampled_from(tuple(_TYPED)).flatmap(lambda kind: _texts(kind, 3))
odd_values = st.dictionaries(
    st.sampled_from(("tickets", "fee", "downtime", "availability", "late", "period", "outages", "plan")),
    st.sampled_from((None, NO_COMMITMENT, UNLIMITED)),
    max_size=2,
)


def _compiled(text, scope=SCOPE):
    try:
        return compile_formula(text, scope, Profile.POLICY, at)
    except FindingsError:
        return None


def _arguments(formula, facts, exact):
    values = [facts[name] for name in formula.names]
    functions = [FUNCTIONS[name] for name in formula.functions]
    if not exact:
        return [*values, *functions]
    exactly_called = [lambda *given, called=each: to_fraction(called(*given)) for each in functions]
    return [*map(to_fraction, values), *exactly_called]


def _outcome(run, function, arguments):
    """What a run comes to: the value, the code of its error, or that decimals do not suffice."""
    try:
        return to_decimal_if_finite(run(function, *arguments))
    except NoAnswer as error:
        return f"<{error.code}>" if error.says else "<an error that says nothing>"
    except Inexact:
        return "<in fractions>"


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(formulas_of_contracts, odd_values)
def test_decimals_fractions_and_the_careful_run_agree(text, odd):
    formula = _compiled(text)
    if formula is None:
        return
    facts = {**VALUES, **odd}
    careful = Generator(formula._notes, policy=True, exact=False)
    careful_function = _function(careful, formula.tree, _in_names(at))

    quick = _outcome(exactly, formula.bind(), _arguments(formula, facts, exact=False))
    slow = _outcome(exactly, careful_function, _arguments(formula, facts, exact=False))
    exact = _outcome(in_fractions, formula.bind(exact=True), _arguments(formula, facts, exact=True))

    assert quick == slow
    assert quick in (exact, "<in fractions>")


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(formulas_of_contracts)
def test_what_checks_clean_does_not_fail_on_types(text):
    formula = _compiled(text)
    if formula is None or "no commitment" in text:
        return

    found = _outcome(exactly, formula.bind(), _arguments(formula, VALUES, exact=False))

    assert found not in _OF_TYPES


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(formulas(policy=True))
def test_any_tree_is_findings_or_has_a_value_or_a_named_error(tree):
    names = ("x", "fee", "first name", "date of birth", "a-b", "Größe", "y", "item", "total")
    scope = Scope(dict.fromkeys(names, ANY))
    values = (VALUES["fee"], None, "Ada", VALUES["opened"], [1], {"zone": 2}, 3, True, 5)
    facts = dict(zip(names, map(to_fraction, values), strict=True))
    formula = _compiled(print_tree(tree), scope)
    if formula is None:
        return

    found = _outcome(in_fractions, formula.bind(exact=True), [facts[name] for name in formula.names])

    assert found not in (None, "<an error that says nothing>")


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(formulas(policy=False), st.sampled_from((None, "a", True, [], [None], {"zone": None})))
def test_any_tree_has_a_value_in_the_other_profile(tree, value):
    names = ("x", "fee", "first name", "date of birth", "a-b", "Größe")
    formula = compile_formula(print_tree(tree), Scope(dict.fromkeys(names, ANY)), Profile.DMN)
    arguments = [value] * len(formula.names)

    quick = _outcome(exactly, formula.bind(), arguments)
    exact = _outcome(in_fractions, formula.bind(exact=True), arguments)

    assert quick == "<in fractions>" or print_of(quick) == print_of(exact)


def print_of(value):
    """A value's parts, without the addresses of functions."""
    if isinstance(value, (list, tuple)):
        return [print_of(each) for each in value]
    if isinstance(value, dict):
        return {name: print_of(each) for name, each in value.items()}
    if isinstance(value, Range):
        return [print_of(value.start), print_of(value.end), value.start_included, value.end_included]
    return "a function" if callable(value) else repr(to_fraction(value))


def test_made_up_formulas_are_mostly_right():
    checked = [_compiled(text) is not None for text in _samples()]

    assert sum(checked) > len(checked) / 2


def _samples():
    for kind, shapes in _TYPED.items():
        for shape in shapes:
            yield shape.format(**{each: atoms[0] for each, atoms in _ATOMS.items()})
        yield from _ATOMS[kind]
