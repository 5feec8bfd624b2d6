"""Single values: the first type that says all that is seen, in each medium and across."""

from __future__ import annotations

import pytest

from wirewright.importer.infer.lexical import Leaf, Sight, Style, leaf
from wirewright.importer.infer.trees import Number

NET, PLAIN, STACK = Style("aspnet"), Style("plain"), Style("servicestack")


def number(text: str, xml: str | None = None) -> Sight:
    return Sight(Number(text), xml)


@pytest.mark.parametrize(
    ("sights", "kind"),
    [
        ([number("1", "1")], "int32"),
        ([number("3000000000", "3000000000")], "int64"),
        ([number("15.0", "15")], "decimal"),
        ([number("1.1", "1.1")], "double"),
        ([number("1.10", "1.10")], "decimal"),
        ([number("1.1"), number("2.0")], "double"),
        ([number("7.0")], "decimal"),
        ([Sight(True, "true")], "boolean"),
        ([Sight("sample string 1", "sample string 1")], "string"),
        ([Sight("5785bdb3-17ce-4ef3-942e-2588789e83d7", None)], "uuid"),
        ([Sight("2026-02-04T03:44:38.4056342+00:00", None)], "datetime"),
        ([Sight("00:00:00.1234567", "PT0.1234567S")], "duration"),
        ([Sight("A", "65")], "char"),
        ([Sight(None, "true")], "boolean"),
        ([Sight(None, "sample string 1")], "string"),
    ],
)
def test_values_alone_tell_their_type(sights: list[Sight], kind: str) -> None:
    assert leaf("", sights, NET) == Leaf(kind)


@pytest.mark.parametrize(
    ("family", "sights", "kind"),
    [
        ("integer", [number("1", "1")], "int32"),
        ("real", [number("3.0", "3")], "decimal"),
        ("real", [number("3.1", "3.1")], "double"),
        ("date", [Sight("2026-02-04T03:44:38Z", None)], "datetime"),
        ("uuid", [Sight("5785bdb3-17ce-4ef3-942e-2588789e83d7", None)], "uuid"),
        ("string", [Sight("2026-02-04T03:44:38Z", None)], "string"),
        ("bytes", [Sight("QEA=", "QEA=")], "bytes"),
        ("integer", [], "int32"),
        ("real", [], "decimal"),
    ],
)
def test_the_page_has_the_first_word(family: str, sights: list[Sight], kind: str) -> None:
    assert leaf(family, sights, NET) == Leaf(kind)


def test_what_the_sample_shows_wins_over_the_page_and_says_why() -> None:
    found = leaf("integer", [Sight("sample string 1", None)], NET)
    assert found is not None
    assert found.kind == "string"
    assert "the page says an integer" in found.why


def test_texts_that_no_type_says_in_both_media_have_none() -> None:
    assert leaf("date", [Sight("2026-02-04T03:44:38Z", "2026-02-04T05:44:38+02:00")], NET) is None


def test_a_guid_in_capitals_is_a_string() -> None:
    found = leaf("", [Sight("5785BDB3-17CE-4EF3-942E-2588789E83D7", None)], NET)
    assert found == Leaf("string")


def test_a_plain_date_with_a_space_has_a_format() -> None:
    assert leaf("", [Sight("2020-03-26 07:25:25", None)], PLAIN) == Leaf(
        "datetime", "yyyy-MM-dd HH:mm:ss"
    )


def test_plain_numbers_keep_their_digits() -> None:
    assert leaf("", [number("3097.50")], PLAIN) == Leaf("decimal")
    assert leaf("", [number("1"), number("2.5")], PLAIN) == Leaf("decimal")


def test_a_stack_counts_milliseconds_and_leaves_hyphens_out() -> None:
    moment = Sight("/Date(-62135596800000-0000)/", "0001-01-01T00:00:00")
    assert leaf("date", [moment], STACK) == Leaf("datetime")
    bare = Sight("5785bdb317ce4ef3942e2588789e83d7", "5785bdb3-17ce-4ef3-942e-2588789e83d7")
    assert leaf("uuid", [bare], STACK) == Leaf("uuid")
