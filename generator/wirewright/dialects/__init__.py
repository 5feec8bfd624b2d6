"""The dialects, by the word that a spec uses for them."""

from wirewright.dialects.aspnet import ASPNET
from wirewright.dialects.dialect import Dialect, NamedXml, XmlNames
from wirewright.dialects.plain import PLAIN

DIALECTS: dict[str, Dialect] = {dialect.name: dialect for dialect in (ASPNET, PLAIN)}

__all__ = ["DIALECTS", "Dialect", "NamedXml", "XmlNames"]
