"""XML names, and how .NET encodes what is none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, strategies as st
from lxml import etree

from wirewright.dialects.xmlnames import encode_name, is_xml_name

TEXT = st.text(min_size=1)


@pytest.mark.parametrize(
    ("name", "encoded"),
    [
        ("2nd name", "_x0032_nd_x0020_name"),
        ("with:colon", "with_x003A_colon"),
        ("$dollar", "_x0024_dollar"),
        ("<A>k__BackingField", "_x003C_A_x003E_k__BackingField"),
        ("Müsli", "Müsli"),
        ("日", "日"),
        ("_x0041_", "_x0041_"),
        ("a _x0041_", "a_x0020__x005F_x0041_"),
        ("-a", "_x002D_a"),
        ("a-b.c", "a-b.c"),
        ("a\U0001f600", "a_x0001F600_"),
    ],
)
def test_a_name_is_encoded_as_dotnet_does(name: str, encoded: str) -> None:
    assert encode_name(name) == encoded


@given(TEXT)
def test_an_encoded_name_is_an_xml_name(name: str) -> None:
    assert is_xml_name(encode_name(name))


@given(st.from_regex(r"[^\W\d][\w.-]*", fullmatch=True).filter(is_xml_name))
def test_a_name_is_what_the_parser_reads_as_one(name: str) -> None:
    assert etree.fromstring(f"<{name}/>").tag == name


@given(TEXT)
def test_what_the_parser_refuses_is_no_name(name: str) -> None:
    try:
        etree.fromstring(f"<{name}/>".encode("utf-8", "surrogatepass"))
    except (etree.XMLSyntaxError, UnicodeEncodeError):
        assert not is_xml_name(name)


@given(TEXT)
def test_encoding_can_be_undone(name: str) -> None:
    encoded = encode_name(name)
    if encoded != name:
        assert decode(encoded) == name


def decode(text: str) -> str:
    code = re.compile(r"_x([0-9A-F]{8}|[0-9A-F]{4})_")
    return code.sub(lambda found: chr(int(found[1], 16)), text)
