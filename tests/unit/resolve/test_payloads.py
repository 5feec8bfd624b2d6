"""Samples as trees, or why they are none."""

from __future__ import annotations

import pytest

from wirewright.resolve.payloads import DEEPEST, Malformed, read_json, read_xml


def test_json_is_read_with_numbers_as_text() -> None:
    assert read_json(b'{"a": [1.50, true, null, "x"]}') == {"a": ["1.50", True, None, "x"]}


@pytest.mark.parametrize(
    ("content", "why", "line", "column"),
    [
        (b'{\n "a": 1\n "b": 2}', "expecting ',' delimiter", 3, 2),
        (b"", "expecting value", 1, 1),
        (b"{} x", "extra data", 1, 4),
        (b'{"a": NaN, "b": "NaN"}', "`NaN` is no value", 1, 7),
        (b'{"NaN": -Infinity}', "`-Infinity` is no value", 1, 9),
        (b'"a\xff"', "the bytes here are not UTF-8", 1, 3),
        (b"\xef\xbb\xbf{}", "it begins with a byte order mark", 1, 1),
        (b"[" * (DEEPEST + 1), f"it is nested deeper than {DEEPEST}", 1, DEEPEST + 1),
    ],
)
def test_what_is_no_json_says_why_and_where(
    content: bytes, why: str, line: int, column: int
) -> None:
    assert read_json(content) == Malformed(why, line, column)


def test_json_may_be_nested_as_deep_as_the_limit() -> None:
    assert not isinstance(read_json(b"[" * DEEPEST + b"]" * DEEPEST), Malformed)
    assert not isinstance(read_json(b'"' + b"[" * 999 + b'"'), Malformed)


def test_a_number_of_any_length_is_read() -> None:
    assert read_json(b"1" * 10_000) == "1" * 10_000


def test_xml_is_read_as_a_tree() -> None:
    root = read_xml(b"<a><b/><!-- c --></a>")
    assert not isinstance(root, Malformed)
    assert [child.tag for child in root] == ["b"]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"<a>\n<b></a>", 2),
        (b"", 1),
        (b"<a>&b;</a>", 1),
        (b"<a/>\n<b/>", 2),
        (b"<a>" * 300, 1),
    ],
)
def test_what_is_no_xml_says_where(content: bytes, line: int) -> None:
    found = read_xml(content)
    assert isinstance(found, Malformed)
    assert found.line == line


def test_a_doctype_is_refused() -> None:
    assert read_xml(b"<!DOCTYPE a SYSTEM 'file:///none'><a/>") == Malformed("it has a DOCTYPE")


def test_raw_markup_is_left_out() -> None:
    root = read_xml(b"<a><html x='1'>\n<br><p>&nbsp;</html><b>1</b></a>", ("html",))
    assert not isinstance(root, Malformed)
    assert [child.tag for child in root] == ["html", "b"]


def test_an_error_after_raw_markup_is_still_where_it_is() -> None:
    found = read_xml(b"<a><m>\n<br>\n\n</m>\n<b></a>", ("m",))
    assert isinstance(found, Malformed)
    assert found.line == 5


def test_markup_that_never_ends_is_malformed() -> None:
    assert isinstance(read_xml(b"<a><m><br></a>", ("m",)), Malformed)


def test_an_empty_element_has_no_markup_to_leave_out() -> None:
    root = read_xml(b"<a><m/><b/><m><br></m></a>", ("m",))
    assert not isinstance(root, Malformed)
    assert [child.tag for child in root] == ["m", "b", "m"]
