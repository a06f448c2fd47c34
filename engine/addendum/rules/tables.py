"""A decision table compiled: from the values of its columns to what it gives."""

from __future__ import annotations

from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum.rules.failures import Unanswered, merged, no_row, not_comparable, wrong_kind
from addendum.rules.graph import INPUT
from addendum.rules.hits import Hit, HitRules, Lookup
from addendum.rules.model import Among, Anything, Passing, Span, Table, Within, is_formula
from addendum.rules.stored_rows import StoredRows, formulas_in, outputs_of
from addendum.values import UNLIMITED, NoAnswer, Outcome, is_ordered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from addendum.feel import Compiled
    from addendum.rules.matching import Matcher
    from addendum.rules.model import Condition, Decision, Row
    from addendum.values import Value

    Values = Sequence[Value]

# Values that no dict and no bisection may see: they match by rules of their own.
ODD = frozenset({type(None), Outcome, Unanswered})
_MOST_KEPT = 4096
_MOST_MATCHERS = 16


class CompiledTable:
    """One decision table with numbers of one mode.

    `without` takes the columns that nobody gives: what to raise if a row needs one, or None where the fact is
    optional and rows that test it do not match. `names` and `functions` are what formulas and tests need
    besides the columns: their values, in this order, are the `extras` of an answer.
    """

    def __init__(self, decision: Decision, table: Table, exact: bool) -> None:
        if exact:
            from addendum.rules.modes import exact_table

            table = exact_table(table)
        self.decision = decision
        self.table = table
        self._exact = exact
        self._hits = HitRules(decision, self.table, exact)
        self.names, self.functions = _extras(self.table)
        self._slots = {name: at for at, name in enumerate((*self.names, *self.functions))}
        self._formulas: dict[int, tuple[Value | _Bound, ...]] = {}
        self._bound_tests: dict[int, Callable[..., Value]] = {}
        self._known: dict[tuple[int, ...], Hit] = {}
        self._matchers: dict[tuple[frozenset[int], frozenset[int]], Matcher] = {}
        self._lookups: list[Lookup | None] = []
        self._give_up({})

    def without(self, missing: Mapping[int, Unanswered | None]) -> CompiledTable:
        """The same table where nobody gives some of its columns; indices are shared."""
        found = type(self).__new__(type(self))
        found.__dict__.update(self.__dict__)
        found._give_up(missing)  # noqa: SLF001 -- its own method, of a copy
        return found

    def _give_up(self, missing: Mapping[int, Unanswered | None]) -> None:
        self._missing = {at: error for at, error in missing.items() if error is not None}
        self._absent = frozenset(missing) - frozenset(self._missing)
        self._present = tuple(at for at in range(len(self.table.columns)) if at not in missing)
        for worked_out in ("_matcher", "_tests"):
            self.__dict__.pop(worked_out, None)

    def answer(self, values: Values, extras: Values = ()) -> Hit:
        """What the table gives for the values of its columns; raises NoAnswer."""
        odd = [at for at in self._present if type(values[at]) in ODD]
        if not odd:
            try:
                rows = self._matcher.candidates(values)
                return self._finish(self._certain(rows, values, extras, ()), values, extras)
            except (TypeError, AttributeError):
                odd = [*self._matcher.ranged]  # a value of another kind: compared row by row, which can tell
                if not odd:
                    raise
        columns = self.table.columns
        if any(values[at] is None and not columns[at].admits_null for at in odd):
            return self._finish((), values, extras)
        rows = self._matcher_without(odd).candidates(values)
        return self._finish(self._certain(rows, values, extras, odd), values, extras)

    def lookup(self) -> Lookup | None:
        """The table as one dict and one bisection; None where it takes more."""
        if self._missing or self._absent:
            return None
        if not self._lookups:
            rows = self.table.rows
            stored = rows.lookup(self._settled) if isinstance(rows, StoredRows) else None
            self._lookups.append(stored or self._as_lookup())
        return self._lookups[0]

    def _as_lookup(self) -> Lookup | None:
        from addendum.rules.borders import parted, side_of
        from addendum.rules.matching import Banded, Listed

        matcher = self._matcher
        if self._tests or len(matcher.patterns) != 1 or not matcher.plain:
            return None
        if not all(map(self._is_constant, matcher.kept)):
            return None
        positions, buckets = matcher.patterns[0]
        settled: dict[tuple[int, ...], Hit | None] = {}

        def hit(rows: tuple[int, ...]) -> Hit | None:
            if rows not in settled:
                settled[rows] = self._settled(rows)
            return settled[rows]

        if all(isinstance(bucket, Listed) for bucket in buckets.values()):
            hits = {group: hit(bucket.rows(())) for group, bucket in buckets.items()}
            return Lookup(positions, None, "", hits, hit(()))
        cells = {
            group: (bucket.borders, [*map(hit, bucket.cells)])
            for group, bucket in buckets.items()
            if isinstance(bucket, Banded)
        }
        if len(cells) < len(buckets):
            return None
        side = side_of(hits for _, hits in cells.values())
        by_group = {group: parted(borders, hits, side) for group, (borders, hits) in cells.items()}
        return Lookup(positions, matcher.ranged[0], side, by_group, hit(()))

    def sort_key(self, position: int) -> Callable[[Value], Value]:
        """The sort key of a column that `lookup` says is ranged."""
        return self._matcher.key_of(position)

    @cached_property
    def _matcher(self) -> Matcher:
        """A matcher over all columns that are there; a table that a look-up answers may never need it."""
        return self._matcher_without(())

    @cached_property
    def _rows(self) -> Sequence[Row]:
        """The rows, all of them at hand."""
        rows = self.table.rows
        return tuple(rows) if isinstance(rows, StoredRows) else rows

    def _matcher_without(self, odd: Sequence[int]) -> Matcher:
        """A matcher over the columns that are there but these; rows that test what is absent are left out."""
        from addendum.rules.matching import Matcher

        looked_at = frozenset(self._present).difference(odd)
        found = self._matchers.get((looked_at, self._absent))
        if found is None:
            kept = [
                number
                for number, row in enumerate(self._rows)
                if all(isinstance(row.conditions[at], Anything) for at in self._absent)
            ]
            found = Matcher(self.table.columns, self._rows, sorted(looked_at), kept)
            if len(self._matchers) >= _MOST_MATCHERS:
                self._matchers.clear()
            self._matchers[looked_at, self._absent] = found
        return found

    @cached_property
    def _tests(self) -> dict[int, tuple[int, ...]]:
        """The columns of each row that the matcher cannot look into."""
        loose = [not is_ordered(column.type) for column in self.table.columns]
        found = {}
        for number in self._matcher.kept:
            conditions = self._rows[number].conditions
            tested = tuple(
                at
                for at in self._present
                if isinstance(conditions[at], Passing) or (loose[at] and isinstance(conditions[at], Within))
            )
            if tested:
                found[number] = tested
        return found

    def _certain(
        self, rows: tuple[int, ...], values: Values, extras: Values, odd: Sequence[int]
    ) -> tuple[int, ...]:
        """Those of the candidates that match; raises NoAnswer where one depends on what cannot be had."""
        if not odd and not self._tests and not self._missing:
            return rows
        found = []
        errors: list[NoAnswer] = []
        for row in rows:
            open_questions: list[NoAnswer] = []
            if self._passes(row, values, extras, odd, open_questions):
                errors.extend(open_questions)
                found.append(row)
                if self._hits.takes_first:
                    break
        if errors:
            raise merged(errors)
        return tuple(found)

    def _passes(
        self, row: int, values: Values, extras: Values, odd: Sequence[int], open_questions: list[NoAnswer]
    ) -> bool:
        """Whether a row matches, as far as can be told; what cannot be told is added to `open_questions`."""
        conditions = self.table.rows[row].conditions
        for at in dict.fromkeys((*self._tests.get(row, ()), *odd)):
            condition, value = conditions[at], values[at]
            if isinstance(condition, Anything):
                continue
            try:
                if not self._meets(condition, value, extras, at, row):
                    return False
            except NoAnswer as error:
                open_questions.append(error)
        for at, lacking in self._missing.items():
            if not isinstance(conditions[at], Anything):
                open_questions.append(lacking.error)
        return True

    def _meets(self, condition: Condition, value: Value, extras: Values, at: int, row: int) -> bool:
        """Whether one value meets one condition, told without any index; raises NoAnswer."""
        if type(value) is Unanswered:
            raise value.error
        if isinstance(condition, Among):
            from addendum.rules.matching import frozen

            return (frozen(value) in map(frozen, condition.values)) is not condition.negated
        if isinstance(condition, Passing):
            return self._test(condition.test, value, extras)
        column, origin = self.table.columns[at].name, self.table.rows[row].origin
        if isinstance(condition, Within) and value is not None:
            if isinstance(value, Outcome):
                if value is UNLIMITED:
                    return any(span.high is None for span in condition.spans)
                raise not_comparable(self.decision, column, value, origin)
            try:
                return any(lies_in(value, span) for span in condition.spans)
            except TypeError:
                if self.table.columns[at].admits_null:
                    return False
                raise wrong_kind(self.decision, column, value, origin) from None
        return False

    def _test(self, test: Compiled, value: Value, extras: Values) -> bool:
        given = [value if name == INPUT else _had(extras[self._slots[name]]) for name in test.names]
        functions = [extras[self._slots[name]] for name in test.functions]
        bound = self._bound_tests.get(id(test))
        if bound is None:
            bound = self._bound_tests[id(test)] = test.bind(self._exact)
        return bound(*given, *functions) is True

    def _finish(self, rows: tuple[int, ...], values: Values, extras: Values) -> Hit:
        known = self._known.get(rows)
        if known is not None:
            return known
        if not rows and not self._hits.counts:
            return self._otherwise(values, extras)
        hit = self._hits.apply(rows, lambda row: self._outputs(row, extras))
        if all(self._is_constant(row) for row in rows):
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            self._known[rows] = hit
        return hit

    def _otherwise(self, values: Values, extras: Values) -> Hit:
        if self.table.otherwise is None:
            columns = self.table.columns
            tested = [
                any(not isinstance(row.conditions[at], Anything) for row in self.table.rows)
                for at in self._present
            ]
            used = {columns[at].name: values[at] for at in compress(self._present, tested)}
            raise no_row(
                self.decision, {name: value for name, value in used.items() if type(value) is not Unanswered}
            )
        return Hit(self._hits.packed(self._outputs(-1, extras)), ())

    def _settled(self, rows: tuple[int, ...]) -> Hit | None:
        """What rows give where it is the same for all facts; None where it is not, or an error."""
        try:
            if rows or self._hits.counts:
                return self._hits.apply(rows, self._constants)
            if self.table.otherwise is None or any(map(is_formula, self.table.otherwise)):
                return None
            return Hit(self._hits.packed(self.table.otherwise), ())
        except (NoAnswer, ArithmeticError):
            return None

    def _constants(self, row: int) -> tuple[Value, ...]:
        return outputs_of(self.table.rows, row)

    def _is_constant(self, row: int) -> bool:
        return not any(map(is_formula, self._constants(row)))

    def _outputs(self, row: int, extras: Values) -> tuple[Value, ...]:
        """The values that a row gives, or, as row -1, those of `otherwise`."""
        if row >= 0 and self._is_constant(row):
            return self._constants(row)
        prepared = self._formulas.get(row)
        if prepared is None:
            written = self._constants(row) if row >= 0 else self.table.otherwise or ()
            prepared = self._formulas[row] = tuple(self._prepared(each) for each in written)
        return tuple(
            part.function(*(_had(extras[at]) for at in part.slots)) if isinstance(part, _Bound) else part
            for part in prepared
        )

    def _prepared(self, output: Value | Compiled) -> Value:
        if not is_formula(output):
            return output
        slots = tuple(self._slots[name] for name in (*output.names, *output.functions))
        return _Bound(output.bind(self._exact), slots)


class _Bound(NamedTuple):
    """A formula ready to run, and where among the extras its arguments are."""

    function: Callable[..., Value]
    slots: tuple[int, ...]


def _extras(table: Table) -> tuple[tuple[str, ...], tuple[str, ...]]:
    names: dict[str, None] = {}
    functions: dict[str, None] = {}
    for formula in (*formulas_in(table.rows), *filter(is_formula, table.otherwise or ())):
        names.update(dict.fromkeys(formula.names))
        functions.update(dict.fromkeys(formula.functions))
    names.pop(INPUT, None)
    return tuple(names), tuple(functions)


def _had(value: Value) -> Value:
    if type(value) is Unanswered:
        raise value.error
    return value


def lies_in(value: Value, span: Span) -> bool:
    """Whether a value of the span's own type lies in it."""
    above = span.low is None or span.low < value or (span.low_closed and span.low == value)
    return above and (span.high is None or value < span.high or (span.high_closed and span.high == value))
