"""The words that pages have for types."""

from __future__ import annotations

import pytest

from wirewright.importer.infer.words import OBJECT, Word, word_of

STRING, INTEGER = Word("scalar", "string"), Word("scalar", "integer")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("integer", "integer"),
        ("unsigned integer", "unsigned"),
        ("byte", "uint8"),
        ("signed byte", "int8"),
        ("character", "char"),
        ("decimal number", "real"),
        ("boolean", "boolean"),
        ("string", "string"),
        ("globally unique identifier", "uuid"),
        ("date", "date"),
        ("time interval", "duration"),
        ("URI", "uri"),
        ("Integer", "integer"),
        ("bigint", "int64"),
        ("integer (32 bits)", "int32"),
        ("varchar(50)", "string"),
        ("DateTime", "date"),
        ("System.String", "string"),
    ],
)
def test_a_word_of_the_vocabulary_is_a_scalar(text: str, kind: str) -> None:
    assert word_of(text) == Word("scalar", kind)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Collection of OrderDto", Word("list", "", (Word("named", "OrderDto"),))),
        ("Collection of Collection of string", Word("list", "", (Word("list", "", (STRING,)),))),
        ("List<int>", Word("list", "", (Word("scalar", "int32"),))),
        ("string[]", Word("list", "", (STRING,))),
        ("array of Data", Word("list", "", (Word("named", "Data"),))),
        ("Dictionary of string [key] and integer [value]", Word("map", "", (STRING, INTEGER))),
        ("Dictionary<string, string>", Word("map", "", (STRING, STRING))),
        ("Pair of string [key]\nand integer [value]", Word("pair", "", (STRING, INTEGER))),
        ("int?", Word("scalar", "int32", (), True)),
        ("Nullable<int>", Word("scalar", "int32", (), True)),
        ("Object", OBJECT),
        ("IHttpActionResult", OBJECT),
        (
            "ResponseOfKeyValuePair`2[]",
            Word("list", "", (Word("named", "ResponseOfKeyValuePair`2"),)),
        ),
        ("", None),
        ("whatever stands here, really", None),
    ],
)
def test_an_expression_is_a_tree(text: str, word: Word | None) -> None:
    assert word_of(text) == word


def test_a_map_of_maps_is_read_to_its_end() -> None:
    text = (
        "Dictionary of decimal number [key] and "
        "Dictionary of integer [key] and decimal number [value] [value]"
    )
    real = Word("scalar", "real")
    assert word_of(text) == Word("map", "", (real, Word("map", "", (INTEGER, real))))


def test_endless_nesting_ends() -> None:
    assert word_of("Collection of " * 1000 + "string") is not None
