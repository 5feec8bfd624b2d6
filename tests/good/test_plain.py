"""What a hand-written server may do: formats, overrides, markup, lists without an element."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from tests.good.packages import codec, errors, package, sample

BARE = "<entry><id>1</id><at>2026-02-04 00:00:00</at><level>1</level>{}</entry>"


def entry(**more: Any) -> Any:
    """Return the smallest entry with some fields changed."""
    handmade = package("handmade")
    value = handmade.Entry.from_xml(BARE.format(""))
    for name, given in more.items():
        setattr(value, name, given)
    return value


def test_a_list_without_an_element_is_absent_where_it_has_no_items() -> None:
    handmade = package("handmade")
    assert handmade.Entry.from_xml(BARE.format("<tag>a</tag><x/><tag></tag>")).tags == ["a", ""]
    assert "UNSET" in repr(handmade.Entry.from_xml(BARE.format("")).tags)
    assert entry(tags=["a", ""]).to_xml().endswith(b"<tag>a</tag><tag></tag></entry>")
    assert entry(tags=[]).to_xml() == entry().to_xml()


def test_an_empty_list_with_an_element_is_there() -> None:
    assert entry(codes=[]).to_xml().endswith(b"<codes /></entry>")
    assert package("handmade").Entry.from_xml(entry(codes=[]).to_xml()).codes == []


def test_dates_are_written_in_their_formats() -> None:
    values = {name: getattr(package("handmade"), name) for name in DATES}
    value = entry(
        at=values["DateTimeText"].of(datetime(2026, 2, 4, 3, 44, 38)),
        day=values["DateText"].of(date(2026, 2, 4)),
        hour=values["TimeText"].of(time(3, 44)),
        stamps=[values["DateText2"].of(date(2026, 2, 5))],
    )
    assert b'"at":"2026-02-04 03:44:38","day":"04/02/2026","hour":"03:44"' in value.to_json()
    assert b"<stamps><item>2026.02.05</item></stamps>" in value.to_xml()


DATES = ("DateTimeText", "DateText", "TimeText", "DateText2")


@pytest.mark.parametrize("value", [datetime(2026, 2, 4), "2026-02-04 00:00:00", None])
def test_a_date_of_another_class_is_refused_with_its_path(value: object) -> None:
    for write in (entry(at=value).to_json, entry(at=value).to_xml, entry(at=value).to_form):
        with pytest.raises(errors().EncodeError, match="expected DateTimeText") as caught:
            write()
        assert caught.value.path == "at"


def test_each_medium_has_its_own_word_for_a_member() -> None:
    value = entry(state=package("handmade").State.OPEN)
    assert b'"state":"o"' in value.to_json()
    assert b"<state>Opened</state>" in value.to_xml()
    assert b"&state=is-open" in value.to_form()


def test_a_closed_enum_refuses_what_is_not_documented() -> None:
    kind = package("handmade").Entry
    with pytest.raises(errors().DecodeError, match="xml: level: '3' is no value of Level"):
        kind.from_xml(BARE.replace("1</level>", "3</level>").format(""))
    with pytest.raises(errors().DecodeError, match="json: level: 3 is no value of Level"):
        kind.from_json(entry().to_json().replace(b'"level":1', b'"level":3'))


def test_an_open_enum_keeps_an_unknown_value_in_its_medium() -> None:
    value = package("handmade").Entry.from_xml(BARE.format("<state>else</state>"))
    assert b"<state>else</state>" in value.to_xml()
    with pytest.raises(errors().EncodeError, match="json: state: "):
        value.to_json()


def test_html_is_read_verbatim_and_written_as_text() -> None:
    read = codec("handmade", "enter", "200", "xml").decode(
        sample("handmade", "enter.response.200.xml")
    )
    assert read.html == "<p>a<br>b &nbsp; &amp;</p>"
    assert b"<html>&lt;p&gt;a&lt;br&gt;b &amp;nbsp; &amp;amp;&lt;/p&gt;</html>" in read.to_xml()


def test_plain_xml_has_no_null() -> None:
    assert b'"note":null' in entry(note=None).to_json()
    assert entry(note=None).to_form().startswith(b"id=1&note=&")
    with pytest.raises(errors().EncodeError, match="xml: note: plain XML cannot say null"):
        entry(note=None).to_xml()


@pytest.mark.parametrize("name", ["parts", "rows", "texts"])
def test_a_form_cannot_say_an_empty_value(name: str) -> None:
    empty: Any = {} if name == "texts" else []
    with pytest.raises(
        errors().EncodeError, match=f"form: {name}: a form cannot say an empty value"
    ):
        entry(**{name: empty}).to_form()


def test_a_wrong_value_deep_inside_is_named_by_its_path_in_each_medium() -> None:
    part = package("handmade").Part
    wrong = entry(parts=[part(name="a"), part(name="b", part=part(name=5))])
    for medium in ("json", "form"):
        with pytest.raises(errors().EncodeError) as caught:
            getattr(wrong, f"to_{medium}")()
        assert caught.value.path == "parts[1].part.name"
    with pytest.raises(errors().EncodeError) as caught:
        wrong.to_xml()
    assert caught.value.path == "part[1].part.name"


def test_a_value_that_contains_itself_is_refused() -> None:
    part = package("handmade").Part(name="a")
    part.part = part
    for medium in ("json", "xml", "form"):
        with pytest.raises(
            errors().EncodeError, match="nested too deep, or a value contains itself"
        ):
            getattr(entry(parts=[part]), f"to_{medium}")()


def test_list_bodies_have_a_root_of_their_own() -> None:
    sealed = package("handmade").Sealed(name="a")
    written = codec("handmade", "enter", "203", "xml")
    assert written.encode([sealed]) == (
        b'<list xmlns:d1p1="urn:sealed"><d1p1:Sealed><d1p1:name>a</d1p1:name></d1p1:Sealed></list>'
    )
    assert written.decode('<list><Sealed xmlns="urn:sealed"><name>a</name></Sealed></list>') == [
        sealed
    ]
