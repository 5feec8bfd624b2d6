"""The bytes of a page become blocks, whatever their encoding and form."""

from __future__ import annotations

import pytest

from wirewright.importer.pages import Pre, Table, Text, load
from wirewright.importer.pages.load import decode


@pytest.mark.parametrize(
    "content",
    [
        "Tee für zwei".encode(),
        b"\xef\xbb\xbf" + "Tee für zwei".encode(),
        b"\xff\xfe" + "Tee für zwei".encode("utf-16-le"),
        b"\xfe\xff" + "Tee für zwei".encode("utf-16-be"),
        "Tee für zwei".encode("cp1252"),
    ],
)
def test_an_encoding_is_found_without_being_named(content: bytes) -> None:
    assert decode(content) == ("Tee für zwei", "")


def test_the_servers_word_decides_between_old_encodings() -> None:
    assert decode("чай".encode("cp1251"), "windows-1251") == ("чай", "")


def test_the_pages_own_word_counts_too() -> None:
    content = b'<meta charset="koi8-r">' + "чай".encode("koi8-r")
    assert decode(content)[0].endswith("чай")


def test_latin_1_is_read_as_browsers_read_it() -> None:
    assert decode(b'<meta charset="iso-8859-1">\x80')[0].endswith("€")


def test_an_unknown_encoding_is_a_finding_and_no_error() -> None:
    text, trouble = decode(b"\x81\x8d\xff", "no-such-thing")
    assert "\ufffd" in text
    assert "encoding" in trouble


def test_line_ends_are_plain_and_nul_is_gone() -> None:
    assert decode(b"a\r\nb\rc\0d") == ("a\nb\ncd", "")


def test_text_with_xml_inside_is_no_html() -> None:
    page = load(b"GET api/x\n<Head><Title>1</Title></Head>", "x.txt")
    assert [type(x) for x in page.blocks] == [Text, Pre]


@pytest.mark.parametrize("front", ["", " \n", "<!-- x -->", '<?xml version="1.0"?>'])
def test_html_is_known_by_its_beginning(front: str) -> None:
    page = load(f"{front}<!DOCTYPE html><p>Tea <b>for</b> two</p>".encode(), "x")
    assert [x.text for x in page.blocks if isinstance(x, Text)] == ["Tea for two"]


def test_a_page_with_endless_lines_is_read_in_part() -> None:
    page = load(b"a\n" * 50_000, "x.txt")
    assert [message for _, message in page.findings] == [
        "the page has too many lines: the rest is left out"
    ]


def test_tables_of_html_need_no_guessing() -> None:
    html = "<table><tr><th>Name<th>Type<tr><td>Required<td>date</table>"
    table = load(html.encode(), "x").blocks[0]
    assert isinstance(table, Table)
    assert dict(table.rows[0].cells) == {"name": ("Required",), "type": ("date",)}
