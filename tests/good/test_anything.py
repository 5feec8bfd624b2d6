"""Whatever is read or written, nothing but the documented errors comes out of a codec."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from typing import Any, NamedTuple

import pytest
from hypothesis import given, strategies as st
from msgspec import UNSET, Struct

from tests.good.packages import CASES, apis, errors, package


class Text(str):
    """A subclass, whose methods could say anything."""

    __slots__ = ()


LOOP: list[Any] = []
LOOP.append(LOOP)
ODD: tuple[Any, ...] = (
    *(None, UNSET, object(), int, LOOP, {"a": LOOP}, (), set(), bytearray(b"x"), Text("x")),
    *(True, -1, 10**5000, 1.5, float("nan"), 1j, Decimal("sNaN"), Decimal("1E+999999"), b"x"),
    *(
        "",
        "\0",
        "\ud800",
        "]]>",
        [None],
        [[]],
        {None: None},
        {"": ""},
        {10**5000: 1},
        {"\ud800": 1},
    ),
)
KEYS = (None, UNSET, object(), (), Text("x"), True, 10**5000, 1.5, float("nan"), "\ud800", b"x")


class Case(NamedTuple):
    """A sample with the codecs of its body."""

    codecs: tuple[Any, ...]
    medium: str
    content: bytes

    def decode(self, content: bytes) -> Any:
        """Read a payload, or return None where it is refused."""
        codec = next(x for x in self.codecs if x.medium == self.medium)
        with suppress(errors().DecodeError):
            return codec.decode(content)
        return None

    def encode(self, value: Any) -> None:
        """Write a value in every medium, or have it refused."""
        for codec in self.codecs:
            with suppress(errors().EncodeError):
                assert type(codec.encode(value)) is bytes


def cases() -> Iterator[Case]:
    for name in CASES:
        for operation in apis()[name].operations:
            described = package(name).operations.OPERATIONS[operation.name]
            for sample in operation.samples:
                is_request = sample.direction == "request"
                body = described.request if is_request else described.response(sample.status)
                yield Case(body.media, sample.medium, sample.content)


ALL = list(cases())


@given(st.sampled_from(ALL), st.integers(0), st.integers(0, 3), st.binary(max_size=3))
def test_a_damaged_payload_is_read_or_refused(case: Case, at: int, cut: int, more: bytes) -> None:
    at %= len(case.content) + 1
    case.encode(case.decode(case.content[:at] + more + case.content[at + cut :]))


@given(st.sampled_from(ALL), st.sampled_from(ALL), st.integers(0), st.integers(0))
def test_parts_of_two_payloads_are_read_or_refused(
    case: Case, other: Case, start: int, end: int
) -> None:
    first, last = case.content, other.content
    case.encode(case.decode(first[: start % (len(first) + 1)] + last[end % (len(last) + 1) :]))


@pytest.mark.parametrize("number", range(len(ALL)))
def test_any_other_value_is_written_or_refused(number: int) -> None:
    case = ALL[number]
    value = case.decode(case.content)
    for odd in ODD:
        case.encode(odd)
    for changed in damaged(value):
        case.encode(changed)


def damaged(value: Any) -> Iterator[Any]:
    """Yield a value with each odd one in each of its places, one at a time."""
    if isinstance(value, Struct):
        for name in value.__struct_fields__:
            for inside in (*ODD, *damaged(getattr(value, name))):
                changed = copy.copy(value)
                setattr(changed, name, inside)
                yield changed
    elif isinstance(value, list):
        for number, item in enumerate(value[:2]):
            for inside in (*ODD, *damaged(item)):
                yield [*value[:number], inside, *value[number + 1 :]]
    elif isinstance(value, dict):
        for key, item in list(value.items())[:2]:
            yield from (value | {key: inside} for inside in (*ODD, *damaged(item)))
            yield from (value | {odd: item} for odd in KEYS)
