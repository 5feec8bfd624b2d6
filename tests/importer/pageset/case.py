"""A case of the page set that is made from classes: its page, and what it stands for."""

from __future__ import annotations

from dataclasses import dataclass

from tests.importer.simulator.classes import (
    Action,
    Class,
    Enumeration,
    Given,
    Property,
    Simple,
    Site,
    Type,
)
from tests.importer.simulator.page import pages_of
from tests.importer.simulator.run import LOOKS
from tests.importer.simulator.words import ENGLISH, Words


@dataclass(frozen=True, slots=True)
class Case:
    """A page: `rows` are the ways that it has, by their words in the list of all ways."""

    name: str
    about: str
    rows: str
    site: Site
    look: str = "html"
    words: Words = ENGLISH

    @property
    def file(self) -> str:
        """The name of the page's file."""
        return f"page.{LOOKS[self.look].suffix}"

    @property
    def page(self) -> str:
        """The page's text."""
        page = pages_of(self.site)[0]
        style = LOOKS[self.look].page
        text = style(page) if self.words is ENGLISH else style(page, self.words)  # type: ignore[call-arg]  # texts and the newest template take words
        return text if text.endswith("\n") else f"{text}\n"


def one(
    *types: Class | Enumeration,
    body: Type | None = None,
    result: Type | None = None,
    method: str = "",
    path: str = "api/Boats",
    doc: str = "Looks after boats.",
    given: tuple[Given, ...] = (),
    untyped: str = "",
    camel: bool = False,
    xml: bool = False,
    copies: int = 2,
) -> Site:
    """Return a site of one operation."""
    method = method or ("GET" if body is None else "POST")
    action = Action(method, path, doc, given, body, "boat", "", result, untyped)
    serializer = "xml" if xml else "contract"
    return Site(
        {each.name: each for each in types},
        (action,),
        camel,
        "xml" if serializer == "xml" else "contract",
        copies,
    )


def has(name: str, type_: Type | str, *notes: str, **more: object) -> Property:
    """Return a property; a word is a simple type."""
    made = Simple(type_) if isinstance(type_, str) else type_
    return Property(name, made, notes=notes, **more)  # type: ignore[arg-type]  # a test's short form


def boat(*properties: Property, **more: object) -> Class:
    """Return the class that most pages are about."""
    return Class("Boat", "Harbor.Models", properties, **more)  # type: ignore[arg-type]  # a test's short form
