"""Which types of a spec a page's words may mean."""

from __future__ import annotations

import pytest

from wirewright.importer.drift.types import suits
from wirewright.importer.drift.wire import Types
from wirewright.importer.infer.words import word_of
from wirewright.ir import Enum, ListOf, MapOf, Member, Model, Ref, Scalar, Type, XmlElement

TYPES: Types = {
    "Order": Model("Order", (), (), XmlElement("Order")),
    "State": Enum("State", (Member("Open", 0, "Open", "Open"),), XmlElement("State")),
    "Sort": Enum("Sort", (Member("asc", "asc", "asc", "asc"),), XmlElement("Sort")),
}


@pytest.mark.parametrize(
    ("words", "type"),
    [
        ("", Scalar("int32")),
        ("integer", Scalar("int32")),
        ("integer", Scalar("uint8")),
        ("integer", Ref("State")),
        ("string", Ref("Sort")),
        ("string", Scalar("uri")),
        ("date", Scalar("datetimeoffset")),
        ("Order", Ref("Order")),
        ("Collection of Order", ListOf(Ref("Order"))),
        (
            "Dictionary of string [key] and integer [value]",
            MapOf(Scalar("string"), Scalar("int32")),
        ),
        (
            "Dictionary of decimal number [key] and Order [value]",
            MapOf(Scalar("string"), Ref("Order")),
        ),
        ("object", Ref("Order")),
        ("Object", Scalar("any")),
    ],
)
def test_words_that_mean_a_type(words: str, type: Type) -> None:
    assert suits(word_of(words), type, TYPES, {})


@pytest.mark.parametrize(
    ("words", "type"),
    [
        ("integer", Scalar("string")),
        ("string", Scalar("uuid")),
        ("string", Scalar("any")),
        ("integer", Ref("Sort")),
        ("Order", Ref("State")),
        ("Order", Scalar("string")),
        ("Orders", Ref("Order")),
        ("Order", ListOf(Ref("Order"))),
        ("Collection of string", ListOf(Scalar("int32"))),
        ("object", Scalar("string")),
        ("object", ListOf(Ref("Order"))),
    ],
)
def test_words_that_do_not(words: str, type: Type) -> None:
    assert not suits(word_of(words), type, TYPES, {})
