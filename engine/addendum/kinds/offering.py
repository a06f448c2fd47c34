"""The kind `offering`: a small contract on one page, cut into the documents that its parts are.

Every part becomes a document of its kind that keeps the places of the page. A tier includes the parts at the
top of the page and its own; a part of a tier stands on the same part of the tier that it extends, else on the
one at the top. A page without tiers is for one kind of customer, and has one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar, Sequence
from addendum.findings import Finding, did_you_mean, listed
from addendum.kinds.document import Document, Reference, items_at, mapping_at, text_at
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Sequence as Listed

    from addendum.documents import Node
    from addendum.findings import Place

    Report = Callable[[Finding], None]

# The parts by the keys of the page: the kind of the document, and the last part of its id.
PARTS: dict[str, tuple[str, str]] = {
    "severity targets": ("severity-targets", "severity-targets"),
    "service credits": ("credit-bands", "service-credits"),
    "hour quota": ("hour-quota", "hour-quota"),
    "price": ("price", "price"),
    "rules": ("rules", "rules"),
}
_TITLES = {
    "definitions": "Definitions",
    "calendar": "Calendars",
    "severity-targets": "Severity targets",
    "credit-bands": "Service credits",
    "hour-quota": "Hour quota",
    "price": "Price",
    "rules": "Rules",
}
_FURTHER = "further"
_ONLY_TIER = "standard"
_HOLDING_TIERS = ("cases", "amendments", "set")


class _Part(NamedTuple):
    """A part of the page: its kind, the end of its id, its section, and the path of keys that leads to it."""

    kind: str
    name: str
    body: Mapping
    path: str
    place: Place


def expand_offering(offering: Document, report: Report) -> tuple[Document, ...]:
    """The documents of an offering: definitions, calendars, parts, tiers, the contract and its scenarios."""
    page = _Page(offering, report)
    return tuple(page.documents())


class _Page:
    """One offering while it is cut up."""

    def __init__(self, offering: Document, report: Report) -> None:
        self._offering = offering
        self._body = offering.body
        self._report = report
        self._top = {part.name: part for part in _parts(self._body, "")}
        self._tiers = {
            key.text: (key, value)
            for key, value in (_entries(mapping_at(self._body, "tiers")) or self._only_tier())
            if isinstance(value, Mapping)
        }
        self._own = {
            name: {part.name: part for part in _parts(body, f"tiers.{name}.")}
            for name, (_, body) in self._tiers.items()
        }

    def documents(self) -> Iterator[Document]:
        """All documents of the page."""
        yield self._definitions()
        calendars = self._body.key("calendars")
        if calendars is not None:
            entries = tuple(entry for entry in self._body.entries if entry[0] is calendars)
            body = _with_more(Mapping(entries, calendars.place), "readings", self._readings_of("calendars."))
            yield self._document("calendar", "calendars", body, calendars.place)
        for part in self._top.values():
            yield self._part(part, part.name, None)
        for name in self._tiers:
            for part in self._own[name].values():
                document = self._part(part, f"{name}/{part.name}", self._below(name, part))
                yield document._replace(head=document.head._replace(answers=self._question(name, part)))
            yield self._tier(name)
        contract = mapping_at(self._body, "contract")
        if contract is not None:
            tier = contract.get("tier")
            if isinstance(tier, Scalar):
                self._must_be_tier(tier)
            elif len(self._tiers) == 1:
                only = (_text("tier", contract.place), _text(next(iter(self._tiers)), contract.place))
                contract = Mapping((*contract.entries, only), contract.place)
            yield self._document("contract", "contract", self._with_full_ids(contract), contract.place)
        scenarios = mapping_at(self._body, "scenarios")
        if scenarios is not None:
            yield self._document("scenarios", "scenarios", self._asked(scenarios), scenarios.place)

    def _only_tier(self) -> tuple[tuple[Scalar, Node], ...]:
        """The tier of a page that names none, for whoever asks for its parts."""
        if not self._top or "tiers" in self._body:
            return ()
        place = next(iter(self._top.values())).place
        title = (_text("title", place), _text(self._offering.head.title, place))
        return ((_text(_ONLY_TIER, place), Mapping((title,), place)),)

    def _definitions(self) -> Document:
        """The definitions, with the readings and promises at the top that belong to no single part."""
        written = mapping_at(self._body, "definitions")
        place = self._body.place if written is None else written.place
        body = Mapping(() if written is None else written.entries, place)
        body = self._with_readings(body, "definitions")
        for key in ("readings", "promises"):
            body = _with_more(body, key, self._of_all(key))
        return self._document("definitions", "definitions", body, place)

    def _part(self, part: _Part, name: str, below: Reference | None) -> Document:
        body = self._with_readings(part.body, part.path)
        return self._document(part.kind, name, body, part.place, below)

    def _below(self, tier: str, part: _Part) -> Reference | None:
        """What a part of a tier extends: that part of the nearest tier below it, else the one at the top."""
        for lower in self._lower(tier):
            if part.name in self._own[lower]:
                return Reference(self._id(f"{lower}/{part.name}"), 0, part.place)
        return Reference(self._id(part.name), 0, part.place) if part.name in self._top else None

    def _question(self, tier: str, part: _Part) -> str:
        """The question that a part of a tier answers: its own, else that of the part that it changes."""
        lower = [self._own[owner].get(part.name) for owner in self._lower(tier)]
        bodies = [each.body for each in (part, *lower, self._top.get(part.name)) if each is not None]
        return next((asked for body in bodies if (asked := text_at(body, "answers"))), "")

    def _tier(self, name: str) -> Document:
        key, body = self._tiers[name]
        assert isinstance(body, Mapping)  # noqa: S101 - only mappings are kept
        skipped = {"includes", "extends", _FURTHER, *PARTS}
        kept = [entry for entry in body.entries if entry[0].text not in skipped]
        ids = [*self._parts_of(name), *self._included(name)]
        kept.append((_text("includes", key.place), Sequence(tuple(ids), key.place)))
        extends = body.get("extends")
        below = None
        if isinstance(extends, Scalar):
            self._must_be_tier(extends)
            below = Reference(self._id(extends.text), 0, extends.place)
        return self._document("support-tier", name, Mapping(tuple(kept), body.place), key.place, below)

    def _parts_of(self, tier: str) -> Iterator[Scalar]:
        """The ids of a tier's parts: each its own, else that of a tier below it, else the one at the top."""
        owners: dict[str, tuple[str, Place]] = {name: (name, part.place) for name, part in self._top.items()}
        for owner in (*reversed(list(self._lower(tier))), tier):
            for name, part in self._own[owner].items():
                owners[name] = (f"{owner}/{name}", part.place)
        for name, place in owners.values():
            yield _text(self._id(name), place)

    def _included(self, tier: str) -> list[Node]:
        """The ids of further documents that a tier names itself, or takes over from the tier it extends."""
        found: list[Node] = []
        for owner in (*reversed(list(self._lower(tier))), tier):
            _, body = self._tiers[owner]
            written = body.get("includes") if isinstance(body, Mapping) else None
            if isinstance(written, Sequence):
                found = list(written.items)
            else:
                without = {item.text for item in items_at(written, "without") if isinstance(item, Scalar)}
                kept = (item for item in found if not (isinstance(item, Scalar) and item.text in without))
                found = [*kept, *items_at(written, "also")]
        return found

    def _lower(self, tier: str) -> Iterator[str]:
        """The tiers that a tier extends, the nearest first; a circle ends where it closes."""
        seen = {tier}
        while True:
            _, body = self._tiers[tier]
            tier = text_at(body, "extends")
            if tier not in self._tiers or tier in seen:
                return
            seen.add(tier)
            yield tier

    def _asked(self, scenarios: Mapping) -> Mapping:
        """The scenarios with full ids; where they name no subject, they ask the contract or the only tier."""
        body = self._with_full_ids(scenarios)
        if "contract" in body or "tier" in body:
            return body
        if "contract" in self._body:
            subject = ("contract", self._id("contract"))
        elif len(self._tiers) == 1:
            subject = ("tier", self._id(next(iter(self._tiers))))
        else:
            return body
        entry = (_text(subject[0], body.place), _text(subject[1], body.place))
        return Mapping((*body.entries, entry), body.place)

    def _with_full_ids(self, node: Mapping) -> Mapping:
        """The section with each tier of the page, in cases and amendments too, named by its full id."""
        entries: list[tuple[Scalar, Node]] = []
        for key, value in node.entries:
            changed: Node = value
            if key.text == "tier" and isinstance(value, Scalar) and value.text in self._tiers:
                changed = _text(self._id(value.text), value.place)
            elif key.text in _HOLDING_TIERS and isinstance(value, Sequence):
                items = (self._with_full_ids(item) if isinstance(item, Mapping) else item for item in value)
                changed = Sequence(tuple(items), value.place)
            elif key.text in _HOLDING_TIERS and isinstance(value, Mapping):
                changed = self._with_full_ids(value)
            entries.append((key, changed))
        return Mapping(tuple(entries), node.place)

    def _with_readings(self, body: Mapping, path: str) -> Mapping:
        """The section at `path` with the readings at the top of the page that set a value of it."""
        mine = [
            Mapping(
                tuple(
                    (key, _text(value.text.removeprefix(f"{path}."), value.place))
                    if key.text == "sets" and isinstance(value, Scalar)
                    else (key, value)
                    for key, value in reading.entries
                ),
                reading.place,
            )
            for reading in self._readings_of(f"{path}.")
        ]
        return _with_more(body, "readings", mine)

    def _readings_of(self, start: str) -> list[Mapping]:
        """The readings at the top that set a value whose path begins so."""
        return [
            item
            for item in items_at(self._body, "readings")
            if isinstance(item, Mapping) and text_at(item, "sets").startswith(start)
        ]

    def _of_all(self, key: str) -> list[Node]:
        """The readings or promises at the top that belong to no single part."""
        parts = (*self._top.values(), *self._parts_of_tiers())
        paths = ["calendars", "definitions", *(part.path for part in parts)]
        return [
            item
            for item in items_at(self._body, key)
            if not any(text_at(item, "sets").startswith(f"{path}.") for path in paths)
        ]

    def _parts_of_tiers(self) -> Iterator[_Part]:
        return (part for parts in self._own.values() for part in parts.values())

    def _must_be_tier(self, named: Scalar) -> None:
        if named.text in self._tiers:
            return
        near = did_you_mean(named.text, self._tiers)
        self._report(
            Finding(
                "UNKNOWN-SUBJECT",
                named.place,
                f"This page has no tier `{named.text}`.",
                fix=f"Write `{near}`." if near else f"Write {listed(self._tiers)}.",
            )
        )

    def _id(self, name: str) -> str:
        return f"{self._offering.head.id}/{name}"

    def _document(
        self, kind: str, name: str, body: Mapping, place: Place, extends: Reference | None = None
    ) -> Document:
        head = self._offering.head._replace(
            kind=kind,
            id=self._id(name),
            place=place,
            title=text_at(body, "title") or _TITLES.get(kind) or self._offering.head.title,
            section=text_at(mapping_at(body, "source"), "section") or self._offering.head.section,
            answers=text_at(body, "answers"),
            extends=extends,
        )
        writers = {self._offering.file: (self._offering.head.id, self._offering.head.version)}
        return Document(head, body, self._offering.file, writers)


def _parts(holder: Mapping, above: str) -> Iterator[_Part]:
    """The parts that stand in the page or in a tier, whose keys lead from `above`."""
    for key, value in holder.entries:
        if not isinstance(value, Mapping):
            continue
        if key.text in PARTS:
            kind, name = PARTS[key.text]
            yield _Part(kind, name, value, above + key.text, key.place)
        elif key.text == _FURTHER:
            for name_key, body in _entries(value):
                if isinstance(body, Mapping):
                    kept = tuple(entry for entry in body.entries if entry[0].text != "kind")
                    path = f"{above}{_FURTHER}.{name_key.text}"
                    section = Mapping(kept, body.place)
                    yield _Part(text_at(body, "kind"), name_key.text, section, path, name_key.place)


def _entries(node: Mapping | None) -> tuple[tuple[Scalar, Node], ...]:
    return node.entries if node is not None else ()


def _with_more(body: Mapping, key: str, more: Listed[Node]) -> Mapping:
    """The section with further entries at the end of its list under `key`."""
    if not more:
        return body
    kept = tuple(entry for entry in body.entries if entry[0].text != key)
    place = more[0].place
    entry = (_text(key, place), Sequence((*items_at(body, key), *more), place))
    return Mapping((*kept, entry), body.place)


def _text(text: str, place: Place) -> Scalar:
    return Scalar(text, "text", place)
