"""Findings as people, programs and GitHub see them."""

from __future__ import annotations

import json
import re

import pytest

from wirewright.diagnostics import (
    CODES,
    Diagnostic,
    Report,
    Severity,
    Span,
    as_github,
    as_json,
    listing,
    quoted,
    totals_line,
    visible,
)

TEXT = "wirewright: 1\napi:\n  titel: Shop\n"
AT = Span("specs/shop/api.yaml", 3, 3, 3, 8)
FOUND = Diagnostic("S001", "error", "the key `titel` is not known here", AT, "did you mean it?")


def found(at: Span, severity: Severity = "error", message: str = "wrong") -> Diagnostic:
    return Diagnostic("S001", severity, message, at)


def shown(text: str, at: Span) -> list[str]:
    """Return the line of the file and the carets of a listing, without the gutter."""
    lines = listing(found(at), lambda _: text).splitlines()
    return [line.partition("| ")[2] for line in lines[3:5]]


def span(line: int, column: int, end_column: int) -> Span:
    return Span("t.yaml", line, column, line, end_column)


def test_a_listing_shows_what_is_wrong_where_and_what_to_do() -> None:
    assert listing(FOUND, lambda _: TEXT) == (
        "error[S001]: the key `titel` is not known here\n"
        " --> specs/shop/api.yaml:3:3\n"
        "  |\n"
        "3 |   titel: Shop\n"
        "  |   ^^^^^\n"
        "  = did you mean it?\n"
    )


def test_a_listing_shows_related_places_in_the_same_way() -> None:
    clash = Diagnostic("S012", "error", "twice", AT, "rename", ((span(1, 1, 11), "here first"),))
    assert listing(clash, lambda _: TEXT).endswith(
        "  = rename\n"
        "note: here first\n"
        " --> t.yaml:1:1\n"
        "  |\n"
        "1 | wirewright: 1\n"
        "  | ^^^^^^^^^^\n"
    )


@pytest.mark.parametrize("source", [None, "", "one line"])
def test_a_listing_without_its_line_still_says_where(source: str | None) -> None:
    assert listing(FOUND, lambda _: source) == (
        "error[S001]: the key `titel` is not known here\n"
        " --> specs/shop/api.yaml:3:3\n"
        "  = did you mean it?\n"
    )


def test_the_gutter_is_as_wide_as_the_line_number() -> None:
    text = "\n" * 99 + "a: b"
    assert listing(found(span(100, 1, 2)), lambda _: text).splitlines()[1:] == [
        "   --> t.yaml:100:1",
        "    |",
        "100 | a: b",
        "    | ^",
    ]


def test_an_empty_span_has_one_caret() -> None:
    assert shown("a:", span(1, 3, 3)) == ["a:", "  ^"]


def test_a_span_of_several_lines_is_underlined_to_the_end_of_the_first() -> None:
    assert shown("a: |\n  b\n", Span("t.yaml", 1, 1, 3, 1)) == ["a: |", "^^^^"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_end_as_the_reader_counts_them(newline: str) -> None:
    assert shown(f"a{newline}b\u2028c{newline}d", span(3, 1, 2)) == ["d", "^"]


def test_a_byte_order_mark_is_not_counted() -> None:
    assert shown("\ufeffa: b", span(1, 4, 5)) == ["a: b", "   ^"]


def test_carets_stand_below_wide_and_combining_letters() -> None:
    assert shown("日本e\u0301: x", span(1, 7, 8)) == ["日本e\u0301: x", "       ^"]
    assert shown("日本: x", span(1, 1, 3)) == ["日本: x", "^^^^"]


def test_carets_stand_below_escapes() -> None:
    assert shown("\ta: \x1b", span(1, 2, 3)) == ["\\ta: \\x1b", "  ^"]
    assert shown("\ta: \x1b", span(1, 5, 6)) == ["\\ta: \\x1b", "     ^^^^"]


def test_a_long_line_is_cut_around_the_caret() -> None:
    text = "x" * 500 + "here" + "y" * 500
    line, carets = shown(text, span(1, 501, 505))
    assert line == "..." + "x" * 40 + "here" + "y" * 76 + "..."
    assert line[carets.index("^") : carets.rindex("^") + 1] == "here"


@pytest.mark.parametrize("start", [0, 60, 119])
def test_a_line_that_fits_is_shown_whole(start: int) -> None:
    line, carets = shown("x" * 120, span(1, start + 1, start + 2))
    assert (line, carets) == ("x" * 120, " " * start + "^")


def test_marks_without_width_do_not_make_a_line_long() -> None:
    line, _ = shown("e" + "\u0301" * 5000 + "x", span(1, 3000, 3001))
    assert len(line) < 200


def test_a_long_underline_ends_with_the_line() -> None:
    line, carets = shown("x" * 5000, span(1, 1, 5001))
    assert (len(line), len(carets)) == (83, 80)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("\x1b[31m\a\r\n\0", "\\x1b[31m\\x07\\r\\n\\x00"),
        ("\x9b\x85", "\\x9b\\x85"),
        ("a\u202eb\u2066c\u200bd", "a\\u202eb\\u2066c\\u200bd"),
        ("\u2028\ufeff", "\\u2028\\ufeff"),
        ("\ud800\U000e0001", "\\ud800\\U000e0001"),
        ("Изменение é 日本 עברית 🙂 'a\\b'", "Изменение é 日本 עברית 🙂 'a\\b'"),
    ],
)
def test_letters_stay_and_what_a_terminal_obeys_is_escaped(text: str, safe: str) -> None:
    assert visible(text) == safe


def test_nothing_of_a_user_reaches_the_terminal_raw() -> None:
    bad = "\x1b\u202e"
    at = Span(f"{bad}.yaml", 1, 1, 1, 2)
    finding = Diagnostic("S001", "error", bad, at, bad, ((at, bad),))
    for form in (listing(finding, lambda _: bad), as_github(finding)):
        assert form.replace("\n", "").isprintable()
    report = Report([finding])
    assert as_json(report).replace("\n", "").isprintable()


def test_a_long_text_is_cut_in_a_message() -> None:
    assert quoted("a" * 60) == f"`{'a' * 60}`"
    assert quoted("a" * 61) == f"`{'a' * 60}`..."


def test_json_has_all_of_a_report() -> None:
    clash = Diagnostic("S012", "warning", "twice", AT, "rename", ((span(1, 1, 2), "first"),))
    document = json.loads(as_json(Report([FOUND, clash])))
    assert (document["errors"], document["warnings"], document["advice"]) == (1, 1, 0)
    assert document["diagnostics"][1] == {
        "code": "S012",
        "severity": "warning",
        "message": "twice",
        "at": {
            "file": "specs/shop/api.yaml",
            "line": 3,
            "column": 3,
            "end_line": 3,
            "end_column": 8,
        },
        "advice": "rename",
        "related": [
            {
                "at": {"file": "t.yaml", "line": 1, "column": 1, "end_line": 1, "end_column": 2},
                "label": "first",
            }
        ],
    }


def test_github_gets_a_command_with_its_place() -> None:
    assert as_github(FOUND) == (
        "::error file=specs/shop/api.yaml,line=3,endLine=3,col=3,endColumn=8,title=S001"
        "::the key `titel` is not known here%0Adid you mean it?\n"
    )


def test_github_cannot_be_given_another_command() -> None:
    at = Span("a,b:c%d.yaml", 1, 1, 1, 2)
    command = as_github(found(at, message="100%\n::warning::x"))
    assert command == (
        "::error file=a%2Cb%3Ac%25d.yaml,line=1,endLine=1,col=1,endColumn=2,title=S001"
        "::100%25\\n::warning::x\n"
    )


def test_github_gets_related_places_and_no_columns_over_lines() -> None:
    at = Span("t.yaml", 1, 4, 2, 2)
    finding = Diagnostic("S001", "warning", "twice", at, related=((span(7, 1, 2), "first"),))
    assert as_github(finding) == (
        "::warning file=t.yaml,line=1,endLine=2,title=S001::twice%0At.yaml:7:1: first\n"
    )


@pytest.mark.parametrize(
    ("severity", "command"), [("error", "error"), ("warning", "warning"), ("advice", "notice")]
)
def test_github_has_a_word_for_each_severity(severity: Severity, command: str) -> None:
    assert as_github(found(AT, severity)).startswith(f"::{command} ")


@pytest.mark.parametrize(
    ("severities", "line"),
    [
        ([], "no findings"),
        (["error"], "1 error"),
        (["advice", "error", "error"], "2 errors, 1 piece of advice"),
        (["warning", "advice", "advice"], "1 warning, 2 pieces of advice"),
        (["warning", "warning"], "2 warnings"),
    ],
)
def test_the_last_line_counts_by_severity(severities: list[Severity], line: str) -> None:
    assert totals_line(Report([found(AT, severity) for severity in severities])) == line


def test_a_report_takes_the_severity_from_the_catalogue() -> None:
    report = Report()
    report.add("Y017", "cut off", AT)
    assert not report.failed
    report.add("S001", "unknown", AT)
    assert [x.severity for x in report.diagnostics] == ["warning", "error"]
    assert report.failed


def test_every_code_is_a_letter_and_three_digits_with_words_for_it() -> None:
    assert all(re.fullmatch("[A-Z][0-9]{3}", code) for code in CODES)
    assert all(entry.summary for entry in CODES.values())
    assert len({entry.summary for entry in CODES.values()}) == len(CODES)
