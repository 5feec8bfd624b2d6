"""A tree as YAML text that reads as the same tree, in the style that people write."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, strategies as st

from wirewright.diagnostics import Report
from wirewright.spec.document import json_value
from wirewright.spec.dump import WIDTH, Noted, dump
from wirewright.spec.load import load


def reread(tree: dict[str, Any], tmp_path_factory: Any) -> Any:
    path = tmp_path_factory.getbasetemp() / "dumped.yaml"
    path.write_text(dump(tree), encoding="utf-8", newline="")
    report = Report()
    document = load(path, "dumped.yaml", report)
    assert [x.message for x in report.diagnostics] == []
    assert document is not None
    return json_value(document.root)


HARD = [
    "",
    " ",
    "no",
    "null",
    "1.10",
    "0x10",
    "2016-08-15T14:52:48Z",
    "a: b",
    "a #b",
    "- a",
    "*a",
    "&a",
    "!a",
    "%a",
    "@a",
    "`a`",
    "{a}",
    "[a]",
    "a, b",
    "a\nb",
    "a\n\nb",
    " a\n b",
    "a\n",
    "'a'",
    '"a"',
    "\\",
    "a\tb",
    "\u2028",
    "\x85",
    "é",
    "数",
    "word " * 60,
    "x" * 300,
    "a  b " * 40,
    "trailing ",
    "key:",
    "?",
    "<<",
    "=",
    "~",
    "1_000",
    "12:30:45",
    "^\\d+$",
    "map<string, int32>?",
]


@pytest.mark.parametrize("text", HARD)
def test_a_hard_text_reads_as_it_was(text: str, tmp_path_factory: Any) -> None:
    tree = {"a": text, "b": [text, text], "c": {"d": text}, "e": {"f": {"g": {"h": text}}}}
    assert reread(tree, tmp_path_factory) == tree


@given(
    st.dictionaries(
        st.text(
            st.characters(
                codec="utf-8",
                exclude_characters="\ufeff",
                exclude_categories=["Cc", "Cs", "Cn", "Co"],
            ),
            min_size=1,
            max_size=20,
        ),
        st.one_of(
            st.text(
                st.characters(
                    codec="utf-8",
                    exclude_characters="\ufeff",
                    exclude_categories=["Cc", "Cs", "Cn", "Co"],
                ),
                max_size=150,
            ),
            st.booleans(),
            st.integers(-9, 99),
        ),
        min_size=1,
    )
)
def test_any_texts_read_as_they_were(tmp_path_factory: Any, tree: dict[str, Any]) -> None:
    assert reread({"top": tree}, tmp_path_factory) == {"top": tree}


def test_short_mappings_stand_on_one_line_and_long_ones_do_not() -> None:
    text = dump({"types": {"A": {"enum": {"Red": 0}}, "B": {"fields": {"Id": "int32"}}}})
    assert "  A: {enum: {Red: 0}}\n" in text
    assert "  B:\n    fields: {Id: int32}\n" in text


def test_prose_is_folded_and_lines_are_kept() -> None:
    text = dump({"a": {"doc": "word " * 40 + "end", "notes": ["one\ntwo"]}})
    assert "  doc: >-\n" in text
    assert "    - |-\n      one\n      two\n" in text
    assert max(map(len, text.splitlines())) <= WIDTH


def test_a_comment_stands_behind_its_value_or_above_it() -> None:
    text = dump(
        {"fields": {"Id": Noted("int32", "review: a guess"), "Name": Noted("string", "w " * 60)}}
    )
    assert "  Id: int32  # review: a guess\n" in text
    assert "\n  # w w w" in text


def test_a_comment_cannot_end_its_line() -> None:
    text = dump({"a": {"b": Noted("c", "one\ntwo: 3\r\u2028four")}})
    assert text == "a:\n  b: c  # one two: 3 four\n"


def test_a_map_type_needs_no_quotes_where_it_stands() -> None:
    text = dump({"types": {"A": {"fields": {"M": "map<string, int32>?"}}}})
    assert "      M: map<string, int32>?\n" in text
