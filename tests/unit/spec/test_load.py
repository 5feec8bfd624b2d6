"""The YAML reader: what it keeps, what it refuses, where it points."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.unit.spec.reading import data, document, finding, findings, root, shown
from wirewright.diagnostics import Report, Span
from wirewright.spec.document import Mapping, Scalar, Sequence
from wirewright.spec.load import LARGEST_FILE, load, read_document


def test_a_file_becomes_a_tree_of_texts() -> None:
    text = "a: 1\nb: [x, 'y']\nc: {d: yes}\n"
    assert data(document(text).root) == {"a": "1", "b": ["x", "y"], "c": {"d": "yes"}}


def test_keys_are_texts_whatever_they_look_like() -> None:
    assert [key.text for key, _ in root("200: a\nno: b\n~: c\n1.0: d\n").entries] == [
        "200",
        "no",
        "~",
        "1.0",
    ]


def test_positions_count_lines_and_characters_from_one() -> None:
    key, value = root("# é\nü😀: 'a'\n").entries[0]
    assert key.at == Span("t.yaml", 2, 1, 2, 3)
    assert value.at == Span("t.yaml", 2, 5, 2, 8)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_counts_once(newline: str) -> None:
    entries = root(f"a: 1{newline}{newline}b: 2{newline}").entries
    assert [key.at.line for key, _ in entries] == [1, 3]


def test_a_block_ends_with_its_last_value_and_a_flow_with_its_bracket() -> None:
    (_, block), (_, flow) = root("a:\n  b: xy\n\nc: [\n 1 ]\n").entries
    assert (block.at.end_line, block.at.end_column) == (2, 8)
    assert (flow.at.end_line, flow.at.end_column) == (5, 5)


def test_a_byte_order_mark_does_not_shift_columns() -> None:
    report = Report()
    found = read_document(b"\xef\xbb\xbfa: 1", "t.yaml", report)
    assert found is not None
    assert isinstance(found.root, Mapping)
    assert found.root.entries[0][0].at.column == 1
    assert report.diagnostics == []


@pytest.mark.parametrize(
    ("text", "start", "end", "columns"),
    [("a: order", 2, 4, (6, 8)), ("a: 'order'", 2, 4, (7, 9)), ('a: "order"', 0, 1, (5, 6))],
)
def test_a_part_of_a_text_has_a_position(
    text: str, start: int, end: int, columns: tuple[int, int]
) -> None:
    value = root(text).entries[0][1]
    assert isinstance(value, Scalar)
    at = value.part(start, end)
    assert (at.column, at.end_column) == columns


@pytest.mark.parametrize("text", [r'a: "\x41b"', "a: 'it''s'", "a: |\n  x\n", "a: x\n  y"])
def test_a_part_of_a_text_with_escapes_or_lines_is_the_whole(text: str) -> None:
    value = root(text).entries[0][1]
    assert isinstance(value, Scalar)
    assert value.part(0, 1) == value.at


def test_a_quoted_text_is_not_plain() -> None:
    values = [value for _, value in root("a: x\nb: 'x'\nc: |\n  x\n").entries]
    assert [isinstance(value, Scalar) and value.plain for value in values] == [True, False, False]


REFUSED = [
    ("Y004", "a: \x85", "\x85"),
    ("Y004", "a: 'x\u2028'", "\u2028"),
    ("Y004", "a: \x00", "\x00"),
    ("Y004", "\ufeff\ufeffa: 1", None),
    ("Y005", "a: b: c", ":"),
    ("Y005", "a:\n\tb: 1", "\t"),
    ("Y005", "a: @x", "@"),
    ("Y005", "a: `x`", "`"),
    ("Y005", "a: %x", "%"),
    ("Y005", "a: *", None),
    ("Y005", 'a: "\\q"', "\\"),
    ("Y005", "a: }", "}"),
    ("Y005", ": x", ":"),
    ("Y005", "- a\nb: 1", "b"),
    ("Y005", 'a: "x" y', "y"),
    ("Y008", "a: &x b", "&"),
    ("Y009", "a: *x", "*x"),
    ("Y010", "a: !x b", "!"),
    ("Y010", "a: !!int 5", "!"),
    ("Y011", "<<: {a: 1}", "<<"),
    ("Y012", "a: 1\na: 2", "a"),
    ("Y012", "{a: 1, 'a': 2}", "'a'"),
    ("Y013", "a: 1\n---\nb: 2", "---"),
    ("Y014", "? [a]\n: 1", "["),
    ("Y015", "%YAML 1.1\n---\na: no", "%"),
    ("Y015", "%TAG ! tag:x:\n---\na: 1", "%"),
    ("Y016", "{type: string, doc: First, second}", "second"),
    ("Y016", "? a\n", "a"),
    ("Y018", "# nothing\n", ""),
]


@pytest.mark.parametrize(("code", "text", "pointed"), REFUSED)
def test_what_json_has_not_is_refused_with_its_place(
    code: str, text: str, pointed: str | None
) -> None:
    found = finding(text)
    assert found.code == code
    assert found.advice
    if pointed is not None:
        line = text.split("\n")[found.at.line - 1]
        assert line[found.at.column - 1 : found.at.end_column - 1] == pointed


def test_a_duplicate_key_shows_both_places_and_keeps_the_first() -> None:
    report = Report()
    found = read_document(b"a: 1\nb: 2\na: 3", "t.yaml", report)
    assert found is not None
    assert data(found.root) == {"a": "1", "b": "2"}
    (duplicate,) = report.diagnostics
    assert duplicate.at.line == 3
    assert [at.line for at, _ in duplicate.related] == [1]


def test_one_run_shows_everything_that_is_refused() -> None:
    text = "a: &x 1\na: 2\nb: *x\nc: !t 3\n<<: {}\n"
    assert [found.code for found in findings(text)] == ["Y008", "Y012", "Y009", "Y010", "Y011"]


def test_what_is_refused_is_left_out_and_the_rest_is_kept() -> None:
    report = Report()
    found = read_document(b"a: *x\nb: [*x, 1]\n? [k]\n: 1\nc: {d, e: 2}\nf: !t 3", "t", report)
    assert found is not None
    assert data(found.root) == {"b": ["1"], "c": {"e": "2"}, "f": "3"}


def test_a_key_without_a_value_asks_for_quotes() -> None:
    assert "quote" in finding("{doc: First, second}").advice


@pytest.mark.parametrize("text", ["{a: , b: 1}", "{a : }", "a:\nb:", "? a\n: \n"])
def test_a_key_with_a_colon_may_have_an_empty_value(text: str) -> None:
    assert findings(text) == []


def test_a_text_before_one_space_and_a_hash_is_taken_for_cut_off() -> None:
    text = "doc: Order #5"
    found = finding(text)
    assert (found.code, found.severity, shown(found, text)) == ("Y017", "warning", " #")


@pytest.mark.parametrize("text", ["doc: #5", "[a #5\n]", "doc: a\n  b #5"])
def test_a_hash_cuts_lists_empty_texts_and_several_lines(text: str) -> None:
    assert finding(text).code == "Y017"


@pytest.mark.parametrize(
    "text",
    ["a: int32    # json vcrId", "a: x#5", "a: 'x' # y", "a: # y\n  b: 1", "# c\na: |\n  x #5\n"],
)
def test_ordinary_comments_are_silent(text: str) -> None:
    assert findings(text) == []


def test_a_syntax_error_shows_where_the_broken_part_began() -> None:
    found = finding("a: 1\nb: [1, 2")
    assert (found.at.line, found.at.column) == (2, 9)
    assert [(at.line, at.column) for at, _ in found.related] == [(2, 4)]


def test_bytes_that_are_not_utf_8_are_shown_by_their_place() -> None:
    found = finding("é: ".encode() + b"\xff")
    assert (found.code, found.at.line, found.at.column) == ("Y003", 1, 4)


@pytest.mark.parametrize("text", ["[" * 65, "- " * 5000, "{b: " * 2000, "[" * 100_000])
def test_deep_nesting_stops_the_reader(text: str) -> None:
    assert finding(text).code == "Y006"


def test_sixty_four_levels_are_read() -> None:
    assert findings("[" * 64 + "]" * 64) == []


def test_many_values_stop_the_reader() -> None:
    assert finding("[" + "a," * 199_999 + "b]").code == "Y007"
    assert findings("[" + "a," * 199_998 + "b]") == []


def test_a_large_file_is_not_read() -> None:
    assert finding(b"#" * (LARGEST_FILE + 1)).code == "Y002"


def test_a_file_is_read_under_the_name_that_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"- a")
    report = Report()
    found = load(path, "specs/x.yaml", report)
    assert found is not None
    assert isinstance(found.root, Sequence)
    assert (found.name, found.root.at.file) == ("specs/x.yaml", "specs/x.yaml")


def test_a_file_that_cannot_be_opened_is_a_finding(tmp_path: Path) -> None:
    report = Report()
    assert load(tmp_path / "none.yaml", "none.yaml", report) is None
    assert [found.code for found in report.diagnostics] == ["Y001"]


def test_without_libyaml_the_reader_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(sys.modules["yaml"], "CBaseLoader")
    assert finding("a: 1").code == "Y019"
