"""Bodies while they come in: every way to compress them, bounded, complete or refused."""

from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given, strategies as st

from wirewright.python.errors import DecodeError
from wirewright.python.runtime.content import Content

TEXT = b"the quick brown fox " * 50


def raw(data: bytes) -> bytes:
    made = zlib.compressobj(wbits=-15)
    return made.compress(data) + made.flush()


def read(encoding: str, *pieces: bytes, limit: int = 10_000) -> bytes:
    content = Content(encoding, limit)
    for piece in pieces:
        content.feed(piece)
    return content.finish()


WIRE = [
    ("", TEXT),
    ("identity", TEXT),
    ("gzip", gzip.compress(TEXT, mtime=0)),
    ("X-GZIP", gzip.compress(TEXT, mtime=0)),
    ("deflate", zlib.compress(TEXT)),
    ("deflate", raw(TEXT)),
    ("gzip", gzip.compress(TEXT[:100], mtime=0) + gzip.compress(TEXT[100:], mtime=0)),
    ("gzip", gzip.compress(TEXT, mtime=0) + b"\0"),
    ("gzip", gzip.compress(TEXT, mtime=0) + b"\0" * 100),
]


@pytest.mark.parametrize(("encoding", "data"), WIRE)
@pytest.mark.parametrize("size", [1, 2, 3, 7, 10_000])
def test_a_body_is_the_same_in_pieces_of_any_size(encoding: str, data: bytes, size: int) -> None:
    pieces = [data[start : start + size] for start in range(0, len(data), size)]
    assert read(encoding, *pieces) == TEXT


@pytest.mark.parametrize(("encoding", "data"), WIRE[2:6])
def test_a_body_that_is_cut_off_is_refused_at_every_place(encoding: str, data: bytes) -> None:
    for end in range(1, len(data)):
        with pytest.raises(DecodeError, match="content is (cut off|broken)"):
            read(encoding, data[:end])


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
@pytest.mark.parametrize("data", [b"<html></html>", b"\x1f\x8bxxxxxxxxxx", b"\x78\x9cxxxxxxxx"])
def test_what_is_not_compressed_is_broken(encoding: str, data: bytes) -> None:
    with pytest.raises(DecodeError, match=f"the {encoding} content is (broken|cut off)"):
        read(encoding, data)


def test_a_wrong_checksum_is_broken() -> None:
    data = bytearray(gzip.compress(TEXT, mtime=0))
    data[-5] ^= 1
    with pytest.raises(DecodeError, match="the gzip content is broken"):
        read("gzip", bytes(data))


def test_something_behind_the_end_is_refused() -> None:
    for encoding, data in WIRE[2:5]:
        with pytest.raises(DecodeError, match="something stands behind"):
            read(encoding, data + b"more")


@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "zstd", "compress", "nonsense"])
def test_an_encoding_that_nobody_asked_for_is_refused(encoding: str) -> None:
    with pytest.raises(DecodeError, match="was not asked for"):
        Content(encoding, 10)


@pytest.mark.parametrize("encoding", ["", "gzip", "deflate"])
def test_the_limit_counts_what_is_decompressed(encoding: str) -> None:
    data = {"": TEXT, "gzip": gzip.compress(TEXT, mtime=0), "deflate": zlib.compress(TEXT)}[
        encoding
    ]
    assert read(encoding, data, limit=len(TEXT)) == TEXT
    with pytest.raises(DecodeError, match=f"more than {len(TEXT) - 1} bytes"):
        read(encoding, data, limit=len(TEXT) - 1)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = gzip.compress(bytes(50_000_000), mtime=0)
    content = Content("gzip", 1000)
    with pytest.raises(DecodeError, match="more than 1000 bytes"):
        content.feed(bomb)
    assert len(content.excerpt) <= 1000


def test_nothing_at_all_is_empty_in_every_encoding() -> None:
    assert read("gzip") == read("deflate") == read("") == b""


@given(st.binary(max_size=300), st.integers(1, 50), st.sampled_from(["gzip", "deflate"]))
def test_any_body_comes_back(data: bytes, size: int, encoding: str) -> None:
    packed = gzip.compress(data, mtime=0) if encoding == "gzip" else zlib.compress(data)
    pieces = [packed[start : start + size] for start in range(0, len(packed), size)]
    assert read(encoding, *pieces) == data


@given(st.binary(max_size=60))
def test_any_bytes_are_a_body_or_refused(data: bytes) -> None:
    for encoding in ("gzip", "deflate"):
        try:
            read(encoding, data)
        except DecodeError:
            continue
