"""Values of undocumented types: one medium has their content, the others refuse it."""

from __future__ import annotations

import copy
import pickle

import pytest

from wirewright.python.errors import EncodeError
from wirewright.python.runtime.unknown import (
    Unknown,
    XmlNode,
    unknown_form,
    unknown_json,
    unknown_xml,
)


class Thing(Unknown):
    pass


class Other(Unknown):
    pass


NODE = XmlNode("{urn:a}Thing", (("a", "1"),), ("text", XmlNode("b")))
FROM_JSON, FROM_XML = Thing(json='{"a":1}'), Thing(xml=NODE)


def test_content_is_written_to_the_medium_that_it_was_read_from() -> None:
    assert unknown_json(FROM_JSON, Thing) == '{"a":1}'
    assert unknown_xml(FROM_XML, Thing) is NODE


def test_content_is_not_written_to_another_medium() -> None:
    with pytest.raises(EncodeError, match="Thing is not documented: .* cannot be written as json"):
        unknown_json(FROM_XML, Thing)
    with pytest.raises(EncodeError, match="cannot be written as xml"):
        unknown_xml(FROM_JSON, Thing)
    for value in (FROM_JSON, FROM_XML):
        with pytest.raises(EncodeError, match="cannot be written as form"):
            unknown_form(value, Thing)


@pytest.mark.parametrize("value", [None, "{}", NODE, Other(json="{}"), Unknown("1")])
def test_a_value_of_another_type_is_refused(value: object) -> None:
    for write in (unknown_json, unknown_xml, unknown_form):
        with pytest.raises(EncodeError, match="expected Thing, got"):
            write(value, Thing)


@pytest.mark.parametrize("value", [FROM_JSON, FROM_XML])
def test_values_compare_hash_copy_and_pickle(value: Thing) -> None:
    again = pickle.loads(pickle.dumps(value))
    for other in (again, copy.copy(value), copy.deepcopy(value)):
        assert (type(other), other, hash(other)) == (Thing, value, hash(value))


def test_values_of_other_content_or_type_differ() -> None:
    values = {FROM_JSON, FROM_XML, Thing(json='{"a":2}'), Other(json='{"a":1}'), Thing()}
    assert len(values) == 5


def test_values_cannot_be_changed() -> None:
    with pytest.raises(AttributeError, match="cannot be changed"):
        FROM_JSON.json = "{}"
    with pytest.raises(AttributeError, match="cannot be changed"):
        del FROM_XML.xml
