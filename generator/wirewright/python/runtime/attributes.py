"""Attributes and CDATA sections, where the dialect's XML has them.

Texts come in as they stand in an element, escaped; here is what an attribute needs beside that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import DecodeError

if TYPE_CHECKING:
    from .xml import Element


def attribute(name: str, text: str) -> str:
    """Return an attribute with a space before it; `text` is escaped for an element already.

    White space other than spaces is written as references, for a parser makes spaces of it.
    """
    text = text.replace('"', "&quot;").replace("\t", "&#x9;").replace("\n", "&#xA;")
    return f' {name}="{text}"'


def required(element: Element, name: str) -> str:
    """Return the value of the attribute `name`, which has to be there."""
    value = element.get(name)
    if value is None:
        raise DecodeError("missing")
    return value


def cdata(text: str) -> str:
    """Return a text, which is escaped for an element, as CDATA.

    What would end the section is split, and a CR stands outside as the reference that it needs.
    """
    text = text.replace("&#xD;", "\r").replace("&lt;", "<").replace("&gt;", ">")
    text = text.replace("&amp;", "&").replace("]]>", "]]]]><![CDATA[>")
    return f"<![CDATA[{text}]]>".replace("\r", "]]>&#xD;<![CDATA[")
