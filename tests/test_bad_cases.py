"""Bad specs: a folder is a case, `stderr.txt` in it is what a stranger is told about it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from wirewright.diagnostics import CODES, Report, listing, totals_line
from wirewright.reading import read_apis

BAD = Path(__file__).parent / "cases" / "bad"
CASES = sorted(path.name for path in BAD.iterdir() if path.is_dir())

# What no folder of a spec can show.
WITHOUT_CASE = {"R090"}


def findings(case: str) -> tuple[Report, str]:
    """Read one spec; return what was found and how it is shown."""
    report = Report()
    read_apis(BAD, [case], report)
    listings = [listing(found, source) for found in report.diagnostics]
    return report, "\n".join([*listings, totals_line(report)]) + "\n"


def source(name: str) -> str | None:
    file = BAD.parent / name
    return file.read_bytes().decode("utf-8", "replace") if file.is_file() else None


@pytest.mark.parametrize("case", CASES)
def test_a_bad_spec_says_what_is_wrong(case: str, bless: bool) -> None:
    _, shown = findings(case)
    expected = BAD / case / "stderr.txt"
    if bless:
        expected.write_text(shown, encoding="utf-8", newline="\n")
    assert shown == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES)
def test_every_finding_of_a_case_says_what_to_do(case: str) -> None:
    report, _ = findings(case)
    assert report.diagnostics
    assert [found for found in report.diagnostics if not found.advice] == []


def test_every_code_about_meaning_has_a_case() -> None:
    shown = "".join((BAD / case / "stderr.txt").read_text(encoding="utf-8") for case in CASES)
    seen = set(re.findall(r"^\w+\[(\w+)\]", shown, re.MULTILINE))
    meaning = {code for code in CODES if code[0] in "RA"}
    assert meaning - seen - WITHOUT_CASE == set()
