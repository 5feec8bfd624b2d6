"""Which members of two samples are one, against a key that was written by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from wirewright.importer.infer.groups import Body
from wirewright.importer.infer.join import joined
from wirewright.importer.infer.trees import Object, Xml, json_tree, xml_tree

CASES = yaml.safe_load((Path(__file__).parent / "joins.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["page"])
def test_the_members_of_both_samples_are_joined_as_the_key_says(case: dict[str, Any]) -> None:
    object, element = json_tree(case["json"]), xml_tree(case["xml"])
    assert isinstance(object, Object)
    assert isinstance(element, Xml)
    members = joined(object, element, Body())
    assert {x.json: x.xml for x in members if x.json and x.xml} == case["key"]


def test_there_is_a_key_for_at_least_twenty_pages() -> None:
    assert len({case["page"] for case in CASES}) >= 20
