"""How long formulas take, beside four other engines: `python tests/benchmarks/formulas.py`.

Needs the `benchmarks` extra. Every engine compiles each formula once; then it gets a dict of just the facts
that the formula uses, and gives a value of Python, as a caller would have it. All take turns in one process,
so that a busy machine slows all of them. Before anything is timed, all must agree on the value, as far as
floating point goes.
"""

from __future__ import annotations

import gc
import importlib.util
import sys
import time
from decimal import Decimal
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

from addendum.feel import Profile, Scope, compile_formula
from addendum.values import Duration, Money, Percent, show
from benchmarks.formula_cases import FACTS, FORMULAS, PLAIN, TYPES

NEEDED = ("zen", "cel", "cel_expr_python", "rule_engine")
ROUNDS, CALLS = 7, 1_000
TOLERANCE = 1e-9
BORDERS = {
    "99.9899999999999999 >= 99.99": ("x >= 99.99", "x >= 99.99", Decimal("99.9899999999999999")),
    "0.1 + 0.2 = 0.3": ("x + 0.2 = 0.3", "x + 0.2 == 0.3", Decimal("0.1")),
    "1 / 3 * 3 = 1": ("x / 3 * 3 = 1", "x / 3.0 * 3.0 == 1.0", Decimal(1)),
}
"""What numbers that are cut off get wrong: in Addendum's words, in the other engines', and the fact `x`."""

write = sys.stdout.write


def is_installed() -> bool:
    """Whether the other engines are there."""
    return all(importlib.util.find_spec(name) is not None for name in NEEDED)


def addendum(text, types=TYPES):
    """A formula of Addendum as a function of the facts."""
    return compile_formula(text, Scope(types), Profile.POLICY).over_facts()


def zen(text):
    """A formula of GoRules ZEN as a function of the facts."""
    from zen import compile_expression

    return compile_expression(text).evaluate


def rust_cel(text):
    """A formula of CEL as a function of the facts, by the interpreter in Rust."""
    import cel

    return cel.compile(text).execute


def google_cel(text):
    """A formula of CEL as a function of the facts, by Google's interpreter in C++, with types declared."""
    expression = _google_environment().compile(text)
    return lambda facts: expression.eval(data=facts).plain_value()


def rule_engine(text):
    """A formula of rule-engine as a function of the facts."""
    from rule_engine import Rule

    return Rule(text).evaluate


ENGINES = {
    "zen-engine": (zen, lambda formula: formula.zen),
    "common-expression-language": (rust_cel, lambda formula: formula.cel),
    "cel-expr-python": (google_cel, lambda formula: formula.google or formula.cel),
    "rule-engine": (rule_engine, lambda formula: formula.rule_engine),
}


def compare_formulas() -> None:
    """The table of times, the ratios on the median formula, and what the engines make of three borders."""
    if not is_installed():
        write("not installed: pip install -e '.[benchmarks]'\n")
        return
    write(f"{'':<26}{'Addendum':>12}" + "".join(f"{name:>28}" for name in ENGINES) + "\n")
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in ENGINES}
    ours = []
    for formula in FORMULAS:
        own, others = _time(formula)
        ours.append(own)
        for name, other in others.items():
            times[name].append((own, other))
        cells = "".join(_cell(own, others.get(name)) for name in ENGINES)
        write(f"{formula.title:<26}{own:>9.2f} us{cells}\n")
    _write_medians(ours, times)
    _write_borders()


def _time(formula):
    """Microseconds of one call by Addendum, and by each engine that has words for the formula."""
    names = compile_formula(formula.addendum, Scope(TYPES), Profile.POLICY).names
    given, others_given = ({name: facts[name] for name in names} for facts in (FACTS, PLAIN))
    functions = {"Addendum": (addendum(formula.addendum), given)}
    expected = plain(functions["Addendum"][0](given))
    for name, (compiled, text_of) in ENGINES.items():
        text = text_of(formula)
        if text is not None:
            facts = _texts(others_given) if compiled is zen else others_given
            functions[name] = (compiled(text), facts)
            _must_agree(f"{name}: {text}", functions[name][0](facts), expected)
    best = dict.fromkeys(functions, float("inf"))
    gc.disable()
    for _ in range(ROUNDS):
        for name, (function, facts) in functions.items():
            start = time.perf_counter()
            for _ in range(CALLS):
                function(facts)
            best[name] = min(best[name], (time.perf_counter() - start) / CALLS * 1e6)
    gc.enable()
    return best.pop("Addendum"), best


def plain(value):
    """A value of Addendum as the other engines have it: a float, a text, true or false, or a list of them."""
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, Money):
        return float(value.amount)
    if isinstance(value, Percent):
        return float(value.points) / 100
    if isinstance(value, Duration):
        return float(value.seconds)
    return value if isinstance(value, (bool, str)) else float(value)


def _must_agree(what, found, expected):
    same = (
        list(map(float, found)) == expected
        if isinstance(expected, list)
        else abs(float(found) - expected) <= TOLERANCE * abs(expected)
        if isinstance(expected, float)
        else found == expected
    )
    if not same:
        raise SystemExit(f"{what} gives {found!r}, not {expected!r}")


def _cell(own, other):
    return f"{'has no words for it':>28}" if other is None else f"{other:>15.2f} us   x {other / own:>5.1f}"


def _write_medians(ours, times):
    write(f"\n{'the median formula':<26}{median(ours):>9.2f} us")
    for pairs in times.values():
        own, other = (median(side) for side in zip(*pairs, strict=True))
        write(f"{other:>15.2f} us   x {other / own:>5.1f}")
    write(f"\n{'the median ratio':<26}{'':>12}")
    for pairs in times.values():
        write(f"{'':>18}   x {median(other / own for own, other in pairs):>5.1f}")
    counts = "".join(f"{len(each):>28}" for each in times.values())
    write(f"\n{'formulas it can express':<26}{len(ours):>12}{counts}\n")


def _write_borders():
    """What the engines say, given the fact as exactly as each takes it: ZEN by its text, CEL a float."""
    write(f"\n{'':<38}{'Addendum':>12}" + "".join(f"{name:>28}" for name in ENGINES) + "\n")
    for title, (own, others, fact) in BORDERS.items():
        exact = {zen: f'{{"x": {fact}}}', rule_engine: {"x": fact}}
        found = addendum(own, {"x": TYPES["fee"]})({"x": fact})
        said = [each(others)(exact.get(each, {"x": float(fact)})) for each, _ in ENGINES.values()]
        write(f"{title:<38}{show(found):>12}{''.join(f'{str(each).lower():>28}' for each in said)}\n")


def _texts(facts):
    """The facts with dates as texts, since ZEN knows no others."""
    return {
        name: value.isoformat().replace("+00:00", "Z") if hasattr(value, "isoformat") else value
        for name, value in facts.items()
    }


def _google_environment():
    from cel_expr_python import cel
    from cel_expr_python.ext import ext_math, ext_strings

    kinds = cel.Type
    of_value = {bool: kinds.BOOL, int: kinds.INT, float: kinds.DOUBLE, str: kinds.STRING}
    variables = {name: of_value.get(type(value), kinds.TIMESTAMP) for name, value in PLAIN.items()}
    variables |= {
        "prices": kinds.List(kinds.DOUBLE),
        "orders": kinds.List(kinds.Map(kinds.STRING, kinds.DOUBLE)),
        "x": kinds.DOUBLE,
    }
    return cel.NewEnv(variables=variables, extensions=[ext_math.ExtMath(), ext_strings.ExtStrings()])


if __name__ == "__main__":
    compare_formulas()
