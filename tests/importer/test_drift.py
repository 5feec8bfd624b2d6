"""What the documentation changed, against specs that people wrote or improved."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer.documents import NAMES, SPECS
from wirewright.diagnostics import Report
from wirewright.importer.job import drifted
from wirewright.reading import read_apis

PAGE = SPECS / "pars" / "pages" / "000_aab2b3c3e0e78d44.txt"


def drift(name: str, source: Path | None = None) -> list[str]:
    report = Report()
    (api,) = read_apis(SPECS, (name,), report)
    sources = (str(source),) if source is not None else ()
    found = drifted(api, sources, SPECS, report)
    assert found is not None
    return [str(change) for change in found]


def changed(tmp_path: Path, *replacements: tuple[str, str]) -> list[str]:
    text = PAGE.read_text(encoding="utf-8")
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    page = tmp_path / "page.txt"
    page.write_text(text, encoding="utf-8")
    return drift("pars", page)


@pytest.mark.parametrize("name", NAMES)
def test_a_hand_written_spec_and_its_pages_say_the_same(name: str) -> None:
    assert drift(name) == []


def test_a_changed_sample_is_a_change(tmp_path: Path) -> None:
    found = changed(tmp_path, ('"mileage": 4', '"mileage": 5'))
    assert found == [
        "changed: POST api/OrderStage/SetOrderDelivered: the sample of the request json"
    ]


def test_white_space_in_a_sample_is_no_change(tmp_path: Path) -> None:
    assert changed(tmp_path, ('"mileage": 4', '   "mileage":\n4')) == []


def test_a_new_member_is_a_change(tmp_path: Path) -> None:
    found = changed(
        tmp_path,
        ('"mileage": 4,', '"mileage": 4,\n"colour": "sample string 9",'),
        ("<CRMUser>", "<Colour>sample string 9</Colour> <CRMUser>"),
    )
    assert any("added" in change and "request.colour" in change for change in found)


def test_a_member_that_is_gone_is_a_change(tmp_path: Path) -> None:
    found = changed(
        tmp_path,
        ('"user": "sample string 6",\n', ""),
        ("<CRMUser>sample string 6</CRMUser> ", ""),
        ("| user | string |\nNone. |\n|\n", ""),
    )
    assert any("removed" in change and "request.user" in change for change in found)


def test_another_type_is_a_change(tmp_path: Path) -> None:
    found = changed(
        tmp_path,
        ("| mileage | integer |", "| mileage | string |"),
        ('"mileage": 4', '"mileage": "sample string 4"'),
        ("<Mileage>4<", "<Mileage>sample string 4<"),
    )
    assert any("request.mileage: int32 is string now" in change for change in found)


def test_another_address_is_another_operation(tmp_path: Path) -> None:
    found = changed(tmp_path, ("SetOrderDelivered", "SetOrderSent"))
    assert [change.split(":")[0] for change in found] == ["removed", "added"]
