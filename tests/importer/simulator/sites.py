"""Sites made up from a seed: classes of the whole vocabulary, and operations that use them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tests.importer.simulator.classes import (
    Action,
    Class,
    Enumeration,
    Given,
    Many,
    Map,
    Maybe,
    Named,
    Pair,
    Property,
    Simple,
    Site,
    Type,
)
from tests.importer.simulator.names import clr
from tests.importer.simulator.tastes import (
    COMMON,
    FIRST,
    ITEMS,
    KEYS,
    KINDS,
    NUMBERS,
    ODD,
    RARE,
    SECOND,
    VALUES,
    WORDS,
    Taste,
    tasted,
)


@dataclass(slots=True)
class Maker:
    luck: random.Random
    taste: Taste
    types: dict[str, Class | Enumeration] = field(default_factory=dict)
    spaces: Sequence[str] = ("Sim.Models",)
    keys: Sequence[str] = KEYS
    values: Sequence[str] = VALUES
    items: Sequence[str] = ITEMS

    def chance(self, of: float) -> bool:
        return self.luck.random() < of

    # ---- types ----------------------------------------------------------------------------------

    def simple(self) -> Simple:
        return Simple(self.luck.choice(RARE if self.chance(self.taste.rare) else COMMON))

    def type(self) -> Type:
        if self.chance(self.taste.nullable):
            return Maybe(Simple(self.luck.choice(self.values)))
        if not self.chance(self.taste.nested):
            return self.simple()
        named = [Named(name) for name in self.types]
        enums = [x for x in named if isinstance(self.types[x.name], Enumeration)]
        choices: list[Type] = [Many(self.element()), Many(self.element(), is_array=True)]
        choices += [self.luck.choice(named)] * 3 if named else []
        choices += [Many(self.luck.choice(named))] * 2 if named else []
        choices += [self.luck.choice(enums), Maybe(self.luck.choice(enums))] if enums else []
        if self.chance(0.3):
            key = Simple(self.luck.choice(self.keys))
            value: Type = self.luck.choice(named) if named and self.chance(0.4) else self.element()
            choices += [Map(key, value), Map(key, value), Pair(key, value)]
        return self.luck.choice(choices)

    def element(self) -> Type:
        """A simple type as an item; List<byte> and byte[] look alike on a page."""
        return Simple(self.luck.choice(self.items))

    # ---- members --------------------------------------------------------------------------------

    def name(self, taken: set[str]) -> str:
        while True:
            name = self.luck.choice(FIRST) + self.luck.choice(SECOND)
            if self.chance(self.taste.odd):
                name = self.luck.choice(ODD)
            if name.casefold() not in taken:
                taken.add(name.casefold())
                return name

    def doc(self, of: float | None = None) -> str:
        if not self.chance(self.taste.documented if of is None else of):
            return ""
        words = [self.luck.choice(WORDS) for _ in range(self.luck.randint(2, 7))]
        text = " ".join(words)
        return text[:1].upper() + text[1:] + self.luck.choice((".", "", ".", ", see below."))

    def notes(self, type_: Type) -> tuple[str, ...]:
        if not self.chance(self.taste.noted):
            return ()
        found = ["Required"] if self.chance(0.5) else []
        if isinstance(type_, Simple) and type_.word == "string":
            low, high = self.luck.randint(0, 3), self.luck.randint(40, 300)
            found.append(
                self.luck.choice(
                    (
                        f"Max length: {high}",
                        f"String length: inclusive between {low} and {high}",
                        "Matching regular expression pattern: ^[a-z ]+[0-9]$",
                        "Data type: EmailAddress",
                    )
                )
            )
        elif isinstance(type_, Simple) and type_.word in NUMBERS:
            found.append(f"Range: inclusive between 0 and {self.luck.randint(100, 99999)}")
        return tuple(found)

    def member(self, taken: set[str], contract: bool) -> Property:
        type_ = self.type()
        name = self.name(taken)
        made = Property(name, type_, notes=self.notes(type_), doc=self.doc())
        if self.chance(self.taste.renamed):
            made = replace(made, json=self._other(name, taken))
        if contract:
            made = replace(made, member=self._other(name, taken) if self.chance(0.3) else "")
            made = replace(made, order=self.luck.randint(0, 4) if self.chance(0.4) else None)
            made = replace(made, hidden="all" if self.chance(0.1) else "")
        elif self.chance(self.taste.renamed * 0.3):
            made = replace(made, hidden=self.luck.choice(("json", "all")))
        return made

    def _other(self, name: str, taken: set[str]) -> str:
        other = self.luck.choice((f"{name[:3].lower()}_{name[3:].lower()}", f"x{name}", name[:2]))
        if other.casefold() in taken:
            return ""
        taken.add(other.casefold())
        return other

    # ---- classes --------------------------------------------------------------------------------

    def new_name(self) -> str:
        while True:
            name = self.luck.choice(FIRST) + self.luck.choice(KINDS)
            if name not in self.types:
                return name

    def enumeration(self, is_named: bool | None = None) -> None:
        words = self.luck.sample(FIRST, 4)
        start = self.luck.choice((0, 0, 1))
        members = tuple((word, number) for number, word in enumerate(words, start))
        name = self.new_name()
        space = self.luck.choice(self.spaces)
        by_name = self.chance(0.15) if is_named is None else is_named
        self.types[name] = Enumeration(name, space, members, as_name=by_name)

    def model(self, contract: bool, wanted: int) -> None:
        base = ""
        classes = [x for x in self.types.values() if isinstance(x, Class) and x.generic is None]
        # a base class' fields come before derived properties in JSON: no spec can say that order
        fit = [x for x in classes if x.contract == contract and not x.fields]
        if fit and self.chance(self.taste.bases):
            base = self.luck.choice(fit).name
        taken = self._taken(base)
        name = self.new_name()
        members = [self.member(taken, contract) for _ in range(wanted)]
        fields = [self.member(taken, contract)] if self.chance(0.05) else []
        self.types[name] = Class(
            name,
            self.luck.choice(self.spaces),
            tuple(members),
            tuple(fields),
            base,
            outer="Outer" if self.chance(0.08) else "",
            contract=contract,
            root=f"{name[:4]}Root" if contract and self.chance(0.3) else "",
            space=(
                self.luck.choice((None, "urn:sim", "")) if contract and self.chance(0.3) else None
            ),
            doc=self.doc(),
        )

    def _taken(self, base: str) -> set[str]:
        taken: set[str] = set()
        while base:
            here = self.types[base]
            assert isinstance(here, Class)
            for each in (*here.properties, *here.fields):
                taken |= {x.casefold() for x in (each.name, each.json, each.member) if x}
            base = here.base
        return taken

    def wrapped(self, inner: Type) -> Type:
        """A constructed class around a type."""
        if not self.chance(0.25):
            return inner
        word = self.luck.choice(("Paged", "Answer", "Envelope"))
        name = f"{word}Of{clr(inner)}"
        if name not in self.types:
            taken: set[str] = {"payload"}
            members = [self.member(taken, False) for _ in range(2)]
            members = [replace(x, hidden="") for x in members if not isinstance(x.type, Named)]
            held = Property("Payload", inner)
            self.types[name] = Class(
                name, self.spaces[0], (*members, held), generic=(word, (inner,))
            )
        return Named(name)

    # ---- operations -----------------------------------------------------------------------------

    def action(self, taken: set[str]) -> Action:
        classes = [x for x, y in self.types.items() if isinstance(y, Class) and y.generic is None]
        thing = Named(self.luck.choice(classes))
        method = self.luck.choice(("GET", "POST", "PUT", "DELETE", "PATCH"))
        path, given = self._address(taken, method)
        has_body = method in ("POST", "PUT", "PATCH")
        body: Type | None = None
        if has_body:
            body = self.luck.choice((thing, thing, thing, Many(thing)))
            body = Simple("string") if self.chance(0.05) else body
        result, untyped = self._result(thing)
        return Action(
            method,
            path,
            self.doc(0.7),
            given,
            body,
            self.luck.choice(("value", "model", "dto")),
            self.doc(0.3),
            result,
            untyped,
            self.doc(0.3),
        )

    def _result(self, thing: Type) -> tuple[Type | None, str]:
        dice = self.luck.random()
        if dice < 0.1:
            return None, ""
        if dice < 0.2:
            return None, self.luck.choice(("IHttpActionResult", "Object"))
        if dice < 0.3:
            return self.luck.choice((Simple("int"), Simple("string"), Simple("bool"))), ""
        return self.wrapped(self.luck.choice((thing, thing, Many(thing)))), ""

    def _address(self, taken: set[str], method: str) -> tuple[str, tuple[Given, ...]]:
        while True:
            root = f"api/{self.luck.choice(FIRST)}"
            if self.chance(0.3):
                root += f"/{self.luck.choice(SECOND)}"
            names: set[str] = set()
            given = []
            if self.chance(0.5):
                given.append(self._given("id", "path"))
                root += "/{id}"
            if f"{method} {root}" not in taken:
                taken.add(f"{method} {root}")
                break
        if method == "GET":
            count = self.luck.randint(0, 2)
            given += [self._given(self.name(names), "query") for _ in range(count)]
        query = [x.name for x in given if x.place == "query"]
        tail = "&".join(f"{name}={{{name}}}" for name in query)
        return (f"{root}?{tail}" if tail else root), tuple(given)

    def _given(self, name: str, place: str) -> Given:
        if place == "path":
            route = Simple(self.luck.choice(("int", "string", "Guid", "long")))
            return Given(name, route, "path", ("Required",), self.doc())
        plain = Simple(self.luck.choice(("int", "string", "bool", "DateTime", "Guid")))
        type_: Type = Maybe(plain) if plain.word != "string" and self.chance(0.3) else plain
        notes = self.luck.choice((("Required",), (), ("Default value is 5",)))
        if "Default" in "".join(notes) and plain.word != "int":
            notes = ()
        return Given(name, type_, "query", notes, self.doc())


def made_up(seed: int, taste: Taste | None = None, actions: int = 4) -> Site:
    """Return the site of a seed."""
    luck = random.Random(seed)
    taste = taste or tasted(luck)
    spaces = [f"Sim{seed}.Models", f"Sim{seed}.Core.Contracts", f"Sim{seed}.Data"][: taste.spaces]
    maker = Maker(luck, taste, spaces=spaces)
    for _ in range(luck.randint(0, 2)):
        maker.enumeration()
    contract = maker.chance(taste.contracts)
    for _ in range(luck.randint(2, 4)):
        maker.model(contract, luck.choice((1, 3, 5, 8, 14)))
    taken: set[str] = set()
    made = tuple(maker.action(taken) for _ in range(actions))
    serializer = "xml" if maker.chance(0.12) and not contract else "contract"
    return Site(
        maker.types,
        made,
        camel=maker.chance(0.4),
        serializer="xml" if serializer == "xml" else "contract",
    )
