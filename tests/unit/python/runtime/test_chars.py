"""`Char`, and how strings are escaped."""

from __future__ import annotations

import copy
import json
import pickle

import pytest
from hypothesis import given, strategies as st
from lxml import etree

from wirewright.python.errors import EncodeError
from wirewright.python.runtime import aspnet, plain
from wirewright.python.runtime.chars import Char

IN_XML = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
    | st.sampled_from("\t\n\r\x7f\x85&<>]\"'")
)
NOT_IN_XML = [*map(chr, [*range(9), 0x0B, 0x0C, *range(0x0E, 0x20)]), "\ufffe", "\uffff", "\ud800"]


@pytest.mark.parametrize("text", ["A", "\0", "\uffff", "\ud800", "\u0416", "'"])
def test_a_char_is_a_string_of_one_code_unit(text: str) -> None:
    value = Char(text)
    pickles = [pickle.loads(pickle.dumps(value, n)) for n in range(2, pickle.HIGHEST_PROTOCOL + 1)]
    for made in (*pickles, copy.copy(value), copy.deepcopy(value), eval(repr(value))):
        assert (type(made), made, hash(made)) == (Char, text, hash(text))
    assert repr(value).isascii()


@pytest.mark.parametrize("text", ["", "AB", "\U0001f600"])
def test_anything_else_is_no_char(text: str) -> None:
    with pytest.raises(ValueError, match="one character"):
        Char(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("", '""'),
        ('"\\', r'"\"\\"'),
        ("\b\t\n\f\r", r'"\b\t\n\f\r"'),
        ("\0\x01\x1f", r'"\u0000\u0001\u001f"'),
        ("/'<>&\x7f\ufeff\U0001f600\u202e", '"/\'<>&\x7f\ufeff\U0001f600\u202e"'),
        ("\ufffe\uffff", '"\ufffe\uffff"'),
    ],
)
def test_json_escapes_no_more_than_it_must(value: str, text: str) -> None:
    assert plain.json_string(value) == text
    assert aspnet.json_string(value) == text


def test_json_of_net_escapes_three_line_ends_more() -> None:
    assert aspnet.json_string("a\x85\u2028\u2029\x86") == '"a\\u0085\\u2028\\u2029\x86"'
    assert plain.json_string("\x85\u2028\u2029") == '"\x85\u2028\u2029"'


@pytest.mark.parametrize("dialect", [aspnet, plain])
@pytest.mark.parametrize("text", ["\ud83d", "a\udc00b", "\ude00\ud83d", "\u2028\udfff"])
def test_half_a_surrogate_pair_is_refused_everywhere(dialect: object, text: str) -> None:
    for medium in ("json", "xml", "form"):
        with pytest.raises(EncodeError, match=r"cannot say the character U\+D"):
            getattr(dialect, f"{medium}_string")(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("", ""),
        ("a & b < c > d", "a &amp; b &lt; c &gt; d"),
        ("\"'", "\"'"),
        ("]]>", "]]&gt;"),
        ("&lt;", "&amp;lt;"),
        ("\t\n <", "\t\n &lt;"),
        ("a\r\nb\r", "a&#xD;\nb&#xD;"),
        ("\x7f\x85\u2028\ufeff\U0001f600", "\x7f\x85\u2028\ufeff\U0001f600"),
        ("\u00fc\u65e5", "\u00fc\u65e5"),
    ],
)
def test_xml_escapes_markup_and_cr(value: str, text: str) -> None:
    assert plain.xml_string(value) == aspnet.xml_string(value) == text


@pytest.mark.parametrize("character", NOT_IN_XML)
def test_what_xml_cannot_say_is_refused(character: str) -> None:
    for text in (character, f"a{character}b", f"\n{character}"):
        with pytest.raises(EncodeError, match=rf"U\+{ord(character):04X}"):
            plain.xml_string(text)


@given(IN_XML)
def test_every_string_that_xml_can_say_reads_back(text: str) -> None:
    element = etree.fromstring(f"<v>{plain.xml_string(text)}</v>".encode())
    assert (element.text or "") == text


@given(st.text())
def test_every_string_reads_back_from_json(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        for write in (plain.json_string, aspnet.json_string):
            with pytest.raises(EncodeError):
                write(text)
    else:
        assert json.loads(plain.json_string(text)) == text
        assert json.loads(aspnet.json_string(text)) == text


class Sub(str):
    __slots__ = ()


@pytest.mark.parametrize("value", [Sub("a"), Char("a"), b"a", 1, None])
def test_only_a_str_is_written_as_one(value: object) -> None:
    for write in (plain.json_string, plain.xml_string, plain.form_string, aspnet.json_string):
        with pytest.raises(EncodeError, match="expected a str, got"):
            write(value)
