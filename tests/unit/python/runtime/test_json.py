"""JSON: what is read, what is refused with which path, and how undocumented values are written."""

from __future__ import annotations

import json
from contextlib import suppress
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID

import pytest
from hypothesis import example, given, strategies as st
from msgspec import UNSET, Struct, UnsetType, field

from wirewright.python.errors import DecodeError, EncodeError
from wirewright.python.runtime import aspnet
from wirewright.python.runtime.enums import OpenEnum
from wirewright.python.runtime.ints import Int32
from wirewright.python.runtime.json import (
    decode,
    decoder,
    encode,
    write_any,
    write_enum,
    write_list,
    write_map,
)
from wirewright.python.runtime.limits import Limits
from wirewright.python.runtime.unknown import Unknown, unknown_json


class Color(OpenEnum):
    RED: ClassVar[Color]


Color.RED = Color.member("Red", json=0)


class Thing(Unknown):
    pass


class Line(Struct, kw_only=True):
    price: Decimal
    count: Int32 | UnsetType = UNSET


class Order(Struct, kw_only=True):
    lines: list[Line] = field(name="orderLines")
    by_key: dict[Int32, Line] | UnsetType = field(default=UNSET, name="byKey")
    by_color: dict[Color, Line] | UnsetType = field(default=UNSET, name="byColor")
    note: str | UnsetType | None = UNSET
    color: Color | UnsetType = UNSET
    thing: Thing | UnsetType = UNSET
    odd: Int32 | UnsetType = field(default=UNSET, name="a[²].b")


ANY = decoder(Any, aspnet.read_json)
ORDER = decoder(Order, aspnet.read_json)
UUIDS = decoder(list[UUID], aspnet.read_json)


def refused(data: bytes | str, reader: Any = ANY, limits: Limits | None = None) -> DecodeError:
    with pytest.raises(DecodeError) as caught:
        decode(reader, data, *([limits] if limits else []))
    assert type(caught.value) is DecodeError
    assert caught.value.medium == "json"
    return caught.value


# ---- the text ----------------------------------------------------------------------------------


def nested(depth: int) -> str:
    """Return lists and objects inside each other, alternately."""
    pairs = [("[", "]") if n % 2 else ('{"a":', "}") for n in range(depth)]
    return "".join(x for x, _ in pairs) + "1" + "".join(x for _, x in reversed(pairs))


def test_128_levels_are_read_and_129_are_not() -> None:
    assert decode(ANY, nested(128)) == json.loads(nested(128))
    assert refused(nested(129)).reason == "deeper than 128 levels"


@pytest.mark.parametrize("depth", [2, 127, 128])
def test_what_stands_beside_does_not_make_it_deeper(depth: int) -> None:
    text = f'[{"[],{}," * 200}{"[" * (depth - 1)}{"]" * (depth - 1)}]'
    assert decode(ANY, text) == json.loads(text)


@pytest.mark.parametrize(
    "string", ["[" * 200, '\\"[{' * 100, "\\\\" * 3 + "{" * 200, '\\\\\\"[' * 99]
)
def test_brackets_inside_of_strings_do_not_count(string: str) -> None:
    text = f'[["{string}"], {{"{string}": ["{string}"]}}]'
    assert decode(ANY, text) == json.loads(text)


@pytest.mark.parametrize("before", ['""', '"\\\\"', '"\\""', '"[\\\\\\""'])
def test_strings_do_not_hide_what_is_too_deep(before: str) -> None:
    assert "deeper" in refused(f'[{before},{"[" * 128}{"]" * 128}]').reason


def test_the_depth_can_be_set() -> None:
    assert decode(ANY, "[[1]]", Limits(json_depth=2)) == [[1]]
    assert "deeper than 1 levels" in refused("[[1]]", limits=Limits(json_depth=1)).reason


@pytest.mark.parametrize(
    "raw", [b"[" * 10**6, b"{" * 10**6, b"[" * 10**6 + b"]" * 10**6, b'{"a":' * 10**6]
)
def test_a_million_levels_are_refused(raw: bytes) -> None:
    assert "deeper than 128 levels" in refused(raw).reason


def test_the_size_counts_in_bytes() -> None:
    assert decode(ANY, '"жж"', Limits(body=6)) == "жж"
    assert refused('"жж"', limits=Limits(body=5)).reason == "longer than 5 bytes"


@pytest.mark.parametrize("data", ["1", b"1", "\ufeff1", b"\xef\xbb\xbf1", " 1\r\n\t"])
def test_text_and_utf_8_are_read_with_or_without_a_byte_order_mark(data: bytes | str) -> None:
    assert decode(ANY, data) == 1


@pytest.mark.parametrize(
    "data",
    [
        *(b"\xff\xfe1\x00", b"\xfe\xff\x001", b"1\x00", b"\xef\xbb\xbf\xef\xbb\xbf1", b'"\xff"'),
        *(b'"\xc0\xaf"', b'"\xed\xa0\x80"', b'"\xf5\x80\x80\x80"', "\ud800", '"\ud800"'),
        *(r'"\ud800"', r'"\udc00"', r'"\ud800\u0041"', '"\x01"', '"\n"', r'"\x"', r'"\u12"'),
        *("", " ", "[", "]", "[1,]", "{", '{"a"}', '{"a":1,}', "{a:1}", "'a'", "1 2", "[1] x"),
        *("NaN", "Infinity", "-", "01", "1.", ".5", "+1", "0x1", "1e", "tru", "nul", "// a\n1"),
        *("1e400", "1" + "0" * 5000, "-" + "9" * 5000),
    ],
)
def test_what_is_no_json_is_refused(data: bytes | str) -> None:
    assert refused(data).path == ""


@given(st.binary(max_size=40) | st.text('[]{}",:0123456789-+.eE\\u0tfnals ', max_size=40))
@example(b'{"orderLines":[{"price":1}]}')
def test_any_text_is_read_or_refused(data: bytes | str) -> None:
    for reader in (ANY, ORDER, UUIDS):
        with suppress(DecodeError):
            decode(reader, data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(Order.__struct_encode_fields__), inner, max_size=4)
    | st.dictionaries(st.sampled_from(Line.__struct_encode_fields__), inner, max_size=4)
    | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


@given(JSON)
def test_any_value_is_read_or_refused(value: object) -> None:
    with suppress(DecodeError):
        decode(ORDER, json.dumps(value))


# ---- paths -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "path", "reason"),
    [
        ("[]", "", "Expected `object`, got `array`"),
        ("{}", "", "Object missing required field `orderLines`"),
        ('{"orderLines":null}', "orderLines", "Expected `array`, got `null`"),
        ('{"orderLines":[{"price":1},{}]}', "orderLines[1]", "missing required field `price`"),
        ('{"orderLines":[{"price":{}}]}', "orderLines[0].price", "Expected `decimal`"),
        ('{"orderLines":[{"price":1,"count":"1"}]}', "orderLines[0].count", "Expected `int`"),
        ('{"orderLines":[{"price":1,"count":2147483648}]}', "orderLines[0].count", "<= 2147483647"),
        ('{"byKey":{"1":{"price":[]}}}', "byKey.*.price", "Expected `decimal`"),
        ('{"byKey":{"x":{"price":1}}}', "byKey", "Expected `int`"),
        ('{"byColor":{"Red":[]}}', "byColor.*", "Expected `object`"),
        ('{"color":1.5}', "color", "expected a value of Color, got JsonFloat"),
        ('{"a[²].b":"x"}', "a[²].b", "Expected `int`"),
    ],
)
def test_a_wrong_value_is_named_by_its_path(text: str, path: str, reason: str) -> None:
    error = refused(text, ORDER)
    assert error.path == path
    assert reason in error.reason
    assert "$" not in error.reason


def test_positions_are_numbers() -> None:
    error = refused('["5785bdb3-17ce-4ef3-942e-2588789e83d7", 7]', UUIDS)
    assert error.parts == (1,)


def test_members_that_nobody_documented_are_ignored_and_the_last_of_two_counts() -> None:
    read = decode(ORDER, '{"x":[{}],"note":"a","orderLines":[],"note":"b"}')
    assert read == Order(lines=[], note="b")


# ---- undocumented values -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        *("1.10", "1E5", "-0.0", "1e-7", "0.1000", "12345678901234567890", "-9223372036854775808"),
        *('"a\\"\\\\\\n"', '"é\\u0085"', "null", "true", "[]", "{}", '{"b":[1,{"a":null}],"":""}'),
    ],
)
def test_content_without_a_type_keeps_its_text(text: str) -> None:
    assert encode(lambda x: write_any(x, aspnet.json_string), decode(ANY, text)) == text.encode()


CONTENT = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=3), inner, max_size=3
    ),
    max_leaves=8,
)


@given(CONTENT)
def test_undocumented_content_survives(content: object) -> None:
    text = json.dumps({"orderLines": [], "thing": content}, ensure_ascii=False)
    thing = decode(ORDER, text).thing
    assert thing == decode(ORDER, json.dumps(json.loads(text), indent=2)).thing
    written = encode(lambda x: unknown_json(x, Thing), thing)
    assert json.loads(written) == content
    again = decode(ORDER, b'{"orderLines":[],"thing":' + written + b"}").thing
    assert again == thing


LOOP: list[Any] = []
LOOP.append(LOOP)


class Text(str):
    __slots__ = ()


ODD: tuple[object, ...] = (
    *(object(), (), set(), b"x", 1j, Decimal(1), Text("x"), "\ud800", float("nan"), float("-inf")),
    *(10**5000, {1: 2}, {None: 1}, {(): 1}, {"\ud800": 1}, LOOP, {"a": LOOP}, UNSET, Color.RED),
)


@pytest.mark.parametrize("value", ODD, ids=lambda x: type(x).__name__)
def test_what_json_cannot_say_is_refused(value: object) -> None:
    for whole in (value, [value], {"k": [value]}):
        with pytest.raises(EncodeError) as caught:
            encode(lambda x: write_any(x, aspnet.json_string), whole)
        assert caught.value.medium == "json"


def test_a_refused_value_is_named_by_its_path() -> None:
    with pytest.raises(EncodeError) as caught:
        encode(lambda x: write_any(x, aspnet.json_string), {"a": [1, {"b": object()}]})
    assert caught.value.path == "a[1].b"


# ---- writing -----------------------------------------------------------------------------------


def test_lists_and_maps_are_written_without_white_space() -> None:
    assert write_list([1, 2], aspnet.json_int32) == "[1,2]"
    assert write_list([], aspnet.json_int32) == "[]"
    written = write_map(
        {"a": 1, 'b"': 2}, aspnet.form_string, aspnet.json_int32, aspnet.json_string
    )
    assert written == '{"a":1,"b\\"":2}'


@pytest.mark.parametrize("value", [None, (1, 2), {1}, "12", {"a": 1}, UNSET])
def test_only_a_list_is_a_list(value: object) -> None:
    with pytest.raises(EncodeError, match="expected a list, got"):
        write_list(value, aspnet.json_int32)


@pytest.mark.parametrize("value", [None, [], "12", UNSET])
def test_only_a_dict_is_a_map(value: object) -> None:
    with pytest.raises(EncodeError, match="expected a dict, got"):
        write_map(value, aspnet.form_string, aspnet.json_int32, aspnet.json_string)


@pytest.mark.parametrize(
    ("entries", "path"),
    [
        ({"a": 1, "b": "x"}, "b"),
        ({5: 1}, "5"),
        ({None: 1}, "*"),
        ({10**5000: 1}, "an integer of 16610 bits"),
    ],
)
def test_a_wrong_entry_is_named_by_its_key(entries: object, path: str) -> None:
    with pytest.raises(EncodeError) as caught:
        write_map(entries, aspnet.form_string, aspnet.json_int32, aspnet.json_string)
    assert caught.value.path == path


def test_an_enum_is_written_as_number_or_name() -> None:
    assert write_enum(Color.RED, Color, aspnet.json_string) == "0"
    assert write_enum(Color.from_json('"'), Color, aspnet.json_string) == '"\\""'
    with pytest.raises(EncodeError, match="integer of 16610 bits"):
        write_enum(Color(json=10**5000), Color, aspnet.json_string)


def test_a_surrogate_that_gets_through_is_refused_at_last() -> None:
    with pytest.raises(EncodeError, match="lone surrogate"):
        encode(lambda _: '"\ud800"', None)
