"""XML names: which texts are one, and how .NET encodes those that are none.

The letters are those of XML 1.0 below U+10000, without the colon: .NET takes no others.
"""

from __future__ import annotations

import re

_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd"
)
_REST = _START + r"\-.0-9\u00b7\u0300-\u036f\u203f\u2040"
_NAME = re.compile(f"[{_START}][{_REST}]*")
_LITERAL_CODE = re.compile(r"_(?=[xX](?:[0-9a-fA-F]{4}|[0-9a-fA-F]{8})_)")
_NO_START = re.compile(f"^[^{_START}]")
_NO_REST = re.compile(f"[^{_REST}]")


def is_xml_name(text: str) -> bool:
    """Tell whether `text` can be the local name of an element."""
    return _NAME.fullmatch(text) is not None


def encode_name(text: str) -> str:
    """Return `text` as .NET's `XmlConvert.EncodeLocalName` writes it in an element name.

    What is a name already stays as it is, also where it holds `_x0041_` literally.
    """
    if is_xml_name(text):
        return text
    text = _LITERAL_CODE.sub("_x005F_", text)
    return _NO_REST.sub(_code, _NO_START.sub(_code, text))


def _code(found: re.Match[str]) -> str:
    point = ord(found[0])
    return f"_x{point:04X}_" if point < 0x10000 else f"_x{point:08X}_"
