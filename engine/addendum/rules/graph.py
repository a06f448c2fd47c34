"""What decisions need: the edges between them, their order, and cycles told as a path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.rules.model import Table, is_formula
from addendum.rules.stored_rows import formulas_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from addendum.feel import Compiled
    from addendum.findings import Finding, FindingsError
    from addendum.rules.model import Decision, Program

INPUT = "?"  # what a test calls the value of its column


def formulas_of(decision: Decision) -> Iterator[Compiled]:
    """All formulas in a decision: its own, or those of a table's columns, tests and results."""
    logic = decision.logic
    if not isinstance(logic, Table):
        yield logic
        return
    for column in logic.columns:
        if column.expression is not None:
            yield column.expression
    yield from formulas_in(logic.rows)
    yield from filter(is_formula, logic.otherwise or ())


def names_needed(decision: Decision) -> tuple[str, ...]:
    """The facts and decisions whose values a decision looks at, in the order of their first use."""
    names: dict[str, None] = {}
    if isinstance(decision.logic, Table):
        names.update((column.name, None) for column in decision.logic.columns if column.expression is None)
    for formula in formulas_of(decision):
        names.update(dict.fromkeys(formula.names))
    names.pop(INPUT, None)
    return tuple(names)


def functions_called(decision: Decision) -> tuple[str, ...]:
    """The functions that the formulas of a decision call: other decisions, and those of the host."""
    return tuple(dict.fromkeys(name for formula in formulas_of(decision) for name in formula.functions))


class Graph:
    """The edges of a program, each decision looked through once."""

    def __init__(self, decisions: Mapping[str, Decision]) -> None:
        self._decisions = decisions
        self._needs: dict[str, tuple[str, ...]] = {}
        self._calls: dict[str, tuple[str, ...]] = {}

    def needs(self, name: str) -> tuple[str, ...]:
        """The names whose values a decision looks at; none for a fact."""
        found = self._needs.get(name)
        if found is None:
            decision = self._decisions.get(name)
            found = self._needs[name] = names_needed(decision) if decision is not None else ()
        return found

    def calls(self, name: str) -> tuple[str, ...]:
        """The functions that a decision calls."""
        found = self._calls.get(name)
        if found is None:
            decision = self._decisions.get(name)
            found = self._calls[name] = functions_called(decision) if decision is not None else ()
        return found

    def ordered(self, targets: Iterable[str], given: Iterable[str]) -> tuple[str, ...]:
        """The names that targets reach, each after all it needs; what is given is not looked behind.

        Raises FindingsError for a cycle.
        """
        known = frozenset(given)
        done: dict[str, None] = {}
        for target in targets:
            self._walk(target, known, done)
        return tuple(done)

    def given_behind(self, name: str, parameters: Iterable[str], given: frozenset[str]) -> tuple[str, ...]:
        """The given names that a decision called with `parameters` reaches, by functions it calls, too."""
        waiting = [(name, frozenset(parameters))]
        seen = {waiting[0]}
        found: set[str] = set()
        while waiting:
            current, bound = waiting.pop()
            called = [each for each in self.calls(current) if each in self._decisions]
            further = [(each, frozenset(self._decisions[each].needs)) for each in called]
            for need in self.needs(current):
                if need in given and need not in bound:
                    found.add(need)
                elif need not in bound:
                    further.append((need, bound))
            waiting.extend(each for each in further if each not in seen)
            seen.update(further)
        return tuple(sorted(found))

    def circle(self, names: Sequence[str]) -> FindingsError:
        """The error about decisions of which each needs the next, and the last the first."""
        from addendum.findings import FindingsError

        return FindingsError(_cycle([self._decisions[name] for name in names]))

    def _walk(self, target: str, known: frozenset[str], done: dict[str, None]) -> None:
        path: dict[str, Iterator[str]] = {}

        def enter(name: str) -> None:
            path[name] = iter(() if name in known else self.needs(name))

        if target not in done:
            enter(target)
        while path:
            name, waiting = next(reversed(path.items()))
            for need in waiting:
                if need in path:
                    raise self.circle([*path][[*path].index(need) :])
                if need not in done:
                    enter(need)
                    break
            else:
                done[name] = None
                del path[name]


def find_cycles(program: Program) -> list[Finding]:
    """One finding for each group of decisions that need each other, as values or as functions."""
    graph = Graph(program.decisions)
    found = []
    settled: set[str] = set()
    for name in program.decisions:
        path = _path_back(name, graph, program, settled)
        if path:
            settled.update(path)
            found.append(_cycle([program.decisions[each] for each in path]))
        settled.add(name)
    return found


def facts_behind(program: Program, targets: Iterable[str]) -> tuple[str, ...]:
    """The facts that an answer to the targets may need, in the order in which they are reached.

    What a decision is called with stands for its parameters, so those are not looked behind.
    """
    graph = Graph(program.decisions)
    waiting: list[tuple[str, frozenset[str]]] = [(target, frozenset()) for target in targets]
    seen = set(waiting)
    found: dict[str, None] = {}
    while waiting:
        name, bound = waiting.pop(0)
        if name in program.facts and name not in program.decisions:
            found[name] = None
        called = [each for each in graph.calls(name) if each in program.decisions]
        further = [(each, frozenset(program.decisions[each].needs)) for each in called]
        further += [(need, bound) for need in graph.needs(name) if need not in bound]
        waiting.extend(each for each in dict.fromkeys(further) if each not in seen)
        seen.update(further)
    return tuple(found)


def names_behind(program: Program, names: Iterable[str]) -> frozenset[str]:
    """The names, and all facts and decisions that they rest on, as values and as functions called."""
    graph = Graph(program.decisions)
    waiting = [*names]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += graph.needs(name)
            waiting += (each for each in graph.calls(name) if each in program.decisions)
    return frozenset(found)


def _path_back(start: str, graph: Graph, program: Program, settled: set[str]) -> list[str]:
    """The shortest way from a decision back to itself past what is not settled yet, empty where none is."""
    came_from: dict[str, str] = {}
    layer = [start] if start not in settled else []
    while layer:
        following = []
        for name in layer:
            for need in (*graph.needs(name), *graph.calls(name)):
                if need == start:
                    path = [name]
                    while path[-1] != start:
                        path.append(came_from[path[-1]])
                    return path[::-1]
                if need in program.decisions and need not in came_from and need not in settled:
                    came_from[need] = name
                    following.append(need)
        layer = following
    return []


def _cycle(path: list[Decision]) -> Finding:
    from addendum.findings import Finding, Related

    first = path[0]
    if len(path) == 1:
        says = f"`{first.name}` needs itself, so nothing can be decided."
    else:
        way = ", which needs ".join(f"`{decision.name}`" for decision in [*path[1:], first])
        says = f"`{first.name}` needs {way}: a circle in which nothing can be decided."
    return Finding(
        "DECISION-CYCLE",
        first.origin.place,
        says,
        fix="Let one of them be decided without the others, or make it a fact that the question gives.",
        related=tuple(Related(each.origin.place, f"`{each.name}` is decided here") for each in path[1:]),
    )
