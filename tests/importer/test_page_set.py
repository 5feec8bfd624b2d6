"""The page set: every way in which pages differ has a case, and each case becomes a spec."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from tests.importer.pageset.case import Case
from tests.importer.pageset.write import CASES, FOLDER, files
from tests.importer.simulator.run import LOOKS, is_loss
from tests.importer.simulator.seen import seen_of
from tests.importer.simulator.truth import differences
from wirewright.diagnostics import Report
from wirewright.importer import kinds
from wirewright.importer.check import checked
from wirewright.importer.draft import Draft, draft
from wirewright.importer.pages import load
from wirewright.ir import Api, Model

FOLDERS = sorted(path.name for path in FOLDER.iterdir() if (path / "rows.txt").is_file())
NAMED = sorted(path.parent.name for path in FOLDER.glob("*/names.txt"))
NO_OPERATIONS = frozenset(
    [
        "unknown",
        "index-html",
        "index-servicestack",
        "model-html",
        "model-simple",
    ]  # what they link to has
)


def rows(case: str) -> list[str]:
    return (FOLDER / case / "rows.txt").read_text(encoding="utf-8").split()


def catalogue() -> set[str]:
    lines = (FOLDER / "ROWS.txt").read_text(encoding="utf-8").splitlines()
    return {line.partition(":")[0] for line in lines if line and not line.startswith("#")}


@cache
def drafted(case: str) -> tuple[Draft, Api | None]:
    file: Path = next(x for x in (FOLDER / case).iterdir() if x.stem == "page")
    about = (FOLDER / case / "about.txt").read_text(encoding="utf-8").split("\n")[0]
    address = about if about.startswith("http") else ""
    found = kinds.read(load(file.read_bytes(), file.name, address), None, Report())
    return checked(draft([found], "harbor"))


def test_every_way_in_which_pages_differ_has_a_case() -> None:
    used = {row for case in FOLDERS for row in rows(case)}
    assert used == catalogue()


def test_every_case_says_which_ways_it_has() -> None:
    assert sorted(path.name for path in FOLDER.iterdir() if path.is_dir()) == FOLDERS


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_made_case_is_what_its_classes_give(case: Case) -> None:
    found = {
        path.name: path.read_text(encoding="utf-8")
        for path in (FOLDER / case.name).iterdir()
        if path.name != "facts.txt"
    }
    assert found == files(case)


@pytest.mark.parametrize("case", FOLDERS)
def test_a_page_becomes_a_spec_that_its_own_reader_takes(case: str) -> None:
    found, api = drafted(case)
    if case in NO_OPERATIONS or case.startswith("model-enum"):
        assert found.operations == 0
    else:
        assert api is not None
        assert len(api.operations) == found.operations > 0


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_spec_says_what_the_classes_are(case: Case) -> None:
    found, api = drafted(case.name)
    look = LOOKS[case.look]
    assert api is not None
    seen = seen_of(case.site, tables=look.tables, first_only=look.first_only)
    assert differences(case.site, api, seen) == []
    assert [x.message for x in found.notes.of("left out") if is_loss(x.message)] == []


def test_there_are_twenty_keys_of_names() -> None:
    assert len(NAMED) >= 20


@pytest.mark.parametrize("case", NAMED)
def test_names_of_both_media_are_joined_as_the_key_says(case: str) -> None:
    _, api = drafted(case)
    assert api is not None
    for line in (FOLDER / case / "names.txt").read_text(encoding="utf-8").splitlines():
        match = re.fullmatch(r"(?P<type>\S+): (?P<json>\S+) = (?P<xml>\S+)", line)
        assert match
        models = [x for x in api.types if isinstance(x, Model) and x.name == match["type"]]
        pairs = {(field.json, field.xml.name) for model in models for field in model.fields}
        if models:  # a class that no page names stands under another name
            assert (match["json"], match["xml"]) in pairs
