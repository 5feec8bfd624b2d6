"""Pages that are made to hurt cost bounded time and memory, and no reader fails on them."""

from __future__ import annotations

import time
import tracemalloc
from typing import Final

import pytest
from hypothesis import given, strategies as st

from wirewright.diagnostics import Report
from wirewright.importer import kinds
from wirewright.importer.facts import Documented
from wirewright.importer.pages import load

SIZE: Final = 64 * 1024
# Two seconds and 256 MiB for a MiB, which is small for what Python does per letter: the least
# that a page of this size may take is generous, for machines are shared.
MOST_SECONDS: Final = 2.0
MOST_BYTES: Final = 64 * 1024 * 1024

HEAD: Final = "POST api/x\n\nRequest Information\n\nBody Parameters\n\nPot\n\n"
TABLE: Final = HEAD + "NameDescriptionTypeAdditional information\n"
EXCHANGE: Final = "The following are sample HTTP requests and responses\nPOST /x HTTP/1.1\n"

BOMBS: Final = {
    "braces": (HEAD + "application/json\n", "{"),
    "objects that never end": (HEAD + "application/json\n", '{"a":\n'),
    "cut samples": (HEAD, 'application/json\n{"a": {\n'),
    "lists": ("", "[[\n"),
    "elements": ("", "<a>\n"),
    "elements in a line": ("", "<a x='1'>"),
    "quotes": ("", '{"'),
    "escapes": ('{"', "\\"),
    "rows": (TABLE, "id\n\nstring\n\nNone.\n\n"),
    "cells": (TABLE, "word word\n"),
    "words": (TABLE, "a "),
    "rows in a line": (TABLE, "id string None. "),
    "piped rows": ("| Name | Type |\n|---|---|\n", "| a | string |\n"),
    "pipes": ("", "|"),
    "heads": ("", "NameDescriptionTypeAdditional information\n"),
    "head words": ("", "Name"),
    "headings": ("", "Request Information\n"),
    "content types": ("", "application/json, text/json\n"),
    "operations": ("", "GET api/x\n"),
    "a long path": ("GET ", "a/"),
    "blanks": ("", " "),
    "lines": ("", "\n"),
    "nul": ("", "\0"),
    "letters": ("", "a"),
    "a collapsed page": ("POST api/x Request Information Body Parameters ", "id string None. "),
    "links": ("", "[a](/("),
    "strong words": ("", "**a"),
    "comments": ("", "<!--"),
    "metadata tables": (EXCHANGE, "X Parameters:\nNameParameterData TypeRequiredDescription\n"),
    "a deep exchange": (EXCHANGE + "Content-Type: application/json\n\n", '{"a":'),
    "addresses": ("", "https://h.example/a\n"),
    "named values": ("", '"a.b" values\n'),
    "boxes": ("<html>", "<div>"),
    "tables in tables": ("<html>", "<table><tr><td>"),
    "spans": ("<html><table>", "<tr><td colspan=999999999 rowspan=999999999>x"),
    "bold": ("<html>", "<b>"),
    "entities": ("<!DOCTYPE html [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><html>", "&b;"),
    "links of html": ("<html>", "<a href='/Help/Api/x'>GET x</a>"),
    "nested links": ("<html>", "<a href=x>"),
    "preformatted text": ("<html>", "<pre>{</pre>"),
    "preformatted lines": ("<html><pre>", "{\n"),
    "hidden boxes": ("<html>", "<div style='display:none'>"),
    "rows of html": ("<html><table><tr><th>Name<th>Type", "<tr><td>a<td>string"),
    "cells of html": ("<html><table><tr><th>Name<th>Type<tr>", "<td>a"),
}


def read(text: str) -> Documented:
    return kinds.read(load(text.encode("utf-8", "surrogatepass"), "page.txt"), None, Report())


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_takes_little_time(bomb: str) -> None:
    front, piece = BOMBS[bomb]
    text = front + piece * (SIZE // len(piece))
    began = time.process_time()
    read(text)
    assert time.process_time() - began < MOST_SECONDS


@pytest.mark.parametrize(
    "bomb", ["cut samples", "rows", "elements", "boxes", "cells of html", "entities"]
)
def test_a_bomb_takes_little_memory(bomb: str) -> None:
    front, piece = BOMBS[bomb]
    text = front + piece * (SIZE // len(piece))
    tracemalloc.start()
    try:
        read(text)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < MOST_BYTES


def test_twice_the_page_takes_about_twice_the_time() -> None:
    def took(size: int, bomb: tuple[str, str]) -> float:
        text = bomb[0] + bomb[1] * (size // len(bomb[1]))
        began = time.process_time()
        read(text)
        return time.process_time() - began

    for name in ("lists", "elements", "objects that never end", "preformatted lines", "addresses"):
        small = min(took(SIZE // 2, BOMBS[name]) for _ in range(2))
        large = min(took(SIZE * 2, BOMBS[name]) for _ in range(2))
        assert large < 10 * small + 0.2, name


PIECES: Final = st.sampled_from(
    [
        "POST api/x\n", "Request Information\n", "Body Parameters\n", "Response Information\n",
        "NameDescriptionTypeAdditional information\n", "| Name | Type |\n|---|---|\n", "| a | b |\n",
        "application/json\n", "Sample:\n", '{"a": 1}\n', '{"a": ', "<a>", "</a>\n", "None.\n",
        "id\n", "string\n", "Required\n", "|", "\n", " ", '"x"', "```\n", "[a](/b)", "HTTP/1.1 200 OK\n",
        "POST /x HTTP/1.1\n", "The following are sample HTTP requests and responses\n", "X Enum:\n",
        "https://h.example/x.json\n", "Method: GET\n", "Possible values: \"a\", \"b\"\n", "\ud800", "é",
        "<html>", "<table>", "<tr>", "<td>", "<pre>", "</pre>", "<h1>GET a</h1>", "&lt;", "<th>Name</th>",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40))
def test_no_mixture_of_pieces_fails(pieces: list[str]) -> None:
    text = "".join(pieces)
    for kind in (None, *kinds.NAMES):
        page = load(text.encode("utf-8", "surrogatepass"), "page.txt")
        kinds.read(page, kind, Report())


@given(st.binary(max_size=300))
def test_no_bytes_fail(content: bytes) -> None:
    kinds.read(load(content, "page.txt"), None, Report())
