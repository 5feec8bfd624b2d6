"""Enums: documented members, and values of which only one medium is known."""

from __future__ import annotations

import copy
import pickle
from typing import ClassVar

import pytest

from wirewright.python.errors import DecodeError, EncodeError
from wirewright.python.runtime.enums import OpenEnum, form_text, key_text, wire_value


class Color(OpenEnum):
    RED: ClassVar[Color]
    DEEP_BLUE: ClassVar[Color]


Color.RED = Color.member("Red", json=0)
Color.DEEP_BLUE = Color.member("deep blue", json=1, xml="Blue", form="blue")


class Shade(OpenEnum):
    DARK: ClassVar[Shade]


Shade.DARK = Shade.member("dark", json="d", xml="Dark")


class Gate(OpenEnum, closed=True):
    OPEN: ClassVar[Gate]


Gate.OPEN = Gate.member("open")

OTHER = (Color.from_json(7), Color.from_json("seven"), Color.from_xml("x"), Color.from_form("f"))
MEDIA = ("json", "json", "xml", "form")
TEXTS = (7, "seven", "x", "f")
ALL = (Color.RED, Color.DEEP_BLUE, *OTHER, Gate.OPEN)


def test_a_member_is_read_from_what_each_medium_writes() -> None:
    assert Color.from_json(1) is Color.from_xml("Blue") is Color.from_form("blue")
    assert Color.from_json(1) is Color.DEEP_BLUE


def test_a_medium_that_is_not_given_writes_the_name() -> None:
    assert (Color.RED.name, Color.RED.json, Color.RED.xml, Color.RED.form) == (
        *("Red", 0, "Red", "Red"),
    )


@pytest.mark.parametrize(
    ("value", "medium", "text"),
    list(zip(OTHER, MEDIA, TEXTS, strict=True)),
)
def test_an_unknown_value_is_written_to_its_own_medium(
    value: Color, medium: str, text: object
) -> None:
    assert value.name == ""
    assert wire_value(value, Color, medium) == text


@pytest.mark.parametrize(("value", "mine"), list(zip(OTHER, MEDIA, strict=True)))
def test_an_unknown_value_is_not_written_to_another_medium(value: Color, mine: str) -> None:
    for medium in {"json", "xml", "form"} - {mine}:
        with pytest.raises(EncodeError, match=f"was not read from {medium}"):
            wire_value(value, Color, medium)


def test_the_case_of_a_name_counts() -> None:
    assert Color.from_xml("red") != Color.RED


@pytest.mark.parametrize("value", [True, 1.0, None, [], {}])
def test_json_of_another_type_is_no_value(value: object) -> None:
    with pytest.raises(DecodeError, match="expected a value of Color, got"):
        Color.from_json(value)


def test_a_closed_enum_refuses_other_values() -> None:
    assert Gate.from_json("open") is Gate.OPEN
    for read in (Gate.from_json, Gate.from_xml, Gate.from_form):
        with pytest.raises(DecodeError, match="'shut' is no value of Gate"):
            read("shut")


@pytest.mark.parametrize("value", [None, 0, "Red", Gate.OPEN])
def test_a_value_of_another_type_is_not_written(value: object) -> None:
    with pytest.raises(EncodeError, match="expected Color, got"):
        wire_value(value, Color, "json")


@pytest.mark.parametrize("value", ALL, ids=repr)
def test_values_cannot_be_changed(value: OpenEnum) -> None:
    for name in ("name", "json", "anything"):
        with pytest.raises(AttributeError, match="cannot be changed"):
            setattr(value, name, "x")
        with pytest.raises(AttributeError, match="cannot be changed"):
            delattr(value, name)


@pytest.mark.parametrize("value", ALL, ids=repr)
def test_values_copy_and_pickle(value: OpenEnum) -> None:
    again = pickle.loads(pickle.dumps(value))
    for other in (again, copy.copy(value), copy.deepcopy(value)):
        assert type(other) is type(value)
        assert (other, hash(other), other.name) == (value, hash(value), value.name)


def test_values_are_equal_by_what_they_write() -> None:
    assert Color.from_json(7) == Color.from_json(7)
    assert len(set(ALL)) == len(ALL)
    assert Color.from_json("x") != Color.from_xml("x")
    assert Color.member("Red", json=0) == Color.RED
    assert Gate.from_xml("open") != Shade.from_xml("open")
    assert Color.RED != 0


def test_values_show_what_is_known() -> None:
    assert repr(Color.DEEP_BLUE) == "<Color deep blue>"
    assert repr(Color.from_json("\x1bж")) == "Color(json='\\x1b\\u0436')"


# ---- keys of maps, and texts of forms -----------------------------------------------------------


def test_the_key_of_a_map_in_json_is_a_name_where_values_are_numbers() -> None:
    assert key_text(Color.DEEP_BLUE, Color) == "Blue"
    assert Color.from_json("Blue") is Color.DEEP_BLUE
    assert key_text(Shade.DARK, Shade) == "d"


def test_an_unknown_key_survives_in_json() -> None:
    assert key_text(Color.from_json("7"), Color) == "7"
    with pytest.raises(EncodeError, match="was not read from xml"):
        key_text(Color.from_json(7), Color)


def test_a_form_has_the_member_s_own_text() -> None:
    assert form_text(Color.DEEP_BLUE, Color) == "blue"
    with pytest.raises(EncodeError, match="expected Color, got str"):
        form_text("blue", Color)
