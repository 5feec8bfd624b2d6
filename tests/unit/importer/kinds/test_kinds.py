"""The reader of a page is chosen by evidence, and what cannot be read is said."""

from __future__ import annotations

import pytest

from wirewright.diagnostics import Report
from wirewright.importer import kinds
from wirewright.importer.facts import Documented
from wirewright.importer.pages import load

HELP = "GET api/Pots\nRequest Information\nURI Parameters\nNone.\nResponse Information\n"


def read(text: str, kind: str | None = None) -> tuple[Documented, Report]:
    report = Report()
    return kinds.read(load(text.encode(), "page.txt"), kind, report), report


def test_a_help_page_is_known() -> None:
    assert read(HELP)[0].kind == "help-page"


def test_a_kind_that_was_named_is_not_doubted() -> None:
    assert read("Tea", "help-page")[0].kind == "help-page"


def test_an_unknown_page_says_what_was_looked_for() -> None:
    found, report = read("Tea is a drink.")
    assert found.endpoints == ()
    assert [(x.code, x.at.file) for x in report.diagnostics] == [("I001", "page.txt")]
    assert all(kind.wants in report.diagnostics[0].advice for kind in kinds.KINDS)


def test_a_problem_is_a_finding_with_its_line() -> None:
    _, report = read(HELP + 'Response Formats\napplication/json\nSample:\n{"a": ')
    assert [(x.code, x.at.line) for x in report.diagnostics] == [("I002", 9)]


def test_a_page_of_an_operation_without_its_address_says_so() -> None:
    _, report = read(
        HELP.removeprefix("GET api/Pots\n") + "Request Formats\nBody Parameters\n", "help-page"
    )
    assert [x.message for x in report.diagnostics] == [
        "nothing on this page says the operation's method and path"
    ]


@pytest.mark.parametrize("kind", kinds.NAMES)
@pytest.mark.parametrize(
    "text", ["", "Tea", HELP, "{", "<a>", "|", "| a | b |\n|---|---|\n| 1 | 2 |"]
)
def test_no_reader_fails_on_a_page_that_is_not_its_own(kind: str, text: str) -> None:
    assert read(text, kind)[0].page == "page.txt"
