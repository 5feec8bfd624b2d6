"""Bodies that are one text or plain bytes."""

from __future__ import annotations

from typing import Any

import pytest

from wirewright.python.errors import CodecError, DecodeError, EncodeError
from wirewright.python.runtime import plain
from wirewright.python.runtime.bodies import binary, text
from wirewright.python.runtime.http import Body, Codec

TEXT = text(("text/plain; charset=utf-8",), plain.read_form_string, plain.form_string)
NUMBER = text(("text/plain",), plain.read_form_int32, plain.form_int32)
BYTES = binary(("image/png", "image/gif"))


@pytest.mark.parametrize("value", ["", " a\r\n", "\ufeffä", "\x00", "\U0001f600"])
def test_a_text_is_its_characters_in_utf_8(value: str) -> None:
    assert TEXT.encode(value) == value.encode()
    assert TEXT.decode(value.encode()) == TEXT.decode(value) == value


@pytest.mark.parametrize("value", [b"", b"\x00\xff\r\n"])
def test_bytes_are_themselves(value: bytes) -> None:
    assert BYTES.encode(value) == BYTES.decode(value) == value


def test_strict_reading_finds_nothing_for_everything_counts() -> None:
    assert (TEXT.strict(b" a").value, TEXT.strict(b" a").findings) == (" a", ())
    assert (BYTES.strict(b"a").value, BYTES.strict(b"a").findings) == (b"a", ())


@pytest.mark.parametrize(
    ("codec", "data", "reason"),
    [
        (TEXT, b"\xe9", "text: it is not in UTF-8"),
        (TEXT, "\ud800", "text: a lone surrogate is no character"),
        (NUMBER, b"", "text: '' is no int32"),
        (NUMBER, b"1_0", "text: '1_0' is no int32"),
        (BYTES, "\ud800", "binary: a lone surrogate is no character"),
    ],
)
def test_a_payload_that_is_none_is_refused(codec: Codec[Any], data: Any, reason: str) -> None:
    with pytest.raises(DecodeError) as caught:
        codec.decode(data)
    assert str(caught.value) == reason


@pytest.mark.parametrize(
    ("codec", "value", "medium"),
    [
        (TEXT, b"a", "text"),
        (TEXT, "\ud800", "text"),
        (TEXT, None, "text"),
        (NUMBER, 2**31, "text"),
        (BYTES, "a", "binary"),
        (BYTES, bytearray(b"a"), "binary"),
        (BYTES, None, "binary"),
    ],
)
def test_a_value_of_another_type_is_refused(codec: Codec[Any], value: Any, medium: str) -> None:
    with pytest.raises(EncodeError) as caught:
        codec.encode(value)
    assert caught.value.medium == medium


def test_text_that_no_utf_8_can_say_is_refused_whoever_wrote_it() -> None:
    with pytest.raises(EncodeError, match="text: a lone surrogate"):
        text(("text/plain",), str, str).encode("\udc00")


@pytest.mark.parametrize(
    ("type", "fits"),
    [
        ("text/plain", True),
        ("TEXT/plain;charset=UTF-8", True),
        ('text/plain; format=flowed; charset="utf-8"', True),
        ("text/plain; charset=us-ascii", True),
        ("text/plain; charset=iso-8859-1", False),
        ('text/plain; Charset="utf-16"', False),
        ("text/html", False),
    ],
)
def test_a_text_is_read_in_utf_8_only(type: str, fits: bool) -> None:
    body = Body(media=(TEXT,))
    if fits:
        assert body.codec_for(type) is TEXT
    else:
        with pytest.raises(CodecError):
            body.codec_for(type)


def test_the_first_content_type_is_sent() -> None:
    assert BYTES.content_type(b"GIF") == "image/png"
    assert Body(media=(BYTES,)).codec_for("image/GIF") is BYTES
