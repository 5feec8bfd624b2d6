"""The cases of the page set in which JSON and XML have different names: each has a key."""

from __future__ import annotations

from typing import Final

from tests.importer.pageset.case import Case, boat, has, one
from tests.importer.simulator.classes import (
    Class,
    Enumeration,
    Many,
    Map,
    Maybe,
    Named,
    Pair,
    Property,
    Simple,
    Type,
)

_SAIL: Final = Enumeration("Sail", "Harbor.Models", (("Jib", 0), ("Genoa", 1)))
_CREW: Final = Class("Crew", "Harbor.People", (has("Name", "string"), has("Age", "int")))
_BASE: Final = Class(
    "Thing", "Harbor.Models", (has("Zone", "string", json="area"), has("Age", "int"))
)


def _case(
    name: str, about: str, look: str, *members: Property, base: str = "", camel: bool = False
) -> Case:
    site = one(_SAIL, _CREW, _BASE, boat(*members, base=base), body=Named("Boat"), camel=camel)
    return Case(f"names-{name}", about, "sample-renamed", site, look)


def _renamed(name: str, json: str, type_: Type | str) -> Property:
    return has(name, type_, json=json)


CASES: Final = (
    _case("text", "A text by another name: its number joins the two.", "tight",
          has("Id", "int"), _renamed("CallSign", "sign", "string")),
    _case("texts", "Four texts by other names: each number is there once.", "pipes",
          _renamed("CallSign", "a", "string"), _renamed("Owner", "b", "string"), _renamed("Port", "c", "string"), _renamed("Flag", "d", "string")),
    _case("numbers", "Numbers by other names, as whole numbers and as decimals.", "tight",
          _renamed("Length", "len", "int"), _renamed("Weight", "kg", "decimal"), _renamed("Depth", "m", "double")),
    _case("guids", "Identifiers by other names.", "glued",
          _renamed("BoatId", "id", "Guid"), _renamed("OwnerId", "of", "Guid")),
    _case("date", "A date by another name, the only one.", "lined",
          has("Id", "int"), _renamed("DeliveryDate", "delivered", "DateTime")),
    _case("date-offset", "A date with an offset by another name: a struct in XML.", "tight",
          has("Id", "int"), _renamed("SeenAt", "last", "DateTimeOffset")),
    _case("interval", "A time interval by another name.", "tight",
          has("Id", "int"), _renamed("Length", "took", "TimeSpan")),
    _case("address", "An address by another name, with a slash in XML only.", "html",
          has("Id", "int"), _renamed("Home", "www", "Uri")),
    _case("boolean", "A boolean by another name, the only one.", "old tight",
          has("Id", "int"), _renamed("IsAfloat", "floats", "bool")),
    _case("character", "A character by another name: a number in XML.", "tight",
          has("Id", "string"), _renamed("Class", "k", "char")),
    _case("enum", "An enum by another name: a number here, a name there.", "tight",
          has("Id", "int"), _renamed("Main", "sail", Named("Sail"))),
    _case("object", "An object by another name: what stands inside joins the two.", "html",
          has("Id", "int"), _renamed("Master", "boss", Named("Crew"))),
    _case("objects", "A list of objects by another name.", "glued lines",
          has("Id", "int"), _renamed("Mates", "team", Many(Named("Crew")))),
    _case("lists", "Two lists of simple values by other names.", "tight",
          has("Id", "int"), _renamed("Levels", "l", Many(Simple("int"))), _renamed("Marks", "t", Many(Simple("string")))),
    _case("dictionary", "A dictionary by another name.", "tight",
          has("Id", "int"), _renamed("Tags", "labels", Map(Simple("string"), Simple("int")))),
    _case("pair", "A pair by another name.", "spaced",
          has("Id", "int"), _renamed("Extent", "from_to", Pair(Simple("string"), Simple("int")))),
    _case("nullable", "A number that may be null by another name: it shows 1.", "tight",
          has("Name", "string"), _renamed("Berth", "slot", Maybe(Simple("int")))),
    _case("bytes", "Bytes by another name.", "html old",
          has("Id", "int"), _renamed("Photo", "img", "bytes")),
    _case("base", "A member of a base class by another name.", "tight",
          has("Id", "int"), has("Title", "string"), base="Thing"),
    _case("camel", "Other names, with small first letters everywhere.", "pipes",
          has("BoatId", "int"), _renamed("CRMUser", "User", "string"), has("VCRId", "Guid"), camel=True),
    _case("short", "Names of one letter against whole words.", "old glued",
          _renamed("Key", "k", "string"), _renamed("Valid4U", "v", "int"), _renamed("_ex", "ex", "bool")),
)  # fmt: skip
