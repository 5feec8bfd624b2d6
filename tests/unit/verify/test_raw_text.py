"""Texts and bytes, in which everything counts."""

from __future__ import annotations

import pytest

from wirewright.ir.api import Medium
from wirewright.verify.difference import difference
from wirewright.verify.raw_text import raw_tokens
from wirewright.verify.tokens import Place


def test_a_token_is_a_line_with_its_end() -> None:
    tokens = raw_tokens("a\r\n\nb", Place())
    assert [(token.text, token.start) for token in tokens] == [("a\r\n", 0), ("\n", 3), ("b", 4)]


@pytest.mark.parametrize(
    ("medium", "expected", "written"),
    [
        ("text", b"a", b"a "),
        ("text", b"a\r\n", b"a\n"),
        ("text", b"a\n", b"a"),
        ("text", b"\xef\xbb\xbfa", b"a"),
        ("text", b"\xff", b"\\xff"),
        ("text", b"", b" "),
        ("binary", b"\xff\xfea\0", b"a"),
        ("binary", b"\x00", b""),
    ],
)
def test_every_byte_counts(medium: Medium, expected: bytes, written: bytes) -> None:
    assert difference(medium, expected, written) is not None
    assert difference(medium, expected, expected) is None


def test_a_difference_is_shown_by_its_line_and_column() -> None:
    found = difference("binary", b"\x89PNG\r\n\x1a\n\x00\x01", b"\x89PNG\r\n\x1a\n\x00\x02")
    assert found is not None
    assert (found.line, found.column) == (3, 2)
    assert "\\x01" in found.words
    assert found.listing[0] == "in the sample:"
