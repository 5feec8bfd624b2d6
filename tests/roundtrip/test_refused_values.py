"""A value that a medium cannot say is an `EncodeError` that names its field in that medium.

Which name a field has on the wire is found by changing its value and seeing what changed.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, get_args, get_origin
from urllib.parse import parse_qsl
from uuid import UUID

import pytest
from lxml import etree
from msgspec import UNSET, Meta, Struct, UnsetType

from order_apis._runtime.dates import DateTime
from order_apis._runtime.enums import OpenEnum
from order_apis._runtime.patterns import FormattedDateTime
from order_apis._runtime.unknown import Unknown, XmlNode
from order_apis.errors import EncodeError
from tests.roundtrip.values import CODECS, SUPPLIED, decode, encode, hints, is_list, parts

MOMENT = datetime(2020, 2, 3, 4, 5, 6)
POOL: tuple[object, ...] = (
    *(object(), 7, 1.5, True, "x", b"x", (), {}, bytearray(b"x"), MOMENT, DateTime.of(MOMENT)),
    *(Decimal("1.5"), UUID(int=7), XmlNode("x"), int, Unknown("1"), OpenEnum(json=0)),
)


class Text(str):
    """A subclass, whose methods could say anything."""

    __slots__ = ()


def example(hint: Any, medium: str, number: int) -> Any:
    """Return one of two values of a type."""
    origin = get_origin(hint)
    if origin is Annotated:
        return number + 1
    if origin is list:
        return [example(get_args(hint)[0], medium, number)]
    if hint is Any:
        return {"any": [number]}
    if issubclass(hint, Struct):
        return instance(hint, medium, number)
    if issubclass(hint, OpenEnum):
        members = [value for value in vars(hint).values() if isinstance(value, hint)]
        return members[0] if number else getattr(hint, f"from_{medium}")("else")
    if issubclass(hint, Unknown):
        return hint(json=str(number)) if medium == "json" else hint(xml=XmlNode(f"x{number}"))
    if issubclass(hint, FormattedDateTime):
        return hint.of(MOMENT.replace(day=number + 1))
    scalars: dict[Any, Any] = {
        bool: bool(number),
        str: f"text {number}",
        Decimal: Decimal(f"{number}.25"),
        UUID: UUID(int=number),
        DateTime: DateTime.of(MOMENT.replace(day=number + 1)),
    }
    return scalars[hint]


def instance(model: type[Struct], medium: str, number: int = 0) -> Any:
    """Return an instance with every field given that the medium can say."""
    given = {}
    for name, hint in hints(model).items():
        if medium == "form" and is_list(parts(hint)):
            continue  # of undocumented items
        given[name] = example(parts(hint)[0], medium, number)
    return model(**given)


def cells(content: bytes, medium: str) -> dict[str, str]:
    """Take a payload apart: the names at its top, and what they hold."""
    if medium == "json":
        return {key: repr(value) for key, value in json.loads(content, parse_float=str).items()}
    if medium == "form":
        return dict(parse_qsl(content.decode(), keep_blank_values=True))
    root = etree.fromstring(content)
    return {etree.QName(child).localname: etree.tostring(child).decode() for child in root}


def wire_name(model: type[Struct], medium: str, name: str) -> str:
    """Return what a field is called in a medium."""
    value = instance(model, medium)
    before = cells(encode(value, medium), medium)
    setattr(value, name, getattr(instance(model, medium, 1), name))
    after = cells(encode(value, medium), medium)
    (changed,) = {key for key in before if before[key] != after[key]}
    return changed


def accepted(hint: Any) -> tuple[type, ...]:
    """Return the exact types that a field's type takes."""
    if get_origin(hint) is Annotated:
        return (int,)
    if hint is Any:
        return (int, float, bool, str, dict, list)
    return (get_origin(hint) or hint,)


def unsayable(hint: Any, medium: str) -> Iterator[Any]:
    """Yield values of the right type that the medium, or the type on the wire, cannot say."""
    if hint is str:
        yield from ["a\ud800", "\udfff", Text("x")]
        if medium == "xml":
            yield from ["\0", "a\x0bb", "\x1f", "\ufffe", "\uffff"]
    elif get_origin(hint) is Annotated:
        meta = next(x for x in get_args(hint)[1:] if isinstance(x, Meta))
        assert meta.ge is not None
        assert meta.le is not None
        yield from [meta.ge - 1, meta.le + 1, 10**5000]
    elif hint is Decimal:
        yield from map(Decimal, ["NaN", "sNaN", "Infinity", "-Infinity", "1E+9999", "1E-9999"])
    elif hint is Any:
        yield from [float("nan"), float("inf"), 10**5000, "\ud800"]
    elif isinstance(hint, type) and issubclass(hint, OpenEnum):
        yield hint()
        yield from (hint.from_json(77), hint.from_json("else")) if medium != "json" else ()
        yield from (hint.from_xml("else"),) if medium != "xml" else ()
        yield from (hint.from_form("else"),) if medium != "form" else ()
    elif isinstance(hint, type) and issubclass(hint, FormattedDateTime):
        yield hint(2020, 1, 1, microsecond=5)


def refused(model: type[Struct], name: str, medium: str) -> list[Any]:
    """Return values that a field must not take in a medium."""
    members = [x for x in parts(hints(model)[name]) if x not in (UnsetType, type(None))]
    types = [kind for hint in members for kind in accepted(hint)]
    found = [value for value in POOL if type(value) not in types]
    found += [value for hint in members for value in unsayable(hint, medium)]
    if type(None) not in parts(hints(model)[name]) and Any not in members:
        found.append(None)
    if UnsetType not in parts(hints(model)[name]) or name in SUPPLIED:
        found.append(UNSET)
    return found


@pytest.mark.parametrize(("model", "medium"), CODECS, ids=lambda x: getattr(x, "__name__", str(x)))
def test_a_value_that_cannot_be_said_is_refused_by_its_name(
    model: type[Struct], medium: str
) -> None:
    whole = instance(model, medium)
    assert decode(model, medium, encode(whole, medium)) == whole
    for name in model.__struct_fields__:
        if medium == "form" and is_list(parts(hints(model)[name])):
            continue
        path = wire_name(model, medium, name)
        for wrong in refused(model, name, medium):
            value = copy.copy(whole)
            setattr(value, name, wrong)
            with pytest.raises(EncodeError) as caught:
                encode(value, medium)
            assert (caught.value.medium, caught.value.path) == (medium, path), (name, wrong)
            assert len(str(caught.value)) <= 500
            assert str(caught.value).isprintable()


@pytest.mark.parametrize(("model", "medium"), CODECS, ids=lambda x: getattr(x, "__name__", str(x)))
def test_a_wrong_item_of_a_list_is_named_by_its_position(model: type[Struct], medium: str) -> None:
    for name, hint in hints(model).items():
        if not is_list(parts(hint)) or medium == "form":
            continue
        path = wire_name(model, medium, name)
        value = instance(model, medium)
        for wrong in (object(), (), b"x"):
            setattr(value, name, [*getattr(instance(model, medium), name), wrong])
            with pytest.raises(EncodeError) as caught:
                encode(value, medium)
            assert caught.value.path == f"{path}[1]"
            assert caught.value.medium == medium


def test_every_kind_of_field_was_asked() -> None:
    kinds = {
        kind
        for model, _ in CODECS
        for hint in hints(model).values()
        for part in parts(hint)
        for kind in accepted(part)
    }
    assert {str, int, bool, Decimal, UUID, DateTime, list} <= kinds
