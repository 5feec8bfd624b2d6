"""The dialects, by the word that a spec uses for them."""

from wirewright.dialects.aspnet import ASPNET
from wirewright.dialects.dialect import Dialect, NamedXml, XmlForm, XmlNames
from wirewright.dialects.plain import PLAIN
from wirewright.dialects.servicestack import SERVICESTACK
from wirewright.dialects.xmlserializer import XMLSERIALIZER

DIALECTS: dict[str, Dialect] = {
    dialect.name: dialect for dialect in (ASPNET, XMLSERIALIZER, SERVICESTACK, PLAIN)
}

__all__ = ["DIALECTS", "Dialect", "NamedXml", "XmlForm", "XmlNames"]
