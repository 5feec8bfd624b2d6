"""Pages: a folder is a case; `about.txt` says what it stands for, `facts.txt` what is read from it.

The pages are of our own making, after what real ones do to their templates and extractions.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing import shown
from wirewright.diagnostics import Report
from wirewright.importer import kinds
from wirewright.importer.pages import Page, load

FOLDER = Path(__file__).parent / "cases" / "import"
CASES = sorted(path.name for path in FOLDER.iterdir() if (path / "facts.txt").is_file())


def page(case: str) -> Page:
    """Load the page of a case; the first line of `about.txt` is its address where it has one."""
    file = next(x for x in (FOLDER / case).iterdir() if x.stem == "page")
    about = (FOLDER / case / "about.txt").read_text(encoding="utf-8").split("\n")
    address = about[0] if about[0].startswith("http") else ""
    return load(file.read_bytes(), file.name, address)


@pytest.mark.parametrize("case", CASES)
def test_a_page_gives_the_facts_that_it_shows(case: str, bless: bool) -> None:
    facts = shown(kinds.read(page(case), None, Report()))
    expected = FOLDER / case / "facts.txt"
    if bless:
        expected.write_text(facts, encoding="utf-8", newline="\n")
    assert facts == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES)
def test_samples_stand_in_the_page_letter_by_letter(case: str) -> None:
    found = page(case)
    if found.text.lstrip().startswith("<"):
        return  # HTML writes its letters in another way; the case's facts show them
    documented = kinds.read(found, None, Report())
    bodies = [x for y in documented.endpoints for x in (y.request, *y.responses) if x]
    samples = [x.text for body in bodies for x in body.payloads if x.text]
    assert [x for x in samples if x not in found.text] == []


@pytest.mark.parametrize("case", CASES)
def test_a_case_says_what_it_stands_for(case: str) -> None:
    about = (FOLDER / case / "about.txt").read_text(encoding="utf-8").strip()
    assert len(about.split("\n")[-1].split()) > 4
