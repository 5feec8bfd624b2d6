"""The words that made-up sites use, and how often their parts are of which kind."""

from __future__ import annotations

import random
from dataclasses import dataclass

FIRST = [
    "Barge",
    "Crate",
    "Dock",
    "Ferry",
    "Gauge",
    "Harbor",
    "Island",
    "Jetty",
    "Keel",
    "Lantern",
    "Mooring",
    "Net",
    "Oar",
    "Pier",
    "Quay",
    "Rope",
    "Sail",
    "Tide",
    "Vessel",
    "Wharf",
    "Yard",
    "Anchor",
    "Buoy",
    "Cargo",
]
SECOND = [
    "Number",
    "Name",
    "Status",
    "Weight",
    "Length",
    "Note",
    "Reference",
    "Count",
    "Level",
    "Owner",
    "Place",
    "State",
    "Mark",
]
ODD = [
    "ID",
    "VCRId",
    "from",
    "_links",
    "A1B",
    "eMail",
    "Email",
    "WorkEmail",
    "date",
    "Type",
    "Name",
    "Description",
    "Value",
    "Key",
    "iPhase",
    "URLPath",
    "Is2nd",
    "X",
    "string",
    "Class",
    "Object",
    "Items",
    "a_b",
]
KINDS = ["Record", "Sheet", "View", "Info", "Slip", "Chart", "Entry", "List", "Batch", "Report"]
WORDS = [
    "the",
    "a",
    "stored",
    "harbor",
    "berth",
    "crew",
    "weight",
    "before",
    "after",
    "mooring",
    "tide",
    "of",
    "in",
    "for",
    "with",
    "tons",
    "local",
    "number",
    "optional",
    "first",
    "last",
]
COMMON = (
    "string",
    "string",
    "int",
    "bool",
    "DateTime",
    "Guid",
    "decimal",
    "double",
    "string",
    "int",
)
RARE = (
    "long", "short", "uint", "ushort", "ulong", "byte", "sbyte", "char", "float", "TimeSpan", "Uri",
    "Object", "bytes", "DateTimeOffset",
)  # fmt: skip
VALUES = (
    "int", "long", "short", "uint", "byte", "float", "double", "decimal", "bool", "Guid", "DateTime",
    "TimeSpan", "DateTimeOffset", "char",
)  # fmt: skip
ITEMS = tuple(x for x in (*COMMON, *RARE) if x not in ("byte", "bytes", "Object"))
KEYS = ("string", "string", "int", "Guid", "long")
NUMBERS = ("int", "long", "short", "decimal", "double")


@dataclass(slots=True)
class Taste:
    """What a site has, as chances: how often its parts are of which kind."""

    documented: float = 0.5
    noted: float = 0.3
    odd: float = 0.08
    rare: float = 0.15
    nullable: float = 0.15
    renamed: float = 0.0
    contracts: float = 0.0
    nested: float = 0.25
    spaces: int = 1
    bases: float = 0.2


def tasted(luck: random.Random) -> Taste:
    """Return the taste of a site: plain ones are more frequent than wild ones."""
    wild = luck.random() < 0.35
    return Taste(
        documented=luck.choice((0.0, 0.5, 0.9)),
        noted=luck.choice((0.0, 0.3, 0.6)),
        odd=0.15 if wild else 0.03,
        rare=0.4 if wild else 0.1,
        nullable=luck.choice((0.05, 0.2)),
        renamed=0.2 if wild else luck.choice((0.0, 0.0, 0.1)),
        contracts=0.4 if wild else 0.15,
        nested=luck.choice((0.15, 0.3, 0.45)),
        spaces=luck.choice((1, 1, 2, 3)),
        bases=luck.choice((0.0, 0.2, 0.4)),
    )
