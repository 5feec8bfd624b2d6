"""What holds for every kind in every medium of both dialects."""

from __future__ import annotations

import struct
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from types import ModuleType
from typing import Any
from uuid import UUID, uuid4

import msgspec
import pytest
from hypothesis import given, strategies as st
from lxml import etree

from wirewright.python.errors import DecodeError, EncodeError
from wirewright.python.runtime import aspnet, plain
from wirewright.python.runtime.chars import Char
from wirewright.python.runtime.dates import DateTime
from wirewright.python.runtime.durations import LARGEST, SMALLEST, Duration
from wirewright.python.runtime.numbers import XmlDecimal

DIALECTS = (aspnet, plain)
MEDIA = ("json", "xml", "form")
XML_CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
UNITS = st.characters(exclude_categories=["Cs", "Cc"], max_codepoint=0xFFFD)


def whole(bits: int, *, signed: bool) -> st.SearchStrategy[int]:
    return st.integers(-(2 ** (bits - 1)) if signed else 0, 2 ** (bits - signed) - 1)


VALUES: dict[str, tuple[type, st.SearchStrategy[Any]]] = {
    "boolean": (bool, st.booleans()),
    "int8": (int, whole(8, signed=True)),
    "int16": (int, whole(16, signed=True)),
    "int32": (int, whole(32, signed=True)),
    "int64": (int, whole(64, signed=True)),
    "uint8": (int, whole(8, signed=False)),
    "uint16": (int, whole(16, signed=False)),
    "uint32": (int, whole(32, signed=False)),
    "uint64": (int, whole(64, signed=False)),
    "float": (float, st.floats(width=32, allow_nan=False, allow_infinity=False)),
    "double": (float, st.floats(allow_nan=False, allow_infinity=False)),
    "decimal": (Decimal, st.decimals(allow_nan=False, allow_infinity=False)),
    "string": (str, st.text(XML_CHARACTERS)),
    "char": (Char, st.builds(Char, UNITS)),
    "uuid": (UUID, st.uuids()),
    "datetime": (DateTime, st.builds(DateTime.of, st.datetimes(), st.integers(0, 9))),
    "date": (date, st.dates()),
    "time": (time, st.times()),
    "duration": (Duration, st.builds(Duration, st.integers(SMALLEST, LARGEST))),
    "bytes": (bytes, st.binary()),
    "uri": (str, st.text(XML_CHARACTERS)),
}

WRONG: tuple[object, ...] = (
    None, msgspec.UNSET, True, 1, -1, 2**64, 10**5000, 1.5, float("nan"), 1e39, 1j, "x", "1", b"1",
    bytearray(b"1"), Decimal("1.5"), Decimal("sNaN"), Decimal("1e999999999"), XmlDecimal("1.0"),
    Char("x"), "\ud800", "\0", date(2026, 2, 4), datetime(2026, 2, 4), DateTime(2026, 2, 4),
    time(1, tzinfo=UTC), Duration(1), uuid4(), [], {}, object(), int, lambda: 1,
)  # fmt: skip

ALSO: dict[str, tuple[type, ...]] = {"float": (int,), "double": (int,), "decimal": (XmlDecimal,)}

TEXTS = (
    "", " ", "\t\n", "\0", "\ud800", "\xa0", "x", "1_0", "\u0661", "TRUE", "nan", "inf", "1e400",
    "1e999999999", "9" * 10_000, "0." + "9" * 10_000, "-" * 10_000, "2026-02-30", "2026-02-30T00:00:00Z",
    "24:00:00", "P", "PT", "P" + "9" * 18 + "Y", "{" * 40, "====", "\U0001f600", "0000-00-00", "-1",
)  # fmt: skip

CASES = [(dialect, medium, kind) for dialect in DIALECTS for medium in MEDIA for kind in VALUES]


def writer(dialect: ModuleType, medium: str, kind: str) -> Callable[[object], str]:
    write: Callable[[object], str] = getattr(dialect, f"{medium}_{kind}")
    return write


def read_back(dialect: ModuleType, medium: str, kind: str, text: str) -> Any:
    """Read a text as a codec would, with a real parser for the medium around the scalar."""
    if medium == "json":
        return msgspec.json.decode(text, type=VALUES[kind][0], dec_hook=dialect.read_json)
    if medium == "xml":
        text = etree.fromstring(f"<v>{text}</v>".encode()).text or ""
    return getattr(dialect, f"read_{medium}_{kind}")(text)


def as_single(value: float) -> Any:
    return struct.unpack("f", struct.pack("f", value))[0]


def outcome(call: Callable[[Any], object], value: object, error: type[Exception]) -> Any:
    """Return what `call` makes of a value, or its error."""
    try:
        return call(value)
    except error as refusal:
        return refusal


def check_message(error: Exception) -> None:
    text = str(error)
    assert 0 < len(text) <= 500
    assert text.isascii()
    assert text.isprintable()


# Web API's binder reads no base64: test_aspnet has the refusal.
READABLE = [case for case in CASES if case != (aspnet, "form", "bytes")]


@pytest.mark.parametrize(("dialect", "medium", "kind"), READABLE)
def test_every_value_reads_back(dialect: ModuleType, medium: str, kind: str) -> None:
    wanted, values = VALUES[kind]

    @given(values)
    def check(value: Any) -> None:
        text = writer(dialect, medium, kind)(value)
        read = read_back(dialect, medium, kind, text)
        assert issubclass(type(read), wanted)
        if kind == "float":  # a 32-bit float is written in 9 digits, which are not all of a double
            assert as_single(read) == as_single(value)
        else:
            assert read == value
            assert writer(dialect, medium, kind)(read) == text

    check()


@pytest.mark.parametrize(("dialect", "medium", "kind"), CASES)
def test_a_wrong_value_is_an_encode_error_and_nothing_else(
    dialect: ModuleType, medium: str, kind: str
) -> None:
    refused = 0
    for value in WRONG:
        made = outcome(writer(dialect, medium, kind), value, EncodeError)
        if isinstance(made, EncodeError):
            refused += 1
            check_message(made)
        else:
            assert type(made) is str
            assert type(value) in (VALUES[kind][0], *ALSO.get(kind, ()))
    assert refused > len(WRONG) / 2


@pytest.mark.parametrize(("dialect", "medium", "kind"), [x for x in CASES if x[1] != "json"])
def test_a_wrong_text_is_a_decode_error_and_nothing_else(
    dialect: ModuleType, medium: str, kind: str
) -> None:
    for text in TEXTS:
        made = outcome(getattr(dialect, f"read_{medium}_{kind}"), text, DecodeError)
        if isinstance(made, DecodeError):
            check_message(made)
        else:
            assert isinstance(made, VALUES[kind][0])
