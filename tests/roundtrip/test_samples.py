"""Every documented sample through the generated packages: read, written again, in both media."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.roundtrip.samples import PAIRS, ROOT, SAMPLES, Sample, bare, without_markup

BOTH_WAYS = [pair for one, other in PAIRS for pair in ((one, other), (other, one))]


def shown(value: object) -> str:
    return " to ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def specified(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)  # a safe one


def test_there_are_twelve_json_samples_eight_xml_samples_and_eight_pairs() -> None:
    assert Counter(sample.medium for sample in SAMPLES) == {"json": 12, "xml": 8}
    assert len(PAIRS) == 8


def test_one_sample_has_a_reason_and_nineteen_have_none() -> None:
    found = {}
    for path in (ROOT / "specs").glob("*/api.yaml"):
        for name, operation in specified(path)["operations"].items():
            for stem, notes in operation.get("samples", {}).items():
                found[f"{path.parent.name}/{name}.{stem}"] = notes
    (notes,) = (found.pop(str(sample)) for sample in SAMPLES if str(sample) in found)
    assert not found
    assert list(notes) == ["differs"]
    assert list(notes["differs"]) == ["data.detailedInfo"]


@pytest.mark.parametrize("sample", SAMPLES, ids=shown)
def test_a_sample_becomes_itself_again(sample: Sample) -> None:
    written = sample.codec.encode(sample.decoded())
    same = without_markup if sample.has_reason and sample.medium == "xml" else bare
    assert same(sample.medium, written) == same(sample.medium, sample.content)
    assert written == bare(sample.medium, written)


@pytest.mark.parametrize("sample", SAMPLES, ids=shown)
def test_what_was_written_of_a_sample_reads_as_an_equal_value(sample: Sample) -> None:
    value = sample.decoded()
    written = sample.codec.encode(value)
    assert sample.codec.decode(written) == value
    assert sample.codec.decode(written.decode()) == value


@pytest.mark.parametrize(("one", "other"), PAIRS, ids=shown)
def test_both_media_of_an_object_are_equal_values(one: Sample, other: Sample) -> None:
    left, right = one.decoded(), other.decoded()
    if one.has_reason:
        assert left != right
        for value in (left, right):
            value.data[0].detailed_info = ""
    assert left == right
    assert repr(left) == repr(right)


@pytest.mark.parametrize(("one", "other"), BOTH_WAYS, ids=shown)
def test_each_medium_of_an_object_is_written_as_the_other(one: Sample, other: Sample) -> None:
    written = other.codec.encode(one.decoded())
    same = without_markup if one.has_reason else bare
    assert same(other.medium, written) == same(other.medium, other.content)


def test_the_reason_is_only_the_white_space_of_the_markup() -> None:
    one, other = (sample.decoded().data[0].detailed_info for sample in SAMPLES if sample.has_reason)
    assert one != other
    assert "".join(one.split()) == "".join(other.split())


def test_the_markup_is_read_verbatim_and_written_escaped() -> None:
    sample = next(x for x in SAMPLES if x.has_reason and x.medium == "xml")
    text = sample.content.decode()
    (data,) = sample.decoded().data
    begin, end = text.index("<detailedInfo>") + 14, text.index("</detailedInfo>")
    assert data.detailed_info == text[begin:end]
    written = sample.codec.encode(sample.decoded()).decode()
    escaped = text[begin:end].replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert f"<detailedInfo>{escaped}</detailedInfo>" in written
