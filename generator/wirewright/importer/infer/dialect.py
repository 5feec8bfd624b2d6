"""Which dialect a documentation speaks, and how its JSON names come from .NET's.

Takes the samples' trees and what the kind of page tells; each decision comes with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wirewright.dialects import DIALECTS, Dialect
from wirewright.dialects.contracts import SERIALIZATION
from wirewright.importer.infer.groups import Group, plain_name
from wirewright.importer.infer.trees import XSI, Xml

_CONTRACTS = "http://schemas.datacontract.org/"
_XSD = "http://www.w3.org/2001/XMLSchema"


@dataclass(frozen=True, slots=True)
class Choice:
    """A dialect, and what speaks for it."""

    name: str
    why: str


def dialect_of(roots: Sequence[Xml], told: str) -> Choice:
    """Return the dialect that the XML samples show; `told` is what the kind of page says."""
    if told == "servicestack":
        return Choice("servicestack", "the pages are ServiceStack's")
    votes = {"aspnet": 0, "xmlserializer": 0}
    for root in roots:
        if kind := _kind(root):
            votes[kind] += 1
    if votes["xmlserializer"] > votes["aspnet"]:
        return Choice(
            "xmlserializer",
            "the XML samples have xsi and xsd and no namespace, as XmlSerializer writes",
        )
    if votes["aspnet"]:
        return Choice("aspnet", "the XML samples have the namespaces of data contracts")
    if told:
        why = "the pages are those of an ASP.NET help page"
        return Choice(told, why if told == "aspnet" else "nothing tells which server writes this")
    return Choice("plain", "nothing tells which server writes this")


def writes(root: Xml, dialect: str) -> bool:
    """Tell whether a server of this dialect could write such a document."""
    return _kind(root) in ("", dialect) or dialect not in ("aspnet", "xmlserializer")


def _kind(root: Xml) -> str:
    spaces = {uri for _, uri in root.declared}
    if _XSD in spaces and XSI in spaces and not root.namespace:
        return "xmlserializer"
    if root.namespace.startswith((_CONTRACTS, SERIALIZATION)) or ("i", XSI) in root.declared:
        return "aspnet"
    return ""


def casing_of(groups: Iterable[Group], dialect: Dialect) -> str:
    """Return how most JSON names come from the names that XML or the table has."""
    votes = dict.fromkeys(reversed(dialect.casings), 0)
    capitals = False
    for group in groups:
        for field in group.fields:
            own = plain_name(field.xml) if field.xml else field.row.name if field.row else ""
            if field.json and own:
                for casing in votes:
                    votes[casing] += dialect.json_name(own, casing) == field.json
                capitals = capitals or field.json[:1].isupper()
    best = max(votes.values(), default=0)
    if not best and "as_written" in votes:
        return "as_written"
    found = [casing for casing, count in votes.items() if count == best]
    return "as_written" if "as_written" in found else found[0]


def known(name: str) -> Dialect:
    """Return a dialect by its word."""
    return DIALECTS[name]
