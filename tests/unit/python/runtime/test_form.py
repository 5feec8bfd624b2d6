"""Forms: names as Web API's binder reads them, and what a form cannot say."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, strategies as st

from wirewright.python.errors import DecodeError, EncodeError
from wirewright.python.runtime import aspnet, form
from wirewright.python.runtime.form import Form, Pairs
from wirewright.python.runtime.limits import Limits


def first(name: str) -> Callable[[Form, str], str | None]:
    return lambda found, _: found.first(name)


def read(data: bytes | str, take: Callable[[Form, str], Any], **more: Any) -> Any:
    return form.decode(take, data, **more)


def refused(data: bytes | str, take: Callable[[Form, str], Any], **more: Any) -> DecodeError:
    with pytest.raises(DecodeError) as caught:
        form.decode(take, data, **more)
    assert caught.value.medium == "form"
    return caught.value


# ---- pairs -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "value"),
    [
        ("Id=1", "1"),
        (b"id=%C3%BC+%2B", "ü +"),
        ("ID=1&Id=2", "1"),
        ("x=1&iD=2&x=3", "2"),
        ("Id=", ""),
        ("Id", ""),
        ("Id=a=b;c", "a=b;c"),
        ("Id=%zz%", "%zz%"),
        ("I%64=1", "1"),
        ("id=ж", "ж"),
        ("x=1", None),
        ("", None),
    ],
)
def test_a_name_is_read_in_any_case_and_the_first_counts(
    data: bytes | str, value: str | None
) -> None:
    assert read(data, first("Id")) == value


@pytest.mark.parametrize("name", ["Item.Id", "item.id", "Item[Id]", "ITEM[ID]", "Item%5BId%5D"])
def test_a_member_is_read_with_a_dot_or_in_brackets(name: str) -> None:
    assert read(f"{name}=1", first("Item.Id")) == "1"


def items(found: Form, name: str) -> list[str | None]:
    return form.read_list(found, name, lambda found, name: found.first(f"{name}.Id"))


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        ("Items[0].Id=1&Items[1].Id=2", ["1", "2"]),
        ("Items[0][Id]=1&items[1][id]=2", ["1", "2"]),
        ("Items[1].Id=2&Items[0].Id=1", ["1", "2"]),
        ("Items[0].Other=1", [None]),
        ("Items[0].Id=1&Items[2].Id=3", ["1"]),
        ("Items[1].Id=2", []),
        ("Items[a].Id=1&Items[].Id=2&Items[-1].Id=3&Items[01].Id=4", []),
        ("", []),
    ],
)
def test_items_count_from_zero_up_to_a_gap(data: str, ids: list[str | None]) -> None:
    assert read(data, lambda found, _: items(found, "Items")) == ids


def numbers(found: Form, _: str) -> list[int]:
    return form.read_scalars(found, "Nums", aspnet.read_form_int32)


@pytest.mark.parametrize(
    "data",
    ["Nums=1&Nums=2", "Nums[]=1&nums[]=2", "Nums[0]=1&Nums[1]=2", "nums=1&Nums[0]=2&Nums[2]=9"],
)
def test_single_values_are_repeated_or_indexed(data: str) -> None:
    assert read(data, numbers) == [1, 2]


def test_a_wrong_item_is_named_by_its_position() -> None:
    assert refused("Nums=1&Nums=x", numbers).path == "[1]"
    error = refused("A[0]=1&A[1].X=1", lambda found, _: form.read_list(found, "A", form.required))
    assert (error.path, error.reason) == ("[1]", "missing")


def test_a_map_is_a_list_of_keys_and_values() -> None:
    def take(found: Form, _: str) -> dict[int, str]:
        return form.read_map(found, "Map", aspnet.read_form_int32, form.required)

    assert read("Map[0].Key=1&Map[0].Value=a&map[1][key]=2&Map[1].value=b", take) == {
        1: "a",
        2: "b",
    }
    assert read("Map[k]=1", take) == {}
    assert refused("Map[0].Value=1", take).reason == "missing"


@pytest.mark.parametrize(
    ("data", "has"),
    [
        ("A=1", True),
        ("a.B=1", True),
        ("A[0]=", True),
        ("A[b]=", True),
        ("Ab=1", False),
        ("x.A=1", False),
    ],
)
def test_a_value_is_there_when_it_or_a_part_of_it_is(data: str, has: bool) -> None:
    assert read(data, lambda found, _: found.has("A")) is has


def test_what_has_to_be_there_is_missed() -> None:
    assert refused("B=1", lambda found, _: form.required(found, "A")).reason == "missing"
    assert refused("B=1", lambda found, _: form.present(found, "A")).reason == "missing"
    assert read("A.x=1", lambda found, _: form.present(found, "A")) == "A"
    assert read("B=1", lambda found, _: form.present(found, "")) == ""


# ---- refusals ----------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"\xff", b"a=\xc3", "a=%ff", "a=%ED%A0%80", "%ff=1", "a=\ud800"])
def test_what_is_not_utf_8_is_refused(data: bytes | str) -> None:
    refused(data, first("a"))


def test_1000_pairs_are_read_and_1001_are_not() -> None:
    assert read("&".join(["a=1"] * 1000), first("a")) == "1"
    refused("&".join(["a=1"] * 1001), first("a"))


def test_the_size_counts_in_bytes() -> None:
    assert read("a=ж", first("a"), limits=Limits(body=4)) == "ж"
    error = refused("a=ж", first("a"), limits=Limits(body=3))
    assert error.reason == "longer than 3 bytes"


def test_a_value_that_nests_without_end_is_refused() -> None:
    def tree(found: Form, name: str) -> Any:
        return tree(found, f"{name}.a") if found.has(f"{name}.a") else name

    assert refused("." + "a." * 5000 + "a=1", tree).reason == "nested too deep"


def test_a_type_that_is_not_documented_is_refused() -> None:
    with pytest.raises(DecodeError, match="Thing is not documented"):
        form.unknown("Thing")


@given(st.binary(max_size=40) | st.text("aA.[]0129=&%+;\0\ud800ж", max_size=40))
def test_any_form_is_read_or_refused(data: bytes | str) -> None:
    for take in (numbers, first("a"), lambda found, _: items(found, "A")):
        with suppress(DecodeError):
            read(data, take)


# ---- writing -----------------------------------------------------------------------------------


def test_pairs_are_written_in_ascii_with_percent_escapes() -> None:
    def write(value: str, name: str) -> Pairs:
        return [(f"{name}Ключ[0].x", value), ("empty", "")]

    assert form.encode(write, "a b&=+\r\nж") == (
        b"%D0%9A%D0%BB%D1%8E%D1%87%5B0%5D.x=a+b%26%3D%2B%0D%0A%D0%B6&empty="
    )


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
PAIRS = st.lists(st.tuples(TEXTS.filter(lambda x: "[" not in x), TEXTS), max_size=5)


@given(PAIRS)
def test_pairs_come_back_as_they_were(pairs: Pairs) -> None:
    data = form.encode(lambda value, _: value, pairs)
    found = read(data, lambda found, _: [found.all(name) for name, _ in pairs])
    wanted = [[x for key, x in pairs if key.lower() == name.lower()] for name, _ in pairs]
    assert found == wanted


def test_lists_and_maps_are_written_as_the_binder_reads_them() -> None:
    assert form.write_scalars([1, 2], "N", aspnet.form_int32) == [("N", "1"), ("N", "2")]
    member = form.write_list(["a", "b"], "L", lambda item, name: [(f"{name}.Id", item)])
    assert member == [("L[0].Id", "a"), ("L[1].Id", "b")]
    entries = form.write_map({1: "a"}, "M", aspnet.form_int32, lambda item, name: [(name, item)])
    assert entries == [("M[0].Key", "1"), ("M[0].Value", "a")]


@pytest.mark.parametrize(
    "write",
    [
        lambda: form.write_scalars([], "N", str),
        lambda: form.write_list([], "N", lambda item, name: [(name, item)]),
        lambda: form.write_map({}, "N", str, lambda item, name: [(name, item)]),
        lambda: form.given([]),
    ],
)
def test_a_value_without_pairs_cannot_be_said(write: Callable[[], Pairs]) -> None:
    with pytest.raises(EncodeError, match="a form cannot say an empty value here"):
        write()


def test_an_empty_item_would_be_a_gap() -> None:
    with pytest.raises(EncodeError) as caught:
        form.write_list([[1], []], "N", lambda item, name: form.write_scalars(item, name, str))
    assert caught.value.path == "[1]"


@pytest.mark.parametrize("value", [None, (), "ab", {"a": 1}])
def test_only_a_list_is_a_list(value: object) -> None:
    with pytest.raises(EncodeError, match="expected a list, got"):
        form.write_scalars(value, "N", str)


@pytest.mark.parametrize("value", [None, [], "ab"])
def test_only_a_dict_is_a_map(value: object) -> None:
    with pytest.raises(EncodeError, match="expected a dict, got"):
        form.write_map(value, "N", str, lambda item, name: [(name, item)])


def test_encoding_names_the_medium_of_every_error() -> None:
    def deep(value: object, name: str) -> Pairs:
        return deep(value, name)

    for write in (deep, lambda *_: [("a", "\ud800")], lambda *_: [("a", aspnet.form_string(1))]):
        with pytest.raises(EncodeError) as caught:
            form.encode(write, 1)
        assert caught.value.medium == "form"
